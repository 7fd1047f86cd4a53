//! What has come that the citizen was not told of: each message once on a page.

use frontdoor_core::chat::{Content, Record, Role};
use leptos::prelude::*;

use super::Chat;

impl Chat {
    /// The names of the messages that have come since this was last asked, to be said to those who do not see
    /// them.
    #[must_use]
    pub fn take_news(self) -> Vec<String> {
        self.news.take()
    }

    /// Finds what is new in a record that is about to be shown. What a page finds when it begins is not.
    pub(super) fn note_news(self, record: &Record) {
        let events = record.timeline.events();
        let before = self.told.borrow().clone();
        let from = match before.as_deref() {
            None => events.len(),
            Some("") => 0,
            Some(id) => {
                let known = events.iter().rposition(|event| event.id == id);
                known.map_or(events.len(), |at| at + 1)
            }
        };
        let last = events.last().map(|event| event.id.clone());
        *self.told.borrow_mut() = last.or(before).or(Some(String::new()));
        let news: Vec<String> = events
            .iter()
            .skip(from)
            .filter(|event| event.role != Role::Me)
            .filter(|event| matches!(event.content, Content::Text(_) | Content::File(_)))
            .map(|event| event.id.clone())
            .collect();
        if !news.is_empty() {
            self.chats.unread().update(|unread| *unread += news.len());
            self.news.borrow_mut().extend(news);
        }
    }
}
