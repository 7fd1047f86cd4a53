//! Input masks.

use crate::letter::{has_case, is_capital};

/// Whether a text fills a mask: `9` stands for a digit, `a` for a letter of a script with
/// capitals, `A` for a capital, `*` for
/// either a letter or a digit, and all else for itself; a backslash makes the next character stand
/// for itself.
pub(super) fn fits(mask: &str, text: &str) -> bool {
    let mut text = text.chars();
    let mut mask = mask.chars();
    while let Some(sign) = mask.next() {
        let Some(found) = text.next() else {
            return false;
        };
        let fits = match sign {
            '9' => found.is_ascii_digit(),
            'a' => has_case(found),
            'A' => is_capital(found),
            '*' => has_case(found) || found.is_ascii_digit(),
            '\\' => mask.next() == Some(found),
            sign => sign == found,
        };
        if !fits {
            return false;
        }
    }
    text.next().is_none()
}

/// As Form.io takes masks of what is no text field: `a` is a small letter and `A` any, and letters
/// may be missing at the end, where its patterns are asked of the word `undefined`.
pub(super) fn fits_loosely(mask: &str, text: &str) -> bool {
    let mut text = text.chars();
    for sign in mask.chars() {
        let found = text.next();
        let fits = match (sign, found) {
            ('9', found) => found.is_some_and(|found| found.is_ascii_digit()),
            ('a' | 'A' | '*', None) => true,
            ('a', Some(found)) => found.is_ascii_lowercase(),
            ('A', Some(found)) => found.is_ascii_alphabetic(),
            ('*', Some(found)) => found.is_ascii_alphanumeric(),
            (sign, found) => found == Some(sign),
        };
        if !fits {
            return false;
        }
    }
    text.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_text_fills_its_mask() {
        assert!(fits("(999) 999-9999", "(250) 555-0199"));
        assert!(!fits("(999) 999-9999", "(250) 555-019"));
        assert!(!fits("(999) 999-9999", "(250) 555-01999"));
        assert!(fits("a9a 9a9", "V8W 1P6"));
        assert!(!fits("a9a 9a9", "V8W1P6"));
        assert!(fits("*9\\9", "x19"));
    }
}
