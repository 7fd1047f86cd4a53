//! Numbers as ECMAScript reads and writes them (ECMA-262 §7.1.4.1, §6.1.6.1.20, §19.2, §21.1.3).
//!
//! Whole numbers, which are most of those in forms, are read and written here; what takes long arithmetic is
//! the engine's ([`crate::ecmascript`]).

mod remainder;

use crate::ecmascript::{Read, Written, engine};

pub use remainder::{modulo, remainder};

/// Numbers of so many digits are exact.
const EXACT: usize = 15;

/// `Number(text)`: NaN where the whole text, white space around it aside, is no number; an empty
/// text is 0 (ECMA-262 §7.1.4.1).
#[must_use]
pub fn from_text(text: &str) -> f64 {
    let is_whole = text.len() <= EXACT && text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_whole {
        return (engine().read)(text, Read::Number);
    }
    let mut number = 0.0;
    for digit in text.bytes() {
        number = number * 10.0 + f64::from(digit - b'0');
    }
    number
}

/// `parseFloat(text)`: the longest beginning that is a number (ECMA-262 §19.2.4).
#[must_use]
pub fn parse_float(text: &str) -> f64 {
    (engine().read)(text, Read::Float)
}

/// `parseInt(text, radix)`, where a radix of 0 means that it was not given (ECMA-262 §19.2.5).
#[must_use]
pub fn parse_int(text: &str, radix: i32) -> f64 {
    (engine().read)(text, Read::Int(radix))
}

/// `String(number)`: the fewest digits that tell the number from every other (ECMA-262 §6.1.6.1.20).
#[must_use]
pub fn to_text(number: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        reason = "it is a whole number of less than 53 bits"
    )]
    if number.trunc() == number && number.abs() < 9e15 {
        return (number as i64).to_string();
    }
    (engine().write)(number, Written::Shortest)
}

/// Writes a number otherwise than [`to_text`] does.
#[must_use]
pub fn write(number: f64, how: Written) -> String {
    (engine().write)(number, how)
}

/// White space and line ends of ECMAScript (ECMA-262 §12.2, §12.3).
#[must_use]
pub fn is_space(character: char) -> bool {
    character == '\u{FEFF}' || (character.is_whitespace() && character != '\u{85}')
}

/// The number as a signed integer of 32 bits (ECMA-262 §7.1.6, ToInt32).
#[must_use]
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the remainder fits 32 bits, and the sign is meant to wrap"
)]
pub fn to_int32(number: f64) -> i32 {
    if !number.is_finite() {
        return 0;
    }
    modulo(number.trunc(), 4_294_967_296.0) as u32 as i32
}

#[cfg(test)]
mod tests;
