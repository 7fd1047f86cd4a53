//! Reading a configuration so that every mistake in it is found at once.
//!
//! A value that cannot be used becomes an error and is given up; reading goes on. Only a document
//! without errors becomes a [`super::Portal`].

use std::ops::RangeInclusive;

use super::keys::Keys;
use super::{ConfigError, Localized, check};
use crate::search;
use crate::tree::{Node, Value, position};

/// A document and what is wrong with it.
pub(super) struct Reader<'d> {
    document: &'d [u8],
    /// The languages offered; empty while they are not known.
    pub languages: Vec<String>,
    pub errors: Vec<ConfigError>,
    /// Checks where an agency chats; none where that is taken as it is.
    pub check_chat: Option<fn(&mut Self, &Place<'_>)>,
}

/// A value and the key that leads to it.
pub(super) struct Place<'n> {
    pub node: &'n Node,
    pub key: String,
}

/// An object whose keys are known.
pub(super) struct Object<'n> {
    entries: &'n [(String, Node)],
    key: String,
}

impl<'n> Object<'n> {
    /// The value of a key.
    pub fn get(&self, name: &str) -> Option<Place<'n>> {
        let (_, node) = self.entries.iter().find(|(key, _)| key == name)?;
        let key = self.key_of(name);
        Some(Place { node, key })
    }

    fn key_of(&self, name: &str) -> String {
        let dot = if self.key.is_empty() { "" } else { "." };
        [&self.key, dot, name].concat()
    }
}

impl<'d> Reader<'d> {
    pub fn new(document: &'d [u8]) -> Self {
        Self {
            document,
            languages: Vec::new(),
            errors: Vec::new(),
            check_chat: None,
        }
    }

    /// Notes an error at a value.
    pub fn wrong(&mut self, place: &Place, problem: &str, remedy: &str) {
        self.note(place.key.clone(), place.node, problem.into(), remedy.into());
    }

    fn note(&mut self, key: String, node: &Node, problem: String, remedy: String) {
        self.errors.push(ConfigError {
            key,
            line: Some(position(self.document, node.at)),
            problem,
            remedy,
        });
    }

