//! One answer, with or without a status line, as a Form.io server's to both operations; what it refuses
//! is placed on a form, which is the answer too where it is one.

#![no_main]

use frontdoor_core::agency::HttpResponse;
use frontdoor_core::agency::formio::{create, definition, place};
use frontdoor_core::form::import::any;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|record: &[u8]| {
    let answer = HttpResponse::from_dump(record);
    let form = definition::decode(&answer).unwrap_or_else(|_| any(&answer.body));
    if let Err(refusal) = create::decode(&answer) {
        let count = refusal.problems.len();
        let placed = place::place(&form, refusal.problems);
        assert_eq!(placed.fields.len() + placed.summary.len(), count);
    }
});
