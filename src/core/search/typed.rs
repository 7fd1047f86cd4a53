//! How well one word of a query fits a word of the vocabulary.

use super::typo::{slip, tolerance};
use super::vocabulary::{Term, letters};
use super::words::{is_spaceless, root};

// How much of its text's weight a word counts, by how it fits.
const EXACT: u32 = 12;
const SAME_ROOT: u32 = 11;
const PREFIX: u32 = 9;
const INSIDE: u32 = 5;
const ONE_SLIP: u32 = 4;
const MORE_SLIPS: u32 = 2;

/// A word of a query, with what is worth computing once.
pub(super) struct Typed<'a> {
    word: &'a [char],
    root: &'a [char],
    letters: u32,
    root_letters: u32,
    tolerance: usize,
    may_be_inside: bool,
}

impl<'a> Typed<'a> {
    pub fn new(word: &'a [char]) -> Self {
        Self {
            word,
            root: root(word),
            letters: letters(word),
            root_letters: letters(root(word)),
            tolerance: tolerance(word),
            // Compounds: "laterne" in "strassenlaterne". Three letters are inside of everything.
            may_be_inside: word.len() >= 4 || word.iter().copied().all(is_spaceless),
        }
    }

    /// Whether this quality means that the word is in use as typed, in the singular or plural.
    pub fn is_known(quality: u32) -> bool {
        quality >= SAME_ROOT
    }

    /// Whether [`Self::quality_misspelled`] can be anything but 0.
    pub fn may_be_misspelled(&self) -> bool {
        self.tolerance > 0
    }

    /// How well the term fits, as typed; 0 where it does not.
    pub fn quality(&self, term: &Term) -> u32 {
        if self.root_letters & !term.letters != 0 {
            return 0;
        }
        if term.word == self.word {
            return EXACT;
        }
        if root(&term.word) == self.root {
            return SAME_ROOT;
        }
        if term.word.starts_with(self.word) {
            return PREFIX;
        }
        let is_inside = || {
            term.word
                .windows(self.word.len())
                .any(|part| part == self.word)
        };
        if self.may_be_inside && self.letters & !term.letters == 0 && is_inside() {
            return INSIDE;
        }
        0
    }

    /// How well the term fits if the word is misspelled; 0 where it is too far away.
    pub fn quality_misspelled(&self, term: &Term) -> u32 {
        // Each slip brings in at most one letter that the right word does not have, and takes at
        // most one away.
        let is_beyond = |letters: u32| letters.count_ones() as usize > self.tolerance;
        if is_beyond(self.letters & !term.letters)
            || self.word.first() != term.word.first() && is_beyond(term.letters & !self.letters)
        {
            return 0;
        }
        match slip(self.word, &term.word, self.tolerance) {
            Some(slip) if slip.distance <= 1 && slip.whole => ONE_SLIP,
            Some(_) => MORE_SLIPS,
            None => 0,
        }
    }
}
