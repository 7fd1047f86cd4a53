//! The ranking of entries by the words of a query.

use super::typed::Typed;
use super::vocabulary::{Place, Term, Vocabulary};
use super::words::{Word, is_stop, words};
use super::{Entry, Found, Hit};

/// Words of a query that are looked at; a citizen who writes more has said it in the first ones.
const MOST_WORDS: usize = 12;
/// Hits at most when no entry fits all words.
const MOST_PARTIAL: usize = 20;
/// What a query that is the entry's whole name adds: more than any words together.
const WHOLE_NAME: u32 = 1 << 24;
/// What a query that begins the entry's name adds: decides between entries that fit alike.
const NAME_START: u32 = 40;

// What a fitting word counts, by the text it stands in.
const NAME: u32 = 16;
const KEYWORD: u32 = 12;
const GROUP: u32 = 7;
const DESCRIPTION: u32 = 4;

/// A searchable list of entries.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Every word of every entry, once, sorted.
    terms: Vec<Term>,
    /// The folded name of each entry, words separated by one space.
    names: Vec<Word>,
}

impl Index {
    /// Indexes the entries; [`Hit::entry`] counts in their order.
    #[must_use]
    pub fn new<'a>(entries: impl Iterator<Item = Entry<'a>>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let mut names = Vec::new();
        for (entry, texts) in entries.enumerate() {
            let at = |weight| Place { entry, weight };
            let name = words(texts.name);
            names.push(joined(&name));
            vocabulary.add(at(NAME), name, true);
            for keyword in texts.keywords {
                vocabulary.add(at(KEYWORD), words(keyword), true);
            }
            for group in texts.groups {
                vocabulary.add(at(GROUP), words(group), false);
            }
            vocabulary.add(at(DESCRIPTION), words(texts.description), false);
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

    /// The entry with this name, however it is spelled; none where several have it.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<usize> {
        let name = joined(&words(name));
        let is_it = |known: &Word| !name.is_empty() && *known == name;
        let entry = self.names.iter().position(is_it)?;
        let others = self.names.iter().skip(entry + 1).any(is_it);
        (!others).then_some(entry)
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
            known |= Typed::is_known(quality);
            term.add_to(&mut scores, quality);
        }
        // A word that somebody uses as typed is not misspelled.
        if !known && typed.may_be_misspelled() {
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

fn joined(words: &[Word]) -> Word {
    words.join(&' ')
}
