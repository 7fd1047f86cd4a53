//! Version 2.

use super::*;
use crate::form::content::plain;
use crate::form::definition::{DatePrecision, Limit, PageKind};
use crate::value::Path;

const BOATS: &str = include_str!("../fixtures/own-second.json");

#[test]
fn pages_follow_each_other_but_for_their_conditions() {
    let form = form(BOATS);
    assert_eq!(form.findings, []);
    let grown_up = r#"{"adult": true, "born": "1990-01-01", "use": ["2"]}"#;
    assert_eq!(reached(&form, grown_up), ["/about", "/boats", "/summary"]);
    let fisher = r#"{"adult": true, "born": "1990-01-01", "use": ["2", "fish"]}"#;
    assert_eq!(
        reached(&form, fisher),
        ["/about", "/boats", "/work", "/summary"]
    );
    assert_eq!(form.pages[1].kind, PageKind::End);
    for minor in [
        r#"{"adult": false}"#,
        r#"{"adult": true, "born": "2008-11-23"}"#,
    ] {
        assert_eq!(reached(&form, minor), ["/about", "/sorry"]);
    }
    let of_age_today = r#"{"adult": true, "born": "2008-11-22"}"#;
    assert_eq!(
        reached(&form, of_age_today),
        ["/about", "/boats", "/summary"]
    );
}

#[test]
fn a_repeat_page_asks_its_questions_for_each_row() {
    let form = form(BOATS);
    let boats = item(&form, "boats");
    let keys: Vec<_> = boats.items.iter().map(|item| item.key.as_str()).collect();
    assert_eq!(keys, ["name", "length"]);
    let ItemKind::Repeat {
        min,
        max,
        row_label,
        ..
    } = &boats.kind
    else {
        panic!("no rows");
    };
    assert_eq!((*min, *max, row_label.as_str()), (1, Some(5), "Boat"));
    let pattern = &item(&form, "name").rules[2];
    assert!(matches!(&pattern.limit, Limit::Pattern(pattern) if pattern.contains("(?:^[A-Z])")));
    assert_eq!(pattern.message, "Start Its name with a letter");
}

#[test]
fn answers_are_flat_and_sections_are_found_by_id() {
    let form = form(BOATS);
    assert_eq!(form.title, "Keep a boat here");
    assert_eq!(form.pages[0].section, "You");
    let born: Vec<_> = item(&form, "born")
        .rules
        .iter()
        .map(|rule| rule.limit.clone())
        .collect();
    let wanted = [
        Limit::Required,
        Limit::MinDate(DatePrecision::Days(-40_000)),
        Limit::MaxDate(DatePrecision::Days(0)),
    ];
    assert_eq!(born, wanted);
    let uses = choices(item(&form, "use"));
    assert_eq!(
        (uses[0].hint.as_str(), &uses[1].value),
        ("For a living", &Value::from("2"))
    );
}

#[test]
fn a_declaration_is_its_words_and_a_box() {
    let form = form(BOATS);
    let summary = form.pages.last().unwrap();
    let group = &summary.items[0];
    assert_eq!(
        (group.label.as_str(), group.items[1].key.as_str()),
        ("Declaration", "agreed")
    );
    assert_eq!(group.items[1].label, "I understand and agree");
    assert_eq!(plain(&form.confirmation), "We write within 5 days.");
}

#[test]
fn the_engine_goes_the_same_way_and_sends_what_is_on_it() {
    use crate::form::engine::{Plan, Session, World as EngineWorld};
    let form = form(BOATS);
    let world = EngineWorld {
        now: WORLD.now,
        utc_offset_minutes: 0,
        patterns: |_, _, _, _| Some(Some(crate::expression::Found::default())),
        libraries: false,
    };
    let answers = r#"{"adult": true, "born": "1990-01-01", "use": ["2"], "web": "https://example.gov",
        "boats": [{"name": "Ida", "length": 7.5}], "agreed": true}"#;
    let mut session = Session::new(Plan::new(form.into()).into(), value(answers), world);
    assert_eq!(session.route(), [0, 2, 4]);
    assert!(session.problems().is_empty(), "{:?}", session.problems());
    let sent = session.submission();
    assert_eq!(sent.get(&Path::parse("web")), &Value::Undefined);
    assert_eq!(sent.get(&Path::parse("boats[0].name")), &Value::from("Ida"));
    session.set(&Path::parse("boats[0].length"), 7.55.into());
    let rules: Vec<_> = session
        .problems()
        .iter()
        .map(|problem| problem.rule)
        .collect();
    assert_eq!(rules, ["step"]);
    session.set(&Path::parse("use"), vec!["fish".into()].into());
    assert_eq!(session.route(), [0, 2, 3, 4]);
    let sent = session.submission();
    assert_eq!(
        sent.get(&Path::parse("web")),
        &Value::from("https://example.gov")
    );
}
