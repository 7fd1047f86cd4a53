//! Importers: from the formats that agencies publish to a [`Definition`].
//!
//! An importer never fails. What it cannot take over is a [`Finding`]; what makes a form unusable is
//! a blocking one, and the definition then holds what is known of it, such as its title.

mod circle;
pub mod digital_form_builder;
mod duplicate;
pub mod formio;
pub mod open311;
mod report;
mod shape;

use super::definition::{Definition, Effect, Finding, Platform};
use crate::joined::joined;
use crate::tree::Limits;
use crate::value::Value;

/// What a definition may cost: 8 MB, 128 levels, a million values; ten times the largest form known.
pub(crate) const LIMITS: Limits = Limits {
    bytes: 8_000_000,
    depth: 128,
    nodes: 1_000_000,
};

/// Components that a form may have; ten times the longest known. A longer one is not for people.
const MOST_COMPONENTS: u32 = 6_000;

/// Imports a form, whatever its format, which is told by its shape.
#[must_use]
pub fn any(text: &[u8]) -> Definition {
    match Value::from_json(text, &LIMITS) {
        Ok(value) if formio::is_form(&value) => formio::from_value(&value),
        Ok(value) if digital_form_builder::is_form(&value) => {
            digital_form_builder::from_value(&value)
        }
        Ok(_) => unknown("no format of forms that is known"),
        Err(error) => unknown(&joined(&["no JSON: ", &error.what], "")),
    }
}

/// A form of which nothing is known but why.
fn unknown(why: &str) -> Definition {
    Definition {
        id: String::new(),
        title: String::new(),
        purpose: Vec::new(),
        platform: Platform::FormIo,
        runner: None,
        pages: Vec::new(),
        declaration: Vec::new(),
        confirmation: Vec::new(),
        findings: vec![Finding {
            path: String::new(),
            feature: why.to_owned(),
            effect: Effect::Blocking,
        }],
        needs_library: false,
    }
}
