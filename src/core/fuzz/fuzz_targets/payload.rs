//! A kept request and a kept submission, from any bytes. The bytes are also given the check that belongs to
//! them, since no mutation finds one.

#![no_main]

use frontdoor_core::outbox::{Due, Rules, Submission, payload};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Some(request) = payload::from_bytes(bytes) {
        assert_eq!(payload::to_bytes(&request), bytes);
    }
    let checked = payload::with_check(bytes.to_vec());
    if let Some(request) = payload::from_bytes(&checked) {
        assert_eq!(payload::to_bytes(&request), checked);
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let Some(mut row) = Submission::from_text(text) else {
        return;
    };
    assert_eq!(Submission::from_text(&row.to_text()).as_ref(), Some(&row));
    let rules = Rules {
        look_up_delay: Some(600_000),
    };
    for now in [i64::MIN, 0, i64::MAX] {
        row.interrupted(now, rules);
        if let Due::At(at) = row.due(now, rules) {
            assert!(at > now);
        }
        row.begin(now);
    }
});
