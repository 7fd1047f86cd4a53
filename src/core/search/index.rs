//! The vocabulary of all entries, and the ranking of entries by the words of a query.

use std::collections::BTreeMap;

use super::typo::{slip, tolerance};
use super::words::{Word, is_spaceless, is_stop, root, words};
use super::{Entry, Found, Hit};

/// Words of a query that are looked at; a citizen who writes more has said it in the first ones.
const MOST_WORDS: usize = 12;
/// Hits at most when no entry fits all words.
const MOST_PARTIAL: usize = 20;
/// What a query that is the entry's whole name adds: more than any words together.
const WHOLE_NAME: u32 = 1 << 24;
/// What a query that begins the entry's name adds: decides between entries that fit alike.
const NAME_START: u32 = 40;

const NAME: u32 = 16;
const KEYWORD: u32 = 12;
const GROUP: u32 = 7;
const DESCRIPTION: u32 = 4;

const EXACT: u32 = 12;
const SAME_ROOT: u32 = 11;
const PREFIX: u32 = 9;
const INSIDE: u32 = 5;
const ONE_SLIP: u32 = 4;
const MORE_SLIPS: u32 = 2;

/// A searchable list of entries.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Every word of every entry, once, sorted.
    terms: Vec<Term>,
    /// The folded name of each entry, words separated by one space.
    names: Vec<Word>,
}

#[derive(Clone, Debug)]
struct Term {
    word: Word,
    letters: u32,
    places: Vec<Place>,
}

#[derive(Clone, Copy, Debug)]
struct Place {
    entry: usize,
    weight: u32,
}

impl Index {
    /// Indexes the entries; [`Hit::entry`] counts in their order.
    #[must_use]
    pub fn new<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut names = Vec::new();
        for (
            entry,
            Entry {
                name,
                description,
                keywords,
                groups,
            },
        ) in entries.enumerate()
        {
            let name = words(name);
            names.push(joined(&name));
            vocabulary.add(
                Place {
                    entry,
                    weight: NAME,
                },
                name,
                true,
            );
            for keyword in keywords {
                vocabulary.add(
                    Place {
                        entry,
                        weight: KEYWORD,
                    },
                    words(keyword),
                    true,
                );
            }
            for group in groups {
                vocabulary.add(
                    Place {
                        entry,
                        weight: GROUP,
                    },
                    words(group),
                    false,
                );
            }
            vocabulary.add(
                Place {
                    entry,
                    weight: DESCRIPTION,
                },
                words(description),
                false,
            );
        }
        Self {
            terms: vocabulary.into_terms(),
            names,
        }
    }

    /// Ranks the entries. A query without letters or digits finds every entry, in order.
    #[must_use]
    pub fn search(&self, query: &str) -> Found {
        let typed = words(query);
        let whole = joined(&typed);
        let mut meant: Vec<&Word> = typed.iter().filter(|word| !is_stop(word)).collect();
        if meant.is_empty() {
            meant = typed.iter().collect();
        }
        meant.truncate(MOST_WORDS);
        let scores: Vec<Vec<u32>> = meant.into_iter().map(|word| self.scores(word)).collect();

        let mut hits: Vec<Hit> = (0..self.names.len())
            .filter_map(|entry| {
                let by_word = scores.iter().map(|of_word| of_word.get(entry).copied());
                let all = by_word
                    .map(|score| score.filter(|score| *score > 0))
                    .try_fold(0_u32, |sum, score| Some(sum.saturating_add(score?)))?;
                Some(Hit {
                    entry,
                    score: all.saturating_add(self.name_bonus(entry, &whole)),
                })
            })
            .collect();
        let exact = !hits.is_empty() || scores.len() < 2;
        if !exact {
            hits = self.partial(&scores);
        }
        // The sort is stable, which keeps equals in the order of the list.
        hits.sort_by_key(|hit| std::cmp::Reverse(hit.score));
        if !exact {
            hits.truncate(MOST_PARTIAL);
        }
        Found {
            exact: exact || hits.is_empty(),
            hits,
        }
    }

    /// Entries that fit some words; a word that fits few entries counts more than one that fits
    /// many.
    fn partial(&self, scores: &[Vec<u32>]) -> Vec<Hit> {
        let mut sums = vec![0_u32; self.names.len()];
        for of_word in scores {
            let fitting = of_word.iter().filter(|score| **score > 0).count();
            let rarity = self
                .names
                .len()
                .checked_div(fitting)
                .and_then(usize::checked_ilog2);
            for (sum, score) in sums.iter_mut().zip(of_word) {
                *sum = sum.saturating_add(score.saturating_mul(1 + rarity.unwrap_or(0)));
            }
        }
        sums.into_iter()
            .enumerate()
            .filter(|(_, score)| *score > 0)
            .map(|(entry, score)| Hit { entry, score })
            .collect()
    }

    /// How well each entry fits one word; 0 where it does not.
    fn scores(&self, word: &[char]) -> Vec<u32> {
        let typed = Typed::new(word);
        let mut scores = vec![0; self.names.len()];
        let mut known = false;
        for term in &self.terms {
            let quality = typed.quality(term);
            known |= quality >= SAME_ROOT;
            term.add_to(&mut scores, quality);
        }
        // A word that somebody uses as typed is not misspelled.
        if !known && typed.tolerance > 0 {
            for term in &self.terms {
                term.add_to(&mut scores, typed.quality_misspelled(term));
            }
        }
        scores
    }

    fn name_bonus(&self, entry: usize, query: &[char]) -> u32 {
        match self.names.get(entry) {
            Some(name) if !query.is_empty() && name == query => WHOLE_NAME,
            Some(name) if !query.is_empty() && name.starts_with(query) => NAME_START,
            _ => 0,
        }
    }
}

/// A word of a query, with what is worth computing once.
struct Typed<'a> {
    word: &'a [char],
    root: &'a [char],
    letters: u32,
    root_letters: u32,
    tolerance: usize,
    may_be_inside: bool,
}

impl<'a> Typed<'a> {
    fn new(word: &'a [char]) -> Self {
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

    fn quality(&self, term: &Term) -> u32 {
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

    fn quality_misspelled(&self, term: &Term) -> u32 {
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

impl Term {
    fn add_to(&self, scores: &mut [u32], quality: u32) {
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
fn letters(word: &[char]) -> u32 {
    word.iter()
        .fold(0, |set, letter| set | 1 << (u32::from(*letter) % 32))
}

fn joined(words: &[Word]) -> Word {
    words.join(&' ')
}

/// Words on their way into an [`Index`].
#[derive(Default)]
struct Vocabulary(BTreeMap<Word, Vec<Place>>);

impl Vocabulary {
    /// Adds the words of one text, and where `compounds` each two neighbours written as one, so
    /// that "streetlight" finds "Street light".
    fn add(&mut self, place: Place, words: Vec<Word>, compounds: bool) {
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

    fn into_terms(self) -> Vec<Term> {
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
