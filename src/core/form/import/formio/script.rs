//! Scripts of components.

use super::super::report::Report;
use super::publisher::host;
use crate::expression::{HostCall, Script, Unsupported};
use crate::find::contains;
use crate::form::definition::Effect;
use crate::form::engine::truthy;
use crate::joined::joined;
use crate::value::{Path, Value};

/// Reads a script, which may call what its publisher's renderer offers, or a JSONLogic rule in its place; none where there is none, or none that is
/// understood, which blocks the form, for it decides on something.
pub(super) fn read(value: &Value, property: &str, report: &mut Report) -> Option<Script> {
    let parsed = match value {
        Value::Text(source) if source.trim().is_empty() => return None,
        Value::Text(source) => parse(source),
        Value::Object(rule) if !rule.is_empty() => Script::from_json_logic(value),
        Value::Object(_) => return None,
        other => {
            if truthy(other) {
                report.note(Effect::Blocking, &joined(&[property, " is no script"], ""));
            }
            return None;
        }
    };
    match parsed {
        Ok(script) => {
            report.needs_library |= script.needs_library();
            Some(script)
        }
        Err(unsupported) => {
            report.note(
                Effect::Blocking,
                &joined(&[property, ": ", &unsupported.what], ""),
            );
            None
        }
    }
}

fn parse(source: &str) -> Result<Script, Unsupported> {
    // The parts of every address of Form.io ask whether they are to be typed in, which they are here.
    if contains(source, MANUAL) && !contains(source, "instance.") {
        let mut instance = Value::object();
        instance.set(&Path::parse("parent.manualMode"), true.into());
        let instance = HostCall::ReturnsUnlessBare(instance);
        return Script::parse_with(source, &[("instance", instance)]);
    }
    Script::parse_with(source, &host())
}

const MANUAL: &str = "_.get(instance, 'parent.manualMode'";

/// Reads a script that says whether an answer is right.
pub(super) fn read_validation(value: &Value, report: &mut Report) -> Option<Script> {
    if value.as_text().is_some_and(|source| contains(source, "{{")) {
        report.note(
            Effect::Blocking,
            "validate.custom: a template within a script",
        );
        return None;
    }
    read(value, "validate.custom", report)
}
