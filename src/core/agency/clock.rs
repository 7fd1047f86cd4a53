//! The citizen's clock.

/// Where the citizen's clock stands: all that is told besides the answers, since the server needs it to
/// check and print dates as the citizen saw them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clock<'a> {
    /// The name of the zone, such as `Europe/Oslo` (IANA); left out where it is empty.
    pub zone: &'a str,
    /// How far local time is ahead of UTC, in minutes.
    pub utc_offset_minutes: i32,
}
