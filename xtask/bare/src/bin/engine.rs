//! Reads JSON, and runs it as a form of Form.io: imported, typed in, checked, and what would be sent.

use std::hint::black_box;
use std::sync::Arc;

use frontdoor_core::ecmascript;
use frontdoor_core::expression::Found;
use frontdoor_core::form::engine::{Plan, Session, World};
use frontdoor_core::form::import::formio;
use frontdoor_core::tree::Limits;
use frontdoor_core::value::{Path, Value};

/// The matcher of patterns is the browser's, and none of what is measured.
fn no_patterns(_: &str, _: &str, _: &str, _: usize) -> Option<Option<Found>> {
    black_box(None)
}

fn main() {
    ecmascript::install(frontdoor_bare::ENGINE);
    let Ok(form) = Value::from_json(black_box(b""), &Limits::default()) else {
        return;
    };
    let definition = formio::from_value(&form);
    let world = World {
        now: black_box(0.0),
        utc_offset_minutes: black_box(0),
        patterns: no_patterns,
        libraries: true,
    };
    let plan = Arc::new(Plan::new(Arc::new(definition)));
    let mut session = Session::new(plan, black_box(Value::Undefined), world);
    session.set(&Path::parse(black_box("")), black_box(Value::Undefined));
    black_box(session.problems());
    black_box(session.submission().to_json());
}
