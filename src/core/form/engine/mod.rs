//! The engine: a definition, answers and the world determine what is shown, what is wrong and what
//! is sent.
//!
//! The meaning is that of Form.io's own engine, `processSync` of `@formio/core` 2.8 with its targets
//! for evaluation: each item in document order finds its first answer, is calculated, changed by
//! logic, shown or hidden, cleared and checked, all in one pass. What later items do is not seen by
//! earlier ones.

mod change;
mod check;
mod coercion;
mod comparison;
mod condition;
mod emptiness;
#[cfg(any(test, feature = "regress"))]
#[cfg(any(test, feature = "regress"))]
pub mod host_patterns;
mod index;
mod logic;
mod lookup;
mod navigation;
mod pass;
mod plan;
mod problem;
mod script;
mod session;
mod trace;

pub use coercion::{number, text, truthy};
pub use pass::evaluate;
pub use plan::Plan;
pub use problem::{Params, Problem};
pub use session::Session;

use crate::expression::Exec;
use crate::value::{Path, Value};

/// What evaluation needs besides definition and answers.
#[derive(Clone, Copy, Debug)]
pub struct World {
    /// Milliseconds since 1970 in UTC.
    pub now: f64,
    /// How far local time is ahead of UTC, in minutes.
    pub utc_offset_minutes: i32,
    /// The matcher of JavaScript's patterns.
    pub patterns: Exec,
    /// Whether scripts find `_`, `moment` and `utils`, as they do in Form.io's renderer. Its engine
    /// alone has none of them: a script that reaches for one throws there.
    pub libraries: bool,
}

impl World {
    /// Whether a pattern matches somewhere in a text; none where it is no pattern.
    pub(crate) fn matches(&self, pattern: &str, text: &str) -> Option<bool> {
        (self.patterns)(pattern, "", text, 0).map(|found| found.is_some())
    }
}

/// What comes of one pass.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// The answers with first answers, calculations and without what is cleared while hidden.
    pub data: Value,
    /// What conditions hide, by path, in document order.
    pub hidden: Vec<Path>,
    /// What is wrong, in document order.
    pub problems: Vec<Problem>,
    /// What is wrong by rules that the publisher's engine does not have: checksums of identity
    /// numbers, steps, plausible dates. A comparison with that engine leaves them out.
    pub extra: Vec<Problem>,
}

#[cfg(test)]
mod tests;
