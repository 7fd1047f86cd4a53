//! What is new, and what was before.

use super::*;

const FIRST: &str = r#"{"next_batch":"s9_1","rooms":{"join":{"!room:city.example":{
  "summary":{},"state":{"events":[
    {"type":"m.room.member","state_key":"@frontdoor-7k3f:city.example","sender":"@frontdoor-7k3f:city.example",
     "content":{"membership":"join"},"event_id":"$1","origin_server_ts":1},
    {"type":"m.room.member","state_key":"@kim:city.example","sender":"@desk:city.example",
     "content":{"membership":"join","displayname":"Kim"},"event_id":"$2","origin_server_ts":2}]},
  "timeline":{"limited":true,"prev_batch":"t5_1","events":[
    {"type":"org.frontdoor.desk.status","state_key":"","sender":"@desk:city.example","event_id":"$3",
     "origin_server_ts":3,"content":{"phase":"queued","position":2,"eta_s":240}},
    {"type":"m.room.message","sender":"@desk:city.example","event_id":"$4","origin_server_ts":4,
     "content":{"msgtype":"m.notice","body":" Hello\n"}},
    {"type":"m.room.message","sender":"@frontdoor-7k3f:city.example","event_id":"$5","origin_server_ts":1795420800000,
     "content":{"msgtype":"m.text","body":"Hi"},"unsigned":{"transaction_id":"t1","age":3}},
    {"type":"m.room.message","sender":"@kim:city.example","event_id":"$6","origin_server_ts":6,
     "content":{"msgtype":"m.text","body":"I am Kim","org.frontdoor.txn":"t2"}}]},
  "ephemeral":{"events":[
    {"type":"m.typing","content":{"user_ids":["@kim:city.example","@frontdoor-7k3f:city.example"]}},
    {"type":"m.receipt","content":{"$5":{"m.read":{"@kim:city.example":{"ts":7}}},
      "$6":{"m.read":{"@frontdoor-7k3f:city.example":{"ts":8}}}}}]},
  "account_data":{"events":[]},"unread_notifications":{}}}}}"#;

fn decode(since: Option<&str>, body: &str) -> Result<sync::Batch, Failure> {
    sync::decode(&config(), &session(), since, &answer(200, body))
}

#[test]
fn a_room_is_read_with_who_and_what_is_in_it() {
    let batch = decode(None, FIRST).unwrap();
    assert_eq!(
        (batch.run.from.as_deref(), batch.run.to.as_str()),
        (Some("t5_1"), "s9_1")
    );
    let events = &batch.run.events;
    let told: Vec<_> = events
        .iter()
        .map(|event| (event.id.as_str(), event.role, event.txn.as_deref()))
        .collect();
    let expected = [
        ("$3", Role::Bot, None),
        ("$4", Role::Bot, None),
        ("$5", Role::Me, Some("t1")),
        // Others may not speak for the citizen.
        ("$6", Role::Agent, None),
    ];
    assert_eq!(told, expected);
    assert_eq!(events[1].content, Content::Text(" Hello\n".into()));
    assert_eq!(events[2].at, 1_795_420_800_000);
    let queued = Phase::Queued {
        position: Some(2),
        eta_s: Some(240),
    };
    let [me, kim, status, Signal::Seen] = batch.signals.as_slice() else {
        panic!("{:?}", batch.signals);
    };
    assert!(matches!(me, Signal::Member { role: Role::Me, .. }));
    let joined = Signal::Member {
        user: "@kim:city.example".into(),
        role: Role::Agent,
        membership: Membership::Joined,
        name: "Kim".into(),
    };
    assert_eq!(
        (kim, status),
        (&joined, &Signal::Status(Status::Open(queued)))
    );
    assert_eq!(batch.typing, Some(vec!["@kim:city.example".into()]));
    assert_eq!(batch.read.as_deref(), Some("$5"));
}

