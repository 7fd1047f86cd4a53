//! Days as Form.io stores them: `11/22/2026`, or with the day first, or without the parts that are
//! hidden.

use super::Broken;
use crate::find;
use crate::form::calendar::{Day, days_in};
use crate::form::definition::DayParts;
use crate::value::{Value, number};

/// Day, month and year; NaN for what is no number, as `parseInt` gives.
struct Parts {
    day: f64,
    month: f64,
    year: f64,
}

fn parts(parts: DayParts, text: &str) -> Parts {
    let values: Vec<f64> = find::parts(text, b'/')
        .map(|part| number::parse_int(part, 10))
        .collect();
    let at = |place: Option<usize>| {
        place
            .and_then(|place| values.get(place))
            .copied()
            .unwrap_or(f64::NAN)
    };
    let (mut day_at, mut month_at, mut year_at) = if parts.day_first {
        (0, 1, 2)
    } else {
        (1, 0, 2)
    };
    let (mut day, mut month, mut year) = (at(Some(day_at)), at(Some(month_at)), at(Some(year_at)));
    let [no_day, no_month, no_year] = parts.hidden;
    if values.len() != 3 {
        if no_day {
            month_at = usize::saturating_sub(month_at, 1);
            year_at -= 1;
            day = 0.0;
            month = at(Some(month_at));
            year = at(Some(year_at));
        }
        if no_month {
            day_at = usize::saturating_sub(day_at, 1);
            year_at = usize::saturating_sub(year_at, 1);
            day = if no_day && day == 0.0 {
                0.0
            } else {
                at(Some(day_at))
            };
            month = 0.0;
            year = at(Some(year_at));
        }
        if no_year {
            day = if no_day && day == 0.0 {
                0.0
            } else {
                at(Some(day_at))
            };
            month = if no_month && month == 0.0 {
                0.0
            } else {
                at(Some(month_at))
            };
            year = 0.0;
        }
    }
    Parts { day, month, year }
}

/// Whether it is a day; parts of zero are not given, which is another rule's matter.
pub(super) fn is_day(form: DayParts, text: &str) -> bool {
    let Parts { day, month, year } = parts(form, text);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it saturates, and the ranges are checked"
    )]
    let days = f64::from(days_in(year as i32, month as u32));
    (0.0..=days).contains(&day) && (0.0..=12.0).contains(&month) && (0.0..=9999.0).contains(&year)
}

/// The first part that is required and not there.
pub(super) fn missing(form: DayParts, value: &Value) -> Option<Broken> {
    let text = match value {
        Value::Undefined | Value::Null => "",
        value => value.as_text()?,
    };
    if text.is_empty() {
        return Some(Broken::keyed("day", "requiredDayEmpty"));
    }
    let Parts { day, month, year } = parts(form, text);
    let [day_required, month_required, year_required] = form.required;
    let lacks = |part: f64| part == 0.0 || part.is_nan();
    if day_required && lacks(day) {
        Some(Broken::keyed("day", "requiredDayField"))
    } else if month_required && lacks(month) {
        Some(Broken::keyed("day", "requiredMonthField"))
    } else if year_required && lacks(year) {
        Some(Broken::keyed("day", "requiredYearField"))
    } else {
        None
    }
}

/// Whether a part is written as not given.
pub(super) fn is_partial(form: DayParts, text: &str) -> bool {
    let parts: Vec<&str> = find::parts(text, b'/').collect();
    let (day, month) = if form.day_first { (0, 1) } else { (1, 0) };
    parts.get(day) == Some(&"00")
        || parts.get(month) == Some(&"00")
        || parts.get(2) == Some(&"0000")
}

/// The beginning of a day in local time; NaN where it is none.
pub(super) fn moment(form: DayParts, text: &str, offset: i32) -> f64 {
    let whole = DayParts {
        day_first: form.day_first,
        ..DayParts::default()
    };
    let Parts { day, month, year } = parts(whole, text);
    if !(day >= 1.0 && month >= 1.0 && year >= 1.0) {
        return f64::NAN;
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "parts of a day are small and positive"
    )]
    let days = Day {
        year: year as i32,
        month: month.min(12.0) as u32,
        day: day.min(31.0) as u32,
    }
    .number() as f64;
    days * super::DAY - f64::from(offset) * 60_000.0
}
