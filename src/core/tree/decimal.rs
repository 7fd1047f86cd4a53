//! Decimal numbers.

use crate::value::number::from_text;

/// The number that a text such as `-87.66` or `4e2` is; none where it is none, or not finite.
#[must_use]
pub(super) fn read(text: &str) -> Option<f64> {
    let is_sign = |byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E');
    if text.is_empty() || !text.bytes().all(is_sign) {
        return None;
    }
    Some(from_text(text)).filter(|number| number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::read;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "--1", "inf", "1e999", "0x10", " 1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("1."), Some(1.0));
        assert_eq!(read(".5"), Some(0.5));
        assert_eq!(read("1e-999"), Some(0.0));
    }

    proptest! {
        #[test]
        fn it_is_right_to_the_last_bit(text in "-?[0-9]{1,30}(\\.[0-9]{1,30})?(e-?[0-9]{1,2})?") {
            prop_assert_eq!(read(&text), text.parse().ok());
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = read(&text);
        }
    }
}
