use std::sync::Arc;

use super::*;
use crate::agency::open311::Config;
use crate::form::definition::Question;
use crate::form::engine::{Plan, Session, World};
use crate::model::{Attribute, AttributeValue, Automated, Datatype, ServiceKind};
use crate::tree::Limits;

mod request;
mod rules;

/// 21 November 2026.
const NOW: f64 = 1_795_219_200_000.0;

fn world() -> World {
    World {
        now: NOW,
        utc_offset_minutes: 60,
        patterns: |_, _, _, _| None,
        libraries: false,
    }
}

fn accepts() -> Accepts {
    Accepts {
        photos: 2,
        ..Config::standard("/api").accepts
    }
}

fn service() -> Service {
    Service {
        service_code: "001".into(),
        service_name: "Pothole".into(),
        description: "A hole.\n\nIn a street.".into(),
        metadata: true,
        kind: ServiceKind::Realtime,
        keywords: Vec::new(),
        groups: Vec::new(),
    }
}

fn question(code: &str, datatype: Datatype) -> Attribute {
    Attribute {
        code: code.into(),
        datatype,
        variable: true,
        required: true,
        datatype_description: String::new(),
        order: 0,
        description: format!("What is {code}?"),
        values: Vec::new(),
        automated: Automated::No,
    }
}

fn notice(text: &str) -> Attribute {
    Attribute {
        variable: false,
        description: text.into(),
        ..question("notice", Datatype::String)
    }
}

fn list(code: &str, datatype: Datatype) -> Attribute {
    let value = |key: &str, disable_message: Option<&str>| AttributeValue {
        key: key.into(),
        name: key.to_uppercase(),
        disable_message: disable_message.map(str::to_owned),
    };
    Attribute {
        values: vec![
            value("a", None),
            value("b", None),
            value("c", Some("Call us.")),
        ],
        ..question(code, datatype)
    }
}

fn form_of(accepts: &Accepts, attributes: Option<Vec<Attribute>>) -> Definition {
    let asked = attributes.map(|attributes| ServiceDefinition {
        service_code: "001".into(),
        attributes,
    });
    definition(&service(), asked.as_ref(), accepts)
}

fn form(attributes: Vec<Attribute>) -> Definition {
    form_of(&accepts(), Some(attributes))
}

fn json(text: &str) -> Value {
    Value::from_json(text.as_bytes(), &Limits::default()).expect("the test's JSON is right")
}

fn session(definition: Definition, answers: Value) -> Session {
    let plan = Arc::new(Plan::new(Arc::new(definition)));
    Session::new(plan, answers, world())
}

/// What is wrong, as `page: path rule`.
fn problems(definition: Definition, answers: &str) -> Vec<String> {
    let session = session(definition, json(answers));
    let plan = session.plan();
    let named = session.problems().into_iter().map(|problem| {
        let page = &plan.definition().pages[plan.page_of(problem.item).unwrap()];
        format!("{}: {} {}", page.key, problem.path, problem.rule)
    });
    named.collect()
}

fn keys(definition: &Definition) -> Vec<&str> {
    definition
        .pages
        .iter()
        .map(|page| page.key.as_str())
        .collect()
}

