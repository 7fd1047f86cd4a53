//! JavaScript's conversions, as far as conditions and rules need them (ECMA-262 §7.1).

use crate::value::{Value, number};

/// `Boolean(value)`.
pub fn truthy(value: &Value) -> bool {
    match value {
        Value::Undefined | Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => *number != 0.0 && !number.is_nan(),
        Value::Text(text) => !text.is_empty(),
        Value::List(_) | Value::Object(_) => true,
    }
}

/// `String(value)`. Arrays nested beyond 16 levels end there.
pub fn text(value: &Value) -> String {
    let mut out = String::new();
    write(value, 16, &mut out);
    out
}

fn write(value: &Value, depth: u32, out: &mut String) {
    match value {
        Value::Undefined => out.push_str("undefined"),
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(&number::to_text(*number)),
        Value::Text(text) => out.push_str(text),
        Value::Object(_) => out.push_str("[object Object]"),
        Value::List(items) => {
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                if depth > 0 && !item.is_nil() {
                    write(item, depth - 1, out);
                }
            }
        }
    }
}

/// `Number(value)` of what is no array or object, which are NaN here.
pub fn number(value: &Value) -> f64 {
    match value {
        Value::Null => 0.0,
        Value::Bool(value) => f64::from(u8::from(*value)),
        Value::Number(number) => *number,
        Value::Text(text) => number::from_text(text),
        Value::Undefined | Value::List(_) | Value::Object(_) => f64::NAN,
    }
}

/// How long a text is in UTF-16 units.
pub fn length(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
