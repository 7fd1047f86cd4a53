//! One recorded answer, with or without a status line, through every Open311 decoder.

#![no_main]

use frontdoor_core::agency::open311::{Config, inspect, request};
use frontdoor_core::agency::HttpResponse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|record: &[u8]| {
    let answer = HttpResponse::from_dump(record);
    for kind in inspect::KINDS {
        if let Err(error) = inspect::inspect(kind, &answer) {
            assert!(inspect::inspect_error(&error).len() < 1_000_000);
        }
    }
    let _ = request::decode(&Config::standard("/"), &answer);
});
