//! Decimal to binary, right to the last bit.

use std::cmp::Ordering;

use super::natural::Natural;
use crate::tree::decimal;

/// The number nearest to the digits (0 to 9, the highest first, not 0) times a power of ten; a tie
/// goes to the even one.
///
/// Up to 15 digits and small powers are exact at once (Clinger 1990); beyond, an estimate is
/// compared with the middle between its neighbours in exact arithmetic and moved until it is right.
pub(super) fn nearest(digits: &[u8], power: i32) -> f64 {
    let digits_of_estimate = digits.len().min(19);
    let mut mantissa: u64 = 0;
    for digit in digits.iter().take(digits_of_estimate) {
        mantissa = mantissa * 10 + u64::from(*digit);
    }
    let cut = i32::try_from(digits.len() - digits_of_estimate).unwrap_or(i32::MAX);
    let magnitude = power.saturating_add(i32::try_from(digits.len()).unwrap_or(i32::MAX));
    if magnitude > 310 {
        return f64::INFINITY;
    }
    if magnitude < -330 {
        return 0.0;
    }
    #[allow(
        clippy::cast_precision_loss,
        reason = "it is exact where it counts, and an estimate elsewhere"
    )]
    let mut number = decimal::scale(mantissa as f64, power.saturating_add(cut));
    if digits.len() <= 15 && power.abs() <= 22 {
        return number;
    }
    if number.is_infinite() {
        number = f64::MAX;
    }
    // The estimate is off by a few of its last bits; the bound holds if it ever is by more.
    for _ in 0..64 {
        let bits = number.to_bits();
        if compare_with_upper_middle(digits, power, bits) == Ordering::Greater {
            number = f64::from_bits(bits + 1);
        } else if bits > 0 && compare_with_upper_middle(digits, power, bits - 1) == Ordering::Less {
            number = f64::from_bits(bits - 1);
        } else {
            break;
        }
        if number.is_infinite() {
            break;
        }
    }
    number
}

/// How the decimal compares with the middle between the number of these bits and the next larger
/// one, a tie counting for the even one of the two.
fn compare_with_upper_middle(digits: &[u8], power: i32, bits: u64) -> Ordering {
    let (mantissa, exponent) = parts(bits);
    let mut middle = Natural::from(2 * mantissa + 1);
    let mut decimal = Natural::from_digits(digits);
    if power >= 0 {
        decimal.times_ten_to_the(power.unsigned_abs());
    } else {
        middle.times_ten_to_the(power.unsigned_abs());
    }
    if exponent > 0 {
        middle.shift_left((exponent - 1).unsigned_abs());
    } else {
        decimal.shift_left((1 - exponent).unsigned_abs());
    }
    let even_is_lower = mantissa % 2 == 0;
    match decimal.cmp(&middle) {
        Ordering::Equal if even_is_lower => Ordering::Less,
        Ordering::Equal => Ordering::Greater,
        other => other,
    }
}

/// Mantissa and power of two of the positive number of these bits.
pub(super) fn parts(bits: u64) -> (u64, i32) {
    let exponent = i32::try_from(bits >> 52).unwrap_or(0);
    let fraction = bits & ((1 << 52) - 1);
    if exponent == 0 {
        (fraction, -1074)
    } else {
        (fraction | (1 << 52), exponent - 1075)
    }
}
