//! Functions that are written in the subset itself: lodash, moment, JSONLogic, and what of
//! ECMAScript is called rarely. As text they take a small part of the room that the same takes
//! compiled. Each is read when it is first called.
//!
//! The portal has their names alone, and fetches the text for forms whose scripts call one
//! ([`Definition::needs_library`](crate::form::definition::Definition)). Names are all that reading a
//! script takes, and every call of the library stands in the script under its name: a member whose name
//! is made while the script runs is never a method.
//!
//! A function stands under the namespace and the name that scripts know it by, with a `_` between:
//! `Object_values`. Methods begin with a kind of value, which is their first argument: `list_flat`.
//! Those of lodash begin with a `_`, and all others are seen by the library alone.

mod names;
#[cfg(any(test, feature = "library"))]
mod squeeze;

use std::sync::OnceLock;

use super::syntax::{self, tree::Tree};
use crate::find::parts;

const SOURCE: &str = concat!(
    "\n",
    include_str!("lodash.js"),
    include_str!("moment.js"),
    include_str!("logic.js"),
    include_str!("list.js"),
    include_str!("text.js"),
    include_str!("date.js"),
    include_str!("number.js"),
);

/// The names that scripts may call, each with a `(` after it.
static NAMES: [u8; names::length(SOURCE.as_bytes())] = names::names(SOURCE.as_bytes());

static LIBRARY: OnceLock<Vec<Entry>> = OnceLock::new();

struct Entry {
    /// From the name on.
    source: Box<str>,
    tree: OnceLock<Tree>,
}

/// The text of the library, for whoever serves it to the portal.
#[cfg(any(test, feature = "library"))]
#[must_use]
pub fn library_text() -> &'static str {
    const LENGTH: usize = squeeze::length(SOURCE.as_bytes());
    static SQUEEZED: [u8; LENGTH] = squeeze::squeezed(SOURCE.as_bytes());
    str::from_utf8(&SQUEEZED).unwrap_or_default()
}

/// Makes the library ready to be called, of its text; whether it is the one that goes with these names.
pub fn provide_library(text: &str) -> bool {
    let entries = entries(text);
    let is_same = entries.iter().map(|entry| &*entry.source);
    let is_same = public().eq(is_same.map(name_of).take(public().count()));
    if is_same {
        // It is the same, should it be there already.
        let _ = LIBRARY.set(entries);
    }
    is_same
}

/// Whether the library can be called.
#[must_use]
pub fn has_library() -> bool {
    !library().is_empty()
}

/// What scripts may call first, by its place among [`NAMES`], and then what the library calls itself.
fn entries(text: &str) -> Vec<Entry> {
    let all = parts(text, b'\n').filter_map(|line| line.strip_prefix("function "));
    let (first, then): (Vec<_>, Vec<_>) =
        all.partition(|source| names::is_public(name_of(source).as_bytes()));
    let entry = |source: &str| Entry {
        source: source.into(),
        tree: OnceLock::new(),
    };
    first.into_iter().chain(then).map(entry).collect()
}

#[cfg(any(test, feature = "library"))]
fn library() -> &'static [Entry] {
    LIBRARY.get_or_init(|| entries(library_text()))
}

#[cfg(not(any(test, feature = "library")))]
fn library() -> &'static [Entry] {
    LIBRARY.get().map_or(&[], Vec::as_slice)
}

fn name_of(source: &str) -> &str {
    parts(source, b'(').next().unwrap_or_default()
}

fn public() -> impl Iterator<Item = &'static str> {
    let names = parts(str::from_utf8(&NAMES).unwrap_or_default(), b'(');
    // The last one ends with its sign as well.
    names.filter(|name| !name.is_empty())
}

/// The place of a function by the two parts of its name.
pub(super) fn position(namespace: &str, name: &str) -> Option<usize> {
    public().position(|known| known.strip_prefix(namespace) == Some(name))
}

/// The place of a function that the library alone sees.
pub(super) fn own_position(name: &str) -> Option<usize> {
    let mut all = library().iter();
    all.position(|entry| name_of(&entry.source) == name)
}

/// Whether a function is of lodash or moment, not of the language.
pub(super) fn is_of_library(place: usize) -> bool {
    let name = public().nth(place);
    name.is_some_and(|name| name.starts_with("_") || name.starts_with("moment"))
}

/// A function, in a tree of its own; none while the library is not there.
pub(super) fn function(place: usize) -> Option<&'static Tree> {
    let entry = library().get(place)?;
    Some(
        entry
            .tree
            .get_or_init(|| syntax::library_function(&entry.source).unwrap_or_default()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_read_and_has_a_name_of_its_own() {
        assert!(library().len() > 200);
        for (place, entry) in library().iter().enumerate() {
            let read = syntax::library_function(&entry.source);
            assert_eq!(read.err(), None, "{}", entry.source);
            assert_eq!(own_position(name_of(&entry.source)), Some(place));
        }
    }

    #[test]
    fn names_are_in_the_order_of_the_functions() {
        assert!(public().count() > 150);
        for (place, name) in public().enumerate() {
            assert_eq!(position("", name), Some(place));
            assert_eq!(
                library().get(place).map(|entry| name_of(&entry.source)),
                Some(name)
            );
        }
    }

    #[test]
    fn another_text_is_not_taken_for_the_library() {
        assert!(provide_library(library_text()));
        assert!(!provide_library(""));
        assert!(!provide_library("\nfunction _add(a,b){return a+b;}"));
    }
}
