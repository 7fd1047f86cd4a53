//! What screen readers are told: each message that comes, once, and nothing else. The list itself is silent,
//! since it would be read from the top again and again.

use std::time::Duration;

use frontdoor_core::chat::{Content, Event, Record};
use leptos::prelude::*;

use super::who::author;
use crate::i18n::say;
use crate::markup;
use crate::state::chat::Chat;

/// How long a message stands where screen readers take it from. It must not be found there by somebody who
/// reads the page later.
const STAYS: Duration = Duration::from_secs(3);

/// The id of the element from which screen readers take messages.
const PLACE: &str = "chat-news";

/// That element. What came before it was on the screen is not new.
pub(super) fn announcer(chat: Chat) -> AnyView {
    let _ = chat.take_news();
    markup! { <div class={"visually-hidden"} id={PLACE} aria-live={"polite"}></div> }
}

/// Says what has come since.
pub(super) fn announce(chat: Chat) {
    let Some(place) = document().get_element_by_id(PLACE) else {
        return;
    };
    for id in chat.take_news() {
        let words = chat.look(|record| words(record, record.timeline.get(&id)?));
        let Some(words) = words.flatten() else {
            continue;
        };
        let Ok(line) = document().create_element("p") else {
            return;
        };
        line.set_text_content(Some(&words));
        if place.append_child(&line).is_ok() {
            set_timeout(move || line.remove(), STAYS);
        }
    }
}

fn words(record: &Record, event: &Event) -> Option<String> {
    let said = match &event.content {
        Content::File(file) => &say::chat_file_came(&file.name),
        Content::Text(text) => text,
        _ => return None,
    };
    Some([&author(record, event), ": ", said].concat())
}