    /// An object with these keys and no others.
    pub fn object<'n>(&mut self, place: &Place<'n>, keys: Keys) -> Option<Object<'n>> {
        let Value::Map(entries) = &place.node.value else {
            return self.mistyped(place, "an object in braces");
        };
        let object = Object {
            entries,
            key: place.key.clone(),
        };
        let known = keys.all();
        for (index, (name, node)) in entries.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                let remedy = not_one_of(name, &known, "Remove it");
                self.note(
                    object.key_of(name),
                    node,
                    "This key is not known.".into(),
                    remedy,
                );
            } else if entries.iter().take(index).any(|(before, _)| before == name) {
                let remedy = "Keep one of them.".into();
                self.note(
                    object.key_of(name),
                    node,
                    "This key is there twice.".into(),
                    remedy,
                );
            }
        }
        for name in keys.required {
            if object.get(name).is_none() {
                let remedy = ["Add `", name, "`."].concat();
                self.note(
                    object.key_of(name),
                    place.node,
                    "This key is missing.".into(),
                    remedy,
                );
            }
        }
        Some(object)
    }

    /// The items of a list; none where the key is not there.
    pub fn list<'n>(&mut self, place: Option<Place<'n>>) -> Vec<Place<'n>> {
        let Some(place) = place else {
            return Vec::new();
        };
        let Value::List(items) = &place.node.value else {
            return self
                .mistyped(&place, "a list in brackets")
                .unwrap_or_default();
        };
        let item = |(index, node)| Place {
            node,
            key: format!("{}[{index}]", place.key),
        };
        items.iter().enumerate().map(item).collect()
    }

    /// A text that says something.
    pub fn text<'n>(&mut self, place: &Place<'n>) -> Option<&'n str> {
        match &place.node.value {
            Value::Text(text) if self.first_byte(place) == b'"' => {
                if text.trim().is_empty() {
                    self.wrong(
                        place,
                        "The text is empty.",
                        "Write a text, or remove the key.",
                    );
                    return None;
                }
                Some(text)
            }
            _ => self.mistyped(place, "a text in quotes"),
        }
    }

    /// A text that passes a check.
    pub fn checked(
        &mut self,
        place: &Place,
        is_right: fn(&str) -> bool,
        problem: &str,
        remedy: &str,
    ) -> Option<String> {
        let text = self.text(place)?;
        if !is_right(text) {
            self.wrong(place, problem, remedy);
            return None;
        }
        Some(text.to_owned())
    }

    /// `true` or `false`, without quotes.
    pub fn flag(&mut self, place: &Place) -> Option<bool> {
        match (place.node.flag(), self.first_byte(place)) {
            (Some(flag), b't' | b'f') => Some(flag),
            _ => self.mistyped(place, "true or false, without quotes"),
        }
    }

    /// A whole number within a range, without quotes.
    pub fn count(&mut self, place: &Place, range: RangeInclusive<u32>) -> Option<u32> {
        let text = place
            .node
            .text()
            .filter(|_| self.first_byte(place).is_ascii_digit());
        match text.and_then(|text| text.parse().ok()) {
            Some(count) if range.contains(&count) => Some(count),
            _ => {
                let (least, most) = range.into_inner();
                self.mistyped(place, &format!("a whole number from {least} to {most}"))
            }
        }
    }

    /// One of a few words, each of which means something.
    pub fn choice<T: Copy>(&mut self, place: &Place, choices: &[(&str, T)]) -> Option<T> {
        let word = self.text(place)?;
        let found = choices.iter().find(|(name, _)| *name == word);
        if found.is_none() {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            let remedy = not_one_of(word, &names, "Choose another one");
            self.wrong(place, "This value is not known.", &remedy);
        }
        found.map(|(_, meaning)| *meaning)
    }

    /// A text, or an object with a text for each language.
    pub fn localized(&mut self, place: &Place) -> Option<Localized> {
        let Value::Map(entries) = &place.node.value else {
            if let Value::Text(_) = place.node.value {
                return Some(Localized(vec![(
                    String::new(),
                    self.text(place)?.to_owned(),
                )]));
            }
            return self.mistyped(place, "a text, or an object with a text for each language");
        };
        if entries.is_empty() {
            self.wrong(
                place,
                "There is no text.",
                "Write a text for each language.",
            );
        }
        let mut texts = Vec::new();
        for (tag, node) in entries {
            let key = [&place.key, ".", tag].concat();
            let at = Place { node, key };
            let is_offered = self.languages.is_empty() || self.languages.contains(tag);
            if !check::is_language_tag(tag) || !is_offered {
                let remedy = "Use one of `languages`, or add the language there.";
                self.wrong(&at, "The portal does not offer this language.", remedy);
            }
            texts.extend(self.text(&at).map(|text| (tag.clone(), text.to_owned())));
        }
        Some(Localized(texts))
    }

    fn mistyped<T>(&mut self, place: &Place, wanted: &str) -> Option<T> {
        let found = match (&place.node.value, self.first_byte(place)) {
            (Value::Null, _) => "nothing (null)",
            (Value::List(_), _) => "a list",
            (Value::Map(_), _) => "an object",
            (Value::Text(_), b'"') => "a text",
            (Value::Text(_), b't' | b'f') => "true or false",
            (Value::Text(_), _) => "a number",
        };
        let problem = ["This is ", found, "."].concat();
        self.wrong(place, &problem, &["Write ", wanted, "."].concat());
        None
    }

    /// Tells a text from a bare scalar, which the tree does not.
    fn first_byte(&self, place: &Place) -> u8 {
        let byte = self.document.get(place.node.at as usize);
        byte.copied().unwrap_or_default()
    }
}

/// A remedy for a word that is none of those known.
pub(super) fn not_one_of(word: &str, known: &[&str], otherwise: &str) -> String {
    match known
        .iter()
        .find(|known| search::is_misspelled(word, known))
    {
        Some(meant) => ["Did you mean `", meant, "`?"].concat(),
        None => [otherwise, ". Known: ", &known.join(", "), "."].concat(),
    }
}
