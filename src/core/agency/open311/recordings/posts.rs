use super::{config, recording};
use crate::agency::open311::{create, token};
use crate::agency::{AgencyError, ErrorKind, Retry};
use crate::model::{Submitted, TokenAnswer};

pub const FILES: &[&str] = &[
    "boston-submitrequest-token.xml",
    "o311adapter-post_id_number.json",
    "own-post_blackbox.json",
    "own-post_blank_id.xml",
    "own-post_element_id.xml",
    "own-post_empty.xml",
    "own-post_token_blank_id.json",
    "own-token_pending.json",
    "sf-post_service_request.xml",
    "sf-request_id_from_token.xml",
    "spec-post_request.http.txt",
    "spec-post_response.json",
    "spec-post_response.xml",
    "spec-token.json",
    "spec-token.xml",
];

fn read(name: &str) -> Option<Result<Submitted, AgencyError>> {
    recording(name).map(|answer| create::decode(&config(), &answer))
}

fn id(service_request_id: &str, service_notice: &str) -> Submitted {
    Submitted::Id {
        service_request_id: service_request_id.into(),
        service_notice: service_notice.into(),
        account_id: String::new(),
    }
}

#[test]
fn a_reference_comes_at_once() {
    let notice = "The City will inspect and require the responsible party to correct within 24 hours \
        and/or issue a Correction Notice or Notice of Violation of the Public Works Code";
    for name in [
        "sf-post_service_request.xml",
        "spec-post_response.xml",
        "spec-post_response.json",
    ] {
        if let Some(read) = read(name) {
            assert_eq!(read.unwrap(), id("293944", notice), "{name}");
        }
    }
    if let Some(read) = read("o311adapter-post_id_number.json") {
        assert_eq!(read.unwrap(), id("1", "This is a test service"));
    }
}

#[test]
fn a_token_comes_at_once() {
    let token = |token: &str, service_notice: &str| Submitted::Token {
        token: token.into(),
        service_notice: service_notice.into(),
    };
    let boston = read("boston-submitrequest-token.xml").unwrap().unwrap();
    assert_eq!(boston, token("503fc045901932078800163c", ""));
    let blank = read("own-post_token_blank_id.json").unwrap().unwrap();
    assert_eq!(blank, token("12345", "Soon"));
}

#[test]
fn no_reference_will_ever_come() {
    let service_notice = "We read every report, but do not answer.".to_owned();
    let read = read("own-post_blackbox.json").unwrap().unwrap();
    assert_eq!(read, Submitted::Accepted { service_notice });
}

#[test]
fn a_success_that_says_nothing_may_have_been_stored() {
    for (name, place) in [
        ("own-post_blank_id.xml", "line 1, column 28"),
        ("own-post_element_id.xml", "line 1, column 28"),
        ("own-post_empty.xml", "line 1, column 1"),
        ("sf-services.xml", "line 1, column 1"),
    ] {
        let error = read(name).unwrap().unwrap_err();
        assert!(
            matches!(error.kind, ErrorKind::Undecodable(_)),
            "{name}: {error:?}"
        );
        assert_eq!(error.retry, Retry::Unsafe, "{name}");
        assert_eq!(error.place.as_deref(), Some(place), "{name}");
    }
    let error = read("own-services_html.html").unwrap().unwrap_err();
    assert_eq!(
        (error.kind, error.retry),
        (ErrorKind::NotAnAnswer, Retry::Unsafe)
    );
}

#[test]
fn a_request_is_no_answer() {
    if let Some(read) = read("spec-post_request.http.txt") {
        assert_eq!(read.unwrap_err().kind, ErrorKind::NotAnAnswer);
    }
}

#[test]
fn tokens() {
    for name in [
        "sf-request_id_from_token.xml",
        "spec-token.xml",
        "spec-token.json",
    ] {
        let Some(answer) = recording(name) else {
            continue;
        };
        let expected = TokenAnswer {
            token: "12345".into(),
            service_request_id: Some("638344".into()),
        };
        assert_eq!(
            token::decode(&config(), &answer).unwrap(),
            expected,
            "{name}"
        );
    }
    for name in ["own-token_pending.json", "own-post_token_blank_id.json"] {
        let answer = recording(name).unwrap();
        let pending = token::decode(&config(), &answer).unwrap();
        assert_eq!(
            (pending.token.as_str(), pending.service_request_id),
            ("12345", None),
            "{name}"
        );
    }
    let empty = recording("sf-service_requests_empty.xml").unwrap();
    assert_eq!(
        token::decode(&config(), &empty).unwrap().service_request_id,
        None
    );
}
