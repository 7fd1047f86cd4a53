use super::{config, descriptions, recording};
use crate::agency::open311::{create, inspect, request, services};
use crate::agency::{AgencyError, ErrorKind, HttpResponse, Retry};

pub const FILES: &[&str] = &[
    "o311adapter-error_500.json",
    "own-error_duplicate.http.txt",
    "own-error_fields.http.txt",
    "own-error_malformed.xml",
    "own-error_object.json",
    "own-error_page.http.txt",
    "own-error_trace.http.txt",
    "own-error_wait.http.txt",
    "sf-403.http.txt",
    "sf-403_plain_error.xml",
    "sf-get_service_request_not_found.xml",
    "spec-error_403.json",
    "spec-error_403.xml",
];

/// What a recording is to a read and to a write.
fn read(name: &str) -> Option<[AgencyError; 2]> {
    recording(name).map(|answer| both(&answer))
}

fn both(answer: &HttpResponse) -> [AgencyError; 2] {
    let read = request::decode(&config(), answer).unwrap_err();
    [read, create::decode(&config(), answer).unwrap_err()]
}

fn with_status(name: &str, status: u16) -> Option<[AgencyError; 2]> {
    recording(name).map(|answer| both(&HttpResponse { status, ..answer }))
}

#[test]
fn a_refused_key_in_every_shape_and_under_every_status() {
    let words = "Invalid api_key received -- can't proceed with create_request.";
    for name in [
        "sf-403_plain_error.xml",
        "spec-error_403.xml",
        "spec-error_403.json",
    ] {
        for status in [200, 400, 403] {
            let Some([read, write]) = with_status(name, status) else {
                continue;
            };
            assert_eq!(descriptions(&read), [words], "{name}");
            assert_eq!(descriptions(&write), [words], "{name}");
            assert_eq!(write.retry, Retry::Never, "{name} {status}");
            assert_eq!(read.kind, ErrorKind::Auth, "{name} {status}");
        }
    }
    let [read, _] = read("sf-403.http.txt").unwrap();
    assert_eq!(
        (read.kind.clone(), descriptions(&read)),
        (ErrorKind::Auth, vec![words])
    );
}

#[test]
fn the_inspection_names_the_error_of_a_bare_recording() {
    let Some(answer) = recording("spec-error_403.xml") else {
        return;
    };
    for kind in inspect::KINDS {
        let error = inspect::inspect(kind, &answer).unwrap_err();
        let printed: serde_json::Value =
            serde_json::from_str(&inspect::inspect_error(&error)).unwrap();
        assert_eq!(printed["error"]["kind"], "auth", "{kind}");
        assert_eq!(printed["error"]["messages"][0]["code"], "403", "{kind}");
    }
}

#[test]
fn not_found_by_the_document_alone() {
    let [error, _] = read("sf-get_service_request_not_found.xml").unwrap();
    assert_eq!(error.kind, ErrorKind::NotFound);
    assert_eq!(error.retry, Retry::Never);
    assert_eq!(error.messages[0].code, "404");
    assert_eq!(
        descriptions(&error),
        ["Service request not found with id or token not-an-id"]
    );
}

#[test]
fn a_stack_trace_for_an_unknown_reference() {
    for status in [200, 500] {
        let Some([read, write]) = with_status("o311adapter-error_500.json", status) else {
            return;
        };
        assert_eq!(
            (&read.kind, read.retry),
            (&ErrorKind::Http(500), Retry::Safe)
        );
        assert_eq!(
            (&write.kind, write.retry),
            (&ErrorKind::Http(500), Retry::Unsafe)
        );
        assert!(descriptions(&read)[0].starts_with("Can't call method"));
    }
    let [_, write] = read("own-error_trace.http.txt").unwrap();
    assert_eq!(
        (&write.kind, write.retry),
        (&ErrorKind::Http(500), Retry::Unsafe)
    );
    assert!(descriptions(&write)[0].ends_with("KeyError: 7"));
}

