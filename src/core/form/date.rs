//! Dates as people type them, in three fields and a time.

use super::answers::DateAnswer;
use super::problem::{DatePart, Rule};
use crate::digits::with_ascii_digits;

/// How many years a date may lie before and after today; beyond is a slip of the finger.
const YEARS_BEFORE: i64 = 150;
const YEARS_AFTER: i64 = 100;
const MS_PER_DAY: i64 = 86_400_000;

/// A day and a time of the proleptic Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Date {
    year: u32,
    month: u32,
    day: u32,
    minute_of_day: u32,
}

impl DateAnswer {
    /// Whether nothing is typed into any field.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        let fields = [&self.day, &self.month, &self.year, &self.time];
        fields.iter().all(|field| field.trim().is_empty())
    }

    /// The date that is meant.
    ///
    /// # Errors
    /// The part to mend and the rule it breaks.
    pub(super) fn read(&self) -> Result<Date, (DatePart, Rule)> {
        let parts = [
            (DatePart::Day, &self.day),
            (DatePart::Month, &self.month),
            (DatePart::Year, &self.year),
        ];
        let is_missing = |(_, typed): &&(DatePart, &String)| typed.trim().is_empty();
        let missing: Vec<DatePart> = parts
            .iter()
            .filter(is_missing)
            .map(|(part, _)| *part)
            .collect();
        if let Some(first) = missing.first() {
            return Err((*first, Rule::DateIncomplete(missing)));
        }
        let wrong = |part| (part, Rule::NotADate);
        let year = whole(&self.year, 4..=4).ok_or(wrong(DatePart::Year))?;
        let month = whole(&self.month, 1..=2)
            .filter(|month| (1..=12).contains(month))
            .ok_or(wrong(DatePart::Month))?;
        let day = whole(&self.day, 1..=2)
            .filter(|day| (1..=days_in(year, month)).contains(day))
            .ok_or(wrong(DatePart::Day))?;
        let minute_of_day = match self.time.trim() {
            "" => 0,
            typed => minute_of_day(typed).ok_or((DatePart::Time, Rule::NotATime))?,
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
    pub fn is_plausible(self, now_ms: i64) -> bool {
        // Days per year on average: the bounds are not exact, and need not be.
        let this_year = 1970 + now_ms.div_euclid(MS_PER_DAY) * 400 / 146_097;
        (this_year - YEARS_BEFORE..=this_year + YEARS_AFTER).contains(&i64::from(self.year))
    }

    /// The W3C date and time (ISO 8601 profile, NOTE-datetime) with seconds and offset, such as
    /// `2026-11-21T14:30:00+01:00`.
    pub fn to_w3c(self, utc_offset_minutes: i32) -> String {
        let sign = if utc_offset_minutes < 0 { '-' } else { '+' };
        let offset = utc_offset_minutes.unsigned_abs();
        let mut text = String::with_capacity(25);
        push_padded(&mut text, self.year, 4);
        for (before, number) in [
            ('-', self.month),
            ('-', self.day),
            ('T', self.minute_of_day / 60),
            (':', self.minute_of_day % 60),
            (':', 0),
            (sign, offset / 60),
            (':', offset % 60),
        ] {
            text.push(before);
            push_padded(&mut text, number, 2);
        }
        text
    }
}

fn push_padded(text: &mut String, number: u32, width: usize) {
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

fn days_in(year: u32, month: u32) -> u32 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
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
mod tests {
    use super::*;

    fn answer(day: &str, month: &str, year: &str, time: &str) -> DateAnswer {
        DateAnswer {
            day: day.into(),
            month: month.into(),
            year: year.into(),
            time: time.into(),
        }
    }

    #[test]
    fn dates_are_sent_with_their_offset() {
        let sent = |answer: DateAnswer, offset| answer.read().map(|date| date.to_w3c(offset));
        assert_eq!(
            sent(answer("21", "11", "2026", "14:30"), 60).as_deref(),
            Ok("2026-11-21T14:30:00+01:00")
        );
        assert_eq!(
            sent(answer(" 1", "2", "2024 ", ""), -210).as_deref(),
            Ok("2024-02-01T00:00:00-03:30")
        );
        assert_eq!(
            sent(answer("٢٩", "٠٢", "٢٠٢٤", "٩:٠٥"), 0).as_deref(),
            Ok("2024-02-29T09:05:00+00:00")
        );
    }

    #[test]
    fn the_part_that_is_wrong_is_named() {
        for (typed, part) in [
            (answer("29", "2", "2026", ""), DatePart::Day),
            (answer("29", "2", "1900", ""), DatePart::Day),
            (answer("31", "4", "2026", ""), DatePart::Day),
            (answer("0", "4", "2026", ""), DatePart::Day),
            (answer("1", "13", "2026", ""), DatePart::Month),
            (answer("1", "May", "2026", ""), DatePart::Month),
            (answer("1", "1", "26", ""), DatePart::Year),
            (answer("1", "1", "20266", ""), DatePart::Year),
            (answer("1", "1", "-026", ""), DatePart::Year),
        ] {
            assert_eq!(typed.read(), Err((part, Rule::NotADate)), "{typed:?}");
        }
        assert!(answer("29", "2", "2000", "").read().is_ok());
    }

    #[test]
    fn missing_parts_are_listed() {
        assert_eq!(
            answer("", "3", " ", "").read(),
            Err((
                DatePart::Day,
                Rule::DateIncomplete(vec![DatePart::Day, DatePart::Year])
            ))
        );
    }

    #[test]
    fn times_of_day() {
        for (typed, minutes) in [
            ("00:00", Some(0)),
            ("9.05", Some(545)),
            ("14:30", Some(870)),
            ("2:30 pm", Some(870)),
            ("2 P.M.", Some(840)),
            ("12am", Some(0)),
            ("12:15 pm", Some(735)),
            ("٢:٣٠ م", Some(870)),
            ("24:00", None),
            ("13pm", None),
            ("0am", None),
            ("14", None),
            ("14:3", None),
            ("1430", None),
            ("2:30 past", None),
            ("noon", None),
        ] {
            assert_eq!(minute_of_day(typed), minutes, "{typed}");
        }
    }

    #[test]
    fn far_years_are_slips() {
        let now = 1_795_000_000_000; // November 2026
        let plausible = |year| answer("1", "1", year, "").read().unwrap().is_plausible(now);
        assert!(plausible("2026") && plausible("1930") && plausible("2126"));
        assert!(!plausible("0206") && !plausible("2206") && !plausible("1875"));
        assert!(answer("1", "1", "1970", "").read().unwrap().is_plausible(0));
    }
}
