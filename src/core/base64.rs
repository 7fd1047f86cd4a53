//! Base64 (RFC 4648, section 4), for files that travel as text.

/// The text of some bytes, with padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |index: usize| u32::from(chunk.get(index).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for place in 0..4 {
            if place > chunk.len() {
                text.push('=');
                continue;
            }
            let digit = (bits >> (18 - 6 * place) & 63) as usize;
            text.push(DIGITS.get(digit).map_or('=', |&digit| char::from(digit)));
        }
    }
    text
}

/// The bytes of such a text; none where it is no such text. Padding may be missing.
pub(crate) fn decode(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=').as_bytes();
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3 + 2);
    for chunk in text.chunks(4) {
        let mut bits = 0;
        for place in 0..4 {
            let digit = chunk.get(place).map_or(Some(0), |&digit| value(digit))?;
            bits = bits << 6 | u32::from(digit);
        }
        let [_, all @ ..] = bits.to_be_bytes();
        bytes.extend_from_slice(all.get(..(chunk.len() * 6 / 8))?);
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'A'..=b'Z' => Some(digit - b'A'),
        b'a'..=b'z' => Some(digit - b'a' + 26),
        b'0'..=b'9' => Some(digit - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_rfc() {
        for (bytes, text) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(encode(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
        assert_eq!(encode(&[0xFF, 0xEF, 0xBE]), "/+++");
        assert_eq!(decode("/+++"), Some(vec![0xFF, 0xEF, 0xBE]));
        assert_eq!(decode("Zm9v\n"), None);
    }
}