#[test]
fn a_duplicate_is_never_sent_again() {
    let [_, write] = read("own-error_duplicate.http.txt").unwrap();
    assert_eq!(
        (&write.kind, write.retry),
        (&ErrorKind::Duplicate, Retry::Unsafe)
    );
    assert_eq!(
        descriptions(&write),
        ["Invalid service request: Base is a duplicate."]
    );
}

#[test]
fn refused_fields_are_named() {
    let [_, write] = read("own-error_fields.http.txt").unwrap();
    assert_eq!(
        (&write.kind, write.retry),
        (&ErrorKind::Invalid, Retry::Never)
    );
    assert_eq!(
        descriptions(&write),
        ["email is invalid", "email is too short"]
    );
}

#[test]
fn pages_give_their_title() {
    let [read, write] = read("own-error_page.http.txt").unwrap();
    assert_eq!(
        (&read.kind, write.retry),
        (&ErrorKind::NotFound, Retry::Never)
    );
    assert_eq!(descriptions(&read), ["404 – No such request"]);
}

#[test]
fn a_time_to_wait_is_kept() {
    let [read, write] = read("own-error_wait.http.txt").unwrap();
    assert_eq!(read.kind, ErrorKind::TooManyRequests(Some(120)));
    assert_eq!((write.retry, write.messages.len()), (Retry::Safe, 0));
}

#[test]
fn almost_xml() {
    let [read, write] = read("own-error_malformed.xml").unwrap();
    assert!(matches!(read.kind, ErrorKind::Undecodable(_)), "{read:?}");
    assert_eq!(
        read.place
            .as_deref()
            .map(|place| place.starts_with("line 5")),
        Some(true),
        "{read:?}"
    );
    assert_eq!(write.retry, Retry::Unsafe);
    let [read, write] = with_status("own-error_malformed.xml", 400).unwrap();
    assert_eq!(
        (&read.kind, write.retry),
        (&ErrorKind::Invalid, Retry::Never)
    );
    assert!(descriptions(&read)[0].contains("Fish"), "{read:?}");
}

#[test]
fn an_object_under_success() {
    let [read, _] = read("own-error_object.json").unwrap();
    assert_eq!(read.kind, ErrorKind::Auth);
    assert_eq!(read.messages[0].code, "401");
    assert_eq!(descriptions(&read), ["The api_key has expired"]);
}

#[test]
fn bodies_that_say_nothing() {
    for (status, body, kind, retry) in [
        (200, "", ErrorKind::NotAnAnswer, Retry::Unsafe),
        (204, "", ErrorKind::NotAnAnswer, Retry::Unsafe),
        (200, "OK", ErrorKind::NotAnAnswer, Retry::Unsafe),
        (302, "", ErrorKind::Http(302), Retry::Unsafe),
        (401, "", ErrorKind::Auth, Retry::Never),
        (404, "Not Found", ErrorKind::NotFound, Retry::Never),
        (408, "", ErrorKind::Http(408), Retry::Unsafe),
        (422, "{}", ErrorKind::Invalid, Retry::Never),
        (
            502,
            "<html><body>Bad gateway",
            ErrorKind::Http(502),
            Retry::Unsafe,
        ),
        (511, "<html>", ErrorKind::NotAnAnswer, Retry::Unsafe),
    ] {
        let body = body.as_bytes().to_vec();
        let answer = HttpResponse {
            status,
            content_type: "application/json".into(),
            retry_after: None,
            body,
        };
        let [_, write] = both(&answer);
        assert_eq!((&write.kind, write.retry), (&kind, retry), "{status}");
    }
}

#[test]
fn long_messages_are_cut_and_many_are_dropped() {
    let row = format!("{{\"code\":400,\"description\":\"{}\"}}", "é".repeat(5_000));
    let rows: Vec<_> = (0..50)
        .map(|index| row.replace("400", &(400 + index).to_string()))
        .collect();
    let body = format!("[{}]", rows.join(",")).into_bytes();
    let answer = HttpResponse {
        status: 400,
        content_type: String::new(),
        retry_after: None,
        body,
    };
    let error = services::decode(&config(), &answer).unwrap_err();
    assert_eq!(error.messages.len(), 20);
    assert_eq!(error.messages[0].description.chars().count(), 1_001);
}
