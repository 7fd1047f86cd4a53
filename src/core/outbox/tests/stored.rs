use proptest::prelude::*;

use super::*;
use crate::model::Status;

fn any_doubt() -> impl Strategy<Value = Doubt> {
    let times = (any::<i64>(), any::<Option<i64>>(), any::<i64>());
    (times, any::<u32>(), any::<u32>()).prop_map(
        |((ended, first_look, not_before), looks, failures)| Doubt {
            ended,
            first_look,
            looks,
            failures,
            not_before,
        },
    )
}

fn any_state() -> impl Strategy<Value = State> {
    let obstacle = prop_oneof![
        Just(Obstacle::Offline),
        Just(Obstacle::Unavailable),
        any::<Option<u32>>().prop_map(|wait| Obstacle::TooManyRequests { wait }),
    ];
    prop_oneof![
        (any::<i64>(), prop::option::of(obstacle)).prop_map(|(not_before, obstacle)| {
            State::Waiting {
                not_before,
                obstacle,
            }
        }),
        any::<i64>().prop_map(|since| State::Sending { since }),
        any_doubt().prop_map(State::Unknown),
        any_doubt().prop_map(State::Ask),
        any::<String>().prop_map(|reason| State::Refused { reason }),
        Just(State::Accepted),
        (any::<String>(), any::<i64>(), any::<u32>()).prop_map(|(token, not_before, polls)| {
            State::Pending {
                token,
                not_before,
                polls,
            }
        }),
        any::<String>().prop_map(|id| sent(&id)),
    ]
}

pub(super) fn any_submission() -> impl Strategy<Value = Submission> {
    let carrier = prop_oneof![
        Just(Carrier::Nothing),
        Just(Carrier::Description),
        Just(Carrier::Field)
    ];
    let status = prop_oneof![
        Just(Status::Open),
        Just(Status::Closed),
        Just(Status::Other)
    ];
    let last = (status, any::<String>(), any::<i64>());
    let texts = prop::collection::vec(any::<String>(), 6);
    let times = prop::collection::vec(any::<Option<i64>>(), 3);
    let numbers = (any::<u32>(), any::<u32>(), any::<u32>(), any::<i64>());
    let is_news = any::<bool>();
    let copies = prop::collection::vec(any::<String>(), 0..3);
    (
        (any_state(), carrier, prop::option::of(last)),
        (texts, times, numbers, copies, is_news),
    )
        .prop_map(
            |((state, carrier, last), (texts, times, numbers, copies, is_news))| {
                let (version, tries, resends, created) = numbers;
                Submission {
                    version,
                    service_code: texts[0].clone(),
                    service_name: texts[1].clone(),
                    reference: texts[2].clone(),
                    service_notice: texts[3].clone(),
                    text: texts[4].clone(),
                    carrier,
                    state,
                    tries,
                    resends,
                    last_try: times[0],
                    doubted_from: times[1],
                    look_again: times[2],
                    duplicates: copies,
                    is_news,
                    last_status: last.map(|(status, text, as_of)| LastStatus {
                        status,
                        text,
                        as_of,
                    }),
                    ..Submission::new(texts[5].clone(), "city".into(), created)
                }
            },
        )
}

#[test]
fn without_a_name_and_an_agency_it_is_nothing() {
    for text in [
        "",
        "{",
        "[]",
        "null",
        "5",
        r#"{"id":"a"}"#,
        r#"{"agency":"a"}"#,
    ] {
        assert_eq!(Submission::from_text(text), None, "{text}");
    }
}

#[test]
fn what_is_not_understood_is_not_known() {
    for state in [
        r#""state":"new word""#,
        r#""state":"pending""#,
        r#""state":"sent""#,
        r#""state":[]"#,
        r#""created":"x""#,
    ] {
        let text = format!(r#"{{"id":"b","agency":"city",{state}}}"#);
        let mut row = Submission::from_text(&text).unwrap();
        let State::Unknown(doubt) = row.state else {
            panic!("{state}");
        };
        assert_eq!(doubt.ended, i64::MAX);
        // No list proves anything about a try of which nothing is known, until it is taken in.
        row.carrier = Carrier::Description;
        row.reference = "7K3FQ2MX".into();
        assert!(row.looked_up(&absent(1_000), 1_000, RULES));
        assert!(row.looked_up(&absent(1_000 + DELAY), 1_000 + DELAY, RULES));
        assert!(matches!(row.state, State::Unknown(_)), "{state}");
        assert!(row.interrupted(50, RULES));
        assert_eq!(row.state, State::Unknown(Doubt::since(50)));
    }
    let row = Submission::from_text(
        r#"{"id":"c","agency":"city","created":7,"state":"waiting","obstacle":"new","status":"odd","as_of":[],"duplicates":[1,[],"2"]}"#,
    );
    let row = row.unwrap();
    let obstacle = Some(Obstacle::Unavailable);
    let not_before = 0;
    assert_eq!(
        (row.created, &row.state),
        (
            7,
            &State::Waiting {
                not_before,
                obstacle
            }
        )
    );
    assert_eq!(row.last_status.unwrap().status, Status::Other);
    assert_eq!(row.duplicates, ["1", "2"]);
    // Rows of before this was known hold none.
    assert!(!row.is_news);
}

proptest! {
    // Each case is a whole row with many texts.
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_submission_survives_being_kept(row in any_submission()) {
        prop_assert_eq!(Submission::from_text(&row.to_text()), Some(row));
    }

    #[test]
    fn any_kept_text_is_read(text in any::<String>()) {
        let _ = Submission::from_text(&text);
    }

    /// Whatever stands in a record, no event panics, and waiting ends later than now.
    #[test]
    fn any_row_takes_any_event(row in any_submission(), now: i64, newest: i64, whole_since: i64, event in 0..9_u8) {
        let mut row = row;
        let look = Ok(LookUp { newest: Some(newest), whole_since, ..LookUp::default() });
        let before = row.clone();
        let changed = match event {
            0 => row.begin(now),
            1 => row.answered(Err(lost()), now, RULES),
            2 => row.looked_up(&look, now, RULES),
            3 => row.interrupted(now, RULES),
            4 => row.send_again(now),
            5 => row.has_arrived(now, RULES),
            6 => row.check_now(now, RULES),
            7 => row.answered(Err(offline(Method::Post)), now, RULES),
            _ => row.looked_up(&Err(offline(Method::Get)), now, RULES),
        };
        prop_assert_eq!(&row.text, &before.text);
        prop_assert!(changed || row == before);
        for rules in [RULES, BLIND, Rules { look_up_delay: Some(whole_since) }] {
            if let Due::At(at) = row.due(now, rules) {
                prop_assert!(at > now);
            }
        }
    }
}
