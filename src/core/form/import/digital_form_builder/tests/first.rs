//! Version 1.

use super::*;
use crate::form::content::plain;
use crate::form::definition::{DateFields, DateFormat, Limit, PageKind};

const EVIDENCE: &str = include_str!("../fixtures/xgov-report_evidence.json");
const RISKS: &str = include_str!("../fixtures/mhclg-risks.json");
const COMPONENTS: &str = include_str!("../fixtures/defra-components_optional.json");

#[test]
fn answers_decide_on_the_way() {
    let form = form(EVIDENCE);
    assert_eq!(blocking(&form), [""; 0]);
    assert_eq!(
        reached(&form, r#"{"PMXq1s": {"doyouhavealink": "no"}}"#),
        [
            "/do-you-have-a-link-to-the-evidence",
            "/do-you-have-any-evidence",
            "/is-there-anything-else-you-can-tell-us",
            "/summary"
        ]
    );
    // The link without a condition stands first in the definition, and still comes last.
    let all = r#"{"PMXq1s": {"doyouhavealink": "yes", "LU6RMD": "yes"}}"#;
    assert_eq!(reached(&form, all).len(), 6);
    assert_eq!(reached(&form, all)[1], "/yes-i-have-a-link-to-the-material");
}

#[test]
fn questions_of_a_section_are_within_it() {
    let form = form(EVIDENCE);
    let link = item(&form, "PMXq1s.doyouhavealink");
    assert_eq!(link.label, "Do you have a link to the material?");
    assert_eq!(link.rules[0].limit, Limit::Required);
    assert_eq!(choices(link)[0].value, Value::from("yes"));
    assert_eq!(choices(link)[1].label, "No, I don't have a link");
    assert!(item(&form, "PMXq1s.evZ-IJ").rules.is_empty());
    assert_eq!(form.pages[0].section, "Evidence");
    let numbers: Vec<u32> = items(&form).iter().map(|item| item.id).collect();
    assert!(
        numbers
            .iter()
            .copied()
            .eq(0..u32::try_from(numbers.len()).unwrap())
    );
}

#[test]
fn rows_are_an_array_under_one_name() {
    let form = form(RISKS);
    assert_eq!(blocking(&form), [""; 0]);
    let rows = items(&form)
        .into_iter()
        .find(|item| item.source_type == "MultiInputField")
        .unwrap();
    assert!(matches!(
        rows.kind,
        ItemKind::Repeat {
            min: 1,
            max: None,
            ..
        }
    ));
    assert!(!rows.items.is_empty());
    assert!(
        rows.items
            .iter()
            .all(|item| !item.key.contains('.') && !item.label.is_empty())
    );
}

#[test]
fn every_component_keeps_its_family() {
    let form = form(COMPONENTS);
    assert_eq!(blocking(&form), [""; 0]);
    let kind = |source_type: &str| {
        let found = items(&form)
            .into_iter()
            .find(|item| item.source_type == source_type);
        found.map(|item| item.kind.clone())
    };
    let question = |question| Some(ItemKind::Question(question));
    let date = |fields| {
        question(Question::Date {
            fields,
            format: DateFormat::Iso,
        })
    };
    assert_eq!(kind("DatePartsField"), date(DateFields::Day));
    assert_eq!(kind("MonthYearField"), date(DateFields::Month));
    assert_eq!(kind("EmailAddressField"), question(Question::Email));
    assert_eq!(
        kind("TelephoneNumberField"),
        question(Question::Phone { area_code: false })
    );
    assert_eq!(
        kind("FileUploadField"),
        question(Question::File {
            accept: "application/pdf,image/jpeg,image/png".into(),
            most_bytes: None,
            most: Some(2),
            photos: false,
        })
    );
    assert!(matches!(
        kind("AutocompleteField"),
        Some(ItemKind::Question(Question::One { list: true, .. }))
    ));
    let required = items(&form)
        .into_iter()
        .filter(|item| item.rules.iter().any(|rule| rule.limit == Limit::Required));
    assert_eq!(
        required.map(|item| item.key.as_str()).collect::<Vec<_>>(),
        ["section.fileUpload"]
    );
}

/// A form of one page with one component, and what else a definition needs.
fn with_component(component: &str) -> Definition {
    form(&format!(
        r#"{{"startPage": "/a", "pages": [{{"path": "/a", "title": "A", "components": [{component}]}}],
            "lists": [{{"name": "n", "type": "number", "items": [{{"text": "One", "value": "1"}},
                {{"text": "Two", "value": 2, "conditional": {{"components": [{{"type": "TextField", "name": "why", "title": "Why?"}}]}}}}]}}],
            "conditions": []}}"#
    ))
}

