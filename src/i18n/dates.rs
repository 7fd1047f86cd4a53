//! Points in time as people of a language write them.

use frontdoor_core::form::calendar::Day;
use frontdoor_core::model::{Moment, Timestamp};
use frontdoor_core::ports::{DateStyle, Zone};

use super::locale::{intl, language};

const MS_PER_DAY: i64 = 86_400_000;

/// A timestamp in words; the agency's own text where its meaning is not certain.
#[must_use]
pub fn moment(timestamp: &Timestamp) -> String {
    let shown = match timestamp.moment {
        Moment::Instant(ms) => date(ms, DateStyle::DayTime, Zone::Device),
        Moment::Wall(ms) => date(ms, DateStyle::DayTime, Zone::Utc),
        Moment::Day(ms) => date(ms, DateStyle::Day, Zone::Utc),
        Moment::Unknown => None,
    };
    shown.unwrap_or_else(|| timestamp.raw.clone())
}

/// The day of a point in time, on the device's calendar.
#[must_use]
pub fn day(ms: i64) -> String {
    date(ms, DateStyle::Day, Zone::Device).unwrap_or_default()
}

/// A day of the calendar, such as `2026-11-22`; the text itself where it begins with none.
#[must_use]
pub fn civil_day(text: &str) -> String {
    let day = Day::parse(text).map(|day| day.number() * MS_PER_DAY);
    day.and_then(|ms| date(ms, DateStyle::Day, Zone::Utc))
        .unwrap_or_else(|| text.to_owned())
}

/// Day and time of a point in time, on the device's clock.
#[must_use]
pub fn time_of(ms: i64) -> String {
    date(ms, DateStyle::DayTime, Zone::Device).unwrap_or_default()
}

fn date(ms: i64, style: DateStyle, zone: Zone) -> Option<String> {
    intl()
        .map(|intl| (intl.date)(language(), ms, style, zone))
        .filter(|text| !text.is_empty())
}

/// The time of day of a point in time, on the device's clock.
#[must_use]
pub fn clock(ms: i64) -> String {
    date(ms, DateStyle::Time, Zone::Device).unwrap_or_default()
}
