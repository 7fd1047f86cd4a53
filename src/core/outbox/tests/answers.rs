//! What follows from the answers to a try.

use super::*;
use crate::agency::ErrorMessage;
use crate::model::TokenAnswer;

fn answered(error: AgencyError, rules: Rules) -> State {
    let mut row = sending(100);
    assert!(row.answered(Err(error), 200, rules));
    row.state
}

#[test]
fn the_intent_is_there_before_the_request() {
    let mut row = submission("a", 100);
    assert_eq!(row.due(100, RULES), Due::Post);
    assert_eq!(row.due(40, RULES), Due::At(100));
    assert!(!row.begin(40), "not yet");
    assert!(row.begin(100));
    assert_eq!(row.state, State::Sending { since: 100 });
    assert_eq!((row.tries, row.last_try), (1, Some(100)));
    assert_eq!(row.due(1_000_000, RULES), Due::Never);
    assert!(!row.begin(101), "already");
}

#[test]
fn an_answer_settles_the_state() {
    let row = |answer| {
        let mut row = sending(100);
        assert!(row.answered(Ok(answer), 200, RULES));
        assert!(!row.answered(Err(lost()), 300, RULES), "twice");
        row
    };
    let with_id = row(id("7"));
    assert_eq!(with_id.state, sent("7"));
    assert_eq!(with_id.service_notice, "Two days.");
    assert_eq!(with_id.look_again, Some(200 + DELAY));
    assert!(with_id.is_with_agency() && !with_id.is_open());
    let token = row(Submitted::Token {
        token: "t".into(),
        service_notice: "Soon.".into(),
    });
    let pending = State::Pending {
        token: "t".into(),
        not_before: 5_200,
        polls: 0,
    };
    assert_eq!(
        (token.state, token.service_notice.as_str()),
        (pending, "Soon.")
    );
    let service_notice = String::new();
    assert_eq!(
        row(Submitted::Accepted { service_notice }).state,
        State::Accepted
    );
}

#[test]
fn only_what_certainly_failed_is_said_to_have_failed() {
    let waiting = |wait: i64, obstacle| State::Waiting {
        not_before: 200 + wait,
        obstacle: Some(obstacle),
    };
    let message = |description: &str| ErrorMessage {
        code: "400".into(),
        description: description.into(),
    };
    let mut refused = error(ErrorKind::Invalid, Retry::Never);
    refused.messages = vec![message("No address."), message(""), message("No name.")];
    let reason = "No address.\nNo name.".into();
    assert_eq!(answered(refused, RULES), State::Refused { reason });
    let auth = answered(error(ErrorKind::Auth, Retry::Never), RULES);
    assert!(matches!(auth, State::Refused { .. }));
    assert_eq!(
        answered(error(ErrorKind::Http(503), Retry::Safe), RULES),
        waiting(5_000, Obstacle::Unavailable)
    );
    assert_eq!(
        answered(offline(Method::Post), RULES),
        waiting(5_000, Obstacle::Offline)
    );
    for (wait, pause) in [
        (None, 5_000),
        (Some(1), 5_000),
        (Some(30), 30_000),
        (Some(u32::MAX), 86_400_000),
    ] {
        let busy = error(ErrorKind::TooManyRequests(wait), Retry::Safe);
        let obstacle = Obstacle::TooManyRequests { wait };
        assert_eq!(answered(busy, RULES), waiting(pause, obstacle));
    }
}

#[test]
fn every_other_failure_leaves_it_open() {
    let mut failures = vec![error(ErrorKind::TooManyRequests(None), Retry::Unsafe)];
    for kind in [
        ErrorKind::Http(500),
        ErrorKind::Http(408),
        ErrorKind::NotAnAnswer,
        ErrorKind::Undecodable("no id".into()),
        ErrorKind::Invalid,
    ] {
        failures.push(error(kind, Retry::Unsafe));
    }
    for retry in [Retry::Safe, Retry::Unsafe, Retry::Never] {
        failures.push(error(ErrorKind::Duplicate, retry));
        for transport in [
            TransportError::Unreachable,
            TransportError::TimedOut,
            TransportError::TooLarge,
        ] {
            failures.push(error(ErrorKind::Transport(transport), retry));
        }
    }
    for failure in failures {
        let expected = State::Unknown(Doubt::since(200));
        assert_eq!(answered(failure.clone(), RULES), expected, "{failure:?}");
        assert!(is_ask(&answered(failure, BLIND)));
    }
}

#[test]
fn certain_failures_are_repeated_ever_more_rarely() {
    let mut row = submission("a", 0);
    let mut now = 0;
    let mut pauses = Vec::new();
    for _ in 0..12 {
        assert!(row.begin(now));
        assert!(row.answered(Err(offline(Method::Post)), now, RULES));
        let Due::At(at) = row.due(now, RULES) else {
            panic!("{:?}", row.due(now, RULES));
        };
        pauses.push((at - now) / 1_000);
        now = at;
    }
    assert_eq!(
        pauses,
        [5, 10, 20, 40, 80, 160, 320, 640, 900, 900, 900, 900]
    );
    assert_eq!((row.tries, row.resends), (12, 0));
}

#[test]
fn what_was_on_its_way_when_the_page_went_away_may_have_arrived() {
    let mut row = sending(100);
    assert!(row.interrupted(5_000, RULES));
    assert_eq!(row.state, State::Unknown(Doubt::since(5_000)));
    assert_eq!(row.doubted_from, Some(100));
    assert!(!row.interrupted(6_000, RULES), "once");
    let mut row = sending(100);
    assert!(row.interrupted(5_000, BLIND));
    assert!(is_ask(&row.state));
    for state in [sent("7"), State::Accepted, again(5)] {
        row.state = state.clone();
        assert!(!row.interrupted(6_000, BLIND));
        assert_eq!(row.state, state);
    }
}

#[test]
fn a_token_is_asked_for_ever_more_rarely() {
    let mut row = sending(0);
    let token = Submitted::Token {
        token: "t".into(),
        service_notice: String::new(),
    };
    row.answered(Ok(token), 0, RULES);
    let answer = |id: Option<&str>| {
        Ok(TokenAnswer {
            token: "t".into(),
            service_request_id: id.map(str::to_owned),
        })
    };
    let mut now = 0;
    let mut pauses = Vec::new();
    for turn in 0..12 {
        let Due::At(at) = row.due(now, RULES) else {
            panic!("{:?}", row.due(now, RULES));
        };
        pauses.push((at - now) / 1_000);
        now = at;
        assert_eq!(row.due(now, RULES), Due::Poll);
        let told = if turn % 2 == 0 {
            answer(None)
        } else {
            Err(lost())
        };
        assert!(row.polled(&told, now, RULES));
    }
    assert_eq!(
        pauses,
        [5, 10, 20, 40, 80, 160, 320, 640, 1_280, 2_560, 3_600, 3_600]
    );
    assert!(row.check_now(now, RULES));
    assert_eq!(row.due(now, RULES), Due::Poll);
    assert!(row.polled(&answer(Some("7")), now, RULES));
    assert_eq!(
        (&row.state, row.look_again),
        (&sent("7"), Some(now + DELAY))
    );
    assert!(!row.polled(&answer(Some("8")), now, RULES));
}
