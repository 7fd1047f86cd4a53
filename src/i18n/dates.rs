//! Points in time as people of a language write them.

use frontdoor_core::model::{Moment, Timestamp};
use frontdoor_core::ports::{DateStyle, Zone};

use super::locale::{intl, language};

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
