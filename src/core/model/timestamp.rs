//! Points in time as agencies write them.

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
