//! Units of time and what is reckoned in them.

use super::super::time::{DAY, HOUR, MINUTE, SECOND, from_parts, parts, weekday};
use crate::expression::Inputs;
use crate::expression::run::Time;

/// A unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Unit {
    /// So many months.
    Months(f64),
    /// So many days.
    Days(f64),
    /// So many milliseconds.
    Milliseconds(f64),
}

impl Unit {
    /// The unit of a name; one that is unknown is the millisecond.
    pub fn read(name: &str) -> Self {
        match name {
            "M" => return Self::Months(1.0),
            "Q" => return Self::Months(3.0),
            "D" => return Self::Days(1.0),
            _ => {}
        }
        let lower = name.to_ascii_lowercase();
        match lower
            .strip_suffix('s')
            .filter(|rest| rest.len() > 1)
            .unwrap_or(&lower)
        {
            "y" | "year" => Self::Months(12.0),
            "quarter" => Self::Months(3.0),
            "month" => Self::Months(1.0),
            "w" | "week" | "isoweek" => Self::Days(7.0),
            "d" | "day" | "date" => Self::Days(1.0),
            "h" | "hour" => Self::Milliseconds(HOUR),
            "m" | "minute" => Self::Milliseconds(MINUTE),
            "s" | "second" => Self::Milliseconds(SECOND),
            _ => Self::Milliseconds(1.0),
        }
    }
}

pub(super) fn days_in_month(year: f64, month: f64) -> f64 {
    let start = from_parts([year, month, 1.0, 0.0, 0.0, 0.0, 0.0]);
    let next = from_parts([year, month + 1.0, 1.0, 0.0, 0.0, 0.0, 0.0]);
    (next - start) / DAY
}

/// A moment later by so many units; months keep the day, or take the last one they have.
pub(super) fn add(time: Time, amount: f64, unit: Unit, inputs: &Inputs) -> Time {
    let milliseconds = match unit {
        Unit::Months(months) => {
            let ahead = time.offset(inputs);
            let mut all = parts(time.milliseconds + ahead);
            let [year, month, day, ..] = &mut all;
            *month += (amount * months).round();
            *year += (*month / 12.0).floor();
            *month = month.rem_euclid(12.0);
            *day = day.min(days_in_month(*year, *month));
            from_parts(all) - ahead
        }
        Unit::Days(days) => time.milliseconds + (amount * days).round() * DAY,
        Unit::Milliseconds(length) => time.milliseconds + amount * length,
    };
    Time {
        milliseconds,
        ..time
    }
}

/// When the unit in which a moment lies begins; weeks begin on Sunday.
pub(super) fn start(time: Time, unit: Unit, inputs: &Inputs) -> Time {
    let ahead = time.offset(inputs);
    let local = time.milliseconds + ahead;
    let [year, month, ..] = parts(local);
    let start = match unit {
        Unit::Months(months) => {
            let first = (month / months).floor() * months;
            from_parts([year, first, 1.0, 0.0, 0.0, 0.0, 0.0])
        }
        Unit::Days(days) => {
            let day = (local / DAY).floor() * DAY;
            if days > 1.0 {
                day - weekday(local) * DAY
            } else {
                day
            }
        }
        Unit::Milliseconds(length) => (local / length).floor() * length,
    };
    Time {
        milliseconds: start - ahead,
        ..time
    }
}

/// The last millisecond of the unit in which a moment lies.
pub(super) fn end(time: Time, unit: Unit, inputs: &Inputs) -> Time {
    let next = add(start(time, unit, inputs), 1.0, unit, inputs);
    Time {
        milliseconds: next.milliseconds - 1.0,
        ..time
    }
}

/// How many units lie between two moments, with the fraction.
pub(super) fn difference(time: Time, other: Time, unit: Unit, inputs: &Inputs) -> f64 {
    match unit {
        Unit::Months(months) => months_between(other, time, inputs) / months,
        Unit::Days(days) => (time.milliseconds - other.milliseconds) / (DAY * days),
        Unit::Milliseconds(length) => (time.milliseconds - other.milliseconds) / length,
    }
}

/// Months from one moment to another, reckoned from the one whose day of the month is the later.
fn months_between(from: Time, to: Time, inputs: &Inputs) -> f64 {
    let day = |time: Time| {
        let [_, _, day, ..] = parts(time.milliseconds + time.offset(inputs));
        day
    };
    if day(to) >= day(from) {
        -months_after(to, from, inputs)
    } else {
        months_after(from, to, inputs)
    }
}

/// Whole months after a moment, and the rest as a part of the month in which it lies.
fn months_after(from: Time, to: Time, inputs: &Inputs) -> f64 {
    let local = |time: Time| parts(time.milliseconds + time.offset(inputs));
    let ([from_year, from_month, ..], [to_year, to_month, ..]) = (local(from), local(to));
    let whole = (to_year - from_year) * 12.0 + (to_month - from_month);
    let anchor = add(from, whole, Unit::Months(1.0), inputs).milliseconds;
    let step = if to.milliseconds < anchor { -1.0 } else { 1.0 };
    let next = add(from, whole + step, Unit::Months(1.0), inputs).milliseconds;
    whole + (to.milliseconds - anchor) / (next - anchor).abs()
}
