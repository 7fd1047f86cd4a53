//! Dates as people type them, in three fields and a time.

use super::Misread;
use crate::digits::with_ascii_digits;
use crate::form::calendar::days_in;
use crate::form::definition::{DateFields, DateFormat};

/// How many years a date may lie before and after today; beyond is a slip of the finger.
const YEARS_BEFORE: i64 = 150;
const YEARS_AFTER: i64 = 100;
const MS_PER_YEAR: f64 = 31_556_952_000.0;

/// The fields of a date, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateAnswer {
    /// Day of the month.
    pub day: String,
    /// Month, 1 to 12.
    pub month: String,
    /// Year, four digits.
    pub year: String,
    /// Time of day such as `14:30`.
    pub time: String,
}

/// The fields of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// Day of the month.
    Day,
    /// Month.
    Month,
    /// Year.
    Year,
    /// Time of day.
    Time,
}

/// A day and a time of the proleptic Gregorian calendar; what was not asked for is the first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    year: u32,
    month: u32,
    day: u32,
    minute_of_day: u32,
}

impl DatePart {
    /// All parts, in the order in which they are asked for.
    pub const ALL: [Self; 4] = [Self::Day, Self::Month, Self::Year, Self::Time];

    /// The part's name in the `id` of its field.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Time => "time",
        }
    }

    /// The part with this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.id() == id)
    }

    /// Whether a date with these fields has this one, and whether it has to be filled in.
    #[must_use]
    pub fn is_asked(self, fields: DateFields) -> (bool, bool) {
        let asked = match fields {
            DateFields::Day => self != Self::Time,
            DateFields::Month => matches!(self, Self::Month | Self::Year),
            DateFields::Year => self == Self::Year,
            DateFields::Time => self == Self::Time,
            DateFields::Moment | DateFields::DayAndMaybeTime => true,
        };
        let optional = self == Self::Time && fields == DateFields::DayAndMaybeTime;
        (asked, asked && !optional)
    }
}

impl DateAnswer {
    /// What stands in one field.
    #[must_use]
    pub fn part(&self, part: DatePart) -> &str {
        match part {
            DatePart::Day => &self.day,
            DatePart::Month => &self.month,
            DatePart::Year => &self.year,
            DatePart::Time => &self.time,
        }
    }

    /// One field.
    pub fn part_mut(&mut self, part: DatePart) -> &mut String {
        match part {
            DatePart::Day => &mut self.day,
            DatePart::Month => &mut self.month,
            DatePart::Year => &mut self.year,
            DatePart::Time => &mut self.time,
        }
    }

    /// Whether nothing is typed into any field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let fields = [&self.day, &self.month, &self.year, &self.time];
        fields.iter().all(|field| field.trim().is_empty())
    }

    /// The day that stands in the fields, such as `2026-11-22`, however its publisher stores it; none
    /// while it is not whole.
    #[must_use]
    pub fn civil(&self) -> Option<String> {
        let day = self.read(DateFields::Day).ok()?;
        Some(day.stored(DateFields::Day, DateFormat::Iso, 0, false))
    }

    /// The fields of a date as it is stored.
    pub(super) fn of_stored(text: &str, format: DateFormat) -> Self {
        let mut answer = Self::default();
        let (day, time) = match text.split_once(['T', ' ']) {
            Some((day, time)) => (day, time.get(..5).unwrap_or_default()),
            None if text.contains(':') => ("", text.get(..5).unwrap_or_default()),
            None => (text, ""),
        };
        time.clone_into(&mut answer.time);
        let parts: Vec<&str> = day.split(['-', '/']).collect();
        let order: &[DatePart] = match (format, parts.len()) {
            (DateFormat::Slashes { day_first: true }, 3) => {
                &[DatePart::Day, DatePart::Month, DatePart::Year]
            }
            (DateFormat::Slashes { .. }, 3) => &[DatePart::Month, DatePart::Day, DatePart::Year],
            (DateFormat::Slashes { .. }, 2) => &[DatePart::Month, DatePart::Year],
            _ => &[DatePart::Year, DatePart::Month, DatePart::Day],
        };
        for (part, text) in order.iter().zip(parts) {
            text.clone_into(answer.part_mut(*part));
        }
        answer
    }

    /// The date that is meant.
    ///
    /// # Errors
    /// What keeps it from being read.
    pub(super) fn read(&self, fields: DateFields) -> Result<Date, Misread> {
        let is_missing =
            |part: &DatePart| part.is_asked(fields).1 && self.part(*part).trim().is_empty();
        let missing: Vec<DatePart> = DatePart::ALL.into_iter().filter(is_missing).collect();
        if !missing.is_empty() {
            return Err(Misread::DateIncomplete(missing));
        }
        let number = |part: DatePart, lengths, most: &dyn Fn(u32) -> bool| {
            if !part.is_asked(fields).0 {
                return Ok(1);
            }
            whole(self.part(part), lengths)
                .filter(|number| most(*number))
                .ok_or(Misread::NotADate(part))
        };
        let year = number(DatePart::Year, 4..=4, &|_| true)?;
        let month = number(DatePart::Month, 1..=2, &|month| (1..=12).contains(&month))?;
        let days = days_in(i32::try_from(year).unwrap_or_default(), month);
        let day = number(DatePart::Day, 1..=2, &|day| (1..=days).contains(&day))?;
        let minute_of_day = match self.time.trim() {
            typed if !typed.is_empty() && DatePart::Time.is_asked(fields).0 => {
                minute_of_day(typed).ok_or(Misread::NotATime)?
            }
            _ => 0,
        };
        Ok(Date {
            year,
            month,
            day,
            minute_of_day,
        })
    }
}

