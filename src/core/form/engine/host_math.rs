//! Powers and logarithms where there is no browser: in tests, and for tools of the host.

use crate::expression::Reckoned;

/// What [`World::reckon`](super::World) wants, by the standard library.
#[must_use]
pub fn reckon(what: Reckoned, one: f64, other: f64) -> f64 {
    match what {
        Reckoned::Power => one.powf(other),
        Reckoned::Logarithm => one.ln(),
        Reckoned::DecimalLogarithm => one.log10(),
    }
}
