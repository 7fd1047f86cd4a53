//! Conversions of JavaScript (ECMA-262 §7.1, §7.2).

use std::sync::Arc;

use super::{Outcome, Run, Thing, Type, Val};
use crate::expression::builtin::{date_text, moment_text};
use crate::joined::joined;
use crate::value::number;

impl Run<'_> {
    /// ToBoolean.
    pub fn truthy(&self, value: Val) -> bool {
        match value.kind() {
            Type::Unset | Type::Undefined | Type::Null => false,
            Type::Bool(value) => value,
            Type::Number(value) => value != 0.0 && !value.is_nan(),
            Type::Text => !self.str(value).is_empty(),
            Type::Native(_) | Type::Method | Type::Ref => true,
        }
    }

    /// ToNumber.
    pub fn number_of(&mut self, value: Val) -> Outcome<f64> {
        Ok(match value.kind() {
            Type::Unset | Type::Undefined | Type::Native(_) | Type::Method => f64::NAN,
            Type::Null => 0.0,
            Type::Bool(value) => f64::from(u8::from(value)),
            Type::Number(value) => value,
            Type::Text => number::from_text(self.str(value)),
            Type::Ref => match self.thing(value) {
                Some(Thing::Time(time)) => time.milliseconds,
                _ => {
                    let text = self.text_of(value)?;
                    number::from_text(self.str(text))
                }
            },
        })
    }

    /// The number cut to a whole one, NaN being 0.
    pub fn integer_of(&mut self, value: Val) -> Outcome<f64> {
        let value = self.number_of(value)?;
        Ok(if value.is_nan() { 0.0 } else { value.trunc() })
    }

    /// ToString, as a value that is a text.
    pub fn text_of(&mut self, value: Val) -> Outcome<Val> {
        let text = match value.kind() {
            Type::Text => return Ok(value),
            Type::Unset | Type::Undefined => "undefined",
            Type::Null => "null",
            Type::Bool(true) => "true",
            Type::Bool(false) => "false",
            Type::Number(value) => return self.text(number::to_text(value)),
            Type::Native(_) | Type::Method => "function",
            Type::Ref => return self.text_of_thing(value),
        };
        Ok(self.put_text(text.into()))
    }

    /// ToString, for a key.
    pub fn key_of(&mut self, value: Val) -> Outcome<Arc<str>> {
        let text = self.text_of(value)?;
        Ok(self.shared(text))
    }

    fn text_of_thing(&mut self, value: Val) -> Outcome<Val> {
        self.spend(1)?;
        if self.is_list(value) {
            return self.join(value, ",");
        }
        let text = match self.thing(value) {
            Some(Thing::Function(_)) => "function".to_owned(),
            Some(Thing::Pattern(pattern, flags)) => joined(&["/", pattern, "/", flags], ""),
            Some(Thing::Time(time)) if time.is_moment => return moment_text(self, value),
            Some(Thing::Time(time)) => date_text(time.milliseconds, self.inputs),
            Some(Thing::Object(object)) if is_error(object) => {
                let named = |name| object.get(name).copied().unwrap_or_default();
                let (name, message) = (named("name"), named("message"));
                let (name, message) = (self.text_of(name)?, self.text_of(message)?);
                if self.str(name).ends_with("Error") {
                    joined(&[self.str(name), ": ", self.str(message)], "")
                } else {
                    "[object Object]".to_owned()
                }
            }
            _ => "[object Object]".to_owned(),
        };
        self.text(text)
    }

    /// The items of an array as one text; missing ones are empty.
    pub fn join(&mut self, list: Val, separator: &str) -> Outcome<Val> {
        self.deepen()?;
        let text = self.join_deep(list, separator);
        self.depth -= 1;
        self.text(text?)
    }

    fn join_deep(&mut self, list: Val, separator: &str) -> Outcome<String> {
        let mut out = String::new();
        for (place, item) in self.items(list)?.into_iter().enumerate() {
            if place > 0 {
                out.push_str(separator);
            }
            if !item.is_nil() {
                let text = self.text_of(item)?;
                self.append(&mut out, text)?;
            }
        }
        Ok(out)
    }

    /// Adds a text to another, at its price.
    pub fn append(&mut self, out: &mut String, text: Val) -> Outcome<()> {
        self.spend(self.str(text).len() / 16 + 1)?;
        out.push_str(self.str(text));
        Ok(())
    }

    /// ToPrimitive; dates prefer texts where no number is asked for.
    pub(super) fn primitive_of(&mut self, value: Val, number_is_wanted: bool) -> Outcome<Val> {
        if !value.is_object() {
            return Ok(value);
        }
        match self.thing(value) {
            Some(Thing::Time(time)) if number_is_wanted || time.is_moment => {
                Ok(time.milliseconds.into())
            }
            _ => self.text_of(value),
        }
    }

    /// `==` (ECMA-262 §7.2.14).
    pub fn loosely_equal(&mut self, left: Val, right: Val) -> Outcome<bool> {
        if left.is_nil() || right.is_nil() {
            return Ok(left.is_nil() && right.is_nil());
        }
        if left.is_object() && right.is_object() {
            return Ok(self.strictly_equal(left, right));
        }
        let left = self.primitive_of(left, false)?;
        let right = self.primitive_of(right, false)?;
        if left.is_text() && right.is_text() {
            return Ok(self.strictly_equal(left, right));
        }
        Ok(self.number_of(left)? == self.number_of(right)?)
    }

    /// `===` (ECMA-262 §7.2.15).
    pub fn strictly_equal(&self, left: Val, right: Val) -> bool {
        match (left.kind(), right.kind()) {
            (Type::Number(left), Type::Number(right)) => left == right,
            (Type::Text, Type::Text) => self.str(left) == self.str(right),
            // Which method it is, is not known.
            (Type::Method, _) => false,
            _ => left == right,
        }
    }

    /// `===`, but NaN is NaN (ECMA-262 §7.2.12, SameValueZero).
    pub fn same_value_zero(&self, left: Val, right: Val) -> bool {
        // There is but one NaN.
        left == right || self.strictly_equal(left, right)
    }
}

/// Whether an object was made by `new Error`, or by what throws.
fn is_error(object: &crate::value::Object<Val>) -> bool {
    object.len() == 2 && object.position("name") == Some(0) && object.position("message") == Some(1)
}
