//! Rules of days, months, times and moments.

mod day;
mod read;
mod time;

pub(in crate::form::engine) use read::moment;

use super::Broken;
use crate::form::calendar::Day;
use crate::form::definition::{DatePrecision, DayParts, Item, Limit};
use crate::form::engine::coercion::{text, truthy};
use crate::form::engine::script::Surroundings;
use crate::joined::joined;
use crate::value::{Path, Value, number};

const DAY: f64 = 86_400_000.0;

/// What is wrong with a date.
pub(super) fn check(limit: &Limit, value: &Value, around: &Surroundings) -> Option<Broken> {
    let offset = around.world.utc_offset_minutes;
    match limit {
        Limit::Moment => {
            let valid = match value {
                value if !truthy(value) => true,
                Value::Text(text) => read::moment(text, offset).is_some(),
                _ => false,
            };
            (!valid).then(|| Broken::keyed("date", "invalidDate"))
        }
        Limit::Time(format) => {
            let bad = truthy(value) && !time::fits(format, &text(value));
            bad.then(|| Broken::new("time"))
        }
        Limit::Day(parts) => match value {
            value if !truthy(value) => None,
            Value::Text(text) if day::is_day(*parts, text) => None,
            _ => Some(Broken::keyed("day", "invalidDay")),
        },
        Limit::RequiredDay(parts) => day::missing(*parts, value),
        Limit::MinYear(least) => {
            let year = last_four_digits(value)?;
            Broken::beyond(year, f64::from(*least), false, "minYear", "minYear")
        }
        Limit::MaxYear(most) => {
            let year = last_four_digits(value)?;
            Broken::beyond(year, f64::from(*most), true, "maxYear", "maxYear")
        }
        Limit::MinDate(least) => {
            let (found, least) = both(value, least, around, false)?;
            (found.is_nan() || found < least.0)
                .then(|| Broken::new("minDate").with("minDate", least.1))
        }
        Limit::MaxDate(most) => {
            let (found, most) = both(value, most, around, true)?;
            (found.is_nan() || found > most.0)
                .then(|| Broken::new("maxDate").with("maxDate", most.1))
        }
        _ => None,
    }
}

/// The year that a text ends with.
fn last_four_digits(value: &Value) -> Option<f64> {
    let text = match value {
        Value::Text(text) => String::from(&**text),
        Value::Number(_) => text(value),
        _ => return None,
    };
    let year = text.get(text.len().checked_sub(4)?..)?;
    year.bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(())?;
    Some(number::from_text(year))
}

/// The moment of an answer, NaN where it is none, and of its limit, with the limit as a day; none
/// where there is nothing to compare. A day counts from its beginning, or to its end where it is the latest.
fn both(
    value: &Value,
    limit: &DatePrecision,
    around: &Surroundings,
    to_the_end: bool,
) -> Option<(f64, (f64, String))> {
    let offset = around.world.utc_offset_minutes;
    let written = value.as_text().filter(|text| !text.is_empty())?;
    let (bound, limit) = match limit {
        DatePrecision::Fixed(limit) => (read::moment(limit, offset)?, limit.clone()),
        DatePrecision::Days(days) => {
            let today = start_of_day(around.world.now, offset);
            let bound = today + f64::from(*days) * DAY;
            (bound, local_day(bound, offset))
        }
        DatePrecision::After(name, same_day) => {
            let other = answer_named(name, around)?;
            let next = if *same_day { 0.0 } else { DAY };
            let bound = read::moment(other, offset)? + next;
            (bound, local_day(bound, offset))
        }
    };
    match day_parts(around.item) {
        Some(parts) => {
            if day::is_partial(parts, written) {
                return None;
            }
            let found = day::moment(parts, written, offset);
            Some((found, (start_of_day(bound, offset), limit)))
        }
        None => {
            let found = read::moment(written, offset).unwrap_or(f64::NAN);
            let start = start_of_day(bound, offset);
            let bound = match (around.item.has_time(), to_the_end) {
                (true, _) => bound,
                (false, true) => start + DAY - 1.0,
                (false, false) => start,
            };
            Some((found, (bound, limit)))
        }
    }
}

/// The text of another answer, in the row around or anywhere.
fn answer_named<'a>(name: &str, around: &'a Surroundings) -> Option<&'a str> {
    let path = Path::parse(name);
    let last = path.segments().last()?;
    let in_row = around.row.child(last).as_text();
    in_row.or_else(|| around.data.get(&path).as_text())
}

fn day_parts(item: &Item) -> Option<DayParts> {
    item.rules.iter().find_map(|rule| match rule.limit {
        Limit::Day(parts) => Some(parts),
        _ => None,
    })
}

/// The day of a moment in local time, such as `2026-11-22`.
fn local_day(moment: f64, offset: i32) -> String {
    let days = ((moment + f64::from(offset) * 60_000.0) / DAY).floor();
    #[allow(
        clippy::cast_possible_truncation,
        reason = "a cast from a float saturates"
    )]
    let day = Day::from_number(days as i64);
    let two = |number: u32| {
        let digits = number.to_string();
        if number < 10 {
            joined(&["0", &digits], "")
        } else {
            digits
        }
    };
    joined(
        &[
            &day.year.to_string(),
            "-",
            &two(day.month),
            "-",
            &two(day.day),
        ],
        "",
    )
}

/// Midnight before a moment, in local time.
fn start_of_day(moment: f64, offset: i32) -> f64 {
    let shift = f64::from(offset) * 60_000.0;
    ((moment + shift) / DAY).floor() * DAY - shift
}
