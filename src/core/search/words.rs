//! A text as the words that are compared.

use super::fold::fold_into;
use crate::letter::to_lower;

/// A folded word.
pub(super) type Word = Vec<char>;

/// Words that say nothing about a service, folded, in the languages the portal comes with.
const STOP: [&str; 53] = [
    "a", "al", "am", "an", "and", "are", "at", "by", "de", "del", "el", "en", "for", "from", "has",
    "have", "i", "in", "is", "it", "la", "las", "lo", "los", "me", "mi", "my", "o", "of", "on",
    "or", "para", "por", "se", "su", "that", "the", "there", "to", "un", "una", "with", "y", "في",
    "من", "علي", "عن", "الي", "هذا", "هذه", "هناك", "لا", "او",
];

/// The words of a text in order, folded. Whatever is neither letter nor digit separates words, so
/// `Cans_Left_Out` and `left-out` read as they are meant.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut folded = String::with_capacity(text.len());
    let small = to_lower(text);
    small.chars().for_each(|c| fold_into(c, &mut folded));
    folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| without_article(word).chars().collect())
        .collect()
}

/// Whether the word says nothing.
pub(super) fn is_stop(word: &[char]) -> bool {
    STOP.iter()
        .any(|stop| stop.chars().eq(word.iter().copied()))
}

/// The word without the Arabic article, which is written as part of it.
fn without_article(word: &str) -> &str {
    ["ال", "وال", "بال"]
        .into_iter()
        .find_map(|article| word.strip_prefix(article))
        .filter(|rest| rest.chars().nth(1).is_some())
        .unwrap_or(word)
}

/// The word without the endings that tell singular from plural in English and Spanish: `tree` and
/// `trees`, `city` and `cities`, `arbol` and `arboles` have the same root. Never under 3 letters.
pub(super) fn root(word: &[char]) -> &[char] {
    let mut root = word;
    for endings in [&['s'][..], &['e'], &['i', 'y']] {
        match root {
            [rest @ .., last] if rest.len() >= 3 && endings.contains(last) => root = rest,
            _ => {}
        }
    }
    root
}

/// Whether a script writes without spaces, so that a word may stand anywhere in a run of letters.
pub(super) fn is_spaceless(c: char) -> bool {
    matches!(u32::from(c),
        0xE00..=0xEFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x3040..=0x30FF | 0x3400..=0x9FFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn strings(text: &str) -> Vec<String> {
        words(text)
            .into_iter()
            .map(|word| word.into_iter().collect())
            .collect()
    }

    #[test]
    fn punctuation_separates() {
        assert_eq!(
            strings("Cans_Left_Out_24x7"),
            ["cans", "left", "out", "24x7"]
        );
        assert_eq!(
            strings("  street-light/lamp's (out) "),
            ["street", "light", "lamp", "s", "out"]
        );
        assert_eq!(strings("!?…"), Vec::<String>::new());
    }

    #[test]
    fn arabic_article_is_left_out() {
        assert_eq!(strings("الحفرة والشارع"), ["حفره", "شارع"]);
        assert_eq!(strings("الف"), ["الف"]);
    }

    #[test]
    fn numbers_share_a_root() {
        let root_of = |text: &str| root(&words(text)[0]).iter().collect::<String>();
        for (one, many) in [
            ("tree", "trees"),
            ("branch", "branches"),
            ("city", "cities"),
            ("árbol", "árboles"),
            ("calle", "calles"),
            ("bus", "buses"),
        ] {
            assert_eq!(root_of(one), root_of(many), "{one}");
        }
        assert_eq!(root_of("yes"), "yes");
    }
}
