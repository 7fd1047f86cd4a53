//! Event listeners that live as long as the page.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// Calls `handle` at every event of a name, until the page is closed.
pub(super) fn forever(target: &EventTarget, event: &str, handle: Box<dyn Fn(Event)>) {
    let closure = Closure::wrap(handle);
    let listener = closure.as_ref().unchecked_ref();
    if target
        .add_event_listener_with_callback(event, listener)
        .is_ok()
    {
        closure.forget();
    }
}
