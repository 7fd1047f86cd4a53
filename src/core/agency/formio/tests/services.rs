use super::answer;
use crate::agency::formio::services::{configured, decode, request};
use crate::agency::formio::{Config, Offered};
use crate::agency::{ErrorKind, Method, Retry};
use crate::config::Localized;
use crate::model::ServiceKind;

fn localized(texts: &[(&str, &str)]) -> Localized {
    let owned = |(tag, text): &(&str, &str)| ((*tag).to_owned(), (*text).to_owned());
    Localized(texts.iter().map(owned).collect())
}

#[test]
fn forms_that_are_configured_need_no_request() {
    let config = Config {
        forms: vec![
            Offered {
                page: String::new(),
                path: "user/register".into(),
                title: localized(&[("en", "Join"), ("es", "Inscribirse")]),
                description: localized(&[("en", "Become one of us.")]),
                keywords: vec!["member".into()],
                group: localized(&[("", "Forms")]),
            },
            Offered {
                page: String::new(),
                path: "permit".into(),
                title: localized(&[("", "Permit")]),
                description: localized(&[]),
                keywords: Vec::new(),
                group: localized(&[]),
            },
        ],
        ..Config::standard("/f")
    };
    let services = configured(&config, "es").unwrap();
    let join = &services[0];
    assert_eq!(join.service_code, "user/register");
    assert_eq!(join.service_name, "Inscribirse");
    assert_eq!(join.description, "Become one of us.");
    assert_eq!(
        (&join.keywords[0][..], &join.groups[0][..]),
        ("member", "Forms")
    );
    assert!(join.metadata && join.kind == ServiceKind::Realtime);
    assert_eq!(services[1].service_name, "Permit");
    assert_eq!(services[1].groups, Vec::<String>::new());
    assert_eq!(configured(&Config::standard("/f"), "es"), None);
}

#[test]
fn all_forms_are_asked_for_without_their_components() {
    let request = request(&Config::standard("https://forms.example/p/"));
    assert_eq!(
        request.url,
        "https://forms.example/p/form?type=form&limit=1000&select=path,title,type,tags,hidden"
    );
    assert_eq!(request.method, Method::Get);
}

#[test]
fn forms_are_listed_and_what_is_none_is_not() {
    let body = r#"[
        {"_id":"1","title":"Lunch &amp; tea","path":"lunch","type":"form","tags":["food"]},
        {"_id":"2","title":"Users","path":"user","type":"resource"},
        {"_id":"3","title":"Old","path":"old","type":"form","tags":["hidden"]},
        {"_id":"4","title":"Older","path":"older","hidden":true},
        {"_id":"5","title":"","path":"bare"},
        {"_id":"6","title":"Nowhere","type":"form"},
        {"_id":"7","title":"Twice","path":"bare","type":"form"},
        null]"#;
    let decoded = decode(&Config::standard("/f"), &answer(200, body)).unwrap();
    let named: Vec<(&str, &str)> = decoded
        .value
        .iter()
        .map(|form| (form.service_code.as_str(), form.service_name.as_str()))
        .collect();
    assert_eq!(named, [("lunch", "Lunch & tea"), ("bare", "bare")]);
    assert_eq!(decoded.value[0].keywords, ["food"]);
    let places: Vec<&str> = decoded
        .findings
        .iter()
        .map(|finding| finding.place.as_str())
        .collect();
    assert_eq!(places, ["[5].path", "[7].path"]);
}

#[test]
fn a_failure_is_no_empty_list() {
    let failed = |status, body| decode(&Config::standard("/f"), &answer(status, body)).unwrap_err();
    assert_eq!(failed(401, "Unauthorized").kind, ErrorKind::Auth);
    assert_eq!(failed(503, "[]").retry, Retry::Safe);
    assert_eq!(failed(200, "<html>").kind, ErrorKind::NotAnAnswer);
    for body in ["{}", "[{", r#"{"title":"one form","components":[]}"#] {
        assert!(
            matches!(failed(200, body).kind, ErrorKind::Undecodable(_)),
            "{body}"
        );
    }
}