#[test]
fn a_poll_that_wakes_up_for_nothing_moves_the_mark() {
    for body in [
        r#"{"next_batch":"s2"}"#,
        r#"{"next_batch":"s2","rooms":{"join":{"!other":{}}}}"#,
    ] {
        let batch = decode(Some("s1"), body).unwrap();
        let run = Run {
            from: Some("s1".into()),
            to: "s2".into(),
            events: vec![],
        };
        assert_eq!((batch.run, batch.signals), (run, vec![Signal::Seen]));
        // Without a mark, a room that is not there was not seen.
        assert_eq!(decode(None, body).unwrap().signals, []);
    }
    assert_eq!(decode(None, r#"{"rooms":{}}"#), Err(Failure::Unavailable));
    let refused = r#"{"errcode":"M_UNKNOWN","error":"Invalid stream token"}"#;
    let failure = sync::decode(&config(), &session(), Some("x"), &answer(400, refused));
    assert!(failure.unwrap_err().is("M_UNKNOWN"));
}

#[test]
fn runs_begin_where_the_poll_did_unless_there_is_more_between() {
    let body = |limited| {
        [
            r#"{"next_batch":"s2","rooms":{"join":{"!room:city.example":{"timeline":{"limited":"#,
            limited,
            r#","prev_batch":"t1","events":[]}}}}}"#,
        ]
        .concat()
    };
    let from = |since, limited| decode(since, &body(limited)).unwrap().run.from;
    assert_eq!(from(Some("s1"), "false").as_deref(), Some("s1"));
    assert_eq!(from(Some("s1"), "true").as_deref(), Some("t1"));
    assert_eq!(from(None, "false").as_deref(), Some("t1"));
}

#[test]
fn a_room_that_was_left_is_over() {
    let body = r#"{"next_batch":"s2","rooms":{"leave":{"!room:city.example":{"timeline":{"events":[]}}}}}"#;
    let signals = decode(Some("s1"), body).unwrap().signals;
    let end = End {
        by: Ender::Unknown,
        reason: String::new(),
    };
    assert_eq!(signals, [Signal::Seen, Signal::End(end)]);
}

/// The content of one event of this type, content and rest.
fn content(kind: &str, content: &str, rest: &str) -> Content {
    let body = [
        r#"{"chunk":[{"event_id":"$1","sender":"@kim:city.example","origin_server_ts":1,"type":""#,
        kind,
        r#"","content":"#,
        content,
        rest,
        "}]}",
    ]
    .concat();
    let gap = Gap { from: "t2".into() };
    let run = messages::decode(&config(), &session(), &gap, &answer(200, &body));
    run.unwrap().events.remove(0).content
}

#[test]
fn what_is_not_known_is_shown_by_its_text() {
    let message = |text: &str| content("m.room.message", text, "");
    let text = |text: &str| Content::Text(text.into());
    assert_eq!(message(r#"{"msgtype":"m.text","body":"<b>"}"#), text("<b>"));
    assert_eq!(
        message(r#"{"msgtype":"m.location","body":"Here","geo_uri":"geo:1,2"}"#),
        text("Here")
    );
    assert_eq!(
        message(r#"{"msgtype":"m.image","body":"a.png"}"#),
        text("a.png")
    );
    assert_eq!(message("{}"), Content::Redacted);
    assert_eq!(message("null"), Content::Redacted);
    let because = r#","unsigned":{"redacted_because":{"event_id":"$2"}}"#;
    assert_eq!(content("m.room.message", "{}", because), Content::Redacted);
    let Content::File(file) = message(
        r#"{"msgtype":"m.image","body":"See this","filename":"a.png","url":"mxc://x/y",
        "info":{"mimetype":"image/png","size":12}}"#,
    ) else {
        panic!("a file");
    };
    assert_eq!(
        (file.name.as_str(), file.media_type.as_str()),
        ("a.png", "image/png")
    );
    assert_eq!((file.size, file.uri.as_str()), (Some(12), "mxc://x/y"));
    let packet = r#"{"msgtype":"m.notice","body":"Page","org.frontdoor.context":{"v":1}}"#;
    assert_eq!(message(packet), Content::Context("Page".into()));
    let rating = r#"{"msgtype":"m.notice","body":"4","org.frontdoor.rating":{"score":4}}"#;
    let rated = Content::Rating {
        body: "4".into(),
        score: 4,
    };
    assert_eq!(message(rating), rated);
    assert_eq!(
        content("m.sticker", r#"{"body":"a"}"#, ""),
        Content::Unknown
    );
    assert_eq!(
        content(
            "m.room.encrypted",
            r#"{"algorithm":"m.megolm.v1.aes-sha2"}"#,
            ""
        ),
        Content::Encrypted
    );
    assert_eq!(
        content("m.room.encryption", "{}", r#","state_key":"""#),
        Content::Encryption
    );
}

#[test]
fn redactions_name_their_target_in_old_rooms_and_new_ones() {
    let back = Content::Redaction {
        target: "$0".into(),
    };
    assert_eq!(
        content("m.room.redaction", "{}", r#","redacts":"$0""#),
        back
    );
    assert_eq!(content("m.room.redaction", r#"{"redacts":"$0"}"#, ""), back);
    assert_eq!(content("m.room.redaction", "{}", ""), Content::Unknown);
}

#[test]
fn the_desk_says_how_it_stands_in_words_that_may_be_new() {
    let status = |text: &str| content("org.frontdoor.desk.status", text, r#","state_key":"""#);
    let open = |phase| Content::Status(Status::Open(phase));
    assert_eq!(status(r#"{"phase":"bot"}"#), open(Phase::Bot));
    let human = Phase::Human {
        agent: "@kim:city.example".into(),
    };
    assert_eq!(
        status(r#"{"phase":"human","agent":"@kim:city.example"}"#),
        open(human)
    );
    assert_eq!(
        status(r#"{"phase":"lunch"}"#),
        open(Phase::Other("lunch".into()))
    );
    assert_eq!(status("{}"), Content::Unknown);
    for (by, who) in [
        ("agent", Ender::Agent),
        ("citizen", Ender::Citizen),
        ("desk", Ender::Desk),
        ("cat", Ender::Unknown),
    ] {
        let text = [r#"{"phase":"ended","reason":"done","by":""#, by, r#""}"#].concat();
        let end = End {
            by: who,
            reason: "done".into(),
        };
        assert_eq!(status(&text), Content::Status(Status::Ended(end)));
    }
    let moved = content(
        "m.room.tombstone",
        r#"{"body":"Moved","replacement_room":"!b"}"#,
        "",
    );
    assert!(matches!(moved, Content::Status(Status::Ended(end)) if end.reason == "Moved"));
}

#[test]
fn pages_of_history_lead_on_until_there_is_no_more() {
    let page = |gap: &Gap, body: &str| {
        let run = messages::decode(&config(), &session(), gap, &answer(200, body)).unwrap();
        let ids: Vec<String> = run.events.iter().map(|event| event.id.clone()).collect();
        (run.from, run.to, ids.concat())
    };
    let two = r#""chunk":[{"event_id":"$b","sender":"a","type":"m.room.message","content":{}},
        {"event_id":"$a","sender":"a","type":"m.room.message","content":{}},{"no":"event"}]"#;
    let more = [r#"{"start":"t9","end":"t7","#, two, "}"].concat();
    let last = ["{", two, "}"].concat();
    let stuck = [r#"{"end":"t9","#, two, "}"].concat();
    let gap = Gap { from: "t9".into() };
    let told = |from: Option<&str>| (from.map(str::to_owned), "t9".to_owned(), "$a$b".to_owned());
    assert_eq!(page(&gap, &more), told(Some("t7")));
    assert_eq!(page(&gap, &last), told(None));
    assert_eq!(page(&gap, &stuck), told(None));
    let half = messages::decode(&config(), &session(), &gap, &answer(200, "{}"));
    assert_eq!(half, Err(Failure::Unavailable));
}
