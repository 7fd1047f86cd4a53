use proptest::prelude::*;

use super::*;
use crate::agency::{AgencyError, ErrorKind, ErrorMessage, Retry, TransportError};
use crate::model::{ServiceRequest, Status, Submitted};

fn submission(id: &str, created: i64, state: State) -> Submission {
    Submission {
        id: id.into(),
        version: 0,
        agency: "city".into(),
        service_code: "001".into(),
        service_name: "Pothole".into(),
        created,
        state,
        service_notice: String::new(),
        last_status: None,
        text: "A hole.".into(),
    }
}

fn sent(reference: &str) -> State {
    State::Sent {
        service_request_id: reference.into(),
    }
}

fn closed(row: &mut Submission) {
    row.last_status = Some(LastStatus {
        status: Status::Closed,
        text: "closed".into(),
        as_of: 5,
    });
}

fn ids(ledger: &Ledger) -> Vec<&str> {
    ledger.newest_first().map(|row| row.id.as_str()).collect()
}

fn settled(kind: ErrorKind, retry: Retry) -> State {
    let message = |description: &str| ErrorMessage {
        code: "400".into(),
        description: description.into(),
    };
    let error = AgencyError {
        kind,
        messages: vec![message("No address."), message(""), message("No name.")],
        place: None,
        retry,
    };
    settle(Err(error)).0
}

#[test]
fn an_answer_settles_the_state() {
    let service_notice = String::from("Two days.");
    let notice = service_notice.clone();
    let id = Submitted::Id {
        service_request_id: "7".into(),
        service_notice: notice.clone(),
        account_id: String::new(),
    };
    assert_eq!(settle(Ok(id)), (sent("7"), service_notice.clone()));
    let token = Submitted::Token {
        token: "t".into(),
        service_notice: notice.clone(),
    };
    assert_eq!(
        settle(Ok(token)),
        (State::Pending { token: "t".into() }, service_notice.clone())
    );
    let accepted = Submitted::Accepted {
        service_notice: notice,
    };
    assert_eq!(settle(Ok(accepted)), (State::Accepted, service_notice));
}

#[test]
fn only_what_certainly_failed_is_said_to_have_failed() {
    let not_sent = |obstacle| State::NotSent { obstacle };
    let refused = State::Refused {
        reason: "No address.\nNo name.".into(),
    };
    assert_eq!(settled(ErrorKind::Invalid, Retry::Never), refused);
    assert_eq!(settled(ErrorKind::Auth, Retry::Never), refused);
    assert_eq!(
        settled(ErrorKind::Http(503), Retry::Safe),
        not_sent(Obstacle::Unavailable)
    );
    assert_eq!(
        settled(ErrorKind::TooManyRequests(Some(30)), Retry::Safe),
        not_sent(Obstacle::TooManyRequests { wait: Some(30) })
    );
    let offline = ErrorKind::Transport(TransportError::Offline);
    assert_eq!(settled(offline, Retry::Safe), not_sent(Obstacle::Offline));
}

#[test]
fn every_other_failure_leaves_it_open() {
    for kind in [
        ErrorKind::Http(500),
        ErrorKind::NotAnAnswer,
        ErrorKind::Undecodable("no id".into()),
        ErrorKind::TooManyRequests(None),
        ErrorKind::Invalid,
    ] {
        assert_eq!(settled(kind, Retry::Unsafe), State::CannotTell);
    }
    for retry in [Retry::Safe, Retry::Unsafe, Retry::Never] {
        assert_eq!(settled(ErrorKind::Duplicate, retry), State::CannotTell);
        for transport in [
            TransportError::Unreachable,
            TransportError::TimedOut,
            TransportError::TooLarge,
        ] {
            assert_eq!(
                settled(ErrorKind::Transport(transport), retry),
                State::CannotTell
            );
        }
    }
}

#[test]
fn requests_are_listed_newest_first_and_found() {
    let mut ledger = Ledger::default();
    ledger.put(submission("a", 1, sent("7")));
    ledger.put(submission("b", 3, State::Sending));
    ledger.put(submission("c", 2, State::Accepted));
    assert_eq!(ids(&ledger), ["b", "c", "a"]);
    assert_eq!(
        ledger.find("city", "7").map(|row| row.id.as_str()),
        Some("a")
    );
    assert_eq!(ledger.find("transit", "7"), None);
    assert!(ledger.update("b", |row| row.state = sent("8")));
    assert!(!ledger.update("z", |_| ()));
    assert_eq!(
        ledger.get("b").map(|row| (row.version, &row.state)),
        Some((1, &sent("8")))
    );
    ledger.remove("a");
    ledger.remove("a");
    assert_eq!(ids(&ledger), ["b", "c"]);
}