#[test]
fn options_become_rules_in_the_order_of_the_checks() {
    let form = with_component(
        r#"{"type": "TextField", "name": "t", "title": "T", "options": {"maxWords": "9", "customValidationMessage": "No"},
            "schema": {"min": 2, "max": "40", "regex": "^x+$"}}"#,
    );
    let rules = &item(&form, "t").rules;
    let limits: Vec<_> = rules.iter().map(|rule| rule.limit.clone()).collect();
    let wanted = [
        Limit::Required,
        Limit::MinLength(2),
        Limit::MaxLength(40),
        Limit::MaxWords(9),
        Limit::Pattern("x+".into()),
    ];
    assert_eq!(limits, wanted);
    assert!(rules.iter().all(|rule| rule.message == "No"));
}

#[test]
fn a_choice_has_the_type_of_its_list_and_may_ask_more() {
    let form = with_component(r#"{"type": "RadiosField", "name": "r", "title": "R", "list": "n"}"#);
    let values: Vec<_> = choices(item(&form, "r"))
        .iter()
        .map(|choice| &choice.value)
        .collect();
    assert_eq!(values, [&Value::Number(1.0), &Value::Number(2.0)]);
    let why = &item(&form, "why").conditions[0];
    assert!(is_met(why, &value(r#"{"r": 2}"#), &WORLD));
    assert!(!is_met(why, &value(r#"{"r": 1}"#), &WORLD));
}

#[test]
fn what_cannot_be_asked_here_blocks() {
    for (component, what) in [
        (
            r#"{"type": "PaymentField", "name": "p"}"#,
            "type \"PaymentField\"",
        ),
        (
            r#"{"type": "TextField"}"#,
            "type \"TextField\" without a name",
        ),
        (
            r#"{"type": "SelectField", "name": "s", "list": "x"}"#,
            "list \"x\" is not there",
        ),
        (
            r#"{"type": "Para", "name": "p", "options": {"condition": "c"}}"#,
            "condition \"c\": is not there",
        ),
    ] {
        assert_eq!(blocking(&with_component(component)), [what]);
    }
    assert_eq!(blocking(&form(r#"{"pages": []}"#)), ["it has no pages"]);
    assert_eq!(
        blocking(&form(
            r#"{"pages": [{"path": "/a", "components": []}], "fees": [{"amount": 5}]}"#
        )),
        ["fees: it takes a payment"]
    );
}

#[test]
fn and_binds_closer_than_or() {
    let test = |name: &str, coordinator: &str| {
        format!(
            r#"{{"field": {{"name": "{name}", "type": "YesNoField"}}, "operator": "is", "coordinator": "{coordinator}",
                "value": {{"type": "Value", "value": "true"}}}}"#
        )
    };
    let question =
        |name: &str| format!(r#"{{"type": "YesNoField", "name": "{name}", "title": "?"}}"#);
    let form = form(&format!(
        r#"{{"startPage": "/q", "pages": [
            {{"path": "/end", "title": "Summary", "controller": "./pages/summary.js"}},
            {{"path": "/q", "title": "Q", "components": [{}, {}, {}], "next": [{{"path": "/more", "condition": "c"}}]}},
            {{"path": "/more", "title": "More", "components": [], "next": [{{"path": "/gone"}}]}}],
          "conditions": [{{"name": "c", "value": {{"name": "c", "conditions": [{}, {}, {}]}}}}]}}"#,
        question("a"),
        question("b"),
        question("c"),
        test("a", ""),
        test("b", "or"),
        test("c", "and"),
    ));
    assert_eq!(form.pages[0].key, "/q");
    assert_eq!(form.pages[2].kind, PageKind::Question);
    assert_eq!(reached(&form, r#"{"a": true}"#), ["/q", "/more", "/end"]);
    assert_eq!(reached(&form, r#"{"b": true}"#), ["/q", "/end"]);
    assert_eq!(
        reached(&form, r#"{"b": true, "c": true}"#),
        ["/q", "/more", "/end"]
    );
    // The link to a page that is not there is passed over, as the runner does.
    assert!(!form.is_blocked());
    assert!(
        form.findings
            .iter()
            .any(|finding| finding.feature == "next: there is no page /gone")
    );
}

#[test]
fn contents_keep_their_tone() {
    let form = with_component(
        r#"{"type": "InsetText", "name": "i", "content": "<p>Mind <b>this</b></p>"},
           {"type": "Details", "name": "d", "title": "Help", "content": "More"},
           {"type": "List", "name": "l", "title": "All", "list": "n"},
           {"type": "Html", "name": "h", "content": "Dear {{ name | upper }}{% if x %}!{% endif %}"}"#,
    );
    let text = |key: &str| match &item(&form, key).kind {
        ItemKind::Content(content) => plain(content),
        _ => panic!("{key} is no content"),
    };
    assert_eq!(text("i"), "Mind this");
    assert_eq!(text("d"), "Help\n\nMore");
    assert_eq!(text("l"), "All\n\n- One\n- Two");
    assert_eq!(text("h"), "Dear …!");
    assert_eq!(blocking(&form), [""; 0]);
    assert_eq!(form.findings.len(), 1);
}

#[test]
fn an_answer_that_two_branches_ask_for_is_sent() {
    use crate::form::engine::{Plan, Session, World as EngineWorld};
    let page = |path: &str| {
        format!(
            r#"{{"path": "{path}", "title": "Name", "components": [{{"type": "TextField", "name": "name", "title": "Name"}},
                {{"type": "DeclarationField", "name": "true{}", "title": "True?", "content": "It is true"}}]}}"#,
            path.trim_start_matches('/')
        )
    };
    let form = form(&format!(
        r#"{{"startPage": "/q", "lists": [], "pages": [
            {{"path": "/q", "title": "Q", "components": [{{"type": "YesNoField", "name": "q", "title": "Q"}}],
              "next": [{{"path": "/a", "condition": "yes"}}, {{"path": "/b"}}]}},
            {}, {}, {{"path": "/summary", "title": "Summary", "controller": "./pages/summary.js"}}],
          "conditions": [{{"name": "yes", "value": {{"conditions": [{{"field": {{"name": "q"}}, "operator": "is",
            "value": {{"type": "Value", "value": "true"}}}}]}}}}]}}"#,
        page("/a"),
        page("/b"),
    ));
    let world = EngineWorld {
        now: WORLD.now,
        utc_offset_minutes: 0,
        patterns: |_, _, _, _| Some(Some(crate::expression::Found::default())),
        libraries: false,
    };
    let answers = value(r#"{"q": false, "name": "Ana", "truea": true, "trueb": true}"#);
    let session = Session::new(Plan::new(form.into()).into(), answers, world);
    assert_eq!(session.route(), [0, 2, 3]);
    assert_eq!(
        session.submission(),
        value(r#"{"q": false, "name": "Ana", "trueb": true}"#)
    );
}
