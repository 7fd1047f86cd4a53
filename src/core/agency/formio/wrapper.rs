//! The form within what a server answers.
//!
//! Form.io answers the form itself; a search for a path answers a list of forms; other servers put the
//! form into `form`, or into `schema` beside the name of the form.

use crate::value::Value;

/// Wrappings around wrappings that are opened.
const DEPTH: u32 = 4;
/// What of a wrapping says something about the form, and is taken over where the form says nothing.
const NAMES: [&str; 5] = ["title", "name", "description", "path", "_id"];

/// The object that holds the components, completed by what stands around it; the first of several.
/// None where there is no form.
pub(super) fn form_within(document: &Value) -> Option<Value> {
    within(document, DEPTH)
}

fn within(document: &Value, depth: u32) -> Option<Value> {
    let depth = depth.checked_sub(1)?;
    match document {
        Value::List(items) => items.iter().find_map(|item| within(item, depth)),
        Value::Object(outer) => {
            if let Some(Value::List(_)) = outer.get("components") {
                return Some(document.clone());
            }
            let inner = ["form", "schema"]
                .into_iter()
                .find_map(|key| outer.get(key));
            let mut form = within(inner?, depth)?;
            if let Value::Object(form) = &mut form {
                for name in NAMES {
                    let missing = form.get(name).is_none_or(is_blank);
                    if let Some(known) = outer.get(name).filter(|_| missing) {
                        std::sync::Arc::make_mut(form).set(name, known.clone());
                    }
                }
            }
            Some(form)
        }
        _ => None,
    }
}

fn is_blank(value: &Value) -> bool {
    value.is_nil() || value.as_text() == Some("")
}