#[test]
fn a_reference_is_followed_once() {
    let mut ledger = Ledger::default();
    ledger.put(submission("a", 1, sent("7")));
    ledger.follow("city", "7", "Pothole", 9);
    ledger.follow("city", "8", "Graffiti", 9);
    ledger.follow("city", "8", "Graffiti", 10);
    ledger.follow("transit", "8", "Delay", 11);
    assert_eq!(ids(&ledger), ["follow:transit:8", "follow:city:8", "a"]);
    // Followed again after it was removed, and the removal was stored.
    ledger.remove("follow:city:8");
    let stored = ledger.clone();
    assert!(
        ledger
            .clone()
            .merge(stored.clone())
            .find("city", "8")
            .is_none()
    );
    ledger.follow("city", "8", "Graffiti", 12);
    assert!(ledger.merge(stored).find("city", "8").is_some());
}

#[test]
fn a_status_is_noted_with_its_time() {
    let told = ServiceRequest {
        service_request_id: "7".into(),
        status: Status::Closed,
        status_text: "Erledigt".into(),
        status_notes: String::new(),
        service_name: String::new(),
        service_code: String::new(),
        description: String::new(),
        agency_responsible: String::new(),
        service_notice: String::new(),
        requested_datetime: None,
        updated_datetime: None,
        expected_datetime: None,
        address: String::new(),
        address_id: String::new(),
        zipcode: String::new(),
        lat_long: None,
        media_urls: Vec::new(),
        notes: Vec::new(),
        extended_attributes: Vec::new(),
    };
    let mut ledger = Ledger::default();
    ledger.put(submission("a", 1, sent("7")));
    ledger.note_status("transit", "7", &told, 5);
    assert_eq!(ledger.get("a").unwrap().last_status, None);
    ledger.note_status("city", "7", &told, 5);
    let row = ledger.get("a").unwrap();
    let last = LastStatus {
        status: Status::Closed,
        text: "Erledigt".into(),
        as_of: 5,
    };
    assert_eq!((row.last_status.as_ref(), row.version), (Some(&last), 1));
    assert!(row.is_closed());
}

#[test]
fn putting_again_is_a_change() {
    let mut ledger = Ledger::default();
    ledger.put(submission("a", 1, State::Sending));
    let stored = ledger.clone();
    ledger.put(submission(
        "a",
        1,
        State::NotSent {
            obstacle: Obstacle::Offline,
        },
    ));
    ledger.put(submission("a", 1, State::Sending));
    let merged = ledger.merge(stored);
    assert_eq!(
        merged.get("a").map(|row| (row.version, &row.state)),
        Some((2, &State::Sending))
    );
}

#[test]
fn an_interrupted_try_is_not_known_to_have_arrived() {
    let mut ledger = Ledger::default();
    ledger.put(submission("a", 1, State::Sending));
    ledger.put(submission("b", 2, sent("7")));
    ledger.recover();
    assert_eq!(
        ledger.get("a").map(|row| &row.state),
        Some(&State::CannotTell)
    );
    assert_eq!(ledger.get("b").map(|row| &row.state), Some(&sent("7")));
}

#[test]
fn the_oldest_closed_go_first() {
    let mut ledger = Ledger::default();
    ledger.put(submission("on its way", -1, State::Sending));
    for number in 0..199 {
        ledger.put(submission(
            &number.to_string(),
            number,
            sent(&number.to_string()),
        ));
    }
    ledger.update("50", closed);
    ledger.update("60", closed);
    for number in 1_000..1_003 {
        ledger.put(submission(&number.to_string(), number, State::Accepted));
    }
    assert_eq!(ledger.newest_first().count(), 200);
    for gone in ["50", "60", "0"] {
        assert_eq!(ledger.get(gone), None);
    }
    assert!(ledger.get("on its way").is_some() && ledger.get("1").is_some());
}

#[test]
fn two_tabs_agree() {
    let mut ours = Ledger::default();
    ours.put(submission("a", 1, State::Sending));
    ours.put(submission("b", 2, sent("7")));
    let mut theirs = ours.clone();
    ours.put(submission("c", 3, State::Accepted));
    // The other tab started meanwhile and took the running try for an interrupted one.
    theirs.recover();
    ours.update("a", |row| row.state = sent("8"));
    theirs.remove("b");
    for merged in [ours.clone().merge(theirs.clone()), theirs.merge(ours)] {
        assert_eq!(ids(&merged), ["c", "a"]);
        assert_eq!(merged.get("a").map(|row| &row.state), Some(&sent("8")));
    }
}

