//! Wrong files: each mistake is found, named and placed.

use proptest::prelude::*;

use super::*;

/// A right file; each of its lines is broken in turn below.
const RIGHT: &str = r#"{
  "name": { "en": "Town", "es": "Pueblo" },
  "languages": ["en", "es"],
  "theme": "theme.css", "logo": "/theme/logo.svg",
  "notices": [{ "title": "Closed", "warning": true }],
  "common_services": [{ "agency": "city", "service_code": "001" }],
  "contact": [{ "kind": "phone", "value": "311" }],
  "agencies": [
    {
      "id": "city",
      "name": "City",
      "adapter": {
        "kind": "open311",
        "base_url": "https://city.example/v2",
        "format": "json",
        "paths": { "services": "services" }, "look_up": { "delay_seconds": 600 },
        "media": "none",
        "suffix": true,
        "accepts": { "photos": 0, "address": true }
      },
      "privacy_url": "https://city.example/privacy"
    }
  ]
}
"#;

fn errors(document: &str) -> Vec<ConfigError> {
    Portal::parse(document.as_bytes()).expect_err(document)
}

/// What is wrong with the right file after one replacement: keys and lines.
fn broken(from: &str, to: &str) -> Vec<(String, u32)> {
    assert_eq!(RIGHT.matches(from).count(), 1, "{from}");
    let errors = errors(&RIGHT.replace(from, to));
    for error in &errors {
        assert!(
            error.problem.ends_with('.') && error.remedy.ends_with(['.', '?']),
            "{error:?}"
        );
    }
    let place = |error: ConfigError| (error.key, error.line.unwrap().0);
    errors.into_iter().map(place).collect()
}

#[test]
fn the_right_file_is_right() {
    assert!(Portal::parse(RIGHT.as_bytes()).is_ok());
}

