//! Conversions of JavaScript (ECMA-262 §7.1, §7.2).

use std::sync::Arc;

use super::{Outcome, Run, Thing, Val};
use crate::expression::builtin::{date_text, moment_text};
use crate::value::number;

impl Run<'_> {
    /// ToBoolean.
    pub fn truthy(&self, value: &Val) -> bool {
        match value {
            Val::Unset | Val::Undefined | Val::Null => false,
            Val::Bool(value) => *value,
            Val::Number(value) => *value != 0.0 && !value.is_nan(),
            Val::Text(text) => !text.is_empty(),
            Val::Native(_) | Val::Method | Val::Ref(_) => true,
        }
    }

    /// ToNumber.
    pub fn number_of(&mut self, value: &Val) -> Outcome<f64> {
        Ok(match value {
            Val::Unset | Val::Undefined | Val::Native(_) | Val::Method => f64::NAN,
            Val::Null => 0.0,
            Val::Bool(value) => f64::from(u8::from(*value)),
            Val::Number(value) => *value,
            Val::Text(text) => number::from_text(text),
            Val::Ref(_) => match self.thing(value) {
                Some(Thing::Time(time)) => time.milliseconds,
                _ => number::from_text(&self.text_of(value)?),
            },
        })
    }

    /// The number cut to a whole one, NaN being 0.
    pub fn integer_of(&mut self, value: &Val) -> Outcome<f64> {
        let value = self.number_of(value)?;
        Ok(if value.is_nan() { 0.0 } else { value.trunc() })
    }

    /// ToString.
    pub fn text_of(&mut self, value: &Val) -> Outcome<Arc<str>> {
        Ok(match value {
            Val::Text(text) => text.clone(),
            Val::Unset | Val::Undefined => "undefined".into(),
            Val::Null => "null".into(),
            Val::Bool(true) => "true".into(),
            Val::Bool(false) => "false".into(),
            Val::Number(value) => number::to_text(*value).into(),
            Val::Native(_) | Val::Method => "function".into(),
            Val::Ref(_) => return self.deeper(|run| run.text_of_thing(value)),
        })
    }

    fn text_of_thing(&mut self, value: &Val) -> Outcome<Arc<str>> {
        self.spend(1)?;
        if self.is_list(value) {
            return self.join(value, ",");
        }
        Ok(match self.thing(value) {
            Some(Thing::Function(_)) => "function".into(),
            Some(Thing::Pattern(pattern, flags)) => format!("/{pattern}/{flags}").into(),
            Some(Thing::Time(time)) if time.is_moment => moment_text(*time, self.inputs).into(),
            Some(Thing::Time(time)) => date_text(time.milliseconds, self.inputs).into(),
            Some(Thing::Object(object)) if is_error(object) => {
                let name = object.get("name").cloned().unwrap_or_default();
                let message = object.get("message").cloned().unwrap_or_default();
                let (name, message) = (self.text_of(&name)?, self.text_of(&message)?);
                format!("{name}: {message}").into()
            }
            _ => "[object Object]".into(),
        })
    }

    /// The items of an array as one text; missing ones are empty.
    pub fn join(&mut self, list: &Val, separator: &str) -> Outcome<Arc<str>> {
        let items = self.items(list)?;
        let mut out = String::new();
        for (place, item) in items.iter().enumerate() {
            if place > 0 {
                out.push_str(separator);
            }
            if !item.is_nil() {
                let text = self.text_of(item)?;
                self.spend(text.len() / 16 + 1)?;
                out.push_str(&text);
            }
        }
        match self.text(out)? {
            Val::Text(text) => Ok(text),
            _ => Ok("".into()),
        }
    }

    /// ToPrimitive; dates prefer texts where no number is asked for.
    pub(super) fn primitive_of(&mut self, value: &Val, number_is_wanted: bool) -> Outcome<Val> {
        match value {
            Val::Ref(_) => {}
            Val::Native(_) | Val::Method => return self.text_of(value).map(Val::Text),
            _ => return Ok(value.clone()),
        }
        if let Some(Thing::Time(time)) = self.thing(value)
            && (number_is_wanted || time.is_moment)
        {
            return Ok(time.milliseconds.into());
        }
        self.text_of(value).map(Val::Text)
    }

    /// `==` (ECMA-262 §7.2.14).
    pub fn loosely_equal(&mut self, left: &Val, right: &Val) -> Outcome<bool> {
        use Val::{Bool, Number, Text};
        let is_object = |value: &Val| matches!(value, Val::Ref(_) | Val::Native(_) | Val::Method);
        Ok(match (left, right) {
            _ if left.is_nil() || right.is_nil() => left.is_nil() && right.is_nil(),
            (Number(_), Text(_)) | (Text(_), Number(_)) | (Bool(_), _) | (_, Bool(_)) => {
                let left = self.primitive_of(left, false)?;
                let right = self.primitive_of(right, false)?;
                if is_object(&left) || is_object(&right) {
                    return Ok(false);
                }
                match (&left, &right) {
                    (Text(left), Text(right)) => left == right,
                    _ => self.number_of(&left)? == self.number_of(&right)?,
                }
            }
            _ if is_object(left) && !is_object(right) => {
                let left = self.primitive_of(left, false)?;
                self.loosely_equal(&left, right)?
            }
            _ if is_object(right) && !is_object(left) => {
                let right = self.primitive_of(right, false)?;
                self.loosely_equal(left, &right)?
            }
            _ => strictly_equal(left, right),
        })
    }
}

/// Whether an object was made by `new Error`, or by what throws.
fn is_error(object: &crate::value::Object<Val>) -> bool {
    let name = object.get("name").and_then(Val::as_text);
    object.len() == 2
        && object.position("message").is_some()
        && name.is_some_and(|name| name.ends_with("Error"))
}

/// `===` (ECMA-262 §7.2.15).
pub(in crate::expression) fn strictly_equal(left: &Val, right: &Val) -> bool {
    match (left, right) {
        (Val::Undefined, Val::Undefined) | (Val::Null, Val::Null) => true,
        (Val::Bool(left), Val::Bool(right)) => left == right,
        (Val::Number(left), Val::Number(right)) => left == right,
        (Val::Text(left), Val::Text(right)) => left == right,
        (Val::Ref(left), Val::Ref(right)) => left == right,
        (Val::Native(left), Val::Native(right)) => left == right,
        _ => false,
    }
}

/// `===`, but NaN is NaN (ECMA-262 §7.2.12, SameValueZero).
pub(in crate::expression) fn same_value_zero(left: &Val, right: &Val) -> bool {
    match (left, right) {
        (Val::Number(left), Val::Number(right)) if left.is_nan() => right.is_nan(),
        _ => strictly_equal(left, right),
    }
}
