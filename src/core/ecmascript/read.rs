//! Texts to numbers.

use crate::value::number::is_space;

/// `Number(text)`: NaN where the whole text, white space around it aside, is no number; an empty
/// text is 0 (ECMA-262 §7.1.4.1).
pub(super) fn from_text(text: &str) -> f64 {
    let text = text.trim_matches(is_space);
    let radix = match text.as_bytes() {
        [] => return 0.0,
        [b'0', b'x' | b'X', ..] => 16,
        [b'0', b'o' | b'O', ..] => 8,
        [b'0', b'b' | b'B', ..] => 2,
        _ => {
            return match decimal_prefix(text) {
                Some((number, length)) if length == text.len() => number,
                _ => f64::NAN,
            };
        }
    };
    let digits = text.get(2..).unwrap_or_default();
    match in_radix(digits, radix) {
        Some((number, length)) if length == digits.len() => number,
        _ => f64::NAN,
    }
}

/// `parseFloat(text)`: the longest beginning that is a number (ECMA-262 §19.2.4).
pub(super) fn parse_float(text: &str) -> f64 {
    let text = text.trim_start_matches(is_space);
    decimal_prefix(text).map_or(f64::NAN, |(number, _)| number)
}

/// `parseInt(text, radix)`, where a radix of 0 means that it was not given (ECMA-262 §19.2.5).
pub(super) fn parse_int(text: &str, radix: i32) -> f64 {
    let text = text.trim_start_matches(is_space);
    let (sign, mut digits) = signed(text);
    let mut radix = u32::try_from(radix).unwrap_or(1);
    if (radix == 0 || radix == 16) && (digits.starts_with("0x") || digits.starts_with("0X")) {
        digits = digits.get(2..).unwrap_or_default();
        radix = 16;
    }
    if radix == 0 {
        radix = 10;
    }
    if !(2..=36).contains(&radix) {
        return f64::NAN;
    }
    in_radix(digits, radix).map_or(f64::NAN, |(number, _)| sign * number)
}

fn signed(text: &str) -> (f64, &str) {
    match text.as_bytes() {
        [b'-', ..] => (-1.0, text.get(1..).unwrap_or_default()),
        [b'+', ..] => (1.0, text.get(1..).unwrap_or_default()),
        _ => (1.0, text),
    }
}

/// The whole number at the beginning and how many bytes it takes.
fn in_radix(text: &str, radix: u32) -> Option<(f64, usize)> {
    let is_digit = |byte: &u8| char::from(*byte).is_digit(radix);
    let length = text.bytes().take_while(is_digit).count();
    let digits = text.get(..length).filter(|digits| !digits.is_empty())?;
    if radix == 10 {
        return decimal_prefix(digits);
    }
    let number = digits.chars().fold(0.0, |number, digit| {
        number * f64::from(radix) + f64::from(digit.to_digit(radix).unwrap_or(0))
    });
    Some((number, length))
}

/// The decimal number at the beginning and how many bytes it takes.
fn decimal_prefix(text: &str) -> Option<(f64, usize)> {
    let (sign, rest) = signed(text);
    let start = text.len() - rest.len();
    if rest.starts_with("Infinity") {
        return Some((sign * f64::INFINITY, start + 8));
    }
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(rest);
    let after = rest.get(whole..).unwrap_or_default();
    let part = after.strip_prefix('.').map(digits);
    if whole + part.unwrap_or(0) == 0 {
        return None;
    }
    let mut end = whole + part.map_or(0, |part| part + 1);
    let exponent = rest.get(end..).unwrap_or_default();
    if let Some(exponent) = exponent.strip_prefix(['e', 'E']) {
        let (_, unsigned) = signed(exponent);
        if digits(unsigned) > 0 {
            end += 1 + exponent.len() - unsigned.len() + digits(unsigned);
        }
    }
    let number: f64 = rest.get(..end)?.parse().ok()?;
    Some((sign * number, start + end))
}
