//! Components that stand for several questions: the questions within them.

use super::component::Component;
use super::item::{Maker, made};
use super::publisher::Family;
use super::words::plain;
use crate::expression::Script;
use crate::form::definition::{
    Choice, Condition, DateFields, DateFormat, Effect, Identifier, Item, Limit, Question,
};

/// The items within a component of several questions; none where it holds components, if any.
pub(super) fn items(family: Family, component: Component, maker: &mut Maker) -> Option<Vec<Item>> {
    let required = component.object("validate").flag("required");
    let labels = component.object("customLabels");
    let label = |key: &str, usual: &str| match labels.text(key) {
        "" => usual.to_owned(),
        own => plain(own),
    };
    let must = if required {
        vec![Limit::Required]
    } else {
        Vec::new()
    };
    match family {
        Family::Survey => Some(survey(component, &must, maker)),
        Family::Identity => {
            let has = label(
                "doYouHaveIdentityNumber",
                "Har du norsk fødselsnummer eller d-nummer?",
            );
            let number = identifier(Identifier::Fodselsnummer);
            let checked = [&must[..], &[Limit::Checksum(Identifier::Fodselsnummer)]].concat();
            Some(vec![
                made(
                    maker.number(),
                    "harDuFodselsnummer",
                    &has,
                    yes_no(),
                    must.clone(),
                ),
                shown(
                    "harDuFodselsnummer",
                    "ja",
                    made(
                        maker.number(),
                        "identitetsnummer",
                        "Fødselsnummer eller d-nummer",
                        number,
                        checked,
                    ),
                ),
                shown(
                    "harDuFodselsnummer",
                    "nei",
                    made(
                        maker.number(),
                        "fodselsdato",
                        "Fødselsdato (dd.mm.åååå)",
                        day(),
                        must,
                    ),
                ),
            ])
        }
        Family::NavAddress => Some(nav_address(component, &label, must, maker)),
        Family::AddressValidity => Some(vec![
            made(
                maker.number(),
                "gyldigFraOgMed",
                "Gyldig fra (dd.mm.åååå)",
                day(),
                must,
            ),
            made(
                maker.number(),
                "gyldigTilOgMed",
                "Gyldig til (dd.mm.åååå)",
                day(),
                Vec::new(),
            ),
        ]),
        Family::Sender => Some(sender(component, &label, &must, maker)),
        Family::Address | Family::Tags => {
            Some(Vec::new()).filter(|_| component.list("components").is_empty())
        }
        _ => None,
    }
}

/// An item that is shown where another one beside it has an answer.
fn shown(on: &str, eq: &str, mut item: Item) -> Item {
    let script = ["show = row && row.", on, " === '", eq, "'"].concat();
    item.conditions = Script::parse(&script)
        .map(Condition::Script)
        .into_iter()
        .collect();
    item
}

/// Choices that the questions of a survey may have together. Each question has all of them, so that
/// a short definition can have very many.
const MOST_SURVEYED: usize = 20_000;

fn survey(component: Component, must: &[Limit], maker: &mut Maker) -> Vec<Item> {
    let choices: Vec<Choice> = entries(component, "values").collect();
    let questions: Vec<Choice> = entries(component, "questions").collect();
    if choices.len() * questions.len() > MOST_SURVEYED {
        maker
            .report
            .note(Effect::Blocking, "too many questions and choices");
        return Vec::new();
    }
    let item = |question: Choice| {
        let key = question.value.as_text().unwrap_or_default();
        let asked = Question::One {
            choices: choices.clone(),
            list: false,
            stored_as_object: false,
        };
        made(maker.number(), key, &question.label, asked, must.to_vec())
    };
    questions.into_iter().map(item).collect()
}

fn entries<'a>(component: Component<'a>, key: &str) -> impl Iterator<Item = Choice> + use<'a> {
    let entries = component.list(key).iter().filter_map(Component::of);
    entries.map(|entry| Choice {
        value: entry.get("value").clone(),
        label: plain(entry.text("label")),
        hint: plain(entry.text("tooltip")),
    })
}

