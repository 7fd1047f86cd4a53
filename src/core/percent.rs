//! Percent-encoding (RFC 3986, section 2.1) of text inside addresses.

/// Encodes everything but the unreserved characters, so that any text is one path segment or one
/// query value.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for nibble in [byte >> 4, byte & 15] {
                out.push(
                    char::from_digit(u32::from(nibble), 16)
                        .unwrap_or('0')
                        .to_ascii_uppercase(),
                );
            }
        }
    }
    out
}

/// Undoes [`encode`]. A stray `%` stays as it is, and bytes that are no UTF-8 become U+FFFD: an
/// address typed by hand never fails here.
#[must_use]
pub fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = |offset: usize| {
            bytes
                .get(at + offset)
                .and_then(|&b| char::from(b).to_digit(16))
        };
        match (byte, hex(1), hex(2)) {
            (b'%', Some(high), Some(low)) => {
                out.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                at += 3;
            }
            _ => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Decodes a query value, where `+` is a space (WHATWG URL, section 5.1): that is what a plain HTML
/// form sends.
#[must_use]
pub fn decode_query(text: &str) -> String {
    decode(&text.replace('+', " "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn encodes_what_would_end_a_segment() {
        assert_eq!(encode("LIFT/ESC 1?é"), "LIFT%2FESC%201%3F%C3%A9");
    }

    #[test]
    fn reads_what_forms_send() {
        assert_eq!(decode_query("bus+stop%2B"), "bus stop+");
        assert_eq!(decode("100%"), "100%");
        assert_eq!(decode("%ff"), "\u{fffd}");
    }

    proptest! {
        #[test]
        fn decode_undoes_encode(text in ".*") {
            prop_assert_eq!(decode(&encode(&text)), text);
        }
    }
}
