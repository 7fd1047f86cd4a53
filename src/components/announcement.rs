//! What screen readers are told once the citizen pauses: said at each keystroke, it would drown the
//! letters that they type.

use std::time::Duration;

use leptos::prelude::*;

use super::live_text;
use crate::markup;

/// A pause in typing; shorter ones are common between two letters.
const PAUSE: Duration = Duration::from_millis(800);

/// A text for screen readers alone.
#[derive(Clone, Copy)]
pub(super) struct Announcement {
    text: RwSignal<String>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Announcement {
    pub(super) fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            timer: StoredValue::new(None),
        }
    }

    /// Says a text after a pause, unless another comes before.
    pub(super) fn after_pause(self, text: String) {
        if let Some(earlier) = self.timer.get_value() {
            earlier.clear();
        }
        // The page may be gone by then, and the signal with it.
        let say = move || drop(self.text.try_set(text));
        self.timer
            .set_value(set_timeout_with_handle(say, PAUSE).ok());
    }

    /// The element from which screen readers take it; has to be there before there is a text.
    pub(super) fn view(self) -> AnyView {
        let text = live_text(move || self.text.get());
        markup! { <p class={"visually-hidden"} role={"status"}>{text}</p> }
    }
}
