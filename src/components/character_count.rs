//! How many characters are left, once the limit is near.

use leptos::prelude::*;

use super::announcement::Announcement;
use super::live_text;
use crate::i18n::say;
use crate::markup;

/// The count of one field.
#[derive(Clone, Copy)]
pub(super) struct CharacterCount {
    most: usize,
    used: RwSignal<usize>,
    announcement: Announcement,
}

impl CharacterCount {
    /// Counts from what the field holds at first. `most` is in UTF-16 units, as HTML's `maxlength`
    /// and the rules of forms count.
    pub(super) fn new(most: usize, value: &str) -> Self {
        Self {
            most,
            used: RwSignal::new(length(value)),
            announcement: Announcement::new(),
        }
    }

    /// Counts what the field holds now.
    pub(super) fn typed(self, text: &str) {
        let used = length(text);
        self.used.set(used);
        self.announcement.after_pause(told(used, self.most));
    }

    pub(super) fn view(self) -> AnyView {
        let left = live_text(move || told(self.used.get(), self.most));
        markup! {
            <p class={"character-count"} aria-hidden={"true"}>{left}</p>
            {self.announcement.view()}
        }
    }
}

fn length(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Nothing up to four fifths of the limit.
fn told(used: usize, most: usize) -> String {
    if used > most {
        say::characters_over(used - most)
    } else if used.saturating_mul(5) >= most.saturating_mul(4) {
        say::characters_left(most - used)
    } else {
        String::new()
    }
}
