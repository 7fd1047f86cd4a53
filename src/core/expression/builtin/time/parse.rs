//! Texts to points in time.

use crate::digits::number_in;

use super::{HOUR, MINUTE, Parts, from_parts};

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
    if rest.take("-") {
        parts[1] = rest
            .exactly(2)
            .filter(|month| (1.0..=12.0).contains(month))?
            - 1.0;
        if rest.take("-") {
            parts[2] = rest.exactly(2).filter(|day| (1.0..=31.0).contains(day))?;
        }
    }
    let has_time = rest.take("T") || rest.take("t") || rest.take(" ");
    if has_time {
        parts[3] = rest.exactly(2).filter(|hour| *hour <= 24.0)?;
        if !rest.take(":") {
            return None;
        }
        parts[4] = rest.exactly(2).filter(|minute| *minute < 60.0)?;
        if rest.take(":") {
            parts[5] = rest.exactly(2).filter(|second| *second < 60.0)?;
            if rest.take(".") || rest.take(",") {
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
    fn take(&mut self, sign: &str) -> bool {
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
        number_in(text, 10).map(f64::from)
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
        number_in(text, 10).map(|number| f64::from(number) * scale)
    }

    /// `Z`, `+01:00` or `+0100` to the end, in milliseconds.
    fn zone(&mut self) -> Option<f64> {
        if matches!(self.0, "Z" | "z") {
            return Some(0.0);
        }
        let sign = if self.take("-") {
            -1.0
        } else if self.take("+") {
            1.0
        } else {
            return None;
        };
        let hours = self.exactly(2)?;
        self.take(":");
        let minutes = self.exactly(2)?;
        self.0
            .is_empty()
            .then_some(sign * (hours * HOUR + minutes * MINUTE))
    }
}