#[test]
fn pages_come_in_order_with_their_notices() {
    let hidden = Attribute {
        automated: Automated::ServerSet,
        ..question("hidden", Datatype::String)
    };
    let form = form(vec![
        notice("Mind the dog."),
        notice("And\nthe cat."),
        question("one", Datatype::String),
        hidden,
        question("two", Datatype::Number),
        question("one", Datatype::Text),
        question("", Datatype::Text),
        notice("Thank you."),
    ]);
    assert_eq!(
        keys(&form),
        [
            "location",
            "question-1",
            "question-2",
            "notice",
            "description",
            "media",
            "contact"
        ]
    );
    let content = |page: usize| -> Vec<String> {
        let items = form.pages[page].items.iter();
        items
            .filter_map(|item| match &item.kind {
                ItemKind::Content(content) => Some(content::plain(content)),
                _ => None,
            })
            .collect()
    };
    assert_eq!(content(1), ["Mind the dog.", "And\nthe cat."]);
    assert_eq!(content(2), Vec::<String>::new());
    assert_eq!(content(3), ["Thank you."]);
    assert_eq!(form.pages[1].items[2].key, "one");
    assert_eq!(form.pages[2].items[0].key, "two");

    let session = session(form, Value::object());
    assert_eq!(session.route(), [0, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn items_are_numbered_in_document_order() {
    let form = form(vec![notice("n"), question("q", Datatype::Text)]);
    let items = form.pages.iter().flat_map(|page| &page.items);
    let numbers: Vec<u32> = items.map(|item| item.id).collect();
    assert_eq!(numbers, (0..9).collect::<Vec<u32>>());
}

#[test]
fn the_agencys_words_are_the_labels_and_the_portals_are_left_to_it() {
    let asked = Attribute {
        datatype_description: "In metres.".into(),
        description: String::new(),
        ..question("depth", Datatype::Number)
    };
    let form = form(vec![asked]);
    let depth = &form.pages[1].items[0];
    assert_eq!(depth.label, "depth");
    assert_eq!(content::plain(&depth.hint), "In metres.");
    for page in [0, 2, 3, 4] {
        for item in &form.pages[page].items {
            assert!(
                item.label.is_empty() && item.hint.is_empty(),
                "{}",
                item.key
            );
        }
    }
    assert_eq!((form.id.as_str(), form.title.as_str()), ("001", "Pothole"));
    assert_eq!(content::plain(&form.purpose), "A hole.\n\nIn a street.");
    assert!(form.findings.is_empty() && form.platform == Platform::Open311);
}

#[test]
fn without_questions_the_description_is_required() {
    let no_place = Accepts {
        coordinates: false,
        address: false,
        photos: 0,
        ..accepts()
    };
    let bare = || form_of(&no_place, None);
    assert_eq!(keys(&bare()), ["description", "contact"]);
    assert_eq!(
        problems(bare(), "{}"),
        ["description: description required"]
    );
    assert_eq!(
        problems(bare(), r#"{"description":"A hole."}"#),
        Vec::<String>::new()
    );
    let only_notice = form(vec![notice("In danger, call.")]);
    assert!(only_notice.pages[2].items[0].is_required());
    let asks = form(vec![question("q", Datatype::Text)]);
    assert!(!asks.pages[2].items[0].is_required());
}

#[test]
fn each_datatype_is_asked_in_its_way() {
    let kind = |attribute: Attribute| match form(vec![attribute]).pages[1].items[0].kind.clone() {
        ItemKind::Question(question) => question,
        other => panic!("{other:?}"),
    };
    let multiline = |kind| match kind {
        Question::Text { multiline, .. } => Some(multiline),
        _ => None,
    };
    let plain = |datatype| multiline(kind(question("q", datatype)));
    assert_eq!(plain(Datatype::Text), Some(true));
    for datatype in [
        Datatype::String,
        Datatype::Other("x".into()),
        Datatype::SingleValueList,
        Datatype::MultiValueList,
    ] {
        assert_eq!(plain(datatype), Some(false));
    }
    assert!(matches!(
        kind(question("q", Datatype::Number)),
        Question::Number {
            stored_as_text: true,
            ..
        }
    ));
    let Question::One { choices, .. } = kind(list("q", Datatype::SingleValueList)) else {
        panic!("a list is asked as one");
    };
    assert_eq!(choices[2].label, "C");
    assert_eq!(choices[2].stop, "Call us.");
    assert!(matches!(
        kind(list("q", Datatype::MultiValueList)),
        Question::Many {
            stored_as_flags: false,
            ..
        }
    ));
}
