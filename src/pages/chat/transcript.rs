//! The whole chat as a text to keep.

use frontdoor_core::chat::{Content, Record};

use super::name_of;
use super::row::is_shown;
use super::who::author;
use crate::i18n::{say, time_of};
use crate::state::State;
use crate::state::chat::Chat;

/// Fetches what is not here yet, and saves all of it as a file.
pub(super) async fn save(state: State, chat: Chat) {
    chat.fetch_all().await;
    let agency = name_of(state, &chat.agency());
    let text = chat.look(|record| text(record, &agency));
    if let Some(text) = text {
        let name = [say::chat_file_name(), ".txt"].concat();
        (state.ports.device.save_text)(&name, &text);
    }
}

fn text(record: &Record, agency: &str) -> String {
    let mut text = say::chat_with(agency);
    text.push('\n');
    for event in record
        .timeline
        .events()
        .iter()
        .filter(|event| is_shown(record, event))
    {
        let body = match &event.content {
            Content::Text(body) | Content::Context(body) | Content::Rating { body, .. } => body,
            Content::File(file) => &file.name,
            Content::Redacted => say::chat_withdrawn_word(),
            _ => continue,
        };
        for part in [
            "\n",
            &time_of(event.at),
            " ",
            &author(record, event),
            "\n",
            body,
            "\n",
        ] {
            text.push_str(part);
        }
    }
    text
}
