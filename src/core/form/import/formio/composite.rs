//! Components that stand for several questions: the questions within them.

use super::component::Component;
use super::item::{Maker, made};
use super::publisher::Family;
use super::words::plain;
use crate::expression::Script;
use crate::form::definition::{
    Choice, Condition, DateFields, DateFormat, Effect, Identifier, Item, Limit, Question,
};

/// One question of a component that stands for several.
struct Asked {
    key: &'static str,
    /// The property of `customLabels` under which its author may have words of their own; may be
    /// empty.
    own_label: &'static str,
    label: &'static str,
    answer: Answer,
    /// Whether it must be answered where the component must.
    must: bool,
    /// The script that says whether it is shown; empty for always.
    show: &'static str,
}

/// What such a question asks for.
enum Answer {
    /// A text, with HTML's `autocomplete` token.
    Text(&'static str),
    Number(Identifier),
    Day,
    YesNo,
}

impl Asked {
    const fn new(key: &'static str, label: &'static str, answer: Answer, must: bool) -> Self {
        Self {
            key,
            own_label: "",
            label,
            answer,
            must,
            show: "",
        }
    }

    const fn labelled(self, own_label: &'static str) -> Self {
        Self { own_label, ..self }
    }

    const fn shown(self, show: &'static str) -> Self {
        Self { show, ..self }
    }

