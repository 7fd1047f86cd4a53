//! What the person decides.

use super::*;

#[test]
fn where_nothing_can_be_looked_up_the_person_is_asked_at_once() {
    let mut row = sending(100);
    row.carrier = Carrier::Nothing;
    row.answered(Err(lost()), 200, RULES);
    assert!(is_ask(&row.state));
    assert_eq!(row.due(i64::MAX, RULES), Due::Never);
    assert!(!row.check_now(300, RULES));
    // The agency was taken out of the portal, or its feed out of use, meanwhile.
    let mut row = unknown(200);
    assert!(row.interrupted(300, BLIND));
    assert!(is_ask(&row.state));
    let mut row = unknown(200);
    assert!(row.looked_up(&absent(1), 300, BLIND));
    assert!(is_ask(&row.state));
}

#[test]
fn the_person_decides_where_nobody_else_can() {
    let mut row = sending(0);
    row.answered(Err(lost()), 0, BLIND);
    let reference = row.reference.clone();
    assert!(row.send_again(50));
    assert_eq!((&row.state, row.resends), (&again(50), 0));
    assert_eq!(row.reference, reference);
    assert!(!row.send_again(51), "nothing to decide");
    assert!(!row.has_arrived(51, RULES));
    for mut row in [unknown(0), {
        let mut row = sending(0);
        row.answered(Err(lost()), 0, BLIND);
        row
    }] {
        assert!(row.has_arrived(70, RULES));
        assert_eq!(
            (&row.state, row.look_again),
            (&State::Accepted, Some(70 + DELAY))
        );
    }
    assert!(
        !unknown(0).send_again(10),
        "the agency is still being asked"
    );
}

#[test]
fn the_button_brings_things_forward_and_weakens_nothing() {
    let mut row = sending(0);
    row.answered(Err(offline(Method::Post)), 0, RULES);
    assert!(row.check_now(10, RULES));
    assert_eq!(row.due(10, RULES), Due::Post);

    let busy = |wait| {
        let mut row = sending(0);
        let error = error(ErrorKind::TooManyRequests(wait), Retry::Safe);
        row.answered(Err(error), 0, RULES);
        row
    };
    assert!(!busy(Some(60)).check_now(10, RULES), "the agency said when");
    assert!(busy(None).check_now(10, RULES));

    let mut row = unknown(0);
    for now in 1..30 {
        assert!(row.check_now(now, RULES));
        assert_eq!(row.due(now, RULES), Due::LookUp);
        row.looked_up(&absent(now), now, RULES);
        assert!(is_unknown(&row.state));
    }

    for state in [sent("7"), State::Accepted, State::Sending { since: 0 }] {
        row.state = state;
        assert!(!row.check_now(10, RULES));
    }
}

#[test]
fn the_button_also_asks_the_agency_after_the_person_was_asked() {
    let mut row = unknown(0);
    let failure = Err(error(ErrorKind::NotFound, Retry::Never));
    for now in 1..4 {
        row.looked_up(&failure, now, RULES);
    }
    assert!(is_ask(&row.state));
    assert!(row.check_now(10, RULES));
    assert_eq!(row.due(10, RULES), Due::LookUp);
    let mut found_now = row.clone();
    found_now.looked_up(&found(&["7"]), 10, RULES);
    assert_eq!(found_now.state, sent("7"));
    row.looked_up(&absent(10), 10 * DELAY, RULES);
    row.looked_up(&absent(10), 16 * DELAY, RULES);
    assert!(is_ask(&row.state));
}
