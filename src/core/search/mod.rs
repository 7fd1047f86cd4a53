//! Finding a service as its name is typed.
//!
//! The index is built once per list of services; a search walks its vocabulary, not the services,
//! so that it answers within a frame for thousands of services without any state between
//! keystrokes.

mod fold;
mod index;
mod typed;
mod typo;
mod vocabulary;
mod words;

use crate::letter::to_lower;
pub use index::Index;

/// What there is to find a service by.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it is, as plain text.
    pub description: &'a str,
    /// Words to find it by.
    pub keywords: &'a [String],
    /// Groups it is listed under.
    pub groups: &'a [String],
}

/// One entry found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The entry's place in the list the index was built from.
    pub entry: usize,
    /// How well it fits; comparable within one answer only.
    pub score: u32,
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Best first; entries that fit equally well in the order of the list.
    pub hits: Vec<Hit>,
    /// True: every hit fits every word. False: no entry does, and these fit some of them.
    pub exact: bool,
}

/// Whether a known word was probably meant by one that is not known.
pub fn is_misspelled(word: &str, known: &str) -> bool {
    let [word, known] = [word, known].map(|text| to_lower(text).chars().collect::<Vec<_>>());
    let slip = typo::slip(&word, &known, typo::tolerance(&word).max(1));
    slip.is_some_and(|slip| slip.whole)
}

#[cfg(test)]
mod tests;
