//! Objects.

mod index;

use std::sync::Arc;

use super::Value;
use index::Index;

/// Named values in the order in which they were first set; two objects with the same entries are
/// equal whatever their order.
///
/// Few entries are searched one by one, many through an index, so that a form of a thousand
/// answers is as quick to ask as a form of ten.
#[derive(Clone, Debug)]
pub struct Object<T = Value> {
    entries: Vec<(Arc<str>, T)>,
    index: Index,
}

impl<T> Default for Object<T> {
    fn default() -> Self {
        Self {
            entries: Vec::new(),
            index: Index::default(),
        }
    }
}

impl<T> Object<T> {
    /// The value under a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        let place = self.position(key)?;
        self.entries.get(place).map(|(_, value)| value)
    }

    /// The place of a key in the order.
    #[must_use]
    pub fn position(&self, key: &str) -> Option<usize> {
        if self.index.covers(self.entries.len()) {
            let is_key = |place: usize| {
                let entry = self.entries.get(place);
                entry.is_some_and(|(name, _)| **name == *key)
            };
            return self.index.find(key, is_key);
        }
        self.entries.iter().position(|(name, _)| **name == *key)
    }

    /// The key and the value at a place in the order.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<(&Arc<str>, &T)> {
        self.entries.get(place).map(|(key, value)| (key, value))
    }

    /// The value under a key, which is made where it is missing.
    pub fn entry(&mut self, key: &str) -> &mut T
    where
        T: Default,
    {
        let place = self.position(key).unwrap_or_else(|| self.push(key.into()));
        &mut self.entries[place].1
    }

    /// Sets the value under a key.
    pub fn set(&mut self, key: &str, value: T)
    where
        T: Default,
    {
        *self.entry(key) = value;
    }

    /// Sets the value under a key that is shared rather than copied.
    pub fn set_shared(&mut self, key: &Arc<str>, value: T)
    where
        T: Default,
    {
        let place = self.position(key);
        let place = place.unwrap_or_else(|| self.push(Arc::clone(key)));
        self.entries[place].1 = value;
    }

    /// A key as it is kept here, to be shared; it is made where it is missing.
    pub fn shared_key(&mut self, key: &str) -> Arc<str>
    where
        T: Default,
    {
        let place = self.position(key).unwrap_or_else(|| self.push(key.into()));
        Arc::clone(&self.entries[place].0)
    }

    /// Removes a key.
    pub fn remove(&mut self, key: &str) {
        if let Some(place) = self.position(key) {
            self.entries.remove(place);
            self.index = Index::of(self.entries.iter().map(|(name, _)| &**name));
        }
    }

    /// Keys and values in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &T)> {
        self.entries.iter().map(|(key, value)| (&**key, value))
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds an entry that is known to be missing and gives its place.
    fn push(&mut self, key: Arc<str>) -> usize
    where
        T: Default,
    {
        self.entries.push((key, T::default()));
        let place = self.entries.len() - 1;
        if self.index.has_room_for(place) {
            if let Some((key, _)) = self.entries.last() {
                self.index.put(key, place);
            }
        } else {
            self.index = Index::of(self.entries.iter().map(|(name, _)| &**name));
        }
        place
    }
}

impl<T: PartialEq> PartialEq for Object<T> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len()
            && self
                .iter()
                .all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<K: AsRef<str>, T: Default> FromIterator<(K, T)> for Object<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(entries: I) -> Self {
        let mut object = Self::default();
        for (key, value) in entries {
            object.set(key.as_ref(), value);
        }
        object
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_entries_are_found_kept_in_order_and_removed() {
        let mut object = Object::default();
        for number in 0..1_000 {
            object.set(&format!("key{number}"), Value::Number(f64::from(number)));
        }
        object.set("key7", true.into());
        assert_eq!(object.len(), 1_000);
        assert_eq!(object.get("key7"), Some(&Value::Bool(true)));
        assert_eq!(object.get("key999"), Some(&Value::Number(999.0)));
        assert_eq!(object.get("key1000"), None);
        object.remove("key500");
        assert_eq!(object.get("key500"), None);
        assert_eq!(object.position("key501"), Some(500));
        assert_eq!(object.iter().next().map(|(key, _)| key), Some("key0"));
    }

    #[test]
    fn order_does_not_tell_objects_apart() {
        let one: Object = [("a", 1.0.into()), ("b", 2.0.into())].into_iter().collect();
        let other: Object = [("b", 2.0.into()), ("a", 1.0.into())].into_iter().collect();
        assert_eq!(one, other);
        assert_ne!(one, Object::default());
    }
}
