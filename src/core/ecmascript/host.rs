//! The functions of an engine by the standard library.

use super::{Case, Engine, Read, Reckoned, Written, read, write};

/// An engine without a browser.
pub(super) const ENGINE: Engine = Engine {
    reckon,
    recase,
    read: |text, how| match how {
        Read::Number => read::from_text(text),
        Read::Float => read::parse_float(text),
        Read::Int(radix) => read::parse_int(text, radix),
    },
    write: |number, how| match how {
        Written::Shortest => write::to_text(number),
        Written::Fixed(places) => write::to_fixed(number, places as usize),
        Written::Precision(digits) => write::to_precision(number, digits as usize),
        Written::Radix(radix) => write::to_radix(number, radix),
    },
};

fn reckon(what: Reckoned, one: f64, other: f64) -> f64 {
    match what {
        Reckoned::Power => one.powf(other),
        Reckoned::Logarithm => one.ln(),
        Reckoned::DecimalLogarithm => one.log10(),
    }
}

fn recase(text: &str, case: Case) -> String {
    match case {
        Case::Small => text.to_lowercase(),
        Case::Capital => text.to_uppercase(),
    }
}
