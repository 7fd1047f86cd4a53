//! Arrays and objects on the heap, and texts.

use std::sync::Arc;

use super::val::Shared;
use super::{Outcome, Run, Thing, Val};
use crate::digits::place_of;
use crate::value::{Object, Value};

/// Touched containers of an input that are searched one by one; with more of them it is copied.
const MOST_TOUCHED: usize = 24;

impl<'s> Run<'s> {
    /// Puts a thing on the heap.
    pub fn put(&mut self, thing: Thing<'s>) -> Val {
        self.heap.push(thing);
        Val::reference(u32::try_from(self.heap.len() - 1).unwrap_or(u32::MAX))
    }

    pub fn put_text(&mut self, text: Arc<str>) -> Val {
        self.texts.push(text);
        Val::text(u32::try_from(self.texts.len() - 1).unwrap_or(u32::MAX))
    }

    /// The text of a value that is one, an empty one of all else.
    pub fn str(&self, text: Val) -> &str {
        let text = text.text_place().and_then(|place| self.texts.get(place));
        text.map_or("", |text| text)
    }

    /// The same, to be kept.
    pub fn shared(&self, text: Val) -> Arc<str> {
        let text = text.text_place().and_then(|place| self.texts.get(place));
        text.cloned().unwrap_or_default()
    }

