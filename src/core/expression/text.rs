//! Strings by UTF-16 units, as JavaScript counts them (ECMA-262 §6.1.4).
//!
//! Half of a surrogate pair on its own becomes U+FFFD. Texts of ASCII alone, as most are, are
//! counted by bytes.

/// Units of a text.
pub(super) fn length(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.chars().map(char::len_utf16).sum()
}

/// The units from a place up to before another.
pub(super) fn slice(text: &str, from: usize, to: usize) -> String {
    if from >= to {
        return String::new();
    }
    if text.is_ascii() {
        let to = to.min(text.len());
        return text.get(from..to).unwrap_or_default().to_owned();
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    let wanted = units.get(from..to.min(units.len()));
    String::from_utf16_lossy(wanted.unwrap_or_default())
}

/// The place of a byte offset.
pub(super) fn place_of_byte(text: &str, byte: usize) -> usize {
    text.get(..byte).map_or(0, length)
}

/// The byte offset of a place; that of the end for one beyond it.
pub(super) fn byte_of_place(text: &str, place: usize) -> usize {
    if text.is_ascii() {
        return place.min(text.len());
    }
    let mut units = 0;
    for (byte, character) in text.char_indices() {
        if units >= place {
            return byte;
        }
        units += character.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_those_of_javascript() {
        assert_eq!(length("añ😀b"), 5);
        assert_eq!(slice("añ😀b", 1, 4), "ñ😀");
        assert_eq!(slice("añ😀b", 4, 99), "b");
        assert_eq!(slice("abc", 2, 1), "");
        assert_eq!(slice("😀", 0, 1), "\u{FFFD}");
        assert_eq!(byte_of_place("añ😀b", 4), 7);
        assert_eq!(place_of_byte("añ😀b", 7), 4);
        assert_eq!(byte_of_place("abc", 9), 3);
    }
}
