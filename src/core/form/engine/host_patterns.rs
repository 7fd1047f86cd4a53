//! JavaScript's patterns where there is no browser: in tests, and for tools of the host by the feature
//! `regress`.

use crate::expression::Found;

/// The first match of a pattern from a place on, as [`World::patterns`](super::World) wants it, by
/// the `regress` crate, which follows ECMAScript's syntax and semantics.
#[must_use]
pub fn exec(pattern: &str, flags: &str, text: &str, from: usize) -> Option<Option<Found>> {
    let pattern = regress::Regex::with_flags(pattern, flags).ok()?;
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = pattern.find_from_ucs2(&units, from.min(units.len())).next();
    let text_of = |range: Option<std::ops::Range<usize>>| {
        let units = range.map(|range| units.get(range).unwrap_or_default());
        units.map(String::from_utf16_lossy)
    };
    Some(found.map(|found| Found {
        start: found.start(),
        groups: found.groups().map(text_of).collect(),
    }))
}
