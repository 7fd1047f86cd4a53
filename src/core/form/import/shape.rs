//! Properties that are of another kind of JSON than the format has them.

use crate::form::engine::truthy;
use crate::joined::joined;
use crate::value::{Object, Value};

/// What a property has to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    List,
    Object,
    Text,
}

/// What is wrong with the properties of an object, such as `validate is no object`. What is missing
/// or counts as false is nothing at all, which no format minds.
pub(super) fn misshapen(object: &Object, properties: &[(&str, Shape)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (key, shape) in properties {
        let Some(value) = object.get(key).filter(|value| truthy(value)) else {
            continue;
        };
        let (is_right, wanted) = match shape {
            Shape::List => (matches!(value, Value::List(_)), " is no list"),
            Shape::Object => (matches!(value, Value::Object(_)), " is no object"),
            Shape::Text => (matches!(value, Value::Text(_)), " is no text"),
        };
        if !is_right {
            wrong.push(joined(&[key, wanted], ""));
        }
    }
    wrong
}
