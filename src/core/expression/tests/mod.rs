mod node;
mod properties;
mod script;

use super::*;
use crate::tree::Limits;

/// Matches as a browser would.
fn exec(pattern: &str, flags: &str, text: &str, from: usize) -> Option<Option<Found>> {
    let flags: String = flags
        .chars()
        .filter(|flag| "imsu".contains(*flag))
        .collect();
    let regex = regress::Regex::with_flags(pattern, &*flags).ok()?;
    let start = text::byte_of_place(text, from);
    let found = regex.find_from(text, start).next();
    Some(found.map(|found| {
        Found {
            start: text::place_of_byte(text, found.start()),
            groups: found
                .groups()
                .map(|range| range.map(|range| text[range].to_owned()))
                .collect(),
        }
    }))
}

fn json(text: &str) -> Value {
    Value::from_json(text.as_bytes(), &Limits::default()).unwrap()
}

/// Inputs of an object's entries.
fn inputs(entries: &Value) -> Inputs {
    let known = ["data", "row", "value", "input", "component", "rowIndex"];
    let entry = |name: &'static str| {
        let value = entries.as_object().and_then(|entries| entries.get(name));
        value.map(|value| (name, value.clone()))
    };
    Inputs {
        names: known.into_iter().filter_map(entry).collect(),
        patterns: Some(exec),
        ..Inputs::default()
    }
}
