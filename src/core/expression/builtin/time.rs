//! Points in time: their parts, and the texts that dates are read from (ECMA-262 §21.4.1).

use crate::expression::Inputs;
use crate::model::calendar::{civil, midnight};
use crate::value::number::{modulo, remainder};

mod parse;

pub(super) use parse::parse_iso;

pub(super) const SECOND: f64 = 1_000.0;
pub(super) const MINUTE: f64 = 60_000.0;
pub(super) const HOUR: f64 = 3_600_000.0;
pub(super) const DAY: f64 = 86_400_000.0;

/// The farthest points in time from 1970 that a date can be (ECMA-262 §21.4.1.1).
const FARTHEST: f64 = 8.64e15;

/// Year, month from 0, day, hour, minute, second, millisecond.
pub(super) type Parts = [f64; 7];

/// The milliseconds within the range of dates, NaN outside.
pub(super) fn clip(milliseconds: f64) -> f64 {
    if milliseconds.abs() <= FARTHEST {
        milliseconds.trunc() + 0.0
    } else {
        f64::NAN
    }
}

/// The point in time of parts in UTC; parts beyond their range go on counting.
#[allow(
    clippy::cast_possible_truncation,
    reason = "the range was just checked"
)]
pub(super) fn from_parts(parts: Parts) -> f64 {
    if parts
        .iter()
        .any(|part| !part.is_finite() || part.abs() > FARTHEST)
    {
        return f64::NAN;
    }
    let [year, month, day, hour, minute, second, millisecond] = parts.map(f64::trunc);
    let year = year + (month / 12.0).floor();
    let month = modulo(month, 12.0);
    if year.abs() > 400_000.0 {
        return f64::NAN;
    }
    #[allow(
        clippy::cast_precision_loss,
        reason = "the year is within 53 bits of days"
    )]
    let start = midnight(year as i64, month as i64 + 1, 1) as f64;
    start + (day - 1.0) * DAY + hour * HOUR + minute * MINUTE + second * SECOND + millisecond
}

/// The parts of a point in time in UTC.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "all numbers are within the range of dates"
)]
pub(super) fn parts(milliseconds: f64) -> Parts {
    if milliseconds.is_nan() {
        return [f64::NAN; 7];
    }
    let (year, month, day) = civil(milliseconds as i64);
    let rest = modulo(milliseconds, DAY);
    [
        year as f64,
        month as f64 - 1.0,
        day as f64,
        (rest / HOUR).floor(),
        remainder((rest / MINUTE).floor(), 60.0),
        remainder((rest / SECOND).floor(), 60.0),
        remainder(rest, SECOND),
    ]
}

/// The day of the week, from Sunday as 0.
pub(super) fn weekday(milliseconds: f64) -> f64 {
    modulo((milliseconds / DAY).floor() + 4.0, 7.0)
}

/// How far local time is ahead, in milliseconds.
pub(super) fn offset(inputs: &Inputs) -> f64 {
    f64::from(inputs.utc_offset_minutes) * MINUTE
}

/// `2024-05-06T07:08:09.010Z`; years beyond four digits with a sign and six.
pub(in crate::expression) fn iso_text(milliseconds: f64) -> String {
    let [year, month, day, hour, minute, second, millisecond] = parts(milliseconds);
    let mut out = String::with_capacity(24);
    if (0.0..=9999.0).contains(&year) {
        push(&mut out, year, 4);
    } else {
        out.push(if year < 0.0 { '-' } else { '+' });
        push(&mut out, year.abs(), 6);
    }
    for (sign, part, digits) in [
        ('-', month + 1.0, 2),
        ('-', day, 2),
        ('T', hour, 2),
        (':', minute, 2),
        (':', second, 2),
        ('.', millisecond, 3),
    ] {
        out.push(sign);
        push(&mut out, part, digits);
    }
    out.push('Z');
    out
}

/// Adds a whole number with zeros in front up to so many digits.
pub(super) fn push(out: &mut String, number: f64, digits: usize) {
    let text = crate::value::number::to_text(number);
    for _ in text.len()..digits {
        out.push('0');
    }
    out.push_str(&text);
}

/// `+01:00`, or without the colon.
pub(super) fn push_offset(out: &mut String, offset: f64, colon: &str) {
    let minutes = (offset / MINUTE).abs();
    out.push(if offset < 0.0 { '-' } else { '+' });
    push(out, (minutes / 60.0).floor(), 2);
    out.push_str(colon);
    push(out, remainder(minutes, 60.0), 2);
}
