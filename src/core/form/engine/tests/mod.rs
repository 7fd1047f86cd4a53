//! What the engine makes of small forms. What is expected was read off `@formio/core` 2.8.3, which
//! `cargo xtask compare forms` asks about whole folders of real ones.

mod incremental;
mod lookup;
mod order;
mod rules;
mod total;

use std::sync::Arc;

use super::host_patterns::exec;
use super::{Evaluation, Plan, World, evaluate};
use crate::form::import::any;
use crate::tree::Limits;
use crate::value::Value;

/// Noon of 22 November 2026 in UTC.
pub(super) fn world() -> World {
    World {
        now: 1_795_348_800_000.0,
        utc_offset_minutes: 0,
        patterns: exec,
        libraries: true,
    }
}

pub(super) fn json(text: &str) -> Value {
    Value::from_json(text.as_bytes(), &Limits::default()).expect("the test's JSON is right")
}

/// A form of these components, on one page.
pub(super) fn plan(components: &str) -> Arc<Plan> {
    let form = format!(r#"{{"components":[{components}]}}"#);
    Arc::new(Plan::new(Arc::new(any(form.as_bytes()))))
}

pub(super) fn evaluated(components: &str, answers: &str) -> Evaluation {
    evaluate(&plan(components), &json(answers), &world())
}

/// Errors as `path rule`.
pub(super) fn errors(evaluation: &Evaluation) -> Vec<String> {
    let problems = evaluation.problems.iter();
    problems
        .map(|problem| format!("{} {}", problem.path, problem.rule))
        .collect()
}

pub(super) fn hidden(evaluation: &Evaluation) -> Vec<String> {
    evaluation.hidden.iter().map(ToString::to_string).collect()
}
