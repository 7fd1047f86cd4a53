//! Points in time as agencies write them.

use super::calendar;

/// A date and time: the agency's text, and what it means where that is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    /// Exactly what the agency sent; never dropped.
    pub raw: String,
    /// What it means.
    pub moment: Moment,
}

/// What a date text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// A point in time: milliseconds since 1970-01-01T00:00:00Z. The text had a zone.
    Instant(i64),
    /// A date and time without a zone: milliseconds as if it were UTC; to be shown in UTC, so that
    /// the wall-clock text stays what the agency wrote.
    Wall(i64),
    /// A calendar day without a time: milliseconds of its midnight as if it were UTC.
    Day(i64),
    /// Not understood; show the text.
    Unknown,
}

impl Timestamp {
    /// Reads the W3C profile of ISO 8601, which GeoReport v2 asks for, and what servers send in its
    /// place: no zone, no time, days of one digit, a space before the time or the zone, `UTC`.
    /// Anything else is kept as a text of unknown meaning, above all `03/04/2015`, which is two
    /// different days.
    #[must_use]
    pub fn read(raw: &str) -> Self {
        Self {
            raw: raw.to_owned(),
            moment: moment(raw.trim()).unwrap_or(Moment::Unknown),
        }
    }

    /// Milliseconds since 1970 to sort by, texts without a zone taken as UTC.
    #[must_use]
    pub fn sort_key(&self) -> Option<i64> {
        match self.moment {
            Moment::Instant(at) | Moment::Wall(at) | Moment::Day(at) => Some(at),
            Moment::Unknown => None,
        }
    }
}

fn moment(text: &str) -> Option<Moment> {
    let mut rest = Rest(text.as_bytes());
    let year = rest.digits(4, 4)?;
    rest.take(b'-').then_some(())?;
    let month = rest.digits(1, 2)?;
    rest.take(b'-').then_some(())?;
    let day = rest.digits(1, 2)?;
    if !calendar::is_day(year, month, day) {
        return None;
    }
    let midnight = calendar::midnight(year, month, day);
    if rest.0.is_empty() {
        return Some(Moment::Day(midnight));
    }
    let has_time = rest.take(b'T') || rest.take(b't') || rest.spaces();
    has_time.then_some(())?;
    let wall = midnight + rest.time_of_day()?;
    rest.spaces();
    if rest.0.is_empty() {
        return Some(Moment::Wall(wall));
    }
    let offset = rest.zone()?;
    rest.0.is_empty().then_some(Moment::Instant(wall - offset))
}

/// What is still to be read.
struct Rest<'a>(&'a [u8]);

