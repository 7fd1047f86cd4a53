//! Points in time: milliseconds since 1970 inside, W3C date-times outside.

use std::time::Duration;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::{Offset, TimeZone};

/// A point in time, in milliseconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// A time that does not come.
    pub const NEVER: Self = Self(i64::MAX);

    /// The time by the machine's clock.
    #[must_use]
    pub fn now() -> Self {
        Self(Timestamp::now().as_millisecond())
    }

    /// This much later.
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        let millis = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        Self(self.0.saturating_add(millis))
    }

    /// This many days later, or earlier when negative.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        Self(self.0.saturating_add(days.saturating_mul(86_400_000)))
    }

    /// As a W3C date-time with seconds and a zone, such as `2026-11-03T09:30:00+01:00`.
    #[must_use]
    pub fn to_w3c(self, utc_offset_minutes: i32) -> String {
        let zone = Offset::from_seconds(utc_offset_minutes.saturating_mul(60))
            .map_or(TimeZone::UTC, TimeZone::fixed);
        Timestamp::from_millisecond(self.0)
            .map(|timestamp| {
                timestamp
                    .to_zoned(zone)
                    .strftime("%Y-%m-%dT%H:%M:%S%:z")
                    .to_string()
            })
            .unwrap_or_default()
    }

    /// As a W3C date-time in UTC, such as `2026-11-03T08:30:00Z`.
    #[must_use]
    pub fn to_utc(self) -> String {
        self.to_w3c(0).replace("+00:00", "Z")
    }

    /// Reads a W3C date-time; its zone must be there, as the standard says. A blank where the `+`
    /// of the zone should be is what a query makes of an unescaped one, and is taken for it.
    #[must_use]
    pub fn from_w3c(text: &str) -> Option<Self> {
        let text = text.replace(' ', "+");
        if !text.contains('T') {
            return None;
        }
        let timestamp: Timestamp = text.parse().ok()?;
        Some(Self(timestamp.as_millisecond()))
    }
}

/// Whether an answer to a `datetime` question is a calendar day, or a date-time with a zone.
#[must_use]
pub fn is_w3c_date(text: &str) -> bool {
    let is_day = text.len() == 10 && text.parse::<Date>().is_ok();
    is_day || (!text.contains(' ') && Instant::from_w3c(text).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_the_zone_of_the_agency() {
        assert_eq!(
            Instant(1_700_000_000_000).to_w3c(60),
            "2023-11-14T23:13:20+01:00"
        );
        assert_eq!(
            Instant(1_700_000_000_000).to_w3c(-300),
            "2023-11-14T17:13:20-05:00"
        );
    }

    #[test]
    fn reads_zones_and_refuses_their_absence() {
        let expected = Some(Instant(1_700_000_000_000));
        assert_eq!(Instant::from_w3c("2023-11-14T22:13:20Z"), expected);
        assert_eq!(Instant::from_w3c("2023-11-14T23:13:20+01:00"), expected);
        assert_eq!(Instant::from_w3c("2023-11-14T23:13:20 01:00"), expected);
        assert_eq!(Instant::from_w3c("2023-11-14T22:13:20"), None);
        assert_eq!(Instant::from_w3c("2023-11-14"), None);
        assert_eq!(Instant::from_w3c("yesterday"), None);
    }

    #[test]
    fn takes_days_and_zoned_times_as_answers() {
        for good in [
            "2026-03-27",
            "2026-03-27T08:15:00Z",
            "2026-03-27T08:15+01:00",
        ] {
            assert!(is_w3c_date(good), "{good}");
        }
        for bad in [
            "27/03/2026",
            "2026-02-30",
            "2026-03-27T08:15:00",
            "2026-03",
            "",
            "2026-03-27 08:15",
        ] {
            assert!(!is_w3c_date(bad), "{bad}");
        }
    }
}
