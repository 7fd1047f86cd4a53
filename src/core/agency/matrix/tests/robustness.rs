//! Whatever comes, nothing breaks.

use proptest::prelude::*;

use super::*;

/// Every decoder on one answer.
fn decode_all(response: &HttpResponse) {
    let (config, session) = (config(), session());
    let gap = Gap { from: "t".into() };
    let _ = desk::decode(response);
    let _ = account::decode(response);
    let _ = account::decode_registered(&config, &Auth::None, response);
    let _ = account::decode_ended(response);
    let _ = room::decode(response);
    let _ = room::decode_left(response);
    let _ = send::decode(response);
    let _ = media::decode_reserved(response);
    let _ = media::decode_uploaded(response);
    let _ = media::decode_limit(response);
    let _ = media::decode_download(response.clone());
    let _ = sync::decode(&config, &session, None, response);
    let _ = sync::decode(&config, &session, Some("s"), response);
    let _ = messages::decode(&config, &session, &gap, response);
    for mut session in [new_session(), session] {
        let mut opening = Opening::new(&config, &session);
        let _ = opening.answered(&config, &mut session, Ok(response), 0);
    }
}

/// JSON with the names that mean something here, in places where they do not.
fn any_json() -> impl Strategy<Value = String> {
    let names = prop::sample::select(vec![
        "rooms",
        "join",
        "leave",
        "!room:city.example",
        "timeline",
        "events",
        "state",
        "content",
        "type",
        "event_id",
        "sender",
        "chunk",
        "end",
        "next_batch",
        "prev_batch",
        "limited",
        "ephemeral",
        "user_ids",
        "m.read",
        "flows",
        "stages",
        "completed",
        "session",
        "errcode",
        "retry_after_ms",
        "soft_logout",
        "access_token",
        "expires_in_ms",
        "room_id",
        "content_uri",
        "org.frontdoor.desk",
        "hours",
        "org.frontdoor.rating",
        "score",
        "unsigned",
        "msgtype",
    ]);
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_filter_map("finite", |number| number
            .is_finite()
            .then(|| number.to_string())),
        prop::sample::select(vec![
            r#""m.room.message""#,
            r#""m.room.member""#,
            r#""org.frontdoor.desk.status""#,
            r#""m.typing""#,
            r#""m.receipt""#,
            r#""$1""#,
            r#""""#,
            r#""m.login.dummy""#,
        ])
        .prop_map(str::to_owned),
    ];
    leaf.prop_recursive(6, 48, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| [
                "[",
                &items.join(","),
                "]"
            ]
            .concat()),
            prop::collection::vec((names.clone(), inner), 0..6).prop_map(|entries| {
                let entries: Vec<String> = entries
                    .iter()
                    .map(|(name, value)| ["\"", name, "\":", value].concat())
                    .collect();
                ["{", &entries.join(","), "}"].concat()
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_bytes_are_decoded_without_a_panic(
        status in prop::sample::select(vec![200_u16, 302, 400, 401, 403, 404, 409, 413, 429, 500]),
        body in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        decode_all(&HttpResponse { body, ..answer(status, "") });
    }

    #[test]
    fn any_json_is_decoded_without_a_panic(
        status in prop::sample::select(vec![200_u16, 401, 429]),
        body in any_json(),
    ) {
        decode_all(&answer(status, &body));
    }

    #[test]
    fn a_cut_answer_is_no_answer(at in any::<prop::sample::Index>()) {
        let whole = r#"{"next_batch":"s2","rooms":{"join":{"!room:city.example":{"timeline":{"events":[
            {"type":"m.room.message","event_id":"$1","sender":"a","content":{"body":"é"}}]}}}}}"#;
        let body = whole.as_bytes()[..at.index(whole.len())].to_vec();
        let response = HttpResponse { body, ..answer(200, "") };
        let batch = sync::decode(&config(), &session(), None, &response);
        prop_assert_eq!(batch, Err(Failure::Unavailable));
    }

    #[test]
    fn names_of_anything_stay_one_segment(room in ".*", txn in ".*") {
        let session = Session { room, ..session() };
        let mut queue = Queue::default();
        queue.push(&txn, Message::Text(String::new()), 0);
        let request = send::request(&config(), &session, &queue.entries()[0]);
        prop_assert_eq!(request.url.split('/').count(), 11);
        prop_assert!(!request.url.contains(['?', '#', ' ']));
    }
}
