use super::*;
use crate::agency::open311::{Accepts, Config};
use crate::model::{Attribute, AttributeValue, Automated, Datatype, ServiceDefinition};

mod kept_and_sent;
mod rules;

/// 21 November 2026.
const NOW: i64 = 1_795_219_200_000;

fn accepts() -> Accepts {
    Accepts {
        photos: 2,
        ..Config::standard("/api").accepts
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

fn form(attributes: Vec<Attribute>) -> Form {
    let definition = ServiceDefinition {
        service_code: "1".into(),
        attributes,
    };
    Form::new(Some(&definition), &accepts())
}

fn text(text: &str) -> Answer {
    Answer::Text(text.into())
}

fn chosen(keys: &[&str]) -> Answer {
    Answer::Chosen(keys.iter().map(|key| (*key).to_owned()).collect())
}

fn date(day: &str, month: &str, year: &str, time: &str) -> Answer {
    Answer::Date(DateAnswer {
        day: day.into(),
        month: month.into(),
        year: year.into(),
        time: time.into(),
    })
}

#[test]
fn pages_come_in_order_with_their_notices() {
    let hidden = Attribute {
        automated: Automated::ServerSet,
        ..question("hidden", Datatype::String)
    };
    let form = form(vec![
        notice("Mind the dog."),
        notice("And the cat."),
        question("one", Datatype::String),
        hidden,
        question("two", Datatype::Number),
        question("one", Datatype::Text),
        question("", Datatype::Text),
        notice("Thank you."),
    ]);
    let kinds: Vec<&str> = form
        .pages
        .iter()
        .map(|page| match &page.kind {
            PageKind::Notice => "notice",
            PageKind::Question(attribute) => &attribute.code,
            PageKind::Description { required } => {
                ["description?", "description"][usize::from(*required)]
            }
            PageKind::Location { .. } => "location",
            PageKind::Photos { most: 2 } => "photos",
            PageKind::Photos { .. } => "too many photos",
            PageKind::Contact { .. } => "contact",
        })
        .collect();
    assert_eq!(
        kinds,
        [
            "location",
            "one",
            "two",
            "notice",
            "description?",
            "photos",
            "contact"
        ]
    );
    assert_eq!(form.pages[1].notices, ["Mind the dog.", "And the cat."]);
    assert_eq!(form.pages[2].notices, Vec::<String>::new());
    assert_eq!(form.pages[3].notices, ["Thank you."]);
}

#[test]
fn without_questions_the_description_is_required() {
    let no_place = Accepts {
        coordinates: false,
        address: false,
        photos: 0,
        ..accepts()
    };
    let form = Form::new(None, &no_place);
    assert_eq!(form.pages.len(), 2);
    assert_eq!(form.pages[0].kind, PageKind::Description { required: true });
    assert_eq!(form.first_unanswered(&Answers::default(), NOW), Some(0));
    let answers = Answers {
        description: "A hole.".into(),
        ..Answers::default()
    };
    assert!(form.is_complete(&answers, NOW));

    let only_notice = self::form(vec![notice("In danger, call.")]);
    assert_eq!(
        only_notice.pages[2].kind,
        PageKind::Description { required: true }
    );
}

#[test]
fn ids_are_stable_and_made_of_nothing_foreign() {
    let form = form(vec![
        question("a\"><script>", Datatype::String),
        question("when", Datatype::Datetime),
    ]);
    let id = |field: Field| field.id(&form);
    assert_eq!(id(Field::Attribute("a\"><script>".into())), "q-1");
    assert_eq!(
        id(Field::AttributePart("when".into(), DatePart::Month)),
        "q-2-month"
    );
    assert_eq!(id(Field::Attribute("gone".into())), "q");
    assert_eq!(id(Field::FirstName), "first-name");
    assert_eq!(form.page_of(&Field::Photos), Some(4));
}
