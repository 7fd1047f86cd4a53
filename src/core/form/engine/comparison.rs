//! The operators of Form.io's simple conditions.

use super::coercion::{number, text, truthy};
use super::emptiness::is_empty;
use super::{World, check::date};
use crate::find::contains;
use crate::form::definition::{Comparison, Item};
use crate::tree::Limits;
use crate::value::Value;

/// An answer and what it is compared with.
pub(super) struct Compared<'a> {
    /// The item whose answer it is.
    pub item: Option<&'a Item>,
    pub value: Value,
    pub other: &'a Value,
    pub world: &'a World,
}

impl Compared<'_> {
    /// Whether a comparison holds. Of an array, it is enough that it holds for one entry.
    pub fn passes(&self, comparison: Comparison) -> bool {
        match comparison {
            Comparison::IsEmpty => is_empty(self.item, &self.value),
            Comparison::IsNotEmpty => !is_empty(self.item, &self.value),
            Comparison::Always => true,
            _ => match &self.value {
                Value::List(items) => items.iter().any(|item| self.one(comparison, item)),
                value => self.one(comparison, value),
            },
        }
    }

    fn one(&self, comparison: Comparison, value: &Value) -> bool {
        let other = self.other;
        match comparison {
            Comparison::IsEqual => self.equal(value),
            Comparison::IsNotEqual => !self.equal(value),
            Comparison::LessThan => ordered(value, other, |order| order < 0.0),
            Comparison::GreaterThan => ordered(value, other, |order| order > 0.0),
            Comparison::LessThanOrEqual => ordered(value, other, |order| order <= 0.0),
            Comparison::GreaterThanOrEqual => ordered(value, other, |order| order >= 0.0),
            Comparison::Includes => includes(value, other),
            Comparison::NotIncludes => !includes(value, other),
            Comparison::StartsWith => joined(value).starts_with(&text(other)),
            Comparison::EndsWith => joined(value).ends_with(&text(other)),
            Comparison::IsNotDateEqual => !self.dates(value, |order| order == 0.0),
            Comparison::IsDateEqual => self.dates(value, |order| order == 0.0),
            Comparison::DateLessThan => self.dates(value, |order| order < 0.0),
            Comparison::DateGreaterThan => self.dates(value, |order| order > 0.0),
            Comparison::DateLessThanOrEqual => self.dates(value, |order| order <= 0.0),
            Comparison::DateGreaterThanOrEqual => self.dates(value, |order| order >= 0.0),
            // Those that Form.io does not have hold, as all that it does not know.
            Comparison::IsEmpty
            | Comparison::IsNotEmpty
            | Comparison::Always
            | Comparison::LongerThan
            | Comparison::ShorterThan
            | Comparison::HasLength
            | Comparison::Matches => true,
        }
    }

    fn equal(&self, value: &Value) -> bool {
        let flags = self
            .item
            .is_some_and(|item| item.source_type == "selectboxes");
        if let (true, Value::Object(flags)) = (flags, value) {
            return flags.get(&text(self.other)).is_some_and(truthy);
        }
        let told = truthy(value) || *value == Value::Bool(false);
        match self.other {
            Value::Text(written) if told && !written.is_empty() && value.as_text().is_none() => {
                let read = Value::from_json(written.as_bytes(), &Limits::default());
                read.is_ok_and(|read| read == *value)
            }
            other => value == other,
        }
    }

    fn dates(&self, value: &Value, holds: fn(f64) -> bool) -> bool {
        if !truthy(value) {
            return false;
        }
        let offset = self.world.utc_offset_minutes;
        let left = date::moment(&text(value), offset);
        let right = date::moment(&text(self.other), offset);
        matches!((left, right), (Some(left), Some(right)) if holds(left - right))
    }
}

/// Whether two values are in an order; only numbers are.
fn ordered(value: &Value, other: &Value, holds: fn(f64) -> bool) -> bool {
    let Value::Number(left) = value else {
        return false;
    };
    let difference = left - number(other);
    !difference.is_nan() && holds(difference)
}

fn includes(value: &Value, other: &Value) -> bool {
    match value {
        Value::Text(value) => contains(value, &text(other)),
        Value::Object(object) => object.iter().any(|(_, entry)| entry == other),
        _ => false,
    }
}

/// The text of a value, where nothing is the empty text.
fn joined(value: &Value) -> String {
    if value.is_nil() {
        String::new()
    } else {
        text(value)
    }
}
