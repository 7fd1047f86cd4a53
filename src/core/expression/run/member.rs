//! Members of values: reading, setting, removing.

use std::sync::Arc;

use super::{Outcome, Run, Thing, Val};
use crate::expression::builtin;
use crate::expression::text;
use crate::value::{Object, Value};

/// Items beyond the end of an array that setting one may add.
const FARTHEST: usize = 10_000;

impl Run<'_> {
    /// The member of a name.
    pub fn get(&mut self, object: &Val, name: &str) -> Outcome<Val> {
        self.spend(1)?;
        match object {
            Val::Unset | Val::Undefined | Val::Null => {
                let message = format!("`{name}` was asked of what is nothing");
                Err(self.type_error(&message))
            }
            Val::Text(string) if name == "length" => Ok(text::length(string).into()),
            Val::Text(_) | Val::Number(_) | Val::Bool(_) => match place_of(name) {
                Some(place) => self.at(object, place),
                None => Ok(self.method_or_nothing(object, name)),
            },
            Val::Native(_) | Val::Method => Ok(Val::Undefined),
            Val::Ref(heap) => self.get_from_heap(object, *heap, name),
        }
    }

    fn get_from_heap(&mut self, object: &Val, heap: u32, name: &str) -> Outcome<Val> {
        let place = match self.thing(object) {
            Some(Thing::Object(entries)) => match entries.get(name) {
                Some(value) => return Ok(value.clone()),
                None => None,
            },
            Some(Thing::Shared(shared)) => match &shared.value {
                Value::Object(entries) => entries.position(name),
                Value::List(items) if name == "length" => return Ok(items.len().into()),
                _ => place_of(name),
            },
            Some(Thing::List(items)) => {
                if name == "length" {
                    return Ok(items.len().into());
                }
                let item = place_of(name).and_then(|place| items.get(place));
                match item {
                    Some(item) => return Ok(item.clone()),
                    None => None,
                }
            }
            Some(Thing::Pattern(source, _)) if name == "source" => {
                return Ok(Val::Text(source.clone()));
            }
            _ => None,
        };
        match place {
            Some(place) => self.touch(heap, place),
            None => Ok(self.method_or_nothing(object, name)),
        }
    }

    /// A method that is looked at rather than called counts as something.
    fn method_or_nothing(&self, object: &Val, name: &str) -> Val {
        if !self.is_object(object) && builtin::method_of(self, object, name).is_some() {
            Val::Method
        } else {
            Val::Undefined
        }
    }

    /// The item at a place of an array or the unit at one of a string.
    pub fn at(&mut self, object: &Val, place: usize) -> Outcome<Val> {
        match object {
            Val::Text(string) => Ok(match text::slice(string, place, place + 1) {
                unit if unit.is_empty() => Val::Undefined,
                unit => Val::Text(unit.into()),
            }),
            Val::Ref(heap) => match self.thing(object) {
                Some(Thing::List(items)) => Ok(items.get(place).cloned().unwrap_or_default()),
                Some(Thing::Shared(shared)) if matches!(shared.value, Value::List(_)) => {
                    self.touch(*heap, place)
                }
                _ => self.get(object, &place.to_string()),
            },
            _ => Ok(Val::Undefined),
        }
    }

    /// The member of a computed key.
    pub fn get_computed(&mut self, object: &Val, key: &Val) -> Outcome<Val> {
        if let Val::Number(number) = key
            && !object.is_nil()
            && let Some(place) = whole(*number)
        {
            self.spend(1)?;
            return self.at(object, place);
        }
        let key = self.text_of(key)?;
        self.get(object, &key)
    }

    /// Whether an object has a member itself.
    pub fn has_own(&mut self, object: &Val, key: &str) -> Outcome<bool> {
        self.spend(1)?;
        Ok(match (object, self.thing(object)) {
            (_, Some(Thing::Object(entries))) => entries.position(key).is_some(),
            (_, Some(Thing::Shared(shared))) => match &shared.value {
                Value::Object(entries) => entries.position(key).is_some(),
                Value::List(items) => place_of(key).is_some_and(|place| place < items.len()),
                _ => false,
            },
            (_, Some(Thing::List(items))) => {
                key == "length" || place_of(key).is_some_and(|place| place < items.len())
            }
            (Val::Text(string), _) => {
                key == "length" || place_of(key).is_some_and(|place| place < text::length(string))
            }
            _ => false,
        })
    }

    /// Sets a member.
    pub fn set(&mut self, object: &Val, key: &Arc<str>, value: Val) -> Outcome<()> {
        self.spend(1)?;
        if object.is_nil() {
            let message = format!("`{key}` was set on what is nothing");
            return Err(self.type_error(&message));
        }
        self.own(object)?;
        match self.thing_mut(object) {
            Some(Thing::Object(entries)) => entries.set_shared(key, value),
            Some(Thing::List(_)) => return self.set_item(object, key, value),
            // Other values take no members; without strict mode nobody is told.
            _ => {}
        }
        Ok(())
    }

    fn set_item(&mut self, list: &Val, key: &str, value: Val) -> Outcome<()> {
        let wanted = if key == "length" {
            whole(self.number_of(&value)?)
        } else {
            None
        };
        let items = self.items_mut(list)?;
        if let Some(length) = wanted {
            items.truncate(length);
            return Ok(());
        }
        let Some(place) = place_of(key) else {
            return Ok(());
        };
        let added = (place + 1).saturating_sub(items.len());
        if added > FARTHEST {
            return Err(self.error("RangeError", "an item was set far beyond the end"));
        }
        self.spend(added)?;
        let items = self.items_mut(list)?;
        if items.len() <= place {
            items.resize(place + 1, Val::Undefined);
        }
        if let Some(item) = items.get_mut(place) {
            *item = value;
        }
        Ok(())
    }

    /// Removes a member; an item of an array becomes `undefined`.
    pub(super) fn remove(&mut self, object: &Val, key: &str) -> Outcome<()> {
        self.own(object)?;
        let cost = match self.thing_mut(object) {
            Some(Thing::Object(entries)) => {
                entries.remove(key);
                entries.len()
            }
            Some(Thing::List(items)) => {
                if let Some(item) = place_of(key).and_then(|place| items.get_mut(place)) {
                    *item = Val::Undefined;
                }
                1
            }
            _ => 1,
        };
        self.spend(cost)
    }

    /// The entries of an object for a copy of it; those of a string or an array by their places.
    pub fn copy_entries(&mut self, from: &Val, into: &mut Object<Val>) -> Outcome<()> {
        for (key, value) in self.entries(from)? {
            into.set_shared(&key, value);
        }
        Ok(())
    }
}

/// The place that a key means in an array.
pub(super) fn place_of(key: &str) -> Option<usize> {
    let is_digits = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_digit());
    let has_leading_zero = key.len() > 1 && key.starts_with('0');
    if !is_digits || has_leading_zero {
        return None;
    }
    key.parse::<u32>().ok().map(|place| place as usize)
}

/// The number as a place, where it is a whole one that can be.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is whole and below 2^32"
)]
pub(in crate::expression) fn whole(number: f64) -> Option<usize> {
    let is_place = (0.0..4_294_967_295.0).contains(&number) && number.trunc() == number;
    is_place.then_some(number as usize)
}
