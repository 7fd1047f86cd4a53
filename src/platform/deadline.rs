//! A limit on how long a request may take.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AbortController, AbortSignal};

/// Aborts a request when its time is over, or when nobody waits for it any more. One that has
/// ended by then does not notice.
pub(super) struct Deadline {
    controller: AbortController,
    over: Rc<Cell<bool>>,
    timer: i32,
    /// Called by the timer, and so to be kept for as long as it runs.
    _ring: Closure<dyn FnMut()>,
}

impl Deadline {
    /// Begins to count. `None` where the browser has no timer to give.
    pub(super) fn start(timeout_ms: u32) -> Option<Self> {
        let controller = AbortController::new().ok()?;
        let over = Rc::new(Cell::new(false));
        let ring: Closure<dyn FnMut()> = Closure::new({
            let (controller, over) = (controller.clone(), Rc::clone(&over));
            move || {
                over.set(true);
                controller.abort();
            }
        });
        let timer = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                ring.as_ref().unchecked_ref(),
                i32::try_from(timeout_ms).unwrap_or(i32::MAX),
            )
            .ok()?;
        Some(Self {
            controller,
            over,
            timer,
            _ring: ring,
        })
    }

    /// What the request listens to.
    pub(super) fn signal(&self) -> AbortSignal {
        self.controller.signal()
    }

    /// Whether the time ran out.
    pub(super) fn is_over(&self) -> bool {
        self.over.get()
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.timer);
        }
        self.controller.abort();
    }
}
