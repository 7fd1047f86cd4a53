//! What follows from look-ups.

use super::*;

fn doubt(row: &Submission) -> Doubt {
    match row.state {
        State::Unknown(doubt) | State::Ask(doubt) => doubt,
        ref other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_found_was_sent_and_copies_are_one() {
    let mut row = unknown(0);
    assert_eq!(row.due(0, RULES), Due::At(5_000));
    assert_eq!(row.due(5_000, RULES), Due::LookUp);
    assert!(row.looked_up(&found(&["7", "8", "9"]), 5_000, RULES));
    assert_eq!((&row.state, row.tries), (&sent("7"), 1));
    assert_eq!(row.duplicates, ["8", "9"]);
    assert_eq!(row.due(5_001, RULES), Due::At(5_000 + DELAY));
    assert_eq!(row.due(5_000 + DELAY, RULES), Due::LookUp);
    assert!(row.looked_up(&found(&["7", "10", "8"]), 5_000 + DELAY, RULES));
    assert_eq!(row.duplicates, ["8", "9", "10"]);
    assert_eq!(row.due(i64::MAX, RULES), Due::Never);
    assert!(
        !row.looked_up(&found(&["11"]), i64::MAX, RULES),
        "not asked"
    );
    assert_eq!(row.state, sent("7"));
}

#[test]
fn what_has_no_id_yet_has_arrived() {
    let mut row = unknown(0);
    let unnamed = LookUp {
        unnamed: true,
        ..LookUp::default()
    };
    row.looked_up(&Ok(unnamed), 5_000, RULES);
    assert_eq!(row.state, State::Accepted);
    row.looked_up(&found(&["7", "8"]), 5_000 + DELAY, RULES);
    assert_eq!((&row.state, row.duplicates.len()), (&sent("7"), 1));
}

#[test]
fn it_is_sent_again_once_the_list_proves_that_it_is_absent() {
    let mut row = unknown(0);
    assert!(row.looked_up(&absent(-50), 5_000, RULES));
    assert!(is_unknown(&row.state));
    assert!(row.looked_up(&absent(PROOF), 5_000 + PROOF, RULES));
    assert_eq!(row.state, again(5_000 + PROOF));
    assert_eq!((row.tries, row.resends), (1, 1));
    let reference = row.reference.clone();
    assert_eq!(row.due(5_000 + PROOF, RULES), Due::Post);
    assert!(row.begin(5_000 + PROOF));
    assert_eq!((row.tries, row.doubted_from), (2, Some(0)));
    assert_eq!(row.reference, reference);
}

#[test]
fn no_weaker_list_proves_anything() {
    let after = |look: &dyn Fn(i64) -> Result<LookUp, AgencyError>, first: i64, last: i64| {
        let mut row = unknown(0);
        row.looked_up(&look(first), first, RULES);
        row.looked_up(&look(last), last, RULES);
        row.state
    };
    let full = |now| absent(now);
    // The agency's clock is as far ahead as it may be.
    let early = |now| absent(now + SKEW);
    assert_eq!(after(&full, 5_000, 5_000 + PROOF), again(5_000 + PROOF));
    assert!(
        is_unknown(&after(&early, 5_000, 4_999 + DELAY)),
        "too early"
    );
    assert!(
        is_unknown(&after(&full, PROOF, PROOF + DELAY - 1)),
        "the two are too close"
    );
    let stale = |_| absent(PROOF - 1);
    assert!(
        is_unknown(&after(&stale, 5_000, 5_000 + PROOF)),
        "nothing was filed long enough after the try"
    );
    let cut = |now| {
        let whole_since = 1 - DELAY;
        absent(now).map(|look| LookUp {
            whole_since,
            ..look
        })
    };
    assert!(is_unknown(&after(&cut, 5_000, 5_000 + PROOF)), "cut off");
    let empty = |_| {
        Ok(LookUp {
            whole_since: i64::MIN,
            ..LookUp::default()
        })
    };
    assert!(is_unknown(&after(&empty, 5_000, 5_000 + PROOF)), "empty");
    // One look-up does not prove anything, however late.
    let mut row = unknown(0);
    row.looked_up(&absent(9 * DELAY), 9 * DELAY, RULES);
    assert!(is_unknown(&row.state));
}

#[test]
fn a_list_that_is_cut_off_long_before_the_try_proves_as_much_as_a_whole_one() {
    let mut row = unknown(0);
    for now in [5_000, 5_000 + PROOF] {
        let look = absent(now).map(|look| LookUp {
            whole_since: -DELAY,
            ..look
        });
        row.looked_up(&look, now, RULES);
    }
    assert_eq!(row.state, again(5_000 + PROOF));
}

#[test]
fn after_two_resends_the_person_is_asked() {
    let mut row = submission("a", 0);
    let mut now = 0;
    for resends in 0..3 {
        assert!(row.begin(now));
        assert!(row.answered(Err(lost()), now, RULES));
        assert_eq!(row.resends, resends);
        now += 5_000;
        row.looked_up(&absent(now), now, RULES);
        now += PROOF;
        row.looked_up(&absent(now), now, RULES);
    }
    assert!(is_ask(&row.state));
    assert_eq!((row.tries, row.resends), (3, 2));
    // The person may, as often as they like; the list is not believed any more often for that.
    assert!(row.send_again(now));
    assert!(row.begin(now));
    assert!(row.answered(Err(lost()), now, RULES));
    row.looked_up(&absent(now), now, RULES);
    row.looked_up(&absent(now + PROOF), now + PROOF, RULES);
    assert!(is_ask(&row.state));
}

#[test]
fn a_feed_that_proves_nothing_leads_to_the_person() {
    let mut row = unknown(0);
    let (mut now, mut looks) = (0, 0);
    while is_unknown(&row.state) {
        match row.due(now, RULES) {
            Due::At(at) => now = at,
            Due::LookUp => {
                row.looked_up(&absent(-1), now, RULES);
                looks += 1;
            }
            other => panic!("{other:?}"),
        }
    }
    assert!(is_ask(&row.state));
    assert!((6 * DELAY..7 * DELAY).contains(&now), "{now}");
    assert!((20..40).contains(&looks), "{looks}");
}

#[test]
fn an_unreadable_feed_leads_to_the_person_soon_and_a_silent_one_later() {
    let certain = [
        error(ErrorKind::NotFound, Retry::Never),
        error(ErrorKind::Undecodable("no list".into()), Retry::Safe),
    ];
    for failure in certain {
        let mut row = unknown(0);
        for now in [5_000, 10_000] {
            row.looked_up(&Err(failure.clone()), now, RULES);
            assert!(is_unknown(&row.state));
        }
        row.looked_up(&Err(failure), 20_000, RULES);
        assert!(is_ask(&row.state));
    }
    for kind in [
        ErrorKind::NotAnAnswer,
        ErrorKind::Http(500),
        ErrorKind::Transport(TransportError::Unreachable),
    ] {
        let mut row = unknown(0);
        let failure = Err(error(kind, Retry::Safe));
        for now in [5_000, DELAY, 6 * DELAY - 1] {
            row.looked_up(&failure, now, RULES);
            assert!(is_unknown(&row.state));
        }
        row.looked_up(&failure, 6 * DELAY, RULES);
        assert!(is_ask(&row.state));
    }
    // Without a network, nobody was asked.
    let mut row = unknown(0);
    for now in 1..100 {
        row.looked_up(&Err(offline(Method::Get)), now * DELAY, RULES);
    }
    assert!(is_unknown(&row.state));
    assert_eq!(doubt(&row).looks, 0);
}

#[test]
fn a_readable_answer_between_forgives_unreadable_ones() {
    let mut row = unknown(0);
    let failure = Err(error(ErrorKind::NotFound, Retry::Never));
    for look in [&failure, &failure, &absent(0), &failure, &failure] {
        row.looked_up(look, 5_000, RULES);
    }
    assert!(is_unknown(&row.state));
}

#[test]
fn a_busy_feed_is_left_alone_for_as_long_as_it_says() {
    let mut row = unknown(0);
    let busy = error(ErrorKind::TooManyRequests(Some(60)), Retry::Safe);
    row.looked_up(&Err(busy), 5_000, RULES);
    assert_eq!(row.due(5_000, RULES), Due::At(65_000));
}

#[test]
fn a_clock_that_is_behind_is_found_out() {
    let mut row = unknown(0);
    // Within two minutes clocks are right.
    row.looked_up(&absent(5_000 + 120_000), 5_000, RULES);
    assert_eq!(doubt(&row).first_look, Some(5_000));
    // An hour is too much: the try may have ended as late as that.
    let hour = 3_600_000;
    row.looked_up(&absent(hour), 10_000, RULES);
    assert_eq!((doubt(&row).ended, doubt(&row).first_look), (hour, None));
    // The clock is put right, and waiting begins anew.
    row.looked_up(&absent(hour), hour, RULES);
    row.looked_up(&absent(hour + PROOF - 1), hour + PROOF, RULES);
    assert!(is_unknown(&row.state));
    row.looked_up(&absent(hour + PROOF), hour + PROOF, RULES);
    assert_eq!(row.state, again(hour + PROOF));
}

#[test]
fn a_clock_that_is_set_back_delays_nothing_for_long() {
    let day = 86_400_000;
    let mut row = unknown(day);
    assert_eq!(row.due(0, RULES), Due::LookUp);
    row.looked_up(&absent(0), day + 5_000, RULES);
    row.looked_up(&absent(0), 5_000, RULES);
    assert_eq!(doubt(&row).first_look, Some(5_000));
    let row = submission("a", day);
    assert_eq!(row.due(0, RULES), Due::Post);
    let mut row = sending(day);
    let busy = error(ErrorKind::TooManyRequests(Some(3_600)), Retry::Safe);
    row.answered(Err(busy), day, RULES);
    assert_eq!(row.due(day, RULES), Due::At(day + 3_600_000));
    assert_eq!(row.due(0, RULES), Due::Post);
}

#[test]
fn the_look_for_copies_is_given_up_after_a_day() {
    let mut row = sending(0);
    row.answered(Ok(id("7")), 0, RULES);
    let (mut now, mut looks) = (0, 0);
    while let due @ (Due::At(_) | Due::LookUp) = row.due(now, RULES) {
        match due {
            Due::At(at) => now = at,
            _ => {
                row.looked_up(&Err(lost()), now, RULES);
                looks += 1;
            }
        }
    }
    assert!(looks < 100 && now <= 86_400_000 + DELAY, "{looks} {now}");
    assert_eq!((&row.state, row.due(now, RULES)), (&sent("7"), Due::Never));
}

#[test]
fn the_window_begins_with_the_first_try_in_doubt() {
    let mut row = submission("a", 10);
    row.begin(50);
    row.answered(Err(offline(Method::Post)), 60, RULES);
    row.check_now(500, RULES);
    row.begin(500);
    row.answered(Err(lost()), 600, RULES);
    assert_eq!(row.look_up_window(900), (500, 900));
    row.state = again(900);
    row.begin(900);
    row.answered(Err(lost()), 950, RULES);
    assert_eq!(row.look_up_window(990), (500, 990));
    // A clock that was set back.
    assert_eq!(row.look_up_window(5), (5, 500));
}
