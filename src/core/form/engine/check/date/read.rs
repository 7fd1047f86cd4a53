//! Moments as JavaScript reads them.

use crate::digits::number_in;
use crate::form::calendar::{Day, days_in};

/// Milliseconds since 1970 in UTC of an ISO 8601 day or moment, where a moment without offset is
/// local (ECMA-262 §21.4.1.32) and a day is local as well, as `dayjs` takes it.
pub(in crate::form::engine) fn moment(text: &str, offset: i32) -> Option<f64> {
    let mut reader = Reader { rest: text.trim() };
    let mut day = Day {
        year: i32::try_from(reader.digits(4)?).ok()?,
        month: 1,
        day: 1,
    };
    if reader.take("-") {
        day.month = reader.digits(2)?;
        if reader.take("-") {
            day.day = reader.digits(2)?;
        }
    }
    let days = days_in(day.year, day.month);
    if !(1..=12).contains(&day.month) || !(1..=days).contains(&day.day) {
        return None;
    }
    let mut milliseconds = 0.0;
    let mut minutes_ahead = offset;
    if reader.take("T") || reader.take(" ") {
        milliseconds = reader.time()?;
        minutes_ahead = reader.offset()?.unwrap_or(minutes_ahead);
    }
    if !reader.rest.is_empty() {
        return None;
    }
    #[allow(clippy::cast_precision_loss, reason = "years have four digits")]
    let days = day.number() as f64;
    Some(days * super::DAY + milliseconds - f64::from(minutes_ahead) * 60_000.0)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn take(&mut self, sign: &str) -> bool {
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn digits(&mut self, count: usize) -> Option<u32> {
        let digits = self.rest.get(..count)?;
        if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        self.rest = self.rest.get(count..)?;
        number_in(digits, 10)
    }

    /// `14:30`, `14:30:05` or `14:30:05.123`, in milliseconds.
    fn time(&mut self) -> Option<f64> {
        let hours = self.digits(2)?;
        self.take(":").then_some(())?;
        let minutes = self.digits(2)?;
        let mut seconds = 0;
        let mut milliseconds = 0.0;
        if self.take(":") {
            seconds = self.digits(2)?;
            if self.take(".") {
                let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
                let mut unit = 100.0;
                for digit in self.rest.bytes().take(length) {
                    milliseconds += f64::from(digit - b'0') * unit;
                    unit /= 10.0;
                }
                self.rest = self.rest.get(length..)?;
            }
        }
        let end_of_day = hours == 24 && minutes == 0 && seconds == 0 && milliseconds == 0.0;
        if (hours > 23 && !end_of_day) || minutes > 59 || seconds > 59 {
            return None;
        }
        let whole = f64::from(hours * 3600 + minutes * 60 + seconds);
        Some(whole * 1000.0 + milliseconds.floor())
    }

    /// `Z`, `+01:00` or nothing, in minutes ahead of UTC; the outer none is for what is none of them.
    fn offset(&mut self) -> Option<Option<i32>> {
        if self.take("Z") || self.take("z") {
            return Some(Some(0));
        }
        let sign = match (self.take("+"), self.take("-")) {
            (true, _) => 1,
            (_, true) => -1,
            _ => return Some(None),
        };
        let hours = self.digits(2)?;
        self.take(":");
        let minutes = self.digits(2)?;
        let minutes = i32::try_from(hours * 60 + minutes).ok()?;
        Some(Some(sign * minutes))
    }
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn moments() {
        assert_eq!(moment("2026-11-22", 0), Some(20_779.0 * 86_400_000.0));
        let noon = moment("2026-11-22T12:00:00Z", 60);
        assert_eq!(moment("2026-11-22T13:00:00+01:00", 0), noon);
        assert_eq!(moment("2026-11-22T13:00", 60), noon);
        for text in [
            "",
            "22.11.2026",
            "2026-13-01",
            "2026-02-30",
            "2026-11-22T25:00Z",
            "now",
        ] {
            assert_eq!(moment(text, 0), None, "{text}");
        }
    }
}
