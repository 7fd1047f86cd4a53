//! Answers and the data of expressions: JSON with JavaScript's `undefined`, cheap to share.
//!
//! A clone costs a counter; a change copies the containers on its way and shares the rest, so that
//! what was seen before a change stays as it was.

mod json;
pub mod number;
mod object;
mod path;

use std::sync::Arc;

pub use object::Object;
pub use path::{Path, Segment};

/// One value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing is there. Not JSON; an entry that holds it is left out when it is written.
    #[default]
    Undefined,
    /// JSON `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as in ECMAScript, NaN and infinities included.
    Number(f64),
    /// A string.
    Text(Arc<str>),
    /// An array.
    List(Arc<Vec<Value>>),
    /// An object.
    Object(Arc<Object>),
}

impl Value {
    /// An object without entries.
    #[must_use]
    pub fn object() -> Self {
        Self::Object(Arc::default())
    }

    /// The string, where it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The items, where it is an array.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The object, where it is one; an array is none.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// Whether it is `undefined` or `null`.
    #[must_use]
    pub fn is_nil(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }

    /// The value at a path, [`Value::Undefined`] where there is none.
    #[must_use]
    pub fn get(&self, path: &Path) -> &Self {
        let mut here = self;
        for segment in path.segments() {
            here = here.child(segment);
        }
        here
    }

    /// The value under a key or index, [`Value::Undefined`] where there is none.
    #[must_use]
    pub fn child(&self, segment: &Segment) -> &Self {
        const NOTHING: &Value = &Value::Undefined;
        match (self, segment) {
            (Self::Object(object), Segment::Key(key)) => object.get(key).unwrap_or(NOTHING),
            (Self::List(items), Segment::Index(index)) => items.get(*index).unwrap_or(NOTHING),
            _ => NOTHING,
        }
    }

    /// Puts a value at a path. What is missing on the way is made: an array where an index follows,
    /// an object where a key does; what is in the way and is neither is replaced, as `_.set` of
    /// lodash does. Indexes more than 10,000 beyond the end are not set, so that no path can ask
    /// for memory without bound.
    pub fn set(&mut self, path: &Path, value: Self) {
        self.set_at(path.segments(), value);
    }

    fn set_at(&mut self, path: &[Segment], value: Self) {
        const FARTHEST: usize = 10_000;
        let Some((first, rest)) = path.split_first() else {
            *self = value;
            return;
        };
        match first {
            Segment::Key(key) => {
                if !matches!(self, Self::Object(_)) {
                    *self = Self::object();
                }
                if let Self::Object(object) = self {
                    Arc::make_mut(object).entry(key).set_at(rest, value);
                }
            }
            Segment::Index(index) => {
                if !matches!(self, Self::List(_)) {
                    *self = Self::List(Arc::default());
                }
                if let Self::List(items) = self
                    && *index <= items.len() + FARTHEST
                {
                    let items = Arc::make_mut(items);
                    if items.len() <= *index {
                        items.resize(*index + 1, Self::Undefined);
                    }
                    if let Some(item) = items.get_mut(*index) {
                        item.set_at(rest, value);
                    }
                }
            }
        }
    }

    /// Removes what is at a path: an entry goes, an item of an array becomes `undefined`.
    pub fn unset(&mut self, path: &Path) {
        if !matches!(self.get(path), Self::Undefined) {
            self.unset_at(path.segments());
        }
    }

    fn unset_at(&mut self, path: &[Segment]) {
        let Some((first, rest)) = path.split_first() else {
            *self = Self::Undefined;
            return;
        };
        match (self, first) {
            (Self::Object(object), Segment::Key(key)) => {
                let object = Arc::make_mut(object);
                if rest.is_empty() {
                    object.remove(key);
                } else {
                    object.entry(key).unset_at(rest);
                }
            }
            (Self::List(items), Segment::Index(index)) => {
                if let Some(item) = Arc::make_mut(items).get_mut(*index) {
                    item.unset_at(rest);
                }
            }
            _ => {}
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Number(value)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::List(Arc::new(items))
    }
}

impl From<Object> for Value {
    fn from(object: Object) -> Self {
        Self::Object(Arc::new(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_makes_what_is_missing_on_its_way() {
        let mut value = Value::Undefined;
        value.set(&Path::parse("rows[1].name"), "Ana".into());
        assert_eq!(
            value.get(&Path::parse("rows[1].name")).as_text(),
            Some("Ana")
        );
        assert_eq!(value.get(&Path::parse("rows[0]")), &Value::Undefined);
        assert_eq!(value.get(&Path::parse("rows.name")), &Value::Undefined);
    }

    #[test]
    fn a_change_leaves_earlier_clones_alone() {
        let mut value = Value::object();
        value.set(&Path::parse("a.b"), true.into());
        let before = value.clone();
        value.set(&Path::parse("a.b"), false.into());
        value.unset(&Path::parse("a.b"));
        assert_eq!(before.get(&Path::parse("a.b")), &Value::Bool(true));
        assert_eq!(value.get(&Path::parse("a")), &Value::object());
    }

    #[test]
    fn an_index_far_off_costs_no_memory() {
        let mut value = Value::Undefined;
        value.set(&Path::parse("a[4000000000]"), true.into());
        assert_eq!(value.get(&Path::parse("a")), &Value::List(Arc::default()));
    }
}
