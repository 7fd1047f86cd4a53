//! When somebody is at the desk.

use jiff::Timestamp;
use jiff::civil::Weekday;
use jiff::tz::{Offset, TimeZone};
use serde_json::{Value, json};

use crate::clock::Instant;

/// From which weekday, to which, and the hours between which the desk is open on each.
const HOURS: (Weekday, Weekday, i8, i8) = (Weekday::Monday, Weekday::Friday, 8, 18);

/// The hours in the words of the desk's state.
#[must_use]
pub fn listed() -> Value {
    json!([{ "days": "Mo-Fr", "opens": "08:00", "closes": "18:00" }])
}

/// Whether the desk is open at this time, by the clocks of a place so far from UTC.
#[must_use]
pub fn is_open(at: Instant, utc_offset_minutes: i32) -> bool {
    let (from, to, opens, closes) = HOURS;
    let Some(local) = local(at, utc_offset_minutes) else {
        return true;
    };
    let day = local.weekday().to_monday_zero_offset();
    (from.to_monday_zero_offset()..=to.to_monday_zero_offset()).contains(&day)
        && (opens..closes).contains(&local.hour())
}

/// When it opens next after this time.
#[must_use]
pub fn opens_next(at: Instant, utc_offset_minutes: i32) -> Option<Instant> {
    const HOUR: i64 = 3_600_000;
    // The places' clocks are whole hours or half ones off, so the quarters hold every opening.
    let quarter = HOUR / 4;
    let first = at.0 - at.0.rem_euclid(quarter) + quarter;
    (0..7 * 24 * 4)
        .map(|step| Instant(first + step * quarter))
        .find(|time| {
            let before = Instant(time.0 - 1);
            is_open(*time, utc_offset_minutes) && !is_open(before, utc_offset_minutes)
        })
}

fn local(at: Instant, utc_offset_minutes: i32) -> Option<jiff::Zoned> {
    let offset = Offset::from_seconds(utc_offset_minutes.checked_mul(60)?).ok()?;
    let timestamp = Timestamp::from_millisecond(at.0).ok()?;
    Some(timestamp.to_zoned(TimeZone::fixed(offset)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        Instant::from_w3c(text).unwrap()
    }

    #[test]
    fn it_is_open_on_weekdays_by_its_own_clocks() {
        assert!(is_open(at("2026-11-23T07:00:00Z"), 60), "eight on Monday");
        assert!(!is_open(at("2026-11-23T06:59:59Z"), 60));
        assert!(
            !is_open(at("2026-11-23T17:00:00Z"), 60),
            "six in the evening"
        );
        assert!(!is_open(at("2026-11-22T12:00:00Z"), 60), "a Sunday");
    }

    #[test]
    fn it_opens_in_the_next_morning_that_is_none_of_a_weekend() {
        let monday = Some(at("2026-11-23T07:00:00Z"));
        assert_eq!(opens_next(at("2026-11-20T18:00:00Z"), 60), monday);
        assert_eq!(opens_next(at("2026-11-22T12:34:56Z"), 60), monday);
        let tuesday = Some(at("2026-11-24T07:00:00Z"));
        assert_eq!(opens_next(at("2026-11-23T12:00:00Z"), 60), tuesday);
    }
}