fn nav_address(
    component: Component,
    label: &dyn Fn(&str, &str) -> String,
    must: Vec<Limit>,
    maker: &mut Maker,
) -> Vec<Item> {
    let lives = label("livesInNorway", "Bor du i Norge?");
    let mut text = |key: &str, label: &str, autocomplete: &str, must: Vec<Limit>| {
        made(maker.number(), key, label, plain_text(autocomplete), must)
    };
    match component.text("addressType") {
        "NORWEGIAN_ADDRESS" | "POST_OFFICE_BOX" => vec![
            text("co", "C/O", "", Vec::new()),
            text(
                "adresse",
                "Vegadresse eller postboks",
                "street-address",
                must.clone(),
            ),
            text("postnummer", "Postnummer", "postal-code", must.clone()),
            text("bySted", "Poststed", "address-level2", must),
        ],
        "FOREIGN_ADDRESS" => vec![
            text("co", "C/O", "", Vec::new()),
            text(
                "adresse",
                "Vegnavn og husnummer, eller postboks",
                "street-address",
                must.clone(),
            ),
            text("bygning", "Bygning", "", Vec::new()),
            text("postnummer", "Postnummer", "postal-code", Vec::new()),
            text("bySted", "By / stedsnavn", "address-level2", Vec::new()),
            text("region", "Region", "address-level1", Vec::new()),
            text("land", "Land", "country-name", must),
        ],
        _ => {
            let asked = made(
                maker.number(),
                "borDuINorge",
                &lives,
                yes_no(),
                must.clone(),
            );
            let mut text = |key: &str, label: &str, autocomplete: &str, must: Vec<Limit>| {
                made(maker.number(), key, label, plain_text(autocomplete), must)
            };
            vec![
                asked,
                text("adresse", "Adresse", "street-address", must.clone()),
                text("postnummer", "Postnummer", "postal-code", Vec::new()),
                text("bySted", "Poststed", "address-level2", must),
                text("land", "Land, om ikke Norge", "country-name", Vec::new()),
            ]
        }
    }
}

fn sender(
    component: Component,
    label: &dyn Fn(&str, &str) -> String,
    must: &[Limit],
    maker: &mut Maker,
) -> Vec<Item> {
    let checked = |identifier| [must, &[Limit::Checksum(identifier)]].concat();
    if component.text("senderRole") == "organization" {
        let number = Identifier::Organisasjonsnummer;
        return vec![
            made(
                maker.number(),
                "organizationNumber",
                &label("organizationNumber", "Organisasjonsnummer"),
                identifier(number),
                checked(number),
            ),
            made(
                maker.number(),
                "organizationName",
                &label("organizationName", "Virksomhetens navn"),
                plain_text("organization"),
                must.to_vec(),
            ),
        ];
    }
    let number = Identifier::Fodselsnummer;
    vec![
        made(
            maker.number(),
            "nationalIdentityNumber",
            &label("nationalIdentityNumber", "Fødselsnummer eller d-nummer"),
            identifier(number),
            checked(number),
        ),
        made(
            maker.number(),
            "firstName",
            &label("firstName", "Fornavn"),
            plain_text("given-name"),
            must.to_vec(),
        ),
        made(
            maker.number(),
            "surname",
            &label("surname", "Etternavn"),
            plain_text("family-name"),
            must.to_vec(),
        ),
    ]
}

fn plain_text(autocomplete: &str) -> Question {
    Question::Text {
        multiline: false,
        input_mode: String::new(),
        autocomplete: autocomplete.to_owned(),
        affixes: (String::new(), String::new()),
        identifier: None,
    }
}

fn identifier(identifier: Identifier) -> Question {
    Question::Text {
        multiline: false,
        input_mode: "numeric".to_owned(),
        autocomplete: String::new(),
        affixes: (String::new(), String::new()),
        identifier: Some(identifier),
    }
}

fn day() -> Question {
    Question::Date {
        fields: DateFields::Day,
        format: DateFormat::Iso,
    }
}

fn yes_no() -> Question {
    let choice = |value: &str, label: &str| Choice {
        value: value.into(),
        label: label.to_owned(),
        hint: String::new(),
    };
    Question::One {
        choices: vec![choice("ja", "Ja"), choice("nei", "Nei")],
        list: false,
        stored_as_object: false,
    }
}
