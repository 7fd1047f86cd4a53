//! Days of the proleptic Gregorian calendar (ISO 8601), counted from 1970-01-01.

/// Milliseconds of a day without leap seconds.
const DAY: i64 = 86_400_000;

/// Whether there is such a day. `month` and `day` count from 1.
pub(crate) fn is_day(year: i64, month: i64, day: i64) -> bool {
    (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day)
}

/// How many days a month has; `month` counts from 1.
pub(crate) fn days_in_month(year: i64, month: i64) -> i64 {
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 if is_leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Milliseconds from 1970-01-01T00:00:00Z to midnight of that day, UTC.
pub(crate) fn midnight(year: i64, month: i64, day: i64) -> i64 {
    day_number(year, month, day) * DAY
}

/// How many days a day is after 1970-01-01.
pub(crate) fn day_number(year: i64, month: i64, day: i64) -> i64 {
    // Years are taken to begin in March, so that the leap day is their last one.
    let year = if month > 2 { year } else { year - 1 };
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    // Day 0 of this count is 0000-03-01, which is 719,468 days before 1970-01-01.
    365 * year + leap_days + day_of_year - 719_468
}

/// Year, month and day of a point in time, UTC.
pub(crate) fn civil(milliseconds: i64) -> (i64, i64, i64) {
    civil_of(milliseconds.div_euclid(DAY))
}

/// Year, month and day of the day that is so many days after 1970-01-01.
pub(crate) fn civil_of(day_number: i64) -> (i64, i64, i64) {
    let days = day_number + 719_468;
    // 146,097 days are 400 years.
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = (month_from_march + 2) % 12 + 1;
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day)
}

/// `2010-05-24T07:08:09`, UTC, without a zone.
pub(crate) fn wall_clock_text(milliseconds: i64) -> String {
    let (year, month, day) = civil(milliseconds);
    let seconds = milliseconds.rem_euclid(DAY) / 1_000;
    let mut text = String::with_capacity(20);
    for (number, digits, separator) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (seconds / 3_600, 2, ':'),
        (seconds / 60 % 60, 2, ':'),
        (seconds % 60, 2, '\0'),
    ] {
        let number = number.to_string();
        for _ in number.len()..digits {
            text.push('0');
        }
        text.push_str(&number);
        if separator != '\0' {
            text.push(separator);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_days() {
        assert_eq!(midnight(1970, 1, 1), 0);
        assert_eq!(midnight(2000, 2, 29), 951_782_400_000);
        assert_eq!(midnight(1969, 12, 31), -DAY);
        assert_eq!(midnight(2026, 11, 21), 1_795_219_200_000);
        assert!(is_day(2024, 2, 29) && !is_day(2023, 2, 29) && !is_day(2100, 2, 29));
        assert!(!is_day(2024, 13, 1) && !is_day(2024, 4, 31) && !is_day(2024, 1, 0));
    }

    #[test]
    fn every_day_of_five_centuries_comes_back_and_follows_the_one_before() {
        let mut expected = midnight(1700, 1, 1);
        for year in 1700..2200 {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    assert_eq!(midnight(year, month, day), expected);
                    assert_eq!(civil(expected + DAY - 1), (year, month, day));
                    expected += DAY;
                }
            }
        }
    }

    #[test]
    fn text_has_fixed_width() {
        assert_eq!(wall_clock_text(0), "1970-01-01T00:00:00");
        assert_eq!(wall_clock_text(1_274_684_889_999), "2010-05-24T07:08:09");
        assert_eq!(wall_clock_text(-1), "1969-12-31T23:59:59");
    }
}
