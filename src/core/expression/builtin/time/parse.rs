//! Texts to points in time.

use super::{HOUR, MINUTE, Parts, clip, from_parts, offset};
use crate::expression::Inputs;
use crate::value::number::remainder;

pub(in super::super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

pub(in super::super) const DAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

/// `Date.parse`: the format of the standard, and those that every browser takes besides, such as
/// `5/6/2024 7:08 PM` and `May 6, 2024`; NaN for all else.
pub(in super::super) fn parse(text: &str, inputs: &Inputs) -> f64 {
    let text = text.trim();
    match parse_iso(text, offset(inputs), false) {
        Some(milliseconds) => clip(milliseconds),
        None => clip(parse_loose(text, inputs).unwrap_or(f64::NAN)),
    }
}

/// The date-time format of ECMA-262 §21.4.1.32, with a space for the `T` where one stands. A date
/// alone is in UTC for `Date` and local for moment; local time is so many milliseconds ahead.
pub(in super::super) fn parse_iso(text: &str, ahead: f64, date_is_local: bool) -> Option<f64> {
    let mut rest = Digits(text);
    let mut parts: Parts = [0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    parts[0] = match text.as_bytes().first()? {
        sign @ (b'+' | b'-') => {
            rest.0 = text.get(1..)?;
            let year = rest.exactly(6)?;
            if *sign == b'-' { -year } else { year }
        }
        _ => rest.exactly(4)?,
    };
    if rest.take('-') {
        parts[1] = rest
            .exactly(2)
            .filter(|month| (1.0..=12.0).contains(month))?
            - 1.0;
        if rest.take('-') {
            parts[2] = rest.exactly(2).filter(|day| (1.0..=31.0).contains(day))?;
        }
    }
    let has_time = rest.take('T') || rest.take('t') || rest.take(' ');
    if has_time {
        parts[3] = rest.exactly(2).filter(|hour| *hour <= 24.0)?;
        if !rest.take(':') {
            return None;
        }
        parts[4] = rest.exactly(2).filter(|minute| *minute < 60.0)?;
        if rest.take(':') {
            parts[5] = rest.exactly(2).filter(|second| *second < 60.0)?;
            if rest.take('.') || rest.take(',') {
                parts[6] = rest.fraction()?;
            }
        }
    }
    let local = from_parts(parts);
    if rest.0.is_empty() {
        let is_local = has_time || date_is_local;
        return Some(local - if is_local { ahead } else { 0.0 });
    }
    if !has_time {
        return None;
    }
    rest.zone().map(|ahead| local - ahead)
}

/// The beginning of a text that is still to be read.
struct Digits<'t>(&'t str);

impl Digits<'_> {
    fn take(&mut self, sign: char) -> bool {
        let after = self.0.strip_prefix(sign);
        self.0 = after.unwrap_or(self.0);
        after.is_some()
    }

    fn exactly(&mut self, digits: usize) -> Option<f64> {
        let text = self.0.get(..digits)?;
        if !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.0 = self.0.get(digits..)?;
        text.parse::<u32>().ok().map(f64::from)
    }

    /// Milliseconds from the digits after the point.
    fn fraction(&mut self) -> Option<f64> {
        let digits = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let text = self
            .0
            .get(..digits.min(3))
            .filter(|text| !text.is_empty())?;
        self.0 = self.0.get(digits..)?;
        let scale = [100.0, 10.0, 1.0].get(text.len() - 1).copied()?;
        text.parse::<u32>()
            .ok()
            .map(|number| f64::from(number) * scale)
    }

    /// `Z`, `+01:00` or `+0100` to the end, in milliseconds.
    fn zone(&mut self) -> Option<f64> {
        if matches!(self.0, "Z" | "z") {
            return Some(0.0);
        }
        let sign = if self.take('-') {
            -1.0
        } else if self.take('+') {
            1.0
        } else {
            return None;
        };
        let hours = self.exactly(2)?;
        self.take(':');
        let minutes = self.exactly(2)?;
        self.0
            .is_empty()
            .then_some(sign * (hours * HOUR + minutes * MINUTE))
    }
}

