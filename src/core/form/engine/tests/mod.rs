//! What the engine makes of small forms. What is expected was read off `@formio/core` 2.8.3, which
//! `cargo xtask compare forms` asks about whole folders of real ones.

mod incremental;
mod lookup;
mod order;
mod rules;
mod total;

use std::sync::Arc;

use super::{Evaluation, Plan, World, evaluate};
use crate::expression::Found;
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

/// Patterns by another engine of ECMAScript's.
fn exec(pattern: &str, flags: &str, text: &str, from: usize) -> Option<Option<Found>> {
    let pattern = regress::Regex::with_flags(pattern, flags).ok()?;
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = pattern.find_from_ucs2(&units, from.min(units.len())).next();
    Some(found.map(|found| {
        Found {
            start: found.start(),
            groups: found
                .groups()
                .map(|range| range.map(|range| String::from_utf16_lossy(&units[range])))
                .collect(),
        }
    }))
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
