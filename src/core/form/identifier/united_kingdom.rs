//! British numbers.

use super::Fault;

/// National Insurance number (HMRC, NIM39110): two letters, six digits, and a letter from A to D. It
/// has no check digit; the letters alone can be wrong.
pub fn nino(text: &str) -> Result<(), Fault> {
    let [first, second, middle @ .., last] = text.as_bytes() else {
        return Err(Fault::Length);
    };
    if middle.len() != 6 {
        return Err(Fault::Length);
    }
    let letters = [first, second, last]
        .iter()
        .all(|byte| byte.is_ascii_uppercase());
    if !letters || !middle.iter().all(u8::is_ascii_digit) {
        return Err(Fault::Characters);
    }
    let prefix = [*first, *second];
    let is_given_out = !b"DFIQUV".contains(first)
        && !b"DFIQUVO".contains(second)
        && ![b"BG", b"GB", b"KN", b"NK", b"NT", b"TN", b"ZZ"].contains(&&prefix);
    if is_given_out && (b'A'..=b'D').contains(last) {
        Ok(())
    } else {
        Err(Fault::Meaning)
    }
}
