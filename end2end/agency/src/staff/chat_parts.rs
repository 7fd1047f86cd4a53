//! The parts of the console that change while one looks.

use serde_json::Value;

use super::html::Html;
use crate::desk::names::{Agent, BOT, Names};
use crate::desk::{Chat, Phase};
use crate::store::Entry;

/// A table of chats.
pub(super) fn rows(html: &mut Html, chats: &[Chat], names: &Names) {
    if chats.is_empty() {
        html.markup("<p>Nobody has asked anything yet.</p>");
        return;
    }
    html.markup(
        "<table><thead><tr><th scope=\"col\">Chat</th><th scope=\"col\">Stands</th>\
         <th scope=\"col\">With</th><th scope=\"col\">About</th><th scope=\"col\">Since</th></tr>\
         </thead><tbody>",
    );
    for chat in chats {
        html.markup("<tr><td><a href=\"/chats/")
            .text(&chat.id.to_string());
        html.markup("\">Chat ").text(&chat.id.to_string());
        html.markup("</a></td><td>").text(chat.phase.as_str());
        html.markup("</td><td>");
        if chat.phase == Phase::Human {
            html.text(&who(&names.user(&chat.agent), names));
        }
        html.markup("</td><td>").text(&about(chat));
        html.markup("</td><td>");
        html.text(&chat.queued_at.unwrap_or(chat.opened_at).to_utc());
        html.markup("</td></tr>");
    }
    html.markup("</tbody></table>");
}

/// Where a chat stands, what came along with it, and what was said.
pub(super) fn log(html: &mut Html, chat: &Chat, entries: &[Entry], names: &Names) {
    html.markup("<dl>").row("Stands", chat.phase.as_str());
    if !chat.agent.is_empty() {
        html.row("Agent", &who(&names.user(&chat.agent), names));
    }
    html.row("Ended by", &chat.ended.0)
        .row("Because", &chat.ended.1);
    if chat.rating.0 > 0 {
        html.row(
            "Rating",
            &format!("{} of 5. {}", chat.rating.0, chat.rating.1),
        );
    }
    html.row("Citizen", &chat.citizen).markup("</dl>");
    if let Ok(Value::Object(packet)) = serde_json::from_str(&chat.context.0) {
        html.markup("<section id=\"packet\"><h2>What came along</h2><dl>");
        for (name, value) in &packet {
            html.row(name, &shown(value));
        }
        html.markup("</dl></section>");
    }
    html.markup("<h2>What was said</h2><ol id=\"said\">");
    for (index, entry) in entries.iter().enumerate() {
        html.markup(if index + 1 == entries.len() {
            "<li data-last><b>"
        } else {
            "<li><b>"
        });
        html.text(&who(&entry.sender, names)).markup("</b> ");
        said(html, chat, entry);
        html.markup("</li>");
    }
    html.markup("</ol>");
}

fn said(html: &mut Html, chat: &Chat, entry: &Entry) {
    if entry.is_withdrawn {
        html.markup("<i>taken back</i>");
    } else if entry.uri.is_empty() {
        html.markup("<span>").text(&entry.body).markup("</span>");
    } else {
        html.markup("<a href=\"/chats/").text(&chat.id.to_string());
        html.markup("/files/").segment(&entry.event).markup("\">");
        html.text(&entry.body).markup("</a> (");
        html.text(&entry.media_type).markup(")");
    }
}

/// A name for people.
fn who(user: &str, names: &Names) -> String {
    match names.localpart(user) {
        Some(BOT) => "Assistant".into(),
        Some(localpart) => {
            Agent::find(localpart).map_or("Citizen".into(), |agent| agent.name.into())
        }
        None => user.to_owned(),
    }
}

/// What a chat is about, in a few words.
fn about(chat: &Chat) -> String {
    let packet: Value = serde_json::from_str(&chat.context.0).unwrap_or_default();
    let words = [
        &packet["service"]["name"],
        &packet["request"],
        &packet["page"],
    ];
    let found = words.iter().find_map(|value| value.as_str());
    found.unwrap_or_default().to_owned()
}

/// A value of the packet, for people: texts as they are, the rest a line for each part.
fn shown(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(shown).collect::<Vec<_>>().join("\n"),
        Value::Object(members) => members
            .iter()
            .map(|(name, value)| format!("{name}: {}", shown(value)))
            .collect::<Vec<_>>()
            .join("\n"),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_packet_reads_as_lines() {
        let value = json!([{ "label": "Where", "value": "Road" }, { "label": "Deep", "value": 9 }]);
        assert_eq!(
            shown(&value),
            "label: Where\nvalue: Road\nlabel: Deep\nvalue: 9"
        );
    }
}
