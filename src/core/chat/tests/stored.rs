use super::any::{any_event, any_outgoing, any_signal, any_text};
use super::*;

fn any_session() -> impl Strategy<Value = Session> {
    let who = prop_oneof![
        any_text().prop_map(|password| Who::Anonymous { password }),
        Just(Who::SignedIn)
    ];
    (
        (any_text(), any_text(), any::<i64>(), who, any::<bool>()),
        (
            any_text(),
            any_text(),
            any_text(),
            any::<Option<i64>>(),
            any_text(),
        ),
    )
        .prop_map(
            |(
                (agency, start, started, who, is_registered),
                (user, access, refresh, expires, room),
            )| {
                Session {
                    agency,
                    start,
                    started,
                    who,
                    is_registered,
                    user,
                    access,
                    refresh,
                    expires,
                    room,
                }
            },
        )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_chat_survives_being_kept(
        session in any_session(),
        version in any::<u32>(),
        heard in any::<Option<i64>>(),
        signals in prop::collection::vec(any_signal(), 0..12),
        events in prop::collection::vec(any_event(), 0..8),
        entries in prop::collection::vec(any_outgoing(), 0..4),
    ) {
        let leave = heard.map(|at| if at < 0 { Leave::Erase } else { Leave::Out });
        let mut record = Record { version, heard, leave, queue: Queue { entries }, ..Record::new(session) };
        for signal in signals {
            record.conversation.apply(signal);
        }
        record.timeline.merge(Run { from: None, to: "t".into(), events });
        let kept = Record::from_text(&record.to_text()).expect("what was written is read");
        // What only counts while the page is there is asked for again.
        record.conversation.is_seen = false;
        if matches!(record.conversation.stage, Stage::Asking | Stage::Closed(_) | Stage::Ready(_)) {
            record.conversation.stage = Stage::Idle;
        }
        // Names of events that were taken back and are not there are not needed.
        let is_there = |id: &str| record.timeline.runs.iter().flat_map(|run| &run.events).any(|event| event.id == id);
        let redacted = record.timeline.redacted.iter().filter(|id| is_there(id)).cloned().collect();
        record.timeline.redacted = redacted;
        prop_assert_eq!(kept, record);
    }

    #[test]
    fn a_damaged_record_does_no_harm(
        session in any_session(),
        entries in prop::collection::vec(any_outgoing(), 1..3),
        at in any::<prop::sample::Index>(),
        to in any::<char>(),
    ) {
        let count = entries.len();
        let mut record = Record { queue: Queue { entries }, ..Record::new(session) };
        let text = record.to_text();
        let at = at.index(text.chars().count());
        let damaged: String = text.chars().enumerate().map(|(index, c)| if index == at { to } else { c }).collect();
        if let Some(read) = Record::from_text(&damaged) {
            // A queue is whole or not there at all.
            prop_assert!(read.queue.entries.is_empty() || read.queue.entries.len() == count);
        }
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in any::<String>()) {
        prop_assert_eq!(Record::from_text(&text), None);
    }
}

#[test]
fn the_newest_events_alone_are_kept() {
    let who = Who::Anonymous {
        password: "p".into(),
    };
    let mut record = Record::new(Session::new("city", "7k3f", who, 5));
    record.timeline.merge(Run {
        from: Some("a".into()),
        to: "b".into(),
        events: (0..250).map(|id| text(&id.to_string())).collect(),
    });
    let kept = Record::from_text(&record.to_text()).unwrap().timeline;
    assert_eq!((kept.events().len(), kept.cursor()), (100, Some("b")));
    assert_eq!(kept.events()[0].id, "150");
    assert_eq!(kept.earlier().unwrap().from, "b");
}

#[test]
fn after_a_reload_nobody_hears_of_what_was_going_on() {
    let mut record = Record::new(Session::new("city", "7k3f", Who::SignedIn, 5));
    record.queue.push("t1", Message::Text("a".into()), 5);
    assert!(record.queue.begin(6));
    assert!(!record.queue.begin(6));
    let mut record = Record::from_text(&record.to_text()).unwrap();
    assert!(record.interrupted(7));
    assert!(matches!(record.queue.due(7), Due::Send(entry) if entry.txn == "t1"));
}