#[test]
fn each_mistake_is_named_and_placed() {
    for (from, to, key, line) in [
        (r#""theme":"#, r#""them":"#, "them", 4),
        (
            r#""theme.css""#,
            r#""https://cdn.example/theme.css""#,
            "theme",
            4,
        ),
        (r#""theme.css""#, "null", "theme", 4),
        (r#""/theme/logo.svg""#, r#""logo.svg""#, "logo", 4),
        (
            r#""/theme/logo.svg""#,
            r#""//cdn.example/l.svg""#,
            "logo",
            4,
        ),
        (r#""/theme/logo.svg""#, r#""/a/../l.svg""#, "logo", 4),
        (r#""/theme/logo.svg""#, "false", "logo", 4),
        (
            r#""name": { "en": "Town", "es": "Pueblo" },"#,
            "",
            "name",
            1,
        ),
        (r#""Town""#, "7", "name.en", 2),
        (r#""es": "Pueblo""#, r#""sp": "Pueblo""#, "name.sp", 2),
        (r#"{ "en": "Town", "es": "Pueblo" }"#, "{}", "name", 2),
        (r#"["en", "es"]"#, "[]", "languages", 3),
        (
            r#"["en", "es"]"#,
            r#"["en", "es", "english!"]"#,
            "languages[2]",
            3,
        ),
        (
            r#"["en", "es"]"#,
            r#"["en", "es", "EN"]"#,
            "languages[2]",
            3,
        ),
        (
            r#""warning": true"#,
            r#""warning": "true""#,
            "notices[0].warning",
            5,
        ),
        (
            r#""title": "Closed""#,
            r#""title": " ""#,
            "notices[0].title",
            5,
        ),
        (r#""title": "Closed","#, "", "notices[0].title", 5),
        (
            r#""agency": "city""#,
            r#""agency": "cty""#,
            "common_services[0].agency",
            6,
        ),
        (r#""001""#, "10", "common_services[0].service_code", 6),
        (
            r#"[{ "kind": "phone", "value": "311" }]"#,
            r#"{ "kind": "phone" }"#,
            "contact",
            7,
        ),
        (
            r#""kind": "phone""#,
            r#""kind": "telephone""#,
            "contact[0].kind",
            7,
        ),
        (
            r#""value": "311""#,
            r#""value": "call us""#,
            "contact[0].value",
            7,
        ),
        (
            r#""phone", "value": "311""#,
            r#""web", "value": "javascript:alert(1)""#,
            "contact[0].value",
            7,
        ),
        (
            r#""phone", "value": "311""#,
            r#""email", "value": "help""#,
            "contact[0].value",
            7,
        ),
        (
            r#""name": "City","#,
            r#""name": "City", "name": "Town","#,
            "agencies[0].name",
            11,
        ),
        (
            r#""open311""#,
            r#""open313""#,
            "agencies[0].adapter.kind",
            13,
        ),
        (
            r#""https://city.example/v2""#,
            r#""//city.example/v2""#,
            "agencies[0].adapter.base_url",
            14,
        ),
        (
            r#""https://city.example/v2""#,
            r#""city.example/v2""#,
            "agencies[0].adapter.base_url",
            14,
        ),
        (
            r#""https://city.example/v2","#,
            r#""https://x.example/?a","#,
            "agencies[0].adapter.base_url",
            14,
        ),
        (
            r#""format": "json""#,
            r#""format": "yaml""#,
            "agencies[0].adapter.format",
            15,
        ),
        (
            r#""services": "services""#,
            r#""services": "/a b/""#,
            "agencies[0].adapter.paths.services",
            16,
        ),
        (
            r#""services": "services""#,
            r#""service": "services""#,
            "agencies[0].adapter.paths.service",
            16,
        ),
        (
            r#"{ "delay_seconds": 600 }"#,
            "true",
            "agencies[0].adapter.look_up",
            16,
        ),
        (
            r#"{ "delay_seconds": 600 }"#,
            r#""false""#,
            "agencies[0].adapter.look_up",
            16,
        ),
        (
            r#""delay_seconds": 600"#,
            r#""delay_seconds": 0"#,
            "agencies[0].adapter.look_up.delay_seconds",
            16,
        ),
        (
            r#""delay_seconds": 600"#,
            r#""delay_seconds": 86401"#,
            "agencies[0].adapter.look_up.delay_seconds",
            16,
        ),
        (
            r#""delay_seconds": 600"#,
            r#""delay": 600"#,
            "agencies[0].adapter.look_up.delay",
            16,
        ),
        (
            r#""suffix": true"#,
            r#""suffix": 1"#,
            "agencies[0].adapter.suffix",
            18,
        ),
        (
            r#""photos": 0"#,
            r#""photos": 2"#,
            "agencies[0].adapter.accepts.photos",
            19,
        ),
        (
            r#""photos": 0"#,
            r#""photos": -1"#,
            "agencies[0].adapter.accepts.photos",
            19,
        ),
        (
            r#""photos": 0"#,
            r#""photos": "0""#,
            "agencies[0].adapter.accepts.photos",
            19,
        ),
        (
            r#""photos": 0, "address": true"#,
            r#""coordinates": false, "address": false"#,
            "agencies[0].adapter.accepts",
            19,
        ),
        (
            r#""https://city.example/privacy""#,
            r#""data:text/html,""#,
            "agencies[0].privacy_url",
            21,
        ),
    ] {
        assert_eq!(broken(from, to), [(key.to_owned(), line)], "{to}");
    }
}

#[test]
fn mistakes_in_the_settings_of_a_form_io_server_are_placed() {
    for (setting, key) in [
        (r#""live":"yes""#, "live"),
        (r#""format":"json""#, "format"),
        (r#""forms":[]"#, "forms"),
        (r#""forms":[{"path":"a"}]"#, "forms[0].title"),
        (r#""forms":[{"path":"/a/","title":"A"}]"#, "forms[0].path"),
        (r#""forms":[{"path":"../a","title":"A"}]"#, "forms[0].path"),
        (
            r#""forms":[{"path":"a","title":"A"},{"path":"a","title":"B"}]"#,
            "forms[1].path",
        ),
        (
            r#""forms":[{"path":"a","title":{"fr":"A"}}]"#,
            "forms[0].title.fr",
        ),
        (
            r#""forms":[{"path":"a","title":"A","keywords":"b"}]"#,
            "forms[0].keywords",
        ),
    ] {
        let document = format!(
            r#"{{"name":"T","languages":["en"],"agencies":[{{"id":"a","name":"A",
            "adapter":{{"kind":"formio","base_url":"/f",{setting}}}}}]}}"#
        );
        let found: Vec<String> = errors(&document)
            .into_iter()
            .map(|error| error.key)
            .collect();
        assert_eq!(found, [["agencies[0].adapter.", key].concat()], "{setting}");
    }
}

#[test]
fn an_id_is_well_formed_and_unique() {
    let wrong = vec![
        ("agencies[0].id".to_owned(), 10),
        ("common_services[0].agency".to_owned(), 6),
    ];
    assert_eq!(broken(r#""id": "city""#, r#""id": "City Hall""#), wrong);
    let second = r#""id": "city", "name": "C", "adapter": { "kind": "open311", "base_url": "/a" } },
        { "id": "city""#;
    assert_eq!(
        broken(r#""id": "city""#, second),
        [("agencies[1].id".to_owned(), 11)]
    );
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let document = RIGHT
        .replace("theme.css", "//cdn")
        .replace("open311", "open312")
        .replace(r#""value""#, r#""valu""#);
    let keys: Vec<String> = errors(&document)
        .into_iter()
        .map(|error| error.key)
        .collect();
    assert_eq!(
        keys,
        [
            "theme",
            "agencies[0].adapter.kind",
            "contact[0].valu",
            "contact[0].value"
        ]
    );
}

#[test]
fn remedies_guess_what_was_meant() {
    let remedy = |from: &str, to: &str| errors(&RIGHT.replace(from, to)).remove(0).remedy;
    assert_eq!(
        remedy(r#""theme":"#, r#""tehme":"#),
        "Did you mean `theme`?"
    );
    assert_eq!(remedy(r#""json""#, r#""JSON""#), "Did you mean `json`?");
    assert_eq!(
        remedy(r#""agency": "city""#, r#""agency": "ctiy""#),
        "Did you mean `city`?"
    );
    assert_eq!(
        remedy(r#""paths": { "services""#, r#""paths": { "everything""#),
        "Remove it. Known: services, requests, tokens."
    );
}

#[test]
fn a_syntax_error_has_a_line() {
    for (document, line) in [
        ("{\n  \"name\": \"x\",\n}", 3),
        ("", 1),
        ("{\n\"a\": tru }", 2),
    ] {
        let errors = errors(document);
        assert_eq!(errors.len(), 1);
        assert_eq!(
            (errors[0].key.as_str(), errors[0].line.unwrap().0),
            ("", line),
            "{document}"
        );
    }
    assert_eq!(errors("[]").len(), 1);
}

proptest! {
    #[test]
    fn any_file_is_read_or_its_mistakes_are_named(
        cut in 0..RIGHT.len(),
        length in 0..40_usize,
        patch in r#"([{}\[\],:"a-z0-9/.\\]|true|null|"[a-z/:@]*"){0,6}"#,
    ) {
        let end = (cut + length).min(RIGHT.len());
        let document = [&RIGHT[..cut], &patch, &RIGHT[end..]].concat();
        match Portal::parse(document.as_bytes()) {
            Ok(portal) => prop_assert!(!portal.agencies.is_empty() && !portal.languages.is_empty()),
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }
}
