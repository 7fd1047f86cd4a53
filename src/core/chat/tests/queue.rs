use super::*;

const NOW: i64 = 1_700_000_000_000;

fn queue(count: usize) -> Queue {
    let mut queue = Queue::default();
    for index in 0..count {
        assert!(queue.push(&index.to_string(), Message::Text("a".into()), NOW));
    }
    queue
}

fn due(queue: &Queue, now: i64) -> Option<&str> {
    match queue.due(now) {
        Due::Send(entry) => Some(&entry.txn),
        _ => None,
    }
}

#[test]
fn one_is_sent_at_a_time_and_stays_until_it_is_seen() {
    let mut queue = queue(2);
    assert_eq!(due(&queue, NOW), Some("0"));
    assert!(queue.begin(NOW));
    assert_eq!(queue.due(NOW), Due::Never);
    queue.acked("0", "$a".into());
    assert_eq!(due(&queue, NOW), Some("1"));
    assert_eq!(queue.entries().len(), 2);
    assert!(!queue.discard("0"));
    assert!(queue.seen(&text("$a")) && !queue.seen(&text("$a")));
    let echo = Event {
        txn: Some("1".into()),
        ..text("$b")
    };
    assert!(queue.seen(&echo));
    assert!(queue.entries().is_empty() && !queue.is_open());
}

#[test]
fn what_passes_is_tried_again_and_what_does_not_holds_up_the_rest() {
    let mut queue = queue(2);
    queue.begin(NOW);
    let busy = Failure::Busy {
        wait_ms: Some(3_614),
    };
    queue.failed("0", &busy, NOW, 0);
    assert_eq!(queue.due(NOW), Due::At(NOW + 3_614));
    queue.wake(NOW);
    assert_eq!(due(&queue, NOW), Some("0"));
    queue.begin(NOW);
    queue.failed("0", &Failure::Expired, NOW, 0);
    assert_eq!(due(&queue, NOW), Some("0"));
    queue.begin(NOW);
    queue.failed("0", &Failure::refused("M_FORBIDDEN"), NOW, 0);
    let failed = SendState::Failed {
        code: "M_FORBIDDEN".into(),
    };
    assert_eq!(queue.get("0").unwrap().state, failed);
    assert_eq!(queue.due(NOW), Due::Never);
    assert!(queue.retry("0", NOW) && !queue.retry("0", NOW));
    assert_eq!(due(&queue, NOW), Some("0"));
    assert!(queue.discard("0"));
    assert_eq!(due(&queue, NOW), Some("1"));
}

#[test]
fn what_may_be_there_for_long_is_not_sent_again_unasked() {
    let hour = 3_600_000;
    let mut queue = queue(1);
    queue.begin(NOW);
    queue.failed("0", &Failure::Unavailable, NOW, 0);
    assert!(queue.begin(NOW + 20 * hour));
    queue.failed("0", &Failure::Unavailable, NOW + 20 * hour, 0);
    let late = NOW + 21 * hour;
    assert!(!queue.begin(late));
    assert_eq!(queue.get("0").unwrap().state, SendState::Held(Why::Old));
    assert!(queue.retry("0", late) && queue.begin(late));
    queue.interrupted(late);
    // A clock that was set back says nothing of how long ago it was.
    assert!(!queue.begin(NOW));
}

#[test]
fn after_a_long_absence_the_citizen_is_asked() {
    let mut queue = queue(2);
    queue.hold();
    assert_eq!(queue.due(NOW), Due::Never);
    assert!(queue.retry("0", NOW) && queue.discard("1"));
    assert_eq!(due(&queue, NOW), Some("0"));
}

#[test]
fn a_file_has_a_place_before_it_is_there_and_is_there_before_it_is_told() {
    let mut queue = Queue::default();
    let file = Attachment {
        name: "a.jpg".into(),
        media_type: "image/jpeg".into(),
        size: 3,
        slot: Slot::None,
    };
    queue.push("f", Message::File(file), NOW);
    assert!(matches!(queue.due(NOW), Due::Reserve(_)));
    queue.begin(NOW);
    queue.reserved("f", "mxc://a/1".into());
    assert!(matches!(queue.due(NOW), Due::Upload(_)));
    // The place was not used in time: another one, once.
    queue.begin(NOW);
    queue.failed("f", &Failure::refused("M_NOT_FOUND"), NOW, 0);
    assert!(matches!(queue.due(NOW), Due::Reserve(_)));
    queue.begin(NOW);
    queue.reserved("f", "mxc://a/2".into());
    queue.begin(NOW);
    queue.interrupted(NOW);
    assert!(matches!(queue.due(NOW), Due::Upload(_)));
    queue.begin(NOW);
    queue.uploaded("f");
    let Due::Send(entry) = queue.due(NOW) else {
        panic!("{:?}", queue.due(NOW));
    };
    assert!(
        matches!(&entry.message, Message::File(file) if file.slot == Slot::Full("mxc://a/2".into()))
    );
    assert_eq!((entry.first_try, entry.tries), (None, 0));
}

#[test]
fn a_place_that_is_never_there_is_not_asked_for_for_ever() {
    let mut queue = Queue::default();
    let file = Attachment {
        name: String::new(),
        media_type: String::new(),
        size: 0,
        slot: Slot::Reserved("mxc://a/1".into()),
    };
    queue.push("f", Message::File(file), NOW);
    for _ in 0..2 {
        assert!(matches!(queue.due(NOW), Due::Upload(_)));
        queue.begin(NOW);
        queue.failed("f", &Failure::refused("M_NOT_FOUND"), NOW, 0);
        queue.begin(NOW);
        queue.reserved("f", "mxc://a/2".into());
    }
    assert_eq!(queue.due(NOW), Due::Never);
    assert!(matches!(
        &queue.get("f").unwrap().state,
        SendState::Failed { .. }
    ));
}
