//! Binary to decimal, exactly.
//!
//! The standard library writes floating point numbers by tables and algorithms of 20 kB; this is
//! slower and small (Steele and White 1990, "How to print floating-point numbers accurately").

use std::cmp::Ordering;

use super::exact::parts;
use super::natural::Natural;

/// How many digits are wanted.
#[derive(Clone, Copy)]
pub(super) enum Wanted {
    /// The fewest that tell the number from every other.
    Fewest,
    /// So many in all.
    InAll(usize),
    /// So many after the point.
    AfterPoint(usize),
}

/// A number as a fraction of two natural ones, and half the way to its neighbours.
struct Fraction {
    number: Natural,
    unit: Natural,
    half_up: Natural,
    half_down: Natural,
    /// Whether what is exactly half the way still reads as this number.
    is_even: bool,
}

/// The digits of a positive number from the first that is not 0, and the place of the point among
/// them: 0.0125 is 125 with the point at -1. A tie is rounded up.
pub(super) fn digits(value: f64, wanted: Wanted) -> (Vec<u8>, i32) {
    let (mantissa, exponent) = parts(value.to_bits());
    let is_lowest = mantissa == 1 << 52 && exponent > -1074;
    let mut fraction = Fraction {
        number: Natural::from(mantissa * if is_lowest { 4 } else { 2 }),
        unit: Natural::from(if is_lowest { 4 } else { 2 }),
        half_up: Natural::from(if is_lowest { 2 } else { 1 }),
        half_down: Natural::from(1),
        is_even: mantissa.is_multiple_of(2),
    };
    if exponent >= 0 {
        let bits = exponent.unsigned_abs();
        fraction.number.shift_left(bits);
        fraction.half_up.shift_left(bits);
        fraction.half_down.shift_left(bits);
    } else {
        fraction.unit.shift_left(exponent.unsigned_abs());
    }
    let point = fraction.scale(mantissa, exponent, wanted);
    match wanted {
        Wanted::Fewest => (fraction.fewest(), point),
        Wanted::InAll(count) => fraction.rounded(count, point),
        Wanted::AfterPoint(places) => {
            let places = i32::try_from(places).unwrap_or(i32::MAX);
            match usize::try_from(point.saturating_add(places)) {
                Ok(count) => fraction.rounded(count, point),
                Err(_) => (Vec::new(), -places),
            }
        }
    }
}

impl Fraction {
    /// Makes it a fraction of at least a tenth and less than one, by a power of ten that is given.
    fn scale(&mut self, mantissa: u64, exponent: i32, wanted: Wanted) -> i32 {
        let bits = 64 - i32::try_from(mantissa.leading_zeros()).unwrap_or(0) + exponent;
        // A little less than bits times the decimal logarithm of two; what is missing is found.
        let mut point = (bits - 1) * 1233 / 4096 - 1;
        if point >= 0 {
            self.unit.times_ten_to_the(point.unsigned_abs());
        } else {
            let power = point.unsigned_abs();
            self.number.times_ten_to_the(power);
            self.half_up.times_ten_to_the(power);
            self.half_down.times_ten_to_the(power);
        }
        while self.reaches_unit(wanted) {
            self.unit.multiply_add(10, 0);
            point += 1;
        }
        point
    }

    /// Whether the number, or for the fewest digits what still reads as it, is one or more.
    fn reaches_unit(&self, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Fewest => self.is_near_next(),
            _ => self.number.cmp(&self.unit) != Ordering::Less,
        }
    }

    /// Whether the next larger digit would read as this number.
    fn is_near_next(&self) -> bool {
        let mut above = self.number.clone();
        above.add(&self.half_up);
        match above.cmp(&self.unit) {
            Ordering::Equal => self.is_even,
            order => order == Ordering::Greater,
        }
    }

    /// Whether the digits so far read as this number.
    fn is_near(&self) -> bool {
        match self.number.cmp(&self.half_down) {
            Ordering::Equal => self.is_even,
            order => order == Ordering::Less,
        }
    }

    fn next_digit(&mut self) -> u8 {
        self.number.multiply_add(10, 0);
        let mut digit = 0;
        while self.number.cmp(&self.unit) != Ordering::Less {
            self.number.subtract(&self.unit);
            digit += 1;
        }
        digit
    }

    /// Whether what is left is half a unit or more.
    fn is_half(&self) -> bool {
        let mut double = self.number.clone();
        double.multiply_add(2, 0);
        double.cmp(&self.unit) != Ordering::Less
    }

    fn fewest(mut self) -> Vec<u8> {
        let mut digits = Vec::new();
        // Seventeen digits tell every number; the bound is one that nobody reaches.
        for _ in 0..20 {
            let digit = self.next_digit();
            self.half_up.multiply_add(10, 0);
            self.half_down.multiply_add(10, 0);
            let (down, up) = (self.is_near(), self.is_near_next());
            let rounds_up = if down && up { self.is_half() } else { up };
            digits.push(digit + u8::from(rounds_up));
            if down || up {
                break;
            }
        }
        digits
    }

    fn rounded(mut self, count: usize, mut point: i32) -> (Vec<u8>, i32) {
        let mut digits: Vec<u8> = (0..count).map(|_| self.next_digit()).collect();
        if self.is_half() {
            let nines = digits.iter().rev().take_while(|digit| **digit == 9).count();
            digits.truncate(digits.len() - nines);
            let mut length = count;
            if let Some(digit) = digits.last_mut() {
                *digit += 1;
            } else {
                // Nines alone become a one and zeros, one digit more.
                digits.push(1);
                length += 1;
                point += 1;
            }
            digits.resize(length, 0);
        }
        (digits, point)
    }
}
