//! `cargo xtask inspect form`, `inspect forms`, `compare forms`, `pack forms` and `unpack forms`: what
//! the portal makes of form definitions, and whether it agrees with the publisher's own engine.

mod answers;
mod archive;
mod compare;
mod coverage;
mod difference;
mod oracle;

use std::path::Path;

use frontdoor_core::form::engine::World;
use frontdoor_core::form::engine::host_patterns::exec;
use frontdoor_core::form::inspect::inspect as inspected;
use frontdoor_core::form::{definition::Definition, import};
use frontdoor_core::tree::Limits;
use frontdoor_core::value::Value;

use crate::failure::{Failure, Outcome};
use crate::files;

pub use archive::{pack, unpack};
pub use compare::compare;
pub use coverage::coverage;

/// Prints what the portal makes of a form and of answers: findings, pages, errors, hidden paths and
/// data. Without `libraries`, scripts see what Form.io's engine alone gives them, so that the two can
/// be compared.
pub fn inspect(form: &Path, answers: Option<&Path>, libraries: bool) -> Outcome {
    let definition = read(form)?;
    let answers = match answers {
        Some(file) => submitted(&json(file)?),
        None => Value::object(),
    };
    println!(
        "{}",
        pretty(&inspected(definition, &answers, &world(libraries)))?
    );
    Ok(())
}

/// The answers in a submission, or the submission where it is just them.
fn submitted(value: &Value) -> Value {
    let within = value.as_object().and_then(|object| object.get("data"));
    let within = within.filter(|data| data.as_object().is_some());
    within.unwrap_or(value).clone()
}

fn read(form: &Path) -> Outcome<Definition> {
    Ok(import::any(&files::read(form)?))
}

fn json(file: &Path) -> Outcome<Value> {
    let text = files::read(file)?;
    Value::from_json(&text, &Limits::default())
        .map_err(|error| Failure::new(format!("{}: {}", file.display(), error.what)))
}

fn pretty(value: &Value) -> Outcome<String> {
    let read: serde_json::Value = serde_json::from_str(&value.to_json())
        .map_err(|error| Failure::new(format!("cannot print: {error}")))?;
    serde_json::to_string_pretty(&read)
        .map_err(|error| Failure::new(format!("cannot print: {error}")))
}

/// The world of this machine, in UTC as the oracle runs.
fn world(libraries: bool) -> World {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    World {
        now: since
            .map_or(0.0, |since| since.as_secs_f64() * 1000.0)
            .floor(),
        utc_offset_minutes: 0,
        patterns: exec,
        libraries,
    }
}
