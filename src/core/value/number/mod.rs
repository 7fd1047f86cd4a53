//! Numbers as ECMAScript reads and writes them (ECMA-262 §7.1.4.1, §6.1.6.1.20, §19.2, §21.1.3).

mod digits;
mod exact;
mod natural;
mod read;
mod remainder;
mod write;

pub use read::{from_text, parse_float, parse_int};
pub use remainder::{modulo, remainder};
pub use write::{to_fixed, to_precision, to_radix, to_text};

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
