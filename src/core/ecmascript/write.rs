//! Numbers to texts.

use crate::value::number::remainder;

/// How many digits are wanted.
#[derive(Clone, Copy)]
enum Wanted {
    /// The fewest that tell the number from every other.
    Fewest,
    /// So many in all.
    InAll(usize),
    /// So many after the point.
    AfterPoint(usize),
}

/// No number has more digits before they are all zeros.
const MOST_DIGITS: usize = 1100;

/// `String(number)`: the fewest digits that tell the number from every other, laid out as
/// ECMAScript does (ECMA-262 §6.1.6.1.20).
pub(super) fn to_text(number: f64) -> String {
    if let Some(text) = not_finite(number) {
        return text.to_owned();
    }
    if number == 0.0 {
        return "0".into();
    }
    let (digits, point) = decimal(number.abs(), Wanted::Fewest);
    let mut out = String::from(if number < 0.0 { "-" } else { "" });
    if (-5..=21).contains(&point) {
        push_plain(&mut out, &digits, point);
    } else {
        push_scientific(&mut out, &digits, point - 1);
    }
    out
}

/// The digits of a positive number from the first that is not 0, and the place of the point among
/// them: 0.0125 is 125 with the point at -1. A tie is rounded up.
fn decimal(number: f64, wanted: Wanted) -> (String, i32) {
    let written = match wanted {
        Wanted::Fewest => format!("{number:e}"),
        _ => format!("{number:.MOST_DIGITS$e}"),
    };
    let (mantissa, exponent) = written.split_once('e').unwrap_or((&written, "0"));
    let mut digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let mut point = exponent.parse().unwrap_or(0) + 1;
    let count = match wanted {
        Wanted::Fewest => return (digits, point),
        Wanted::InAll(count) => count,
        Wanted::AfterPoint(places) => {
            let places = i32::try_from(places).unwrap_or(i32::MAX);
            match usize::try_from(point.saturating_add(places)) {
                Ok(count) => count,
                Err(_) => return (String::new(), -places),
            }
        }
    };
    let rounds_up = digits
        .as_bytes()
        .get(count)
        .is_some_and(|digit| *digit >= b'5');
    digits.truncate(count);
    if rounds_up {
        let kept = digits.trim_end_matches('9').len();
        let nines = digits.split_off(kept).len();
        match digits.pop() {
            Some(digit) => digits.push(char::from(digit as u8 + 1)),
            // Nines alone become a one and zeros, one digit more.
            None => {
                digits.push('1');
                point += 1;
            }
        }
        digits.extend((0..nines).map(|_| '0'));
    }
    (digits, point)
}

/// `number.toString(radix)`; the fraction in other radixes than ten has at most 52 digits and may
/// end differently from a browser's in its last one, which is left to implementations
/// (ECMA-262 §21.1.3.6).
pub(super) fn to_radix(number: f64, radix: u32) -> String {
    if radix == 10 || !(2..=36).contains(&radix) || !number.is_finite() {
        return to_text(number);
    }
    let base = f64::from(radix);
    let mut whole = number.abs().trunc();
    let mut fraction = number.abs() - whole;
    let mut reversed = Vec::new();
    while whole >= 1.0 {
        reversed.push(digit_of(remainder(whole, base), radix));
        whole = (whole / base).trunc();
    }
    let mut text = String::from(if number < 0.0 { "-" } else { "" });
    if reversed.is_empty() {
        text.push('0');
    }
    text.extend(reversed.iter().rev());
    if fraction > 0.0 {
        text.push('.');
        for _ in 0..52 {
            fraction *= base;
            text.push(digit_of(fraction.trunc(), radix));
            fraction -= fraction.trunc();
            if fraction == 0.0 {
                break;
            }
        }
    }
    text
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is below the radix"
)]
fn digit_of(value: f64, radix: u32) -> char {
    char::from_digit(value as u32, radix).unwrap_or('0')
}

/// `number.toFixed(places)`, ties away from zero (ECMA-262 §21.1.3.3). More than 100 places are
/// 100.
pub(super) fn to_fixed(number: f64, places: usize) -> String {
    if let Some(text) = not_finite(number) {
        return text.to_owned();
    }
    if number.abs() >= 1e21 {
        return to_text(number);
    }
    let places = places.min(100);
    let (mut digits, mut point) = (String::new(), 0);
    if number != 0.0 {
        (digits, point) = decimal(number.abs(), Wanted::AfterPoint(places));
    }
    let mut out = String::from(if number < 0.0 { "-" } else { "" });
    let whole = usize::try_from(point).unwrap_or(0);
    if digits.is_empty() {
        digits.extend((0..places).map(|_| '0'));
        point = 0;
    }
    let zeros = usize::try_from(-point).unwrap_or(0).min(places);
    out.push_str(if whole == 0 {
        "0"
    } else {
        digits.get(..whole).unwrap_or_default()
    });
    if places > 0 {
        out.push('.');
        (0..zeros).for_each(|_| out.push('0'));
        out.push_str(digits.get(whole..).unwrap_or_default());
    }
    out
}

/// `number.toPrecision(digits)` (ECMA-262 §21.1.3.5), for 1 to 100 digits.
pub(super) fn to_precision(number: f64, digits: usize) -> String {
    if let Some(text) = not_finite(number) {
        return text.to_owned();
    }
    let digits = digits.clamp(1, 100);
    let (text, point) = if number == 0.0 {
        ((0..digits).map(|_| '0').collect(), 1)
    } else {
        decimal(number.abs(), Wanted::InAll(digits))
    };
    // Nines that were rounded up make one digit more.
    let text = text.get(..digits).unwrap_or(&text);
    let count = i32::try_from(digits).unwrap_or(100);
    let mut out = String::from(if number < 0.0 { "-" } else { "" });
    if point < -5 || point > count {
        push_scientific(&mut out, text, point - 1);
    } else {
        push_plain(&mut out, text, point);
    }
    out
}

fn not_finite(number: f64) -> Option<&'static str> {
    if number.is_nan() {
        Some("NaN")
    } else if number == f64::INFINITY {
        Some("Infinity")
    } else if number == f64::NEG_INFINITY {
        Some("-Infinity")
    } else {
        None
    }
}

/// Digits with the point after so many of them, zeros where there are none.
fn push_plain(out: &mut String, digits: &str, point: i32) {
    let Ok(point) = usize::try_from(point) else {
        out.push_str("0.");
        (0..point.unsigned_abs()).for_each(|_| out.push('0'));
        out.push_str(digits);
        return;
    };
    match digits.split_at_checked(point) {
        Some(("", rest)) => {
            out.push_str("0.");
            out.push_str(rest);
        }
        Some((whole, "")) => out.push_str(whole),
        Some((whole, rest)) => {
            out.push_str(whole);
            out.push('.');
            out.push_str(rest);
        }
        None => {
            out.push_str(digits);
            (digits.len()..point).for_each(|_| out.push('0'));
        }
    }
}

fn push_scientific(out: &mut String, digits: &str, exponent: i32) {
    let (first, rest) = digits.split_at_checked(1).unwrap_or((digits, ""));
    out.push_str(first);
    if !rest.is_empty() {
        out.push('.');
        out.push_str(rest);
    }
    out.push('e');
    out.push(if exponent < 0 { '-' } else { '+' });
    out.push_str(&exponent.unsigned_abs().to_string());
}
