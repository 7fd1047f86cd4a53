//! The browser's powers and logarithms: tables of our own would be 2 kB of every form.

use frontdoor_core::expression::Reckoned;
use js_sys::Math;

/// Reckons of one number or two; see [`frontdoor_core::expression::Reckon`].
#[must_use]
pub fn reckon(what: Reckoned, one: f64, other: f64) -> f64 {
    match what {
        Reckoned::Power => Math::pow(one, other),
        Reckoned::Logarithm => Math::log(one),
        Reckoned::DecimalLogarithm => Math::log10(one),
    }
}
