//! Reads JSON and does no more: what the portal has before it opens a form.

use std::hint::black_box;

use frontdoor_core::ecmascript;
use frontdoor_core::tree::Limits;
use frontdoor_core::value::Value;

fn main() {
    ecmascript::install(frontdoor_bare::ENGINE);
    let read = Value::from_json(black_box(b""), &Limits::default());
    // What is sent is JSON as well.
    black_box(read.map(|value| value.to_json()).ok());
}
