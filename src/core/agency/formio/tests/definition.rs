use super::answer;
use crate::agency::formio::{Config, definition};
use crate::agency::{Body, ErrorKind, Method, Retry};
use proptest::prelude::*;

const FORM: &str = r#"{"title":"Permit","path":"permit","components":[
    {"type":"textfield","key":"name","label":"Name","input":true}]}"#;

fn title(body: &str) -> String {
    definition::decode(&answer(200, body)).unwrap().title
}

#[test]
fn a_form_is_asked_for_by_its_path() {
    let config = Config {
        live: true,
        ..Config::standard("/api/forms/")
    };
    let request = definition::request(&config, "permit");
    assert_eq!(request.url, "/api/forms/permit?live=1");
    assert_eq!((request.method, request.body), (Method::Get, Body::None));
    let request = definition::request(&Config::standard("/api/forms"), "permit");
    assert_eq!(request.url, "/api/forms/permit");
}

#[test]
fn a_form_is_found_in_what_servers_wrap_it_in() {
    for body in [
        FORM.to_owned(),
        format!("\u{feff}{FORM}"),
        format!(r#"{{"form":{FORM}}}"#),
        format!(r#"{{"name":"other","schema":{FORM}}}"#),
        format!("[{FORM}]"),
        format!(r#"[{{"id":1}},{{"schema":{FORM}}}]"#),
    ] {
        assert_eq!(title(&body), "Permit", "{body}");
    }
    let form = definition::decode(&answer(200, FORM)).unwrap();
    assert!(!form.is_blocked(), "{:?}", form.findings);
}

#[test]
fn a_form_without_a_name_takes_that_of_its_wrapping() {
    let bare = r#"{"display":"form","components":[]}"#;
    assert_eq!(
        title(&format!(r#"{{"name":"Lunch","schema":{bare}}}"#)),
        "Lunch"
    );
    assert_eq!(title(&format!(r#"{{"title":"","form":{bare}}}"#)), "");
}

#[test]
fn what_is_no_form_is_an_error() {
    let kind = |body: &str| definition::decode(&answer(200, body)).unwrap_err().kind;
    for body in ["{}", "[]", r#"{"form":{}}"#, r#"{"components":{}}"#] {
        assert!(matches!(kind(body), ErrorKind::Undecodable(_)), "{body}");
    }
    assert!(matches!(
        kind("{\"components\":["),
        ErrorKind::Undecodable(_)
    ));
    assert_eq!(kind("<!doctype html><title>x"), ErrorKind::NotAnAnswer);
    assert_eq!(kind(""), ErrorKind::NotAnAnswer);
    let deep = format!("{}{FORM}{}", "[".repeat(60), "]".repeat(60));
    assert!(matches!(kind(&deep), ErrorKind::Undecodable(_)));
}

#[test]
fn a_refused_form_keeps_the_words_of_the_server() {
    let error = definition::decode(&answer(404, r#""Could not find form""#)).unwrap_err();
    assert_eq!(
        (error.kind, error.retry),
        (ErrorKind::NotFound, Retry::Never)
    );
    assert_eq!(error.messages[0].description, "Could not find form");
    let error = definition::decode(&answer(440, "Session expired")).unwrap_err();
    assert_eq!(error.kind, ErrorKind::Auth);
    let error = definition::decode(&answer(503, "<html>Down</html>")).unwrap_err();
    assert_eq!(
        (error.kind, error.retry),
        (ErrorKind::Http(503), Retry::Safe)
    );
    assert!(error.messages.is_empty());
}

#[test]
fn every_form_of_the_sandbox_agency_but_the_one_to_be_signed_can_be_filled_in() {
    let folder = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../end2end/agency/data/formio"
    );
    let mut forms = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "json") {
            let text = std::fs::read_to_string(&path).unwrap();
            let form = definition::decode(&answer(200, &text)).unwrap();
            let is_signed = path.ends_with("boat_mooring.json");
            assert_eq!(form.is_blocked(), is_signed, "{}", path.display());
            assert!(!form.pages.is_empty(), "{}", path.display());
            forms += 1;
        }
    }
    assert!(forms >= 10, "{forms} forms");
}

proptest! {
    #[test]
    fn no_answer_makes_decoding_panic(status in 200_u16..600, body in proptest::collection::vec(any::<u8>(), 0..200)) {
        let mut response = answer(status, "");
        response.body = body;
        definition::decode(&response).ok();
    }
}

#[test]
fn the_demonstrations_own_form_is_taken_over_whole() {
    let file = include_str!("../../../../../end2end/agency/data/formio/parking_permit.json");
    let form = definition::decode(&answer(200, file)).unwrap();
    assert_eq!(form.title, "Resident parking permit");
    assert_eq!((form.pages.len(), form.findings.len()), (5, 0));
}
