//! Whether anybody is there to talk to, asked before a chat is begun.

/// What a desk says of itself. Everything may be missing; a desk that says nothing is worth a try.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    /// Whether it takes chats.
    pub state: DeskState,
    /// How many wait already.
    pub waiting: Option<u32>,
    /// When it opens again, milliseconds since 1970-01-01T00:00:00Z.
    pub opens: Option<i64>,
    /// Whether it takes messages while it is closed.
    pub takes_messages: bool,
    /// When it is open in general.
    pub hours: Vec<Hours>,
}

/// Whether a desk takes chats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeskState {
    /// It does.
    Open,
    /// It does not at this hour.
    Closed,
    /// It does, with a long wait.
    Busy,
    /// It does not say.
    #[default]
    Unknown,
}

/// Opening hours on some days of the week, by the agency's own clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// On which days.
    pub days: Days,
    /// From this minute of the day on.
    pub opens: u16,
    /// Up to this minute of the day, at most 1,440.
    pub closes: u16,
}

/// Days of the week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days(u8);

/// As in `schema.org/openingHours`, from Monday on.
const NAMES: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

impl Days {
    /// Reads days as `schema.org/openingHours` writes them: `Mo-Fr`, `Sa`, `Mo,We`. A range may go over the
    /// end of the week.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let day = |name: &str| NAMES.iter().position(|known| *known == name.trim());
        let mut days = 0;
        for part in text.split(',') {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            let (mut at, last) = (day(first)?, day(last)?);
            loop {
                days |= 1 << at;
                if at == last {
                    break;
                }
                at = (at + 1) % 7;
            }
        }
        Some(Self(days))
    }

    /// Whether a day is among them; 0 is Monday.
    #[must_use]
    pub fn has(self, day: u8) -> bool {
        day < 7 && self.0 & 1 << day != 0
    }
}

impl Hours {
    /// Reads days, and two times such as `08:00` and `18:00`, of which the second is later. `24:00` is the
    /// end of the day.
    #[must_use]
    pub fn read(days: &str, opens: &str, closes: &str) -> Option<Self> {
        let hours = Self {
            days: Days::read(days)?,
            opens: minute(opens)?,
            closes: minute(closes)?,
        };
        (hours.opens < hours.closes).then_some(hours)
    }

    /// Whether it is open at this minute of this day, of which 0 is Monday.
    #[must_use]
    pub fn cover(&self, day: u8, minute: u16) -> bool {
        self.days.has(day) && (self.opens..self.closes).contains(&minute)
    }
}

/// The minute of the day that a time such as `08:30` is.
fn minute(time: &str) -> Option<u16> {
    let (hours, minutes) = time.split_once(':')?;
    let number = |text: &str| {
        let is_right = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        text.parse().ok().filter(|_: &u16| is_right)
    };
    let (hours, minutes) = (number(hours)?, number(minutes)?);
    let minute = hours * 60 + minutes;
    (minutes < 60 && minute <= 1_440).then_some(minute)
}

impl Desk {
    /// Completes what the desk says by the hours of `portal.json`. `local` is the citizen's own time,
    /// milliseconds since 1970-01-01T00:00:00 on the wall: a citizen of the place has the clock of the place.
    pub fn complete(&mut self, hours: &[Hours], local: i64) {
        if self.hours.is_empty() {
            self.hours = hours.to_vec();
        }
        if self.state == DeskState::Unknown && !self.hours.is_empty() {
            // 1970-01-01 was a Thursday.
            let day = (local.div_euclid(86_400_000) + 3).rem_euclid(7);
            let minute = local.rem_euclid(86_400_000) / 60_000;
            let (day, minute) = (
                u8::try_from(day).unwrap_or_default(),
                u16::try_from(minute).unwrap_or_default(),
            );
            let is_open = self.hours.iter().any(|hours| hours.cover(day, minute));
            self.state = if is_open {
                DeskState::Open
            } else {
                DeskState::Closed
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Option<Vec<u8>> {
        let days = Days::read(text)?;
        Some((0..9).filter(|&day| days.has(day)).collect())
    }

    #[test]
    fn days_are_read_as_they_are_written_on_the_web() {
        assert_eq!(days("Mo-Fr"), Some(vec![0, 1, 2, 3, 4]));
        assert_eq!(days("Sa"), Some(vec![5]));
        assert_eq!(days("Mo, We"), Some(vec![0, 2]));
        assert_eq!(days("Sa-Mo"), Some(vec![0, 5, 6]));
        for wrong in ["", "Monday", "Mo-", "mo", "Mo;Tu"] {
            assert_eq!(days(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn hours_are_of_one_day_and_end_after_they_begin() {
        let hours = Hours::read("Mo", "08:30", "24:00").unwrap();
        assert_eq!((hours.opens, hours.closes), (510, 1_440));
        for (opens, closes) in [
            ("18:00", "08:00"),
            ("08:00", "08:00"),
            ("8:00", "18:00"),
            ("08:00", "24:01"),
            ("08:60", "18:00"),
            ("08", "18:00"),
            ("+8:00", "18:00"),
        ] {
            assert_eq!(Hours::read("Mo", opens, closes), None, "{opens} {closes}");
        }
    }

    #[test]
    fn hours_count_where_the_desk_says_nothing() {
        let hours = [Hours::read("Mo-Fr", "08:00", "18:00").unwrap()];
        // 2026-11-23 is a Monday.
        let monday = 1_795_392_000_000;
        let state_at = |said, local| {
            let mut desk = Desk {
                state: said,
                ..Desk::default()
            };
            desk.complete(&hours, local);
            desk.state
        };
        let hour = 3_600_000;
        for (hours_on, expected) in [
            (8, DeskState::Open),
            (18, DeskState::Closed),
            (7, DeskState::Closed),
            (-24 + 10, DeskState::Closed),
            (4 * 24 + 17, DeskState::Open),
            (5 * 24 + 10, DeskState::Closed),
        ] {
            let told = state_at(DeskState::Unknown, monday + hours_on * hour);
            assert_eq!(told, expected, "{hours_on}");
        }
        assert_eq!(state_at(DeskState::Busy, monday), DeskState::Busy);
        let mut desk = Desk::default();
        desk.complete(&[], monday);
        assert_eq!(desk.state, DeskState::Unknown);
    }
}
