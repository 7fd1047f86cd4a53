//! No script and no rule makes reading or running panic, hang or take memory without bound.
#![no_main]

use frontdoor_core::expression::{Inputs, Script};
use frontdoor_core::tree::Limits;
use frontdoor_core::value::Value;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &[u8]| {
    let data = br#"{"a":{"b":"x"},"list":[1,"two",{"c":[true,null]}]}"#;
    let inputs = Inputs {
        names: vec![("data", Value::from_json(data, &Limits::default()).unwrap())],
        ..Inputs::default()
    };
    let rule = Value::from_json(text, &Limits::default());
    let rule = rule.ok().and_then(|rule| Script::from_json_logic(&rule).ok());
    let script = std::str::from_utf8(text).ok();
    let script = script.and_then(|source| Script::parse(source).ok());
    for script in [rule, script].into_iter().flatten() {
        let _ = script.reads();
        if let Ok(value) = script.run(&inputs, "value", Value::Null, 10_000) {
            let _ = value.to_json();
        }
    }
});