    const fn text(
        key: &'static str,
        label: &'static str,
        autocomplete: &'static str,
        must: bool,
    ) -> Self {
        Self::new(key, label, Answer::Text(autocomplete), must)
    }
}

static IDENTITY: [Asked; 3] = [
    Asked::new(
        "harDuFodselsnummer",
        "Har du norsk fødselsnummer eller d-nummer?",
        Answer::YesNo,
        true,
    )
    .labelled("doYouHaveIdentityNumber"),
    Asked::new(
        "identitetsnummer",
        "Fødselsnummer eller d-nummer",
        Answer::Number(Identifier::Fodselsnummer),
        true,
    )
    .shown("show = row && row.harDuFodselsnummer === 'ja'"),
    Asked::new("fodselsdato", "Fødselsdato (dd.mm.åååå)", Answer::Day, true)
        .shown("show = row && row.harDuFodselsnummer === 'nei'"),
];

static VALIDITY: [Asked; 2] = [
    Asked::new(
        "gyldigFraOgMed",
        "Gyldig fra (dd.mm.åååå)",
        Answer::Day,
        true,
    ),
    Asked::new(
        "gyldigTilOgMed",
        "Gyldig til (dd.mm.åååå)",
        Answer::Day,
        false,
    ),
];

static NORWEGIAN_ADDRESS: [Asked; 4] = [
    Asked::text("co", "C/O", "", false),
    Asked::text(
        "adresse",
        "Vegadresse eller postboks",
        "street-address",
        true,
    ),
    Asked::text("postnummer", "Postnummer", "postal-code", true),
    Asked::text("bySted", "Poststed", "address-level2", true),
];

static FOREIGN_ADDRESS: [Asked; 7] = [
    Asked::text("co", "C/O", "", false),
    Asked::text(
        "adresse",
        "Vegnavn og husnummer, eller postboks",
        "street-address",
        true,
    ),
    Asked::text("bygning", "Bygning", "", false),
    Asked::text("postnummer", "Postnummer", "postal-code", false),
    Asked::text("bySted", "By / stedsnavn", "address-level2", false),
    Asked::text("region", "Region", "address-level1", false),
    Asked::text("land", "Land", "country-name", true),
];

static ADDRESS: [Asked; 5] = [
    Asked::new("borDuINorge", "Bor du i Norge?", Answer::YesNo, true).labelled("livesInNorway"),
    Asked::text("adresse", "Adresse", "street-address", true),
    Asked::text("postnummer", "Postnummer", "postal-code", false),
    Asked::text("bySted", "Poststed", "address-level2", true),
    Asked::text("land", "Land, om ikke Norge", "country-name", false),
];

static ORGANISATION: [Asked; 2] = [
    Asked::new(
        "organizationNumber",
        "Organisasjonsnummer",
        Answer::Number(Identifier::Organisasjonsnummer),
        true,
    )
    .labelled("organizationNumber"),
    Asked::text(
        "organizationName",
        "Virksomhetens navn",
        "organization",
        true,
    )
    .labelled("organizationName"),
];

static PERSON: [Asked; 3] = [
    Asked::new(
        "nationalIdentityNumber",
        "Fødselsnummer eller d-nummer",
        Answer::Number(Identifier::Fodselsnummer),
        true,
    )
    .labelled("nationalIdentityNumber"),
    Asked::text("firstName", "Fornavn", "given-name", true).labelled("firstName"),
    Asked::text("surname", "Etternavn", "family-name", true).labelled("surname"),
];

/// The items within a component of several questions; none where it holds components, if any.
pub(super) fn items(family: Family, component: Component, maker: &mut Maker) -> Option<Vec<Item>> {
    let asked: &[Asked] = match family {
        Family::Survey => return Some(survey(component, maker)),
        Family::Identity => &IDENTITY,
        Family::NavAddress => match component.text("addressType") {
            "NORWEGIAN_ADDRESS" | "POST_OFFICE_BOX" => &NORWEGIAN_ADDRESS,
            "FOREIGN_ADDRESS" => &FOREIGN_ADDRESS,
            _ => &ADDRESS,
        },
        Family::AddressValidity => &VALIDITY,
        Family::Sender => match component.text("senderRole") {
            "organization" => &ORGANISATION,
            _ => &PERSON,
        },
        Family::Address | Family::Tags if component.list("components").is_empty() => &[],
        _ => return None,
    };
    let mut items = Vec::new();
    for asked in asked {
        items.push(item(asked, component, maker.number()));
    }
    Some(items)
}

fn item(asked: &Asked, component: Component, id: u32) -> Item {
    let mut limits = must(component, asked.must);
    let question = match asked.answer {
        Answer::Text(autocomplete) => text("", autocomplete, None),
        Answer::Number(identifier) => {
            limits.push(Limit::Checksum(identifier));
            text("numeric", "", Some(identifier))
        }
        Answer::Day => Question::Date {
            fields: DateFields::Day,
            format: DateFormat::Iso,
        },
        Answer::YesNo => yes_no(),
    };
    let label = match component.object("customLabels").text(asked.own_label) {
        "" => asked.label.to_owned(),
        own => plain(own),
    };
    let mut item = made(id, asked.key, &label, question, limits);
    if !asked.show.is_empty() {
        let script = Script::parse(asked.show).ok();
        item.conditions.extend(script.map(Condition::Script));
    }
    item
}

/// Choices that the questions of a survey may have together. Each question has all of them, so that
/// a short definition can have very many.
const MOST_SURVEYED: usize = 20_000;

/// The rule that asks for an answer, where the component has it and the question is one that must
/// be answered then.
fn must(component: Component, must: bool) -> Vec<Limit> {
    if must && component.object("validate").flag("required") {
        vec![Limit::Required]
    } else {
        Vec::new()
    }
}

fn survey(component: Component, maker: &mut Maker) -> Vec<Item> {
    let choices = entries(component, "values");
    let questions = entries(component, "questions");
    if choices.len() * questions.len() > MOST_SURVEYED {
        maker
            .report
            .note(Effect::Blocking, "too many questions and choices");
        return Vec::new();
    }
    let mut items = Vec::new();
    for question in questions {
        let key = question.value.as_text().unwrap_or_default();
        let asked = Question::One {
            choices: choices.clone(),
            list: false,
            stored_as_object: false,
        };
        let limits = must(component, true);
        items.push(made(maker.number(), key, &question.label, asked, limits));
    }
    items
}

fn entries(component: Component, key: &str) -> Vec<Choice> {
    let mut choices = Vec::new();
    for entry in component.objects(key) {
        choices.push(Choice {
            value: entry.get("value").clone(),
            label: plain(entry.text("label")),
            hint: plain(entry.text("tooltip")),
            ..Choice::default()
        });
    }
    choices
}

fn text(input_mode: &str, autocomplete: &str, identifier: Option<Identifier>) -> Question {
    Question::Text {
        multiline: false,
        input_mode: input_mode.to_owned(),
        autocomplete: autocomplete.to_owned(),
        affixes: (String::new(), String::new()),
        identifier,
    }
}

fn yes_no() -> Question {
    let choice = |value: &str, label: &str| Choice {
        value: value.into(),
        label: label.to_owned(),
        ..Choice::default()
    };
    Question::One {
        choices: vec![choice("ja", "Ja"), choice("nei", "Nei")],
        list: false,
        stored_as_object: false,
    }
}
