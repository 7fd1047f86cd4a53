//! Days of the proleptic Gregorian calendar as forms compare them (ISO 8601).

use crate::model::calendar;

/// A day of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// Year, 0 to 9999.
    pub year: i32,
    /// Month, 1 to 12.
    pub month: u32,
    /// Day of the month, from 1.
    pub day: u32,
}

impl Day {
    /// Reads the day with which a text such as `2026-11-22` or `2026-11-22T14:30:00Z` begins.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |from: usize, to: usize| -> Option<u32> {
            let digits = text.get(from..to)?;
            let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| digits.parse().ok()).flatten()
        };
        let dashes = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let day = Self {
            year: i32::try_from(number(0, 4)?).ok()?,
            month: number(5, 7)?,
            day: number(8, 10)?,
        };
        let ends = text.len() == 10 || matches!(text.get(10..11), Some("T" | " "));
        let exists =
            (1..=12).contains(&day.month) && (1..=days_in(day.year, day.month)).contains(&day.day);
        (dashes && ends && exists).then_some(day)
    }

    /// The day that is so many days after 1970-01-01.
    #[must_use]
    pub fn from_number(number: i64) -> Self {
        let (year, month, day) = calendar::civil_of(number);
        let narrow = |number: i64| u32::try_from(number).unwrap_or(1);
        Self {
            year: i32::try_from(year).unwrap_or(i32::MAX),
            month: narrow(month),
            day: narrow(day),
        }
    }

    /// How many days it is after 1970-01-01.
    #[must_use]
    pub fn number(self) -> i64 {
        calendar::day_number(
            i64::from(self.year),
            i64::from(self.month),
            i64::from(self.day),
        )
    }

    /// The same day so many months later, or the last day of that month where it has no such day.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        let all = i64::from(self.year) * 12 + i64::from(self.month) - 1 + i64::from(months);
        let year = i32::try_from(all.div_euclid(12)).unwrap_or(i32::MAX);
        let month = u32::try_from(all.rem_euclid(12)).unwrap_or(0) + 1;
        Self {
            year,
            month,
            day: self.day.min(days_in(year, month)),
        }
    }
}

/// How many days a month has.
#[must_use]
pub fn days_in(year: i32, month: u32) -> u32 {
    let days = calendar::days_in_month(i64::from(year), i64::from(month));
    u32::try_from(days).unwrap_or(31)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_days_have_known_numbers() {
        for (text, number) in [
            ("1970-01-01", 0),
            ("1969-12-31", -1),
            ("2000-02-29", 11_016),
            ("2026-11-22", 20_779),
        ] {
            let day = Day::parse(text).unwrap();
            assert_eq!((day.number(), Day::from_number(number)), (number, day));
        }
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-1-1",
            "22/11/2026",
            "2026-11-2x",
            "",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_end_where_they_end() {
        let day = |text| Day::parse(text).unwrap();
        assert_eq!(day("2026-03-31").plus_months(-1), day("2026-02-28"));
        assert_eq!(day("2024-02-29").plus_months(-12 * 18), day("2006-02-28"));
        assert_eq!(day("2026-11-22").plus_months(2), day("2027-01-22"));
    }

    proptest! {
        #[test]
        fn days_follow_each_other(number in -700_000_i64..2_900_000) {
            let (day, next) = (Day::from_number(number), Day::from_number(number + 1));
            prop_assert_eq!(day.number(), number);
            prop_assert!(day < next);
        }
    }
}
