//! The language in use.

use std::cell::Cell;

use frontdoor_core::ports::Intl;
use frontdoor_core::tree::{Limits, Node, Value, json};

/// The texts of one language, in the order of the keys in `locales/en.json`.
#[derive(Debug)]
pub struct Locale {
    /// BCP 47 tag.
    pub tag: String,
    texts: Vec<Entry>,
}

/// A text, or one per plural category.
#[derive(Debug)]
pub(super) enum Entry {
    Plain(String),
    Plural(Vec<(String, String)>),
}

/// A locale file that does not fit this build.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LocaleError;

impl Locale {
    /// Reads a locale file: the source form (a map in key order) or the built form (`texts`, a list).
    ///
    /// # Errors
    /// When the file is no JSON or does not have exactly the texts this build knows.
    pub fn parse(tag: &str, file: &str) -> Result<Self, LocaleError> {
        let root = json::parse(file.as_bytes(), &Limits::default()).map_err(|_| LocaleError)?;
        let nodes: Vec<&Node> = match (root.get("texts").map(|texts| &texts.value), &root.value) {
            (Some(Value::List(texts)), _) => texts.iter().collect(),
            (None, Value::Map(entries)) => entries.iter().map(|(_, node)| node).collect(),
            _ => return Err(LocaleError),
        };
        if nodes.len() != super::say::COUNT {
            return Err(LocaleError);
        }
        Ok(Self {
            tag: tag.to_owned(),
            texts: nodes.into_iter().map(Entry::read).collect(),
        })
    }

    pub(super) fn entry(&self, index: u16) -> Option<&Entry> {
        self.texts.get(usize::from(index))
    }
}

impl Entry {
    fn read(node: &Node) -> Self {
        match &node.value {
            Value::Map(forms) => Self::Plural(
                forms
                    .iter()
                    .map(|(category, text)| {
                        (category.clone(), text.text().unwrap_or_default().to_owned())
                    })
                    .collect(),
            ),
            Value::Text(text) => Self::Plain(text.clone()),
            _ => Self::Plain(String::new()),
        }
    }
}

thread_local! {
    static CURRENT: Cell<Option<(&'static Locale, Intl)>> = const { Cell::new(None) };
}

/// Makes a language the one in use. Its texts live as long as the page, so that views can hold them
/// as plain `&'static str`; a citizen changes the language a handful of times at most.
pub fn install(locale: Locale, intl: Intl) {
    let locale: &'static Locale = Box::leak(Box::new(locale));
    CURRENT.set(Some((locale, intl)));
}

pub(super) fn current() -> Option<(&'static Locale, Intl)> {
    CURRENT.get()
}

/// The tag of the language in use; empty before the first is there.
#[must_use]
pub fn language() -> &'static str {
    current().map_or("", |(locale, _)| locale.tag.as_str())
}

/// The browser's formatters.
#[must_use]
pub fn intl() -> Option<Intl> {
    current().map(|(_, intl)| intl)
}

/// The `dir` of a language: `rtl` for the scripts written from right to left.
#[must_use]
pub fn direction(tag: &str) -> &'static str {
    match tag.split('-').next().unwrap_or_default() {
        "ar" | "dv" | "fa" | "he" | "ps" | "sd" | "ug" | "ur" | "yi" => "rtl",
        _ => "ltr",
    }
}
