//! Texts to numbers.

use super::{exact::nearest, is_space};

/// Digits that are looked at; those after them cannot change the number but in texts made for it.
const MOST_DIGITS: usize = 800;

/// `Number(text)`: NaN where the whole text, white space around it aside, is no number; an empty
/// text is 0 (ECMA-262 §7.1.4.1).
#[must_use]
pub fn from_text(text: &str) -> f64 {
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
#[must_use]
pub fn parse_float(text: &str) -> f64 {
    let text = text.trim_start_matches(is_space);
    decimal_prefix(text).map_or(f64::NAN, |(number, _)| number)
}

/// `parseInt(text, radix)`, where a radix of 0 means that it was not given (ECMA-262 §19.2.5).
#[must_use]
pub fn parse_int(text: &str, radix: i32) -> f64 {
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
    let bytes = rest.as_bytes();
    let mut digits = Vec::new();
    let mut power: i32 = 0;
    let (mut any, mut after_point) = (false, false);
    let mut at = 0;
    loop {
        match bytes.get(at) {
            Some(digit @ b'0'..=b'9') => {
                any = true;
                let is_leading_zero = *digit == b'0' && digits.is_empty();
                if digits.len() < MOST_DIGITS && !is_leading_zero {
                    digits.push(digit - b'0');
                    power -= i32::from(after_point);
                } else if is_leading_zero {
                    power -= i32::from(after_point);
                } else {
                    power = power.saturating_add(i32::from(!after_point));
                }
            }
            Some(b'.') if !after_point => after_point = true,
            _ => break,
        }
        at += 1;
    }
    if !any {
        return None;
    }
    if let Some((exponent, length)) = exponent(bytes.get(at..).unwrap_or_default()) {
        power = power.saturating_add(exponent);
        at += length;
    }
    while digits.last() == Some(&0) {
        digits.pop();
        power = power.saturating_add(1);
    }
    let number = if digits.is_empty() {
        0.0
    } else {
        nearest(&digits, power)
    };
    Some((sign * number, start + at))
}

/// An exponent with its `e` and how many bytes it takes.
fn exponent(bytes: &[u8]) -> Option<(i32, usize)> {
    let (b'e' | b'E', rest) = bytes.split_first()? else {
        return None;
    };
    let (negative, rest) = match rest {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let length = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    if length == 0 {
        return None;
    }
    let digits = rest.get(..length).unwrap_or_default();
    let exponent = digits.iter().fold(0_i32, |exponent, digit| {
        let digit = i32::from(digit - b'0');
        exponent.saturating_mul(10).saturating_add(digit)
    });
    let exponent = exponent.min(100_000);
    let end = bytes.len() - rest.len() + length;
    Some((if negative { -exponent } else { exponent }, end))
}
