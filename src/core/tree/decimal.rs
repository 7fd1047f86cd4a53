//! Decimal numbers.
//!
//! The standard library's reader is right to the last bit of any number of any length, and brings
//! tables of 10 kB that do not compress. Coordinates need neither.

/// Powers of ten are exact in an `f64` up to this one.
const EXACT_POWER: i32 = 22;

/// The number that a text such as `-87.66` or `4e2` is; none where it is none, or not finite.
///
/// Right to the last bit for up to 15 digits, and within a few of the last bits for more.
#[must_use]
pub(super) fn read(text: &str) -> Option<f64> {
    let (sign, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (-1.0, rest),
        [b'+', rest @ ..] => (1.0, rest),
        all => (1.0, all),
    };
    let mut mantissa: u64 = 0;
    let mut power: i32 = 0;
    let mut after_point = false;
    let mut any = false;
    let mut rest = digits.iter();
    while let Some(&byte) = rest.next() {
        match byte {
            b'0'..=b'9' => {
                any = true;
                let digit = u64::from(byte - b'0');
                if mantissa < 100_000_000_000_000_000 {
                    mantissa = mantissa * 10 + digit;
                    power -= i32::from(after_point);
                } else {
                    power += i32::from(!after_point);
                }
            }
            b'.' if !after_point => after_point = true,
            b'e' | b'E' if any => {
                power = power.saturating_add(exponent(rest.as_slice())?);
                break;
            }
            _ => return None,
        }
    }
    #[allow(
        clippy::cast_precision_loss,
        reason = "the loss is the few last bits that are documented"
    )]
    let number = scale(mantissa as f64, power);
    (any && number.is_finite()).then_some(sign * number)
}

fn exponent(text: &[u8]) -> Option<i32> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let step = |power: i32, digit: &u8| {
        power
            .saturating_mul(10)
            .saturating_add(i32::from(digit - b'0'))
    };
    let power = digits.iter().fold(0, step).min(10_000);
    Some(if negative { -power } else { power })
}

/// A number times a power of ten, within a few of the last bits.
pub(crate) fn scale(mut number: f64, mut power: i32) -> f64 {
    // Beyond this, every number is zero or infinite; the loop below stays short.
    power = power.clamp(-400, 400);
    while power > 0 {
        let step = power.min(EXACT_POWER);
        number *= ten_to_the(step);
        power -= step;
    }
    while power < 0 {
        let step = (-power).min(EXACT_POWER);
        number /= ten_to_the(step);
        power += step;
    }
    number
}

fn ten_to_the(power: i32) -> f64 {
    (0..power).fold(1.0, |number, _| number * 10.0)
}

#[cfg(test)]
mod tests {
    use super::read;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "--1", "inf", "1e999", "0x10",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("1."), Some(1.0));
        assert_eq!(read(".5"), Some(0.5));
        assert_eq!(read("1e-999"), Some(0.0));
    }

    proptest! {
        #[test]
        fn fifteen_digits_are_right_to_the_last_bit(whole in 0_u32..1_000_000, part in "[0-9]{0,9}", sign in "-?") {
            let text = format!("{sign}{whole}.{part}");
            prop_assert_eq!(read(&text), text.parse().ok());
        }

        #[test]
        fn any_number_is_right_but_for_its_last_bits(text in "-?[0-9]{1,30}(\\.[0-9]{1,30})?(e-?[0-9]{1,2})?") {
            let wanted: f64 = text.parse().unwrap();
            let found = read(&text).unwrap();
            prop_assert!((found - wanted).abs() <= wanted.abs() * 1e-14, "{} {}", found, wanted);
        }

        #[test]
        fn no_text_panics(text in ".{0,40}") {
            let _ = read(&text);
        }
    }
}
