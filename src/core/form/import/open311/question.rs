//! A question of a service definition.

use super::asked::text;
use super::{ATTRIBUTE, item, required, rule};
use crate::form::content;
use crate::form::definition::{
    ArrayForm, Choice, DateFields, DateFormat, Item, ItemKind, Limit, Question,
};
use crate::model::{Attribute, AttributeValue, Datatype};
use crate::value::Path;

/// Characters of a `string` at most, by the standard.
const MOST_LINE: u32 = 255;
/// Characters of a `text` at most, by the standard.
const MOST_TEXT: u32 = 4_000;

/// Keys kept from when the agency offered choices are no text.
const NO_ARRAY: Limit = Limit::Array(ArrayForm {
    several: false,
    allowed: false,
    nested: false,
    any: false,
    required: false,
});

/// The question that an attribute is.
pub(super) fn question(attribute: &Attribute) -> Item {
    let (kind, limit) = kind(attribute);
    let limits = required(attribute.required).into_iter().chain(limit);
    let mut item = item(kind, &attribute.code, limits);
    item.part.path = Some(Path::default().key(ATTRIBUTE).key(&attribute.code));
    attribute
        .datatype
        .as_text()
        .clone_into(&mut item.source_type);
    item.label = match attribute.description.as_str() {
        "" => attribute.code.clone(),
        description => description.to_owned(),
    };
    item.hint = content::from_plain(&attribute.datatype_description);
    if let ItemKind::Question(Question::One { .. } | Question::Many { .. }) = item.kind {
        item.part.extra_rules.push(rule(Limit::NotStopped));
    }
    match item.kind {
        ItemKind::Question(Question::Many { .. }) => item.part.several = true,
        ItemKind::Question(Question::Text { .. }) => item.rules.push(rule(NO_ARRAY)),
        _ => {}
    }
    item
}

/// How to ask for an attribute, and what else its answer has to satisfy. A list that lists nothing and
/// a datatype that the standard does not know are asked as a line of text, so that the citizen can
/// still answer.
fn kind(attribute: &Attribute) -> (ItemKind, Option<Limit>) {
    let choices = || attribute.values.iter().map(choice).collect();
    let (question, limit) = match attribute.datatype {
        Datatype::Text => return (text(true, ""), Some(Limit::MaxLength(MOST_TEXT))),
        Datatype::Number => {
            let number = Question::Number {
                decimals: None,
                unit: String::new(),
                money: false,
                stored_as_text: true,
            };
            (number, Limit::Number)
        }
        Datatype::Datetime => {
            let date = Question::Date {
                fields: DateFields::DayAndMaybeTime,
                format: DateFormat::Offset,
            };
            (date, Limit::Moment)
        }
        Datatype::SingleValueList if !attribute.values.is_empty() => {
            let one = Question::One {
                choices: choices(),
                list: false,
                stored_as_object: false,
            };
            (one, Limit::OnlyAvailableItems)
        }
        Datatype::MultiValueList if !attribute.values.is_empty() => {
            let many = Question::Many {
                choices: choices(),
                stored_as_flags: false,
            };
            (many, Limit::OnlyAvailableItems)
        }
        Datatype::SingleValueList
        | Datatype::MultiValueList
        | Datatype::String
        | Datatype::Other(_) => return (text(false, ""), Some(Limit::MaxLength(MOST_LINE))),
    };
    (ItemKind::Question(question), Some(limit))
}

fn choice(value: &AttributeValue) -> Choice {
    Choice {
        value: value.key.as_str().into(),
        label: value.name.clone(),
        hint: String::new(),
        stop: value.disable_message.clone().unwrap_or_default(),
    }
}
