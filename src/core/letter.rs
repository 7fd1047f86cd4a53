//! Capital and small letters of all scripts (Unicode, chapter 5.18).
//!
//! The tables of the standard library take 7 kB of a first visit, these a tenth of it: letters in a
//! row mostly have their small letters in a row as well.

/// Runs of capitals as three letters each: the first capital, the last one, and the small letter of
/// the first. Where that is the very next character, every other one of the run is a capital.
const RUNS: &str = include_str!("letter/runs.txt");

/// Small letters with their capitals where no run leads to them, such as `ß` with `SS`.
const IRREGULAR: &str = include_str!("letter/irregular.txt");

/// A row of letters that differ from those of another row by the same distance.
struct Run {
    first: u32,
    last: u32,
    /// The small letter of the first.
    small: u32,
}

impl Run {
    /// The letter as far into one row as `code` is into another, where it is in there.
    fn across(&self, code: u32, from: u32, to: u32) -> Option<char> {
        let place = code.checked_sub(from)?;
        let alternates = self.small == self.first + 1;
        let is_in = place <= self.last - self.first && !(alternates && place % 2 == 1);
        is_in.then(|| char::from_u32(to + place)).flatten()
    }
}

fn runs() -> impl Iterator<Item = Run> {
    let mut letters = RUNS.chars().map(u32::from);
    std::iter::from_fn(move || {
        Some(Run {
            first: letters.next()?,
            last: letters.next()?,
            small: letters.next()?,
        })
    })
}

/// Whether a letter is of the long stretches of scripts without capitals, among them those of Arabic,
/// Hebrew, India and China, which need no search.
fn is_caseless(code: u32) -> bool {
    matches!(code, 0x588..0x10A0 | 0x2D2E..0xA640 | 0xAC00..0xFB00)
}

/// The small letter of a capital, any other character as it is. `İ` gives `i`, without the dot above
/// that [`to_lower`] adds.
#[must_use]
pub fn lower(letter: char) -> char {
    let code = u32::from(letter);
    if letter.is_ascii() || is_caseless(code) {
        return letter.to_ascii_lowercase();
    }
    if letter == 'İ' {
        return 'i';
    }
    let mut runs = runs();
    let small = runs.find_map(|run| run.across(code, run.first, run.small));
    small.unwrap_or(letter)
}

/// The one capital of a small letter.
fn regular(letter: char) -> Option<char> {
    let code = u32::from(letter);
    runs().find_map(|run| run.across(code, run.small, run.first))
}

/// Whether a letter is a capital or has one.
#[must_use]
pub fn has_case(letter: char) -> bool {
    letter.is_ascii_alphabetic()
        || !letter.is_ascii()
            && (lower(letter) != letter || irregular(letter).is_some() || regular(letter).is_some())
}

/// A text in small letters (ECMA-262 §22.1.3.28).
#[must_use]
pub fn to_lower(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, letter) in text.char_indices() {
        let is_last = |at| {
            let (before, after) = text.split_at_checked(at).unwrap_or_default();
            begins_with_letter(before.chars().rev()) && !begins_with_letter(after.chars().skip(1))
        };
        match letter {
            'Σ' if is_last(at) => out.push('ς'),
            'İ' => out.push_str("i\u{307}"),
            letter => out.push(lower(letter)),
        }
    }
    out
}

/// Whether the first of these characters is a letter with a case, those aside that belong to the
/// letters around them, as apostrophes and accents do (Unicode, table 3-17).
fn begins_with_letter(mut letters: impl Iterator<Item = char>) -> bool {
    let beside = |letter: &char| {
        !matches!(
            letter,
            '\'' | '.' | ':' | '’' | '·' | '\u{AD}' | '\u{300}'..='\u{36F}'
        )
    };
    letters.find(beside).is_some_and(has_case)
}

fn irregular(letter: char) -> Option<&'static str> {
    let mut known = IRREGULAR.split(' ');
    known.find_map(|known| known.strip_prefix(letter))
}

/// A text in capital letters (ECMA-262 §22.1.3.30).
#[must_use]
pub fn to_upper(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_uppercase());
        } else if let Some(others) = irregular(letter) {
            out.push_str(others);
        } else {
            out.push(regular(letter).unwrap_or(letter));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Letters of the standard library, whose table may be of a later Unicode in planes that are
    /// hardly in use.
    fn letters() -> impl Iterator<Item = char> {
        '\0'..='\u{1FFFF}'
    }

    #[test]
    fn every_letter_has_the_small_one_of_the_standard_library() {
        for letter in letters() {
            let text = letter.to_string();
            assert_eq!(to_lower(&text), text.to_lowercase(), "{letter:?}");
        }
    }

    #[test]
    fn every_letter_has_the_capital_of_the_standard_library() {
        for letter in letters() {
            let text = letter.to_string();
            assert_eq!(to_upper(&text), text.to_uppercase(), "{letter:?}");
        }
    }

    #[test]
    fn a_letter_with_a_case_is_a_letter() {
        for letter in letters() {
            let changes =
                !letter.to_lowercase().eq([letter]) || !letter.to_uppercase().eq([letter]);
            assert_eq!(has_case(letter), changes, "{letter:?}");
        }
    }

    #[test]
    fn sigma_ends_words_in_its_own_form() {
        for text in [
            "ΟΔΟΣ",
            "ΟΔΟΣ ΟΔΟΣ, ΟΔΟΣ!",
            "Σ",
            "ΣΑΣ",
            "ΑΣ'Α",
            "ΑΣ' Α",
            "Α\u{301}Σ\u{301}",
            "1Σ",
            "ΑΣ1",
        ] {
            assert_eq!(to_lower(text), text.to_lowercase());
        }
    }
}
