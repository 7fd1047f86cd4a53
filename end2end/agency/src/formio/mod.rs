//! A Form.io server: real forms of agencies, and their submissions, checked by Form.io's own engine.
//! Written after the open source server (github.com/formio/formio, version 4).

mod answer;
mod call;
mod engine;
mod forms;
mod front;
mod submission;

pub use engine::{Engine, EngineError, Verdict};
pub use forms::{Form, Forms};
pub use front::router;

use crate::misbehave::Rules;

/// The path prefix under which forms are served, and their name on the staff port.
pub const SLUG: &str = "formio";

/// The forms, what checks them, and what goes wrong on command.
#[derive(Debug)]
pub struct Formio {
    /// What is on offer.
    pub forms: Forms,
    /// What checks submissions.
    pub engine: Engine,
    /// What it does wrong on command.
    pub rules: Rules,
}
