//! Rules of numbers.

use super::Broken;
use crate::form::definition::Limit;
use crate::form::engine::coercion;
use crate::value::{Value, number};

/// What is wrong with a number, or a text that begins with one.
pub(super) fn check(limit: &Limit, value: &Value) -> Option<Broken> {
    match limit {
        Limit::Number => {
            let other = coercion::truthy(value) && !matches!(value, Value::Number(_));
            other.then(|| Broken::new("number"))
        }
        Limit::Min(least) => {
            // The peer asks this rule only of what reads as a number when written out.
            if number::parse_float(&coercion::text(value)).is_nan() {
                return None;
            }
            let read = read(value);
            (read < *least).then(|| Broken::new("min").with("min", number::to_text(*least)))
        }
        Limit::Max(most) => {
            if *value == Value::Null {
                return None;
            }
            let read = read(value);
            (read > *most).then(|| Broken::new("max").with("max", number::to_text(*most)))
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

/// `parseFloat` of a text, `Number` of the rest; an array of one is its item.
fn read(value: &Value) -> f64 {
    match value {
        Value::Text(text) => number::parse_float(text),
        Value::List(items) if items.len() <= 1 => number::from_text(&coercion::text(value)),
        value => coercion::number(value),
    }
}
