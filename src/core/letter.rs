//! Capital and small letters of all scripts (Unicode, chapter 5.18).

use crate::ecmascript::{Case, engine};

/// A text in small letters (ECMA-262 §22.1.3.28).
#[must_use]
pub fn to_lower(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    (engine().recase)(text, Case::Small)
}

/// A text in capital letters (ECMA-262 §22.1.3.30).
#[must_use]
pub fn to_upper(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_uppercase();
    }
    (engine().recase)(text, Case::Capital)
}

/// Whether a letter is a capital that has a small one.
#[must_use]
pub fn is_capital(letter: char) -> bool {
    let text = letter.to_string();
    to_lower(&text) != text
}

/// Whether a letter is a capital or has one.
#[must_use]
pub fn has_case(letter: char) -> bool {
    let text = letter.to_string();
    is_capital(letter) || to_upper(&text) != text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_all_scripts_change() {
        assert_eq!(to_lower("ÅRSTID ΟΔΟΣ"), "årstid οδος");
        assert_eq!(to_upper("straße žluť"), "STRASSE ŽLUŤ");
        assert_eq!(to_lower("Main St. 5"), "main st. 5");
        assert_eq!(to_upper("v8w"), "V8W");
    }

    #[test]
    fn some_have_no_case() {
        let is = |letter| (is_capital(letter), has_case(letter));
        assert_eq!(is('Å'), (true, true));
        assert_eq!(is('å'), (false, true));
        assert_eq!(is('A'), (true, true));
        assert_eq!(is('ß'), (false, true));
        assert_eq!(is('7'), (false, false));
        assert_eq!(is('ع'), (false, false));
    }
}
