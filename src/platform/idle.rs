//! How long nobody has touched the page.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::set_interval;

use super::{clock, listener};

/// How often the time is told.
const TICK: Duration = Duration::from_secs(5);

thread_local! {
    static LAST: Cell<i64> = const { Cell::new(0) };
}

/// Calls back every few seconds with the milliseconds since the person last pressed a key, touched the page or
/// turned the wheel; pages also scroll by themselves. To be called once, at the start.
pub fn watch(callback: impl Fn(i64) + 'static) {
    touch();
    if let Some(window) = web_sys::window() {
        for event in ["pointerdown", "keydown", "wheel"] {
            listener::forever(&window, event, Box::new(|_| touch()));
        }
    }
    set_interval(move || callback(clock::now() - LAST.get()), TICK);
}

fn touch() {
    LAST.set(clock::now());
}
