//! Every word of every entry, once.

use std::collections::BTreeMap;

use super::words::Word;

/// A word and where it occurs.
#[derive(Clone, Debug)]
pub(super) struct Term {
    /// The word.
    pub word: Word,
    /// Its [`letters`].
    pub letters: u32,
    places: Vec<Place>,
}

/// One text of one entry.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// The entry.
    pub entry: usize,
    /// What its words count.
    pub weight: u32,
}

impl Term {
    /// Raises the score of each entry it occurs in to what this quality is worth there.
    pub fn add_to(&self, scores: &mut [u32], quality: u32) {
        if quality == 0 {
            return;
        }
        for place in &self.places {
            if let Some(score) = scores.get_mut(place.entry) {
                *score = (*score).max(quality * place.weight);
            }
        }
    }
}

/// Which letters occur in a word, 32 classes of them: tells most words apart at the cost of one
/// instruction.
pub(super) fn letters(word: &[char]) -> u32 {
    word.iter()
        .fold(0, |set, letter| set | 1 << (u32::from(*letter) % 32))
}

/// Words on their way into an index.
#[derive(Default)]
pub(super) struct Vocabulary(BTreeMap<Word, Vec<Place>>);

impl Vocabulary {
    /// Adds the words of one text, and where `compounds` each two neighbours written as one, so
    /// that "streetlight" finds "Street light".
    pub fn add(&mut self, place: Place, words: Vec<Word>, compounds: bool) {
        if compounds {
            for pair in words.windows(2) {
                self.add_word(place, pair.concat());
            }
        }
        for word in words {
            self.add_word(place, word);
        }
    }

    fn add_word(&mut self, place: Place, word: Word) {
        let places = self.0.entry(word).or_default();
        // Texts come by falling weight, so a word of the name is not noted again for the rest.
        if places.last().is_none_or(|last| last.entry != place.entry) {
            places.push(place);
        }
    }

    /// The words, sorted.
    pub fn into_terms(self) -> Vec<Term> {
        self.0
            .into_iter()
            .map(|(word, places)| Term {
                letters: letters(&word),
                word,
                places,
            })
            .collect()
    }
}
