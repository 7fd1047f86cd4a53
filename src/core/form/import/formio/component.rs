//! Reading the properties of a component.

use super::super::shape::{Shape, misshapen};
use crate::form::engine::truthy;
use crate::value::{Object, Value, number};

/// A component as its author's tool wrote it.
#[derive(Clone, Copy, Default)]
pub(super) struct Component<'a>(Option<&'a Object>);

const NOTHING: &Value = &Value::Undefined;

impl<'a> Component<'a> {
    pub fn of(value: &'a Value) -> Option<Self> {
        value.as_object().map(|object| Self(Some(object)))
    }

    /// A property; [`Value::Undefined`] where there is none.
    pub fn get(self, key: &str) -> &'a Value {
        self.0.and_then(|object| object.get(key)).unwrap_or(NOTHING)
    }

    pub fn has(self, key: &str) -> bool {
        self.0.is_some_and(|object| object.get(key).is_some())
    }

    /// A text; empty where there is none.
    pub fn text(self, key: &str) -> &'a str {
        self.get(key).as_text().unwrap_or_default()
    }

    /// Whether a property counts as true.
    pub fn flag(self, key: &str) -> bool {
        truthy(self.get(key))
    }

    /// The object under a key; an empty one where there is none.
    pub fn object(self, key: &str) -> Self {
        Self(self.get(key).as_object())
    }

    pub fn list(self, key: &str) -> &'a [Value] {
        self.get(key).as_list().unwrap_or_default()
    }

    /// The objects of the list under a key.
    pub fn objects(self, key: &str) -> Vec<Self> {
        let mut objects = Vec::new();
        for value in self.list(key) {
            objects.extend(Self::of(value));
        }
        objects
    }

    pub fn source_type(self) -> &'a str {
        self.text("type")
    }

    /// Its key; radio buttons that are made of check boxes are stored under their common name.
    pub fn key(self) -> &'a str {
        let name = self.text("name");
        if self.source_type() == "checkbox" && self.text("inputType") == "radio" && !name.is_empty()
        {
            return name;
        }
        self.text("key")
    }

    /// What is wrong with the kinds of its properties.
    pub fn misshapen(self, properties: &'a [(&'static str, Shape)]) -> Vec<String> {
        let found = self.0.map(|object| misshapen(object, properties));
        found.unwrap_or_default()
    }

    /// A whole number of at least 1, as a number or a text that begins with one.
    pub fn count(self, key: &str) -> Option<u32> {
        let found = match self.get(key) {
            Value::Number(number) => *number,
            Value::Text(text) => number::parse_int(text, 10),
            _ => return None,
        };
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "numbers beyond the range saturate"
        )]
        (found >= 1.0).then_some(found.ceil() as u32)
    }

    /// A number, as one or as a text that begins with one.
    pub fn number(self, key: &str) -> Option<f64> {
        let found = match self.get(key) {
            Value::Number(number) => *number,
            Value::Text(text) => number::parse_float(text),
            _ => return None,
        };
        (!found.is_nan()).then_some(found)
    }

    /// The components within: those of columns, else of the cells of rows, else its own.
    pub fn within(self) -> Vec<&'a Value> {
        let mut found = Vec::new();
        if let Value::List(columns) = self.get("columns") {
            add_components(columns, &mut found);
        } else if let Value::List(rows) = self.get("rows") {
            for cells in rows.iter() {
                add_components(cells.as_list().unwrap_or_default(), &mut found);
            }
        } else {
            found.extend(self.list("components"));
        }
        found
    }
}

/// Adds the components of those that hold some, such as columns.
fn add_components<'a>(holders: &'a [Value], found: &mut Vec<&'a Value>) {
    for holder in holders {
        if let Some(holder) = Component::of(holder) {
            found.extend(holder.list("components"));
        }
    }
}