#[test]
fn a_new_try_is_not_undone_by_the_memory_of_the_last_one() {
    let mut ours = Ledger::default();
    let obstacle = Obstacle::Offline;
    ours.put(submission("a", 1, State::NotSent { obstacle }));
    let stored = ours.clone();
    ours.update("a", |row| row.state = State::Sending);
    let merged = ours.merge(stored);
    assert_eq!(merged.get("a").map(|row| &row.state), Some(&State::Sending));
}

#[test]
fn rows_that_cannot_be_read_hide_no_others() {
    for text in ["", "{", "[]", "null", r#"{"rows":"x"}"#] {
        assert_eq!(Ledger::from_json(text), Ledger::default(), "{text}");
    }
    let ledger = Ledger::from_json(
        r#"{"rows":[5,{"id":"a"},{"id":"b","agency":"city","state":"new word","created":"x"},null,
        {"id":"c","agency":"city","created":7,"state":"sent","detail":"9","status":"odd","as_of":[]},
        {"id":"c","agency":"twice"}],"removed":[{},"d",{"id":"e","version":"-"}]}"#,
    );
    assert_eq!(ids(&ledger), ["c", "b"]);
    assert_eq!(
        ledger.get("b").map(|row| &row.state),
        Some(&State::CannotTell)
    );
    let c = ledger.get("c").unwrap();
    assert_eq!((c.created, c.service_request_id()), (7, Some("9")));
    assert_eq!(
        c.last_status.as_ref().map(|last| last.status),
        Some(Status::Other)
    );
}

fn any_submission() -> impl Strategy<Value = Submission> {
    let state = prop_oneof![
        Just(State::Sending),
        Just(State::CannotTell),
        Just(State::Accepted),
        Just(State::NotSent {
            obstacle: Obstacle::Offline
        }),
        Just(State::NotSent {
            obstacle: Obstacle::Unavailable
        }),
        any::<Option<u32>>().prop_map(|wait| State::NotSent {
            obstacle: Obstacle::TooManyRequests { wait }
        }),
        any::<String>().prop_map(|reason| State::Refused { reason }),
        any::<String>().prop_map(|token| State::Pending { token }),
        any::<String>().prop_map(|id| sent(&id)),
    ];
    let status = prop_oneof![
        Just(Status::Open),
        Just(Status::Closed),
        Just(Status::Other)
    ];
    let last = prop::option::of((status, any::<String>(), any::<i64>()));
    let texts = (any::<String>(), any::<String>(), any::<String>());
    (
        ("[a-f]{1,2}", any::<u32>(), any::<i64>()),
        state,
        last,
        texts,
    )
        .prop_map(
            |((id, version, created), state, last, (service_name, service_notice, text))| {
                Submission {
                    version,
                    service_name,
                    service_notice,
                    text,
                    last_status: last.map(|(status, text, as_of)| LastStatus {
                        status,
                        text,
                        as_of,
                    }),
                    ..submission(&id, created, state)
                }
            },
        )
}

fn any_ledger() -> impl Strategy<Value = Ledger> {
    let rows = prop::collection::vec(any_submission(), 0..12);
    (rows, prop::collection::vec("[a-f]{1,2}", 0..3)).prop_map(|(rows, removed)| {
        let mut ledger = Ledger::default();
        rows.into_iter().for_each(|row| ledger.put(row));
        removed.iter().for_each(|id| ledger.remove(id));
        ledger
    })
}

proptest! {
    // Each case is a whole ledger; a quarter of the usual number keeps the run short.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_ledger_survives_being_kept(ledger in any_ledger()) {
        prop_assert_eq!(Ledger::from_json(&ledger.to_json()), ledger);
    }

    #[test]
    fn any_kept_text_is_read(text in any::<String>()) {
        let _ = Ledger::from_json(&text);
    }

    #[test]
    fn merging_loses_nothing_and_settles(ours in any_ledger(), theirs in any_ledger()) {
        let merged = ours.clone().merge(theirs.clone());
        let both = ours.rows.iter().chain(&theirs.rows);
        let most = |id: &str| both.clone().filter(|row| row.id == id).map(|row| row.version).max();
        for row in both.clone() {
            let mut removed = ours.removed.iter().chain(&theirs.removed);
            let gone = removed.any(|removed| removed.id == row.id && Some(removed.version) >= most(&row.id));
            prop_assert_eq!(merged.get(&row.id).map(|kept| kept.version), most(&row.id).filter(|_| !gone));
        }
        prop_assert_eq!(merged.clone().merge(theirs), merged.clone());
        prop_assert_eq!(merged.clone().merge(ours), merged);
    }
}
