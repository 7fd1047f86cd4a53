//! Functions that are written in the subset itself: lodash, moment, JSONLogic, and what of
//! ECMAScript is called rarely. As text they take a small part of the room that the same takes
//! compiled. Each is read when it is first called.
//!
//! A function stands under the namespace and the name that scripts know it by, with a `_` between:
//! `Object_values`. Methods begin with a kind of value, which is their first argument: `list_flat`.
//! Those of lodash begin with a `_`, and all others are seen by the library alone.

mod squeeze;

use std::sync::OnceLock;

use super::syntax::{self, tree::Tree};

const SOURCE: &str = concat!(
    "\n",
    include_str!("lodash.js"),
    include_str!("moment.js"),
    include_str!("logic.js"),
    include_str!("list.js"),
    include_str!("text.js"),
);

const LENGTH: usize = squeeze::length(SOURCE.as_bytes());

static SQUEEZED: [u8; LENGTH] = squeeze::squeezed(SOURCE.as_bytes());

struct Entry {
    /// From the name on.
    source: &'static str,
    tree: OnceLock<Tree>,
}

fn library() -> &'static [Entry] {
    static LIBRARY: OnceLock<Vec<Entry>> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let source = str::from_utf8(&SQUEEZED).unwrap_or_default();
        let entry = |source| Entry {
            source,
            tree: OnceLock::new(),
        };
        source.split("\nfunction ").skip(1).map(entry).collect()
    })
}

/// The place of a function by the two parts of its name.
pub(super) fn position(namespace: &str, name: &str) -> Option<usize> {
    library().iter().position(|entry| {
        let rest = entry.source.strip_prefix(namespace);
        let rest = rest.and_then(|rest| rest.strip_prefix(name));
        rest.is_some_and(|rest| rest.starts_with('('))
    })
}

/// Whether a function is of lodash or moment, not of the language.
pub(super) fn is_of_library(place: usize) -> bool {
    let entry = library().get(place);
    entry.is_some_and(|entry| entry.source.starts_with(['_']) || entry.source.starts_with("moment"))
}

/// A function, in a tree of its own.
pub(super) fn function(place: usize) -> Option<&'static Tree> {
    let entry = library().get(place)?;
    Some(
        entry
            .tree
            .get_or_init(|| syntax::library_function(entry.source).unwrap_or_default()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_function_is_read_and_has_a_name_of_its_own() {
        assert!(library().len() > 200);
        for (place, entry) in library().iter().enumerate() {
            let read = syntax::library_function(entry.source);
            assert_eq!(read.err(), None, "{}", entry.source);
            let (name, _) = entry.source.split_once('(').unwrap();
            assert_eq!(position("", name), Some(place));
        }
    }
}
