//! Looking for a text within another, and taking texts apart.
//!
//! What the standard library has for it is quick even where a text repeats itself for long, and takes
//! a kilobyte of every form for that. This compares at each place, of which most differ at once.

/// Where a text stands first within another, in bytes.
#[must_use]
pub(crate) fn find(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let Some(first) = wanted.first() else {
        return Some(0);
    };
    let mut places = 0..(text.len() + 1).checked_sub(wanted.len())?;
    places.find(|at| {
        let rest = text.get(*at..).unwrap_or_default();
        rest.first() == Some(first) && rest.starts_with(wanted)
    })
}

/// Whether a text stands within another.
#[must_use]
pub(crate) fn contains(text: &str, wanted: &str) -> bool {
    find(text, wanted).is_some()
}

/// Whether a sign is one of those in a text.
#[must_use]
pub(crate) fn is_one_of(sign: char, signs: &str) -> bool {
    signs.chars().any(|known| known == sign)
}

/// A text before and after the first place where another stands in it.
#[must_use]
pub(crate) fn split<'t>(text: &'t str, wanted: &str) -> Option<(&'t str, &'t str)> {
    let at = find(text, wanted)?;
    Some((text.get(..at)?, text.get(at + wanted.len()..)?))
}

/// A text before and after the last of a sign in it.
#[must_use]
pub(crate) fn split_last(text: &str, sign: char) -> Option<(&str, &str)> {
    let mut places = text.char_indices().rev();
    let (at, _) = places.find(|(_, found)| *found == sign)?;
    Some((text.get(..at)?, text.get(at + sign.len_utf8()..)?))
}

/// What stands between the places of a sign of ASCII, in order; one part at least.
pub(crate) fn parts(text: &str, sign: u8) -> impl Iterator<Item = &str> {
    debug_assert!(sign.is_ascii(), "a byte is to be a sign");
    Parts {
        rest: Some(text),
        sign,
    }
}

struct Parts<'t> {
    rest: Option<&'t str>,
    sign: u8,
}

impl<'t> Iterator for Parts<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        let rest = self.rest.take()?;
        let Some(at) = rest.bytes().position(|byte| byte == self.sign) else {
            return Some(rest);
        };
        self.rest = rest.get(at + 1..);
        rest.get(..at)
    }
}

/// The words of a text, between white space.
pub(crate) fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let word = rest.split_at_checked(rest.find(char::is_whitespace).unwrap_or(rest.len()));
        let (word, after) = word.filter(|(word, _)| !word.is_empty())?;
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_finds_what_the_standard_library_finds(text in "[aé,]{0,9}", wanted in "[aé,]{0,3}") {
            prop_assert_eq!(find(&text, &wanted), text.find(&wanted));
            prop_assert_eq!(contains(&text, &wanted), text.contains(&wanted));
            prop_assert_eq!(split(&text, &wanted), text.split_once(&wanted));
            prop_assert_eq!(split_last(&text, 'é'), text.rsplit_once('é'));
            prop_assert!(parts(&text, b',').eq(text.split(',')));
        }

        #[test]
        fn words_are_those_of_the_standard_library(text in "[aé \u{a0}\n]{0,9}") {
            prop_assert!(words(&text).eq(text.split_whitespace()));
        }
    }
}
