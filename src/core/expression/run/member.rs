//! Members of values: reading, setting, removing.

use std::sync::Arc;

use super::{Outcome, Run, Thing, Val};
use crate::digits::place_of;
use crate::expression::builtin;
use crate::expression::text;
use crate::value::{Object, Value};

/// Items beyond the end of an array that setting one may add.
const FARTHEST: usize = 10_000;

impl Run<'_> {
    /// The member of a name.
    pub fn get(&mut self, object: Val, name: &str) -> Outcome<Val> {
        self.spend(1)?;
        if object.is_nil() {
            return Err(self.type_error("a member was asked of what is nothing"));
        }
        let place = match self.thing(object) {
            Some(Thing::Object(entries)) => match entries.get(name) {
                Some(value) => return Ok(*value),
                None => None,
            },
            Some(Thing::Shared(shared)) => match &shared.value {
                Value::Object(entries) => entries.position(name),
                _ => place_of(name),
            },
            Some(Thing::Pattern(source, flags)) => {
                let part = match name {
                    "source" => source,
                    "flags" => flags,
                    _ => return Ok(self.method_or_nothing(object, name)),
                };
                let part = part.clone();
                return Ok(self.put_text(part));
            }
            _ => place_of(name),
        };
        if let Some(place) = place {
            return self.at(object, place);
        }
        if name == "length"
            && let Some(length) = self.length(object)
        {
            return Ok(length.into());
        }
        Ok(self.method_or_nothing(object, name))
    }

    /// How many items an array has, or units a string.
    pub fn length(&self, object: Val) -> Option<usize> {
        match self.thing(object) {
            Some(Thing::List(items)) => Some(items.len()),
            Some(Thing::Shared(shared)) => shared.value.as_list().map(<[_]>::len),
            None if object.is_text() => Some(text::length(self.str(object))),
            _ => None,
        }
    }

    /// A method that is looked at rather than called counts as something.
    fn method_or_nothing(&self, object: Val, name: &str) -> Val {
        if !self.is_object(object) && builtin::method_of(self, object, name).is_some() {
            Val::METHOD
        } else {
            Val::UNDEFINED
        }
    }

    /// The item at a place of an array or the unit at one of a string.
    fn at(&mut self, object: Val, place: usize) -> Outcome<Val> {
        match self.thing(object) {
            Some(Thing::List(items)) => Ok(items.get(place).copied().unwrap_or_default()),
            Some(Thing::Shared(_)) => self.touch(object, place),
            None => match text::slice(self.str(object), place, place + 1) {
                unit if unit.is_empty() => Ok(Val::UNDEFINED),
                unit => Ok(self.put_text(unit.into())),
            },
            _ => Ok(Val::UNDEFINED),
        }
    }

    /// The member of a computed key.
    pub fn get_computed(&mut self, object: Val, key: Val) -> Outcome<Val> {
        if let Some(number) = key.as_number()
            && self.length(object).is_some()
            && let Some(place) = whole(number)
        {
            self.spend(1)?;
            return self.at(object, place);
        }
        let key = self.key_of(key)?;
        self.get(object, &key)
    }

    /// Whether an object has a member itself.
    pub fn has_own(&mut self, object: Val, key: &str) -> Outcome<bool> {
        self.spend(1)?;
        if let Some(length) = self.length(object) {
            return Ok(key == "length" || place_of(key).is_some_and(|place| place < length));
        }
        Ok(match self.thing(object) {
            Some(Thing::Object(entries)) => entries.position(key).is_some(),
            Some(Thing::Shared(shared)) => {
                let entries = shared.value.as_object();
                entries.is_some_and(|entries| entries.position(key).is_some())
            }
            _ => false,
        })
    }

    /// Sets a member.
    pub fn set(&mut self, object: Val, key: &Arc<str>, value: Val) -> Outcome<()> {
        self.spend(1)?;
        if object.is_nil() {
            return Err(self.type_error("a member was set on what is nothing"));
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

    fn set_item(&mut self, list: Val, key: &str, value: Val) -> Outcome<()> {
        let length = self.items_mut(list)?.len();
        if key == "length" {
            let wanted = whole(self.number_of(value)?).unwrap_or(length);
            self.items_mut(list)?.truncate(wanted);
            return Ok(());
        }
        let Some(place) = place_of(key) else {
            return Ok(());
        };
        let added = (place + 1).saturating_sub(length);
        if added > FARTHEST {
            return Err(self.error("RangeError", "an item was set far beyond the end"));
        }
        self.spend(added)?;
        let items = self.items_mut(list)?;
        if added > 0 {
            items.resize(place + 1, Val::UNDEFINED);
        }
        if let Some(item) = items.get_mut(place) {
            *item = value;
        }
        Ok(())
    }

    /// Removes a member; an item of an array becomes `undefined`.
    pub(super) fn remove(&mut self, object: Val, key: &str) -> Outcome<()> {
        self.own(object)?;
        let cost = match self.thing_mut(object) {
            Some(Thing::Object(entries)) => {
                entries.remove(key);
                entries.len()
            }
            Some(Thing::List(items)) => {
                if let Some(item) = place_of(key).and_then(|place| items.get_mut(place)) {
                    *item = Val::UNDEFINED;
                }
                1
            }
            _ => 1,
        };
        self.spend(cost)
    }

    /// Adds the entries of an object to another; those of a string or an array by their places.
    pub fn copy_entries(&mut self, from: Val, into: &mut Object<Val>) -> Outcome<()> {
        for key in self.keys(from)? {
            let value = self.get_computed(from, key)?;
            let key = self.key_of(key)?;
            into.set_shared(&key, value);
        }
        Ok(())
    }
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