impl Rest<'_> {
    fn take(&mut self, byte: u8) -> bool {
        match self.0.split_first() {
            Some((&first, rest)) if first == byte => {
                self.0 = rest;
                true
            }
            _ => false,
        }
    }

    fn spaces(&mut self) -> bool {
        let trimmed = self.0.trim_ascii_start();
        let found = trimmed.len() < self.0.len();
        self.0 = trimmed;
        found
    }

    /// The number of that many digits.
    fn digits(&mut self, at_least: usize, at_most: usize) -> Option<i64> {
        let is_digit = |byte: &&u8| byte.is_ascii_digit();
        let count = self.0.iter().take(at_most).take_while(is_digit).count();
        let (digits, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        let number = |sum: i64, byte: &u8| sum * 10 + i64::from(byte - b'0');
        (count >= at_least).then(|| digits.iter().fold(0, number))
    }

    /// Milliseconds since midnight.
    fn time_of_day(&mut self) -> Option<i64> {
        let hours = self.digits(1, 2)?;
        self.take(b':').then_some(())?;
        let minutes = self.digits(2, 2)?;
        let mut milliseconds = 0;
        let mut seconds = 0;
        if self.take(b':') {
            seconds = self.digits(2, 2)?;
            if self.take(b'.') || self.take(b',') {
                let before = self.0.len();
                let fraction = self.digits(1, 3)?;
                milliseconds = match before - self.0.len() {
                    1 => fraction * 100,
                    2 => fraction * 10,
                    _ => fraction,
                };
                while self.digits(1, 9).is_some() {}
            }
        }
        let is_end_of_day = hours == 24 && minutes == 0 && seconds == 0;
        if (hours > 23 && !is_end_of_day) || minutes > 59 || seconds > 60 {
            return None;
        }
        Some(((hours * 60 + minutes) * 60 + seconds) * 1_000 + milliseconds)
    }

    /// Milliseconds that the clock in this zone is ahead of UTC.
    fn zone(&mut self) -> Option<i64> {
        for utc in [&b"Z"[..], b"UTC", b"GMT"] {
            if self.0.eq_ignore_ascii_case(utc) {
                self.0 = &[];
                return Some(0);
            }
        }
        let ahead = self.take(b'+');
        if !ahead && !self.take(b'-') {
            return None;
        }
        let hours = self.digits(2, 2)?;
        let minutes = if self.take(b':') || !self.0.is_empty() {
            self.digits(2, 2)?
        } else {
            0
        };
        let offset = (hours * 60 + minutes) * 60_000;
        (hours < 24 && minutes < 60).then_some(if ahead { offset } else { -offset })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(raw: &str) -> Moment {
        Timestamp::read(raw).moment
    }

    #[test]
    fn with_a_zone_it_is_a_point_in_time() {
        let noon = Moment::Instant(1_425_207_600_000);
        assert_eq!(read("2015-03-01T11:00:00Z"), noon);
        assert_eq!(read("2015-03-01t11:00z"), noon);
        assert_eq!(read("2015-03-01T12:00:00+01:00"), noon);
        assert_eq!(read("2015-03-01 12:00:00 +0100"), noon);
        assert_eq!(read("2015-03-01 12:00:00+01"), noon);
        assert_eq!(read("2015-03-01T05:00:00.000-06:00"), noon);
        assert_eq!(read("2015-03-01 11:00:00 UTC"), noon);
        assert_eq!(read("2015-02-28T24:00:00-11:00"), noon);
        assert_eq!(read("2015-03-01T11:00:00-00:00"), noon);
    }

    #[test]
    fn without_a_zone_it_stays_on_the_wall() {
        assert_eq!(read("2011-09-1 17:35"), Moment::Wall(1_314_898_500_000));
        assert_eq!(
            read("2011-09-01T17:35:00.25"),
            Moment::Wall(1_314_898_500_250)
        );
        assert_eq!(
            read("2011-09-01T17:35:00,1234567"),
            Moment::Wall(1_314_898_500_123)
        );
        assert_eq!(read(" 2011-09-01 "), Moment::Day(1_314_835_200_000));
    }

    #[test]
    fn what_is_not_certain_is_unknown_and_kept() {
        for raw in [
            "",
            "soon",
            "03/04/2015",
            "2015-02-30",
            "2015-13-01",
            "2015-03-01T25:00:00Z",
            "2015-03-01T24:00:01Z",
            "2015-03-01T12:60Z",
            "2015-03-01T12:00:00+25:00",
            "2015-03-01T12:00:00 CET",
            "2015-03-01T12:00:00Zulu",
            "2015-03-01T",
            "20150301",
            "2015-03-0112:00",
        ] {
            let read = Timestamp::read(raw);
            assert_eq!(read.moment, Moment::Unknown, "{raw}");
            assert_eq!(read.raw, raw);
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(raw in r"[0-9]{0,5}[-0-9T:Z+. é]{0,30}") {
            prop_assert_eq!(Timestamp::read(&raw).raw, raw);
        }

        #[test]
        fn written_instants_are_read_back(at in -60_000_000_000_i64..200_000_000_000) {
            let text = format!("{}Z", calendar::wall_clock_text(at * 1_000));
            prop_assert_eq!(read(&text), Moment::Instant(at * 1_000));
        }
    }
}
