//! The reference that is sent along, by which a request is found again at the agency.
//!
//! Open311 has no key that tells a repeated request from a new one. Eight characters at the end of the
//! description are what every server keeps and shows. They are made for one submission and never for a
//! device, so that nothing connects two requests of one person.

/// Digits and letters that nobody confuses (Crockford's base 32).
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a reference.
const LENGTH: usize = 8;
/// What stands before one in a text, and after it.
const MARKS: (&str, &str) = ("[ref ", "]");

/// A reference of 8 characters from 40 random bits.
#[must_use]
pub fn new(chance: [u8; 5]) -> String {
    let bits = chance
        .iter()
        .fold(0_u64, |bits, byte| (bits << 8) | u64::from(*byte));
    (0..LENGTH)
        .rev()
        .filter_map(|place| ALPHABET.get((bits >> (place * 5)) as usize & 31))
        .map(|letter| char::from(*letter))
        .collect()
}

/// A text with a reference on a line of its own at its end, of at most so many characters. What is too
/// long is cut from the text, never from the reference.
#[must_use]
pub fn with(text: &str, reference: &str, most: usize) -> String {
    let text = text.trim_end();
    let mark = [MARKS.0, reference, MARKS.1].concat();
    let room = most.saturating_sub(mark.chars().count() + 1);
    let end = text
        .char_indices()
        .nth(room)
        .map_or(text.len(), |(at, _)| at);
    let text = text.get(..end).unwrap_or_default().trim_end();
    let line = if text.is_empty() { "" } else { "\n" };
    [text, line, &mark].concat()
}

/// How many characters [`with`] adds to a text.
pub const ADDED: usize = MARKS.0.len() + LENGTH + MARKS.1.len() + 1;

/// A text as its author wrote it: without the reference at its end, if there is one.
#[must_use]
pub fn without(text: &str) -> &str {
    let marked = || {
        let (before, reference) = text
            .trim_end()
            .strip_suffix(MARKS.1)?
            .rsplit_once(MARKS.0)?;
        let is_reference = reference.len() == LENGTH
            && reference
                .bytes()
                .all(|byte| ALPHABET.contains(&byte.to_ascii_uppercase()));
        is_reference.then(|| before.trim_end())
    };
    marked().unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn all_bits_count_and_no_letter_is_confused() {
        assert_eq!(new([0; 5]), "00000000");
        assert_eq!(new([255; 5]), "ZZZZZZZZ");
        assert_eq!(new([0, 0, 0, 0, 33]), "00000011");
        assert_eq!(new([0x84, 0x21, 0x08, 0x42, 0x10]), "GGGGGGGG");
        assert_eq!(new([0b0000_1000, 0, 0, 0, 0]), "10000000");
    }

    #[test]
    fn only_a_reference_at_the_end_is_taken_off() {
        assert_eq!(without("A hole.\n[ref 7K3FQ2MX]"), "A hole.");
        assert_eq!(without("A hole. [ref 7k3fq2mx]\n "), "A hole.");
        assert_eq!(without("[ref 7K3FQ2MX]"), "");
        for text in [
            "",
            "A hole.\n",
            "[ref 7K3FQ2M]",
            "[ref 7K3FQ2MU]",
            "[ref 7K3FQ2MX] was mine",
            "x[ref ]",
            "]",
        ] {
            assert_eq!(without(text), text);
        }
    }

    #[test]
    fn a_long_text_is_cut_and_the_reference_is_not() {
        assert_eq!(with("", "7K3FQ2MX", 4_000), "[ref 7K3FQ2MX]");
        assert_eq!(with("äb", "7K3FQ2MX", 16), "ä\n[ref 7K3FQ2MX]");
        assert_eq!(with("äb", "7K3FQ2MX", 0), "[ref 7K3FQ2MX]");
    }

    proptest! {
        #[test]
        fn what_was_added_is_taken_off(text in "\\PC{0,60}", chance: [u8; 5], most in ADDED..90_usize) {
            let sent = with(&text, &new(chance), most);
            prop_assert!(sent.chars().count() <= most);
            prop_assert!(sent.contains(&new(chance)));
            let read = without(&sent);
            prop_assert!(text.starts_with(read));
            if text.chars().count() + ADDED <= most {
                prop_assert_eq!(read, text.trim_end());
            }
        }
    }
}
