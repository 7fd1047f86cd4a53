use super::*;
use crate::model::{ServiceRequest, Status};

fn row(id: &str, created: i64, state: State) -> Submission {
    Submission {
        state,
        ..submission(id, created)
    }
}

fn ids(ledger: &Ledger) -> Vec<&str> {
    ledger.newest_first().map(|row| row.id.as_str()).collect()
}

fn told() -> ServiceRequest {
    ServiceRequest {
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
    }
}

#[test]
fn requests_are_listed_newest_first_and_found() {
    let mut ledger = Ledger::default();
    ledger.put(row("a", 1, sent("7")));
    ledger.put(row("b", 3, State::Sending { since: 3 }));
    ledger.put(row("c", 2, State::Accepted));
    assert_eq!(ids(&ledger), ["b", "c", "a"]);
    let name = |agency, id| ledger.find(agency, id).map(|row| row.id.as_str());
    assert_eq!(name("city", "7"), Some("a"));
    assert_eq!(name("transit", "7"), None);
    ledger.remove("a");
    ledger.remove("a");
    assert_eq!(ids(&ledger), ["b", "c"]);
}

#[test]
fn a_copy_is_found_as_the_request_it_is_of() {
    let mut ledger = Ledger::default();
    let duplicates = vec!["8".to_owned()];
    ledger.put(Submission {
        duplicates,
        ..row("a", 1, sent("7"))
    });
    assert_eq!(ledger.find("city", "8").unwrap().id, "a");
    assert_eq!(ledger.follow("city", "8", "Pothole", 2), None);
    ledger.put(row("b", 2, sent("8")));
    assert_eq!(ledger.find("city", "8").unwrap().id, "b");
}

#[test]
fn the_newer_version_wins() {
    let mut ledger = Ledger::default();
    let version = |version, state| Submission {
        version,
        ..row("a", 1, state)
    };
    assert!(ledger.put(version(2, State::Accepted)));
    assert!(!ledger.put(version(1, State::Sending { since: 1 })));
    assert_eq!(ledger.get("a").unwrap().state, State::Accepted);
    assert!(ledger.put(version(2, sent("7"))));
    assert!(ledger.put(version(3, sent("8"))));
    assert_eq!(ledger.get("a").unwrap().state, sent("8"));
    assert_eq!(ledger.get("b"), None);
}

#[test]
fn a_reference_is_followed_once() {
    let mut ledger = Ledger::default();
    ledger.put(row("a", 1, sent("7")));
    assert_eq!(ledger.follow("city", "7", "Pothole", 9), None);
    let followed = ledger.follow("city", "8", "Graffiti", 9).unwrap();
    assert_eq!(
        (followed.id.as_str(), followed.service_request_id()),
        ("follow:city:8", Some("8"))
    );
    assert_eq!(followed.due(10, RULES), Due::Never);
    ledger.put(followed);
    assert_eq!(ledger.follow("city", "8", "Graffiti", 10), None);
    assert!(ledger.follow("transit", "8", "Delay", 11).is_some());
}

#[test]
fn a_status_is_noted_with_its_time() {
    let mut ledger = Ledger::default();
    ledger.put(row("a", 1, sent("7")));
    assert_eq!(ledger.with_status("transit", "7", &told(), 5), None);
    let row = ledger.with_status("city", "7", &told(), 5).unwrap();
    let last = LastStatus {
        status: Status::Closed,
        text: "Erledigt".into(),
        as_of: 5,
    };
    assert_eq!((row.last_status.as_ref(), row.version), (Some(&last), 0));
    assert!(row.is_closed());
    assert_eq!(ledger.get("a").unwrap().last_status, None);
}

#[test]
fn the_oldest_closed_go_first_and_what_is_open_stays() {
    let mut ledger = Ledger::default();
    let open = [
        State::Sending { since: 0 },
        State::Unknown(Doubt::since(0)),
        State::Ask(Doubt::since(0)),
        submission("", 0).state,
    ];
    for (number, state) in (0..).zip(open) {
        ledger.put(row(&format!("open {number}"), -1, state));
    }
    for number in 0..196 {
        ledger.put(row(&number.to_string(), number, sent(&number.to_string())));
    }
    assert_eq!(ledger.surplus(), Vec::<String>::new());
    for closed in ["60", "50"] {
        ledger.put(ledger.with_status("city", closed, &told(), 5).unwrap());
    }
    for number in 1_000..1_003 {
        ledger.put(row(&number.to_string(), number, State::Accepted));
    }
    assert_eq!(ledger.surplus(), ["50", "60", "0"]);
    for id in ledger.surplus() {
        ledger.remove(&id);
    }
    assert_eq!(ledger.newest_first().count(), 200);
    for number in 0..300 {
        let id = format!("more {number}");
        ledger.put(row(&id, number, State::Sending { since: 0 }));
    }
    let surplus = ledger.surplus();
    assert_eq!(surplus.len(), 196);
    assert!(surplus.iter().all(|id| !ledger.get(id).unwrap().is_open()));
}

#[test]
fn a_status_is_news_where_it_changed_since_it_was_seen() {
    let last = |status, text: &str, as_of| LastStatus {
        status,
        text: text.into(),
        as_of,
    };
    let mut first = row("a", 1, sent("7"));
    first.note_status(last(Status::Open, "open", 5));
    first.note_status(last(Status::Open, "open", 6));
    assert!(!first.is_news);
    let mut reworded = first.clone();
    reworded.note_status(last(Status::Open, "in progress", 7));
    assert!(reworded.is_news);
    // What was not seen yet stays news, be it as before again.
    reworded.note_status(last(Status::Open, "open", 8));
    assert!(reworded.is_news);
    let mut ledger = Ledger::default();
    ledger.put(first);
    assert_eq!(ledger.news().count(), 0);
    ledger.put(ledger.with_status("city", "7", &told(), 9).unwrap());
    assert_eq!(ledger.news().count(), 1);
}

#[test]
fn an_open_request_is_asked_about_once_in_a_while() {
    let mut request = row("a", 1_000, sent("7"));
    assert!(!request.is_stale(1_099, 100));
    assert!(request.is_stale(1_100, 100));
    let status = |status, as_of| LastStatus {
        status,
        text: String::new(),
        as_of,
    };
    request.note_status(status(Status::Open, 1_100));
    assert!(!request.is_stale(1_199, 100));
    assert!(request.is_stale(1_200, 100));
    request.note_status(status(Status::Closed, 1_200));
    assert!(!request.is_stale(i64::MAX, 100));
    assert!(!row("b", 0, State::Accepted).is_stale(1_000, 100));
}
