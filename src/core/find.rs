//! Looking for a text within another, and for the last of some sign.
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
        }
    }
}