/// Words and numbers in the orders that browsers agree on.
fn parse_loose(text: &str, inputs: &Inputs) -> Option<f64> {
    let mut numbers: Vec<f64> = Vec::new();
    let mut month = None;
    let mut time: Option<[f64; 3]> = None;
    let mut ahead = None;
    let mut year_is_first = false;
    let text = text.split('(').next().unwrap_or_default();
    for word in text
        .split([' ', ',', '/', '.'])
        .filter(|word| !word.is_empty())
    {
        let lower = word.to_ascii_lowercase();
        if word.contains(':') {
            time = Some(clock(word)?);
        } else if let Some(number) = whole_number(word) {
            year_is_first |= numbers.is_empty() && word.len() >= 4;
            numbers.push(number);
        } else if lower == "am" || lower == "pm" {
            let clock = time.as_mut()?;
            let [hour, ..] = clock;
            *hour = remainder(*hour, 12.0) + if lower == "pm" { 12.0 } else { 0.0 };
        } else if let Some(zone) = zone(word) {
            ahead = Some(zone);
        } else if let Some(found) = position(&MONTHS, &lower) {
            month = Some(found);
        } else if position(&DAYS, &lower).is_none() {
            return dashed(word, inputs).filter(|_| text.trim() == word);
        }
    }
    let (year, month, day) = match (month, numbers.as_slice()) {
        (Some(month), [year, day]) if year_is_first => (*year, month, *day),
        (Some(month), [day, year]) => (*year, month, *day),
        (None, [year, month, day]) if year_is_first => (*year, *month - 1.0, *day),
        (None, [month, day, year]) => (*year, *month - 1.0, *day),
        _ => return None,
    };
    if !(0.0..12.0).contains(&month) || !(1.0..=31.0).contains(&day) {
        return None;
    }
    let year = match year {
        short if short < 50.0 => short + 2000.0,
        short if short < 100.0 => short + 1900.0,
        year => year,
    };
    let [hour, minute, second] = time.unwrap_or_default();
    let local = from_parts([year, month, day, hour, minute, second, 0.0]);
    Some(local - ahead.unwrap_or_else(|| offset(inputs)))
}

/// `5-6-2024`, month first.
fn dashed(word: &str, inputs: &Inputs) -> Option<f64> {
    let slashed = word.replace('-', "/");
    let is_numbers = slashed
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'/');
    if !is_numbers || slashed.matches('/').count() != 2 {
        return None;
    }
    parse_loose(&slashed, inputs)
}

fn whole_number(word: &str) -> Option<f64> {
    let is_number = word.len() <= 6 && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| word.parse::<u32>().ok().map(f64::from))?
}

fn clock(word: &str) -> Option<[f64; 3]> {
    let mut parts = [0.0; 3];
    for (place, text) in word.split(':').enumerate() {
        *parts.get_mut(place)? = whole_number(text)?;
    }
    let [hour, minute, second] = parts;
    (hour <= 24.0 && minute < 60.0 && second < 60.0).then_some(parts)
}

/// `GMT`, `UTC`, `GMT+0100` or `+0100`, in milliseconds.
fn zone(word: &str) -> Option<f64> {
    let rest = word
        .strip_prefix("GMT")
        .or_else(|| word.strip_prefix("UTC"));
    match rest {
        Some("") => Some(0.0),
        Some(rest) => Digits(rest).zone(),
        None if word == "Z" => Some(0.0),
        None if word.starts_with(['+', '-']) => Digits(word).zone(),
        None => None,
    }
}

/// The place of a name of which the word is the beginning, three letters at least.
#[allow(clippy::cast_precision_loss, reason = "there are twelve names at most")]
fn position(names: &[&str], word: &str) -> Option<f64> {
    if word.len() < 3 {
        return None;
    }
    let mut names = names.iter();
    let found = names.position(|name| name.to_ascii_lowercase().starts_with(word));
    found.map(|place| place as f64)
}