    pub fn thing(&self, value: Val) -> Option<&Thing<'s>> {
        self.heap.get(value.heap_place()?)
    }

    pub fn thing_mut(&mut self, value: Val) -> Option<&mut Thing<'s>> {
        self.heap.get_mut(value.heap_place()?)
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

    pub fn is_list(&self, value: Val) -> bool {
        match self.thing(value) {
            Some(Thing::List(_)) => true,
            Some(Thing::Shared(shared)) => matches!(shared.value, Value::List(_)),
            _ => false,
        }
    }

    pub fn is_object(&self, value: Val) -> bool {
        match self.thing(value) {
            Some(Thing::Object(_)) => true,
            Some(Thing::Shared(shared)) => matches!(shared.value, Value::Object(_)),
            _ => false,
        }
    }

    /// Makes a container of the inputs the script's own, so that it can be changed and gone
    /// through; its containers keep the places on the heap that they have.
    pub fn own(&mut self, value: Val) -> Outcome<()> {
        let Some(Thing::Shared(shared)) = self.thing_mut(value) else {
            return Ok(());
        };
        let touched = std::mem::take(&mut shared.touched);
        let container = shared.value.clone();
        let thing = match &container {
            Value::List(items) => {
                self.spend(items.len())?;
                let mut list = Vec::with_capacity(items.len());
                for (place, item) in items.iter().enumerate() {
                    list.push(self.owned(&touched, place, item));
                }
                Thing::List(list)
            }
            Value::Object(object) => {
                self.spend(object.len())?;
                let mut entries = Object::default();
                for place in 0..object.len() {
                    if let Some((key, entry)) = object.at(place) {
                        let entry = self.owned(&touched, place, entry);
                        entries.set_shared(key, entry);
                    }
                }
                Thing::Object(entries)
            }
            _ => return Ok(()),
        };
        if let Some(place) = self.thing_mut(value) {
            *place = thing;
        }
        Ok(())
    }

    fn owned(&mut self, touched: &[(u32, u32)], place: usize, item: &Value) -> Val {
        for (touched, heap) in touched {
            if *touched as usize == place {
                return Val::reference(*heap);
            }
        }
        self.import(item)
    }

    /// The items of an array at this moment; none of what is none.
    pub fn items(&mut self, value: Val) -> Outcome<Vec<Val>> {
        self.own(value)?;
        let items = match self.thing(value) {
            Some(Thing::List(items)) => items.clone(),
            _ => Vec::new(),
        };
        self.spend(items.len() / 4)?;
        Ok(items)
    }

    /// The items of an array, to be changed.
    pub fn items_mut(&mut self, value: Val) -> Outcome<&mut Vec<Val>> {
        self.own(value)?;
        // Two steps, because a borrow that may be returned cannot be tried and let go.
        if !self.is_list(value) {
            return Err(self.type_error("this is no array"));
        }
        match self.thing_mut(value) {
            Some(Thing::List(items)) => Ok(items),
            _ => Err(super::Halt(())),
        }
    }

    /// The keys of an object at this moment, whole numbers first as in ECMA-262 §10.1.11; the
    /// places of an array or of a string, as numbers; none of all else.
    pub fn keys(&mut self, value: Val) -> Outcome<Vec<Val>> {
        self.own(value)?;
        let count = match self.thing(value) {
            Some(Thing::Object(object)) => {
                let mut keys: Vec<Arc<str>> = Vec::with_capacity(object.len());
                let mut numbered = 0;
                let mut price = 0;
                for place in 0..object.len() {
                    let Some((key, _)) = object.at(place) else {
                        continue;
                    };
                    let mut at = keys.len();
                    if let Some(number) = place_of(key) {
                        at = numbered;
                        while at > 0
                            && keys.get(at - 1).and_then(|key| place_of(key)) > Some(number)
                        {
                            at -= 1;
                        }
                        price += keys.len() - at;
                        numbered += 1;
                    }
                    keys.insert(at, key.clone());
                }
                self.spend(keys.len() + price / 8)?;
                let mut all = Vec::with_capacity(keys.len());
                for key in keys {
                    all.push(self.put_text(key));
                }
                return Ok(all);
            }
            Some(Thing::List(items)) => items.len(),
            None => crate::expression::text::length(self.str(value)),
            _ => 0,
        };
        self.spend(count)?;
        let mut all = Vec::with_capacity(count);
        for place in 0..count {
            all.push(place.into());
        }
        Ok(all)
    }

    /// What can be gone through by `of` and spread: items of an array, characters of a string.
    pub fn iterated(&mut self, value: Val) -> Outcome<Vec<Val>> {
        if !value.is_text() {
            if self.is_list(value) {
                return self.items(value);
            }
            return Err(self.type_error("this cannot be iterated"));
        }
        let text = self.shared(value);
        self.spend(text.len())?;
        let mut all = Vec::new();
        let mut buffer = [0; 4];
        for character in text.chars() {
            let character = character.encode_utf8(&mut buffer);
            all.push(self.put_text((&*character).into()));
        }
        Ok(all)
    }

    /// What is at a place of a container of the inputs.
    pub(super) fn touch(&mut self, container: Val, place: usize) -> Outcome<Val> {
        self.spend(1)?;
        let Some(Thing::Shared(Shared { value, touched })) = self.thing_mut(container) else {
            return Ok(Val::UNDEFINED);
        };
        let child = match value {
            Value::List(items) => items.get(place),
            Value::Object(object) => object.at(place).map(|(_, value)| value),
            _ => None,
        };
        let Some(child) = child.cloned() else {
            return Ok(Val::UNDEFINED);
        };
        if !matches!(child, Value::List(_) | Value::Object(_)) {
            return Ok(self.import(&child));
        }
        let known = u32::try_from(place).unwrap_or(u32::MAX);
        for (touched, heap) in touched.iter() {
            if *touched == known {
                return Ok(Val::reference(*heap));
            }
        }
        if touched.len() < MOST_TOUCHED {
            let heap = u32::try_from(self.heap.len()).unwrap_or(u32::MAX);
            if let Some(Thing::Shared(shared)) = self.thing_mut(container) {
                shared.touched.push((known, heap));
            }
            return Ok(self.import(&child));
        }
        self.own(container)?;
        Ok(match self.thing(container) {
            Some(Thing::List(items)) => items.get(place).copied().unwrap_or_default(),
            Some(Thing::Object(object)) => object
                .at(place)
                .map(|(_, value)| *value)
                .unwrap_or_default(),
            _ => Val::UNDEFINED,
        })
    }
}
