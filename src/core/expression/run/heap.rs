//! Arrays and objects on the heap.

use super::member::place_of;
use super::val::Shared;
use super::{Halt, Outcome, Run, Thing, Val};
use crate::value::{Object, Value};

/// Touched containers of an input that are searched one by one; with more of them it is copied.
const MOST_TOUCHED: usize = 24;

impl<'s> Run<'s> {
    /// Puts a thing on the heap.
    pub fn put(&mut self, thing: Thing<'s>) -> Val {
        self.heap.push(thing);
        Val::Ref(u32::try_from(self.heap.len() - 1).unwrap_or(u32::MAX))
    }

    pub fn thing(&self, value: &Val) -> Option<&Thing<'s>> {
        match value {
            Val::Ref(place) => self.heap.get(*place as usize),
            _ => None,
        }
    }

    pub fn thing_mut(&mut self, value: &Val) -> Option<&mut Thing<'s>> {
        match value {
            Val::Ref(place) => self.heap.get_mut(*place as usize),
            _ => None,
        }
    }

    /// A new array.
    pub fn list(&mut self, items: Vec<Val>) -> Outcome<Val> {
        self.spend(items.len() + 1)?;
        Ok(self.put(Thing::List(items)))
    }

    /// A new object.
    pub fn object(&mut self, entries: Object<Val>) -> Outcome<Val> {
        self.spend(entries.len() + 1)?;
        Ok(self.put(Thing::Object(entries)))
    }

    pub fn is_list(&self, value: &Val) -> bool {
        match self.thing(value) {
            Some(Thing::List(_)) => true,
            Some(Thing::Shared(shared)) => matches!(shared.value, Value::List(_)),
            _ => false,
        }
    }

    pub fn is_object(&self, value: &Val) -> bool {
        match self.thing(value) {
            Some(Thing::Object(_)) => true,
            Some(Thing::Shared(shared)) => matches!(shared.value, Value::Object(_)),
            _ => false,
        }
    }

    /// Makes a container of the inputs the script's own, so that it can be changed and gone
    /// through; its containers keep the places on the heap that they have.
    pub fn own(&mut self, value: &Val) -> Outcome<()> {
        let Some(Thing::Shared(shared)) = self.thing_mut(value) else {
            return Ok(());
        };
        let touched = std::mem::take(&mut shared.touched);
        let container = shared.value.clone();
        let known = |place: usize| {
            let mut known = touched.iter();
            let known = known.find(|(touched, _)| *touched as usize == place);
            known.map(|(_, heap)| Val::Ref(*heap))
        };
        let thing = match &container {
            Value::List(items) => {
                self.spend(items.len())?;
                let items = items.iter().enumerate();
                let items =
                    items.map(|(place, item)| known(place).unwrap_or_else(|| self.import(item)));
                Thing::List(items.collect())
            }
            Value::Object(object) => {
                self.spend(object.len())?;
                let mut entries = Object::default();
                for place in 0..object.len() {
                    if let Some((key, entry)) = object.at(place) {
                        let entry = known(place).unwrap_or_else(|| self.import(entry));
                        entries.set_shared(key, entry);
                    }
                }
                Thing::Object(entries)
            }
            _ => Thing::Object(Object::default()),
        };
        if let Some(place) = self.thing_mut(value) {
            *place = thing;
        }
        Ok(())
    }

    /// The items of an array at this moment; none of what is none.
    pub fn items(&mut self, value: &Val) -> Outcome<Vec<Val>> {
        self.own(value)?;
        let items = match self.thing(value) {
            Some(Thing::List(items)) => items.clone(),
            _ => Vec::new(),
        };
        self.spend(items.len() / 4)?;
        Ok(items)
    }

    /// The items of an array, to be changed.
    pub fn items_mut(&mut self, value: &Val) -> Outcome<&mut Vec<Val>> {
        self.own(value)?;
        // Two steps, because a borrow that may be returned cannot be tried and let go.
        if !matches!(self.thing(value), Some(Thing::List(_))) {
            return Err(self.type_error("this is no array"));
        }
        match self.thing_mut(value) {
            Some(Thing::List(items)) => Ok(items),
            _ => Err(Halt::Fuel),
        }
    }

    /// The keys and values of an object at this moment, whole numbers first as in ECMA-262
    /// §10.1.11; those of an array by its places, those of a string by its characters.
    pub fn entries(&mut self, value: &Val) -> Outcome<Vec<(std::sync::Arc<str>, Val)>> {
        if let Val::Text(text) = value {
            let characters = text.chars().enumerate();
            let entry = |(place, character): (usize, char)| {
                (
                    place.to_string().into(),
                    Val::Text(character.to_string().into()),
                )
            };
            let entries: Vec<_> = characters.map(entry).collect();
            self.spend(entries.len())?;
            return Ok(entries);
        }
        self.own(value)?;
        let mut entries = match self.thing(value) {
            Some(Thing::List(items)) => {
                let entry = |(place, item): (usize, &Val)| (place.to_string().into(), item.clone());
                items.iter().enumerate().map(entry).collect()
            }
            Some(Thing::Object(object)) => {
                let entry = |place| object.at(place).map(|(k, v)| (k.clone(), v.clone()));
                (0..object.len()).filter_map(entry).collect()
            }
            _ => Vec::new(),
        };
        self.spend(entries.len())?;
        if self.is_object(value) {
            let (numbered, mut named): (Vec<_>, Vec<_>) = entries
                .into_iter()
                .partition(|(key, _)| place_of(key).is_some());
            let mut numbers: Vec<(std::sync::Arc<str>, Val)> = Vec::with_capacity(numbered.len());
            for entry in numbered {
                let place = place_of(&entry.0);
                let at = numbers.partition_point(|(key, _)| place_of(key) < place);
                self.spend((numbers.len() - at) / 8)?;
                numbers.insert(at, entry);
            }
            numbers.append(&mut named);
            entries = numbers;
        }
        Ok(entries)
    }

    /// What is at a place of a container of the inputs.
    pub(super) fn touch(&mut self, container: u32, place: usize) -> Outcome<Val> {
        self.spend(1)?;
        let Some(Thing::Shared(Shared { value, touched })) = self.heap.get_mut(container as usize)
        else {
            return Ok(Val::Undefined);
        };
        let child = match value {
            Value::List(items) => items.get(place),
            Value::Object(object) => object.at(place).map(|(_, value)| value),
            _ => None,
        };
        let child = match child {
            Some(child @ (Value::List(_) | Value::Object(_))) => child.clone(),
            Some(scalar) => return Ok(scalar_of(scalar)),
            None => return Ok(Val::Undefined),
        };
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        if let Some((_, heap)) = touched.iter().find(|(touched, _)| *touched == place) {
            return Ok(Val::Ref(*heap));
        }
        if touched.len() < MOST_TOUCHED {
            let heap = u32::try_from(self.heap.len()).unwrap_or(u32::MAX);
            if let Some(Thing::Shared(shared)) = self.heap.get_mut(container as usize) {
                shared.touched.push((place, heap));
            }
            return Ok(self.import(&child));
        }
        self.own(&Val::Ref(container))?;
        Ok(match self.heap.get(container as usize) {
            Some(Thing::List(items)) => items.get(place as usize).cloned().unwrap_or_default(),
            Some(Thing::Object(object)) => {
                let entry = object.at(place as usize);
                entry.map(|(_, value)| value.clone()).unwrap_or_default()
            }
            _ => Val::Undefined,
        })
    }
}

/// A value of the inputs that is no container.
pub(super) fn scalar_of(value: &Value) -> Val {
    match value {
        Value::Null => Val::Null,
        Value::Bool(value) => Val::Bool(*value),
        Value::Number(value) => Val::Number(*value),
        Value::Text(text) => Val::Text(text.clone()),
        Value::Undefined | Value::List(_) | Value::Object(_) => Val::Undefined,
    }
}
