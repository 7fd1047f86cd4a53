//! What becomes of what is read.

use std::borrow::Cow;

use crate::tree::{Node, Value};

/// What a reader makes of the values it meets, so that one reader serves the tolerant tree and the
/// values of expressions.
pub(crate) trait Build: Sized {
    /// What becomes of an array while it is read.
    type Items: Default;
    /// What becomes of an object while it is read.
    type Entries: Default;
    /// What is remembered of the document so far, to be used again.
    type Known: Default;

    /// `null`, `true` or `false`.
    fn word(word: &'static str) -> Self;
    /// A number as it is written.
    fn number(text: &str) -> Self;
    /// A string, its escapes resolved.
    fn text(known: &mut Self::Known, text: Cow<'_, str>) -> Self;
    /// Adds an item to an array.
    fn item(items: &mut Self::Items, item: Self);
    /// Adds an entry to an object.
    fn entry(known: &mut Self::Known, entries: &mut Self::Entries, key: Cow<'_, str>, value: Self);
    /// A whole array.
    fn list(items: Self::Items) -> Self;
    /// A whole object.
    fn map(entries: Self::Entries) -> Self;
    /// The value with the byte offset at which it starts.
    fn at(self, _offset: usize) -> Self {
        self
    }
}

impl Build for Node {
    type Items = Vec<Node>;
    type Entries = Vec<(String, Node)>;
    type Known = ();

    fn word(word: &'static str) -> Self {
        match word {
            "null" => Value::Null.at(0),
            other => Value::Text(other.to_owned()).at(0),
        }
    }

    fn number(text: &str) -> Self {
        Value::Text(text.to_owned()).at(0)
    }

    fn text((): &mut (), text: Cow<'_, str>) -> Self {
        Value::Text(text.into_owned()).at(0)
    }

    fn item(items: &mut Vec<Node>, item: Self) {
        items.push(item);
    }

    fn entry((): &mut (), entries: &mut Vec<(String, Node)>, key: Cow<'_, str>, value: Self) {
        entries.push((key.into_owned(), value));
    }

    fn list(items: Vec<Node>) -> Self {
        Value::List(items).at(0)
    }

    fn map(entries: Vec<(String, Node)>) -> Self {
        Value::Map(entries).at(0)
    }

    fn at(self, offset: usize) -> Self {
        self.value.at(offset)
    }
}
