//! Reading a definition, tolerant of how its scalars are written.

use crate::value::{Value, number};

/// A value of the definition. What is missing is [`Value::Undefined`], so that reading goes on.
#[derive(Clone, Copy)]
pub(super) struct Source<'a>(pub &'a Value);

impl<'a> Source<'a> {
    /// The value under a key.
    pub fn get(self, key: &str) -> Self {
        const NOTHING: &Value = &Value::Undefined;
        let object = self.0.as_object();
        Self(object.and_then(|object| object.get(key)).unwrap_or(NOTHING))
    }

    /// Its text without white space around it, the English or else the first of a text in several
    /// languages; empty where it is none.
    pub fn text(self) -> &'a str {
        let value = match self.0.as_object() {
            Some(texts) => match texts
                .get("en")
                .or_else(|| texts.iter().next().map(|(_, text)| text))
            {
                Some(text) => text,
                None => return "",
            },
            None => self.0,
        };
        value.as_text().unwrap_or_default().trim()
    }

    /// The text of any scalar, numbers and truth values included.
    pub fn scalar(self) -> String {
        match self.0 {
            Value::Number(value) => number::to_text(*value),
            Value::Bool(value) => if *value { "true" } else { "false" }.to_owned(),
            _ => self.text().to_owned(),
        }
    }

    /// Its items; none where it is no array.
    pub fn items(self) -> impl Iterator<Item = Source<'a>> {
        let items = self.0.as_list().unwrap_or_default();
        items.iter().map(Source)
    }

    /// Its number, also where it is written as text.
    pub fn number(self) -> Option<f64> {
        let number = match self.0 {
            Value::Number(number) => *number,
            Value::Text(text) if !text.trim().is_empty() => number::from_text(text),
            _ => return None,
        };
        number.is_finite().then_some(number)
    }

    /// Its number where it counts something.
    pub fn count(self) -> Option<u32> {
        let number = self.number().filter(|number| *number >= 0.0)?;
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a cast of floats saturates, and it is not negative"
        )]
        let count = number as u32;
        Some(count)
    }

    /// Whether it is true, also where it is written as text.
    pub fn flag(self) -> Option<bool> {
        match self.0 {
            Value::Bool(flag) => Some(*flag),
            _ => match self.text() {
                "true" => Some(true),
                "false" => Some(false),
                _ => None,
            },
        }
    }
}
