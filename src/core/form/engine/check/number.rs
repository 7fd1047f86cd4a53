//! Rules of numbers.

use super::Broken;
use crate::find::split;
use crate::form::definition::{Item, ItemKind, Limit, Question};
use crate::form::engine::coercion;
use crate::value::{Value, number};

/// What is wrong with a number, or a text that begins with one.
pub(super) fn check(limit: &Limit, value: &Value, item: &Item) -> Option<Broken> {
    match limit {
        Limit::Number => {
            let is_number = match value {
                Value::Number(_) => true,
                Value::Text(text) if is_stored_as_text(item) => is_decimal(text),
                _ => false,
            };
            (coercion::truthy(value) && !is_number).then(|| Broken::new("number"))
        }
        Limit::Min(least) => {
            // The peer asks this rule only of what reads as a number when written out.
            if number::parse_float(&coercion::text(value)).is_nan() {
                return None;
            }
            Broken::beyond(read(value), *least, false, "min", "min")
        }
        Limit::Max(most) => {
            if *value == Value::Null {
                return None;
            }
            Broken::beyond(read(value), *most, true, "max", "max")
        }
        Limit::Step(step) => {
            let Value::Number(number) = value else {
                return None;
            };
            let steps = number / step;
            let off = (steps - steps.round()).abs();
            (off > 1e-6 * steps.abs().max(1.0))
                .then(|| Broken::new("step").with("step", number::to_text(*step)))
        }
        _ => None,
    }
}

fn is_stored_as_text(item: &Item) -> bool {
    let ItemKind::Question(Question::Number { stored_as_text, .. }) = &item.kind else {
        return false;
    };
    *stored_as_text
}

/// Whether a text is a decimal number in ASCII: `-?\d+(\.\d+)?`.
fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix("-").unwrap_or(text);
    let (whole, fraction) = split(unsigned, ".").unwrap_or((unsigned, "0"));
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

/// `parseFloat` of a text, `Number` of the rest; an array of one is its item.
fn read(value: &Value) -> f64 {
    match value {
        Value::Text(text) => number::parse_float(text),
        Value::List(items) if items.len() <= 1 => number::from_text(&coercion::text(value)),
        value => coercion::number(value),
    }
}
