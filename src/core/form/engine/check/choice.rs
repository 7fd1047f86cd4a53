//! Rules of choices.

use super::Broken;
use crate::form::definition::{Choice, Item, ItemKind, Limit, Question};
use crate::value::Value;

/// What is wrong with what was chosen.
pub(super) fn check(limit: &Limit, value: &Value, item: &Item) -> Option<Broken> {
    match limit {
        Limit::MinItems(least) => {
            let limit = f64::from(*least);
            Broken::beyond(chosen(value)?, limit, false, "minSelectedCount", "minCount")
        }
        Limit::MaxItems(most) => {
            let limit = f64::from(*most);
            Broken::beyond(chosen(value)?, limit, true, "maxSelectedCount", "maxCount")
        }
        _ => (!offered(value, item)).then(|| Broken::keyed("onlyAvailableItems", "invalidOption")),
    }
}

/// How many flags are set; none where none is, or where something else than flags is there, of
/// which the rules do not speak.
fn chosen(value: &Value) -> Option<f64> {
    let mut count = 0.0;
    match value {
        Value::Object(flags) => {
            for (_, flag) in flags.iter() {
                let Value::Bool(set) = flag else { return None };
                count += f64::from(u8::from(*set));
            }
        }
        Value::List(flags) => {
            for flag in flags.iter() {
                let Value::Bool(set) = flag else { return None };
                count += f64::from(u8::from(*set));
            }
        }
        _ => return None,
    }
    (count > 0.0).then_some(count)
}

/// Whether what was chosen is among the choices. Numbers, `true` and what is empty are not looked at.
fn offered(value: &Value, item: &Item) -> bool {
    let Some(choices) = choices_of(&item.kind) else {
        return true;
    };
    let among = |value: &Value| choices.iter().any(|choice| choice.value == *value);
    match value {
        Value::Text(text) => text.is_empty() || among(value),
        Value::List(items) => items.is_empty() || among(value),
        Value::Object(flags) if item.source_type == "selectboxes" => {
            let mut keys = flags.iter().map(|(key, _)| key);
            keys.all(|key| {
                choices
                    .iter()
                    .any(|choice| choice.value.as_text() == Some(key))
            })
        }
        Value::Object(object) => object.is_empty() || among(value),
        _ => true,
    }
}

fn choices_of(kind: &ItemKind) -> Option<&[Choice]> {
    match kind {
        ItemKind::Question(question) => question_choices(question),
        _ => None,
    }
}

fn question_choices(question: &Question) -> Option<&[Choice]> {
    match question {
        Question::One { choices, .. } | Question::Many { choices, .. } => Some(choices),
        Question::Several(one) => question_choices(one),
        _ => None,
    }
}

/// What a choice that was made says against going on, where one does.
pub(super) fn stop<'a>(value: &Value, item: &'a Item) -> Option<&'a str> {
    let is_made = |choice: &Choice| match value {
        Value::List(made) => made.contains(&choice.value),
        made => *made == choice.value,
    };
    choices_of(&item.kind)?
        .iter()
        .find(|choice| !choice.stop.is_empty() && is_made(choice))
        .map(|choice| choice.stop.as_str())
}