impl Date {
    /// Whether it is near enough to this point in time, in milliseconds since 1970, to be meant.
    pub fn is_plausible(self, now_ms: f64) -> bool {
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a cast from a float saturates"
        )]
        let this_year = 1970 + (now_ms / MS_PER_YEAR).floor() as i64;
        (this_year - YEARS_BEFORE..=this_year + YEARS_AFTER).contains(&i64::from(self.year))
    }

    /// As the publisher stores it; `seconds` says whether a time of day has them.
    pub fn stored(
        self,
        fields: DateFields,
        format: DateFormat,
        utc_offset_minutes: i32,
        seconds: bool,
    ) -> String {
        let mut text = String::with_capacity(25);
        let (hours, minutes) = (self.minute_of_day / 60, self.minute_of_day % 60);
        if fields == DateFields::Time {
            push(&mut text, "", hours, 2);
            push(&mut text, ":", minutes, 2);
            if seconds {
                text.push_str(":00");
            }
            return text;
        }
        if let DateFormat::Slashes { day_first } = format {
            let (month, day) = ((self.month, 2), (self.day, 2));
            let parts: &[(u32, usize)] = match (fields, day_first) {
                (DateFields::Year, _) => &[],
                (DateFields::Month, _) => &[month],
                (_, true) => &[day, month],
                (_, false) => &[month, day],
            };
            for (number, width) in parts {
                push(&mut text, "", *number, *width);
                text.push('/');
            }
            push(&mut text, "", self.year, 4);
            return text;
        }
        push(&mut text, "", self.year, 4);
        if fields != DateFields::Year {
            push(&mut text, "-", self.month, 2);
        }
        if !matches!(fields, DateFields::Year | DateFields::Month) {
            push(&mut text, "-", self.day, 2);
        }
        if matches!(fields, DateFields::Moment | DateFields::DayAndMaybeTime) {
            push(&mut text, "T", hours, 2);
            push(&mut text, ":", minutes, 2);
            text.push_str(":00");
            let sign = if utc_offset_minutes < 0 { "-" } else { "+" };
            let offset = utc_offset_minutes.unsigned_abs();
            push(&mut text, sign, offset / 60, 2);
            push(&mut text, ":", offset % 60, 2);
        }
        text
    }
}

fn push(text: &mut String, before: &str, number: u32, width: usize) {
    text.push_str(before);
    let digits = number.to_string();
    (digits.len()..width).for_each(|_| text.push('0'));
    text.push_str(&digits);
}

/// A number of so many digits and nothing else.
fn whole(typed: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<u32> {
    let typed = with_ascii_digits(typed.trim());
    let is_number = lengths.contains(&typed.len()) && typed.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| typed.parse().ok()).flatten()
}

/// `14:30`, `14.30`, `2:30 pm`, `2pm`, in the digits of any script; minutes since midnight.
fn minute_of_day(typed: &str) -> Option<u32> {
    let typed = with_ascii_digits(typed).to_ascii_lowercase();
    let endings = [
        ("am", 0),
        ("a.m.", 0),
        ("ص", 0),
        ("pm", 12),
        ("p.m.", 12),
        ("م", 12),
    ];
    let with_half = endings
        .iter()
        .find_map(|(ending, noon)| Some((typed.strip_suffix(ending)?, Some(*noon))));
    let (clock, half) = with_half.unwrap_or((&typed, None));
    let (hours, minutes) = match clock.trim().split_once([':', '.']) {
        Some((hours, minutes)) => (whole(hours, 1..=2)?, whole(minutes, 2..=2)?),
        None if half.is_some() => (whole(clock, 1..=2)?, 0),
        None => return None,
    };
    let hours = match half {
        Some(noon) if (1..=12).contains(&hours) => hours % 12 + noon,
        Some(_) => return None,
        None => hours,
    };
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

#[cfg(test)]
mod tests;
