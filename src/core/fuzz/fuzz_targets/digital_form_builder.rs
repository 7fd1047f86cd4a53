//! One document as a definition of digital-form-builder, and the route through it.

#![no_main]

use frontdoor_core::form::condition::is_met;
use frontdoor_core::form::engine::World;
use frontdoor_core::form::import::digital_form_builder::from_value;
use frontdoor_core::form::route::route;
use frontdoor_core::tree::Limits;
use frontdoor_core::value::Value;
use libfuzzer_sys::fuzz_target;

const WORLD: World = World {
    now: 1_795_348_800_000.0,
    utc_offset_minutes: 60,
    patterns: |_, _, _, _| None,
    libraries: false,
};

fuzz_target!(|document: &[u8]| {
    if let Ok(document) = Value::from_json(document, &Limits::default()) {
        let form = from_value(&document);
        let route = route(&form, &mut |condition| is_met(condition, &document, &WORLD));
        assert!(route.len() <= form.pages.len());
    }
});
