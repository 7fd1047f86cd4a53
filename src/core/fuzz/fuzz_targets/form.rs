//! One document as a form of any format, evaluated with itself as its answers, whole and after a
//! change.

#![no_main]

use std::sync::Arc;

use frontdoor_core::form::engine::{Plan, Session, World};
use frontdoor_core::form::import::any;
use frontdoor_core::tree::Limits;
use frontdoor_core::value::{Path, Value};
use libfuzzer_sys::fuzz_target;

const WORLD: World = World {
    now: 1_795_348_800_000.0,
    utc_offset_minutes: 60,
    patterns: |_, _, _, _| None,
    libraries: true,
};

fuzz_target!(|document: &[u8]| {
    let plan = Arc::new(Plan::new(Arc::new(any(document))));
    let answers = Value::from_json(document, &Limits::default()).unwrap_or_default();
    let mut session = Session::new(plan, answers, WORLD);
    session.set(&Path::parse("a"), "b".into());
    session.add_row(&Path::parse("rows"));
    let _ = session.problems();
    let _ = session.submission();
});
