//! What is new (client-server API, "Syncing").

use super::config::{self, Config};
use super::event::{TYPES, View};
use super::json::filled;
use super::{TIMEOUT_MS, answer};
use crate::agency::{HttpRequest, HttpResponse};
use crate::chat::{End, Ender, Event, Failure, Role, Run, Session, Signal};
use crate::kept;
use crate::percent::encode;
use crate::tree::Node;

/// What is new in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The new events, in the server's order; the mark to go on from is its end.
    pub run: Run,
    /// What it means to the conversation, in order.
    pub signals: Vec<Signal>,
    /// Who types now, the citizen left out; none where nothing is new.
    pub typing: Option<Vec<String>>,
    /// The event up to which somebody else has read, where that is told.
    pub read: Option<String>,
}

/// Asks what is new since a mark; without one for the state of the room and its newest events. The server
/// answers as soon as there is something, and after `wait_ms` at the latest.
#[must_use]
pub fn request(
    config: &Config,
    session: &Session,
    since: Option<&str>,
    wait_ms: u32,
) -> HttpRequest {
    let mut url = config.url("client/v3/sync", &[]);
    url.push_str("?timeout=");
    url.push_str(&wait_ms.to_string());
    url.push_str("&filter=");
    url.push_str(&encode(&filter(session)));
    if let Some(since) = since {
        url.push_str("&since=");
        url.push_str(&encode(since));
    }
    let request = config::get(session, url);
    HttpRequest {
        // A server that is frozen says nothing at all.
        timeout_ms: TIMEOUT_MS.saturating_add(wait_ms),
        ..request
    }
}

/// What is asked for. Of more than fifty events the newest come, and the rest by [`super::messages`].
fn filter(session: &Session) -> String {
    let pattern = [
        r#"{"room":{"rooms":[$],"timeline":{"limit":50,"#,
        TYPES,
        r#"},"state":{"#,
        TYPES,
        r#"},"ephemeral":{"types":["m.typing","m.receipt"]},"account_data":{"not_types":["*"]},"include_leave":true},"presence":{"not_types":["*"]},"account_data":{"not_types":["*"]}}"#,
    ];
    filled(&pattern.concat(), &[&session.room])
}

/// Reads what is new. `since` is the mark that was asked with.
///
/// # Errors
/// A refusal where the server does not know the mark: ask without one.
pub fn decode(
    config: &Config,
    session: &Session,
    since: Option<&str>,
    response: &HttpResponse,
) -> Result<Batch, Failure> {
    let document = answer::object(response)?;
    let to = answer::text(&document, "next_batch")?;
    let view = View::new(config, session);
    let mut batch = Batch {
        run: Run {
            from: since.map(str::to_owned),
            to,
            events: Vec::new(),
        },
        signals: Vec::new(),
        typing: None,
        read: None,
    };
    let rooms = document.get("rooms");
    let room = |how| rooms?.get(how)?.get(&session.room);
    let left = room("leave");
    if let Some(room) = room("join").or(left) {
        batch.read_room(view, room);
        batch.signals.push(Signal::Seen);
    } else if since.is_some() {
        batch.signals.push(Signal::Seen);
    }
    if left.is_some() {
        batch.signals.push(Signal::End(End {
            by: Ender::Unknown,
            reason: String::new(),
        }));
    }
    Ok(batch)
}

impl Batch {
    fn read_room(&mut self, view: View<'_>, room: &Node) {
        let signal = |event: &Event| Signal::of(event, |user| view.role(user));
        let state = room.get("state").and_then(|state| state.get("events"));
        for node in state.map(Node::items).unwrap_or_default() {
            let event = view.event(node);
            self.signals.extend(event.as_ref().and_then(signal));
        }
        if let Some(timeline) = room.get("timeline") {
            let is_limited = timeline.get("limited").and_then(Node::flag) == Some(true);
            if is_limited || self.run.from.is_none() {
                let before = kept::text(timeline, "prev_batch");
                self.run.from = before.map(str::to_owned);
            }
            for node in timeline.get("events").map(Node::items).unwrap_or_default() {
                if let Some(event) = view.event(node) {
                    self.signals.extend(signal(&event));
                    self.run.events.push(event);
                }
            }
        }
        let passing = room.get("ephemeral").and_then(|part| part.get("events"));
        for node in passing.map(Node::items).unwrap_or_default() {
            let Some(content) = node.get("content") else {
                continue;
            };
            match kept::text(node, "type") {
                Some("m.typing") => {
                    let users = content.get("user_ids").map(Node::items).unwrap_or_default();
                    let others = users
                        .into_iter()
                        .filter_map(Node::text)
                        .filter(|user| view.role(user) != Role::Me);
                    self.typing = Some(others.map(str::to_owned).collect());
                }
                Some("m.receipt") => self.read_receipts(view, content),
                _ => {}
            }
        }
    }

    fn read_receipts(&mut self, view: View<'_>, content: &Node) {
        for (event, kinds) in content.entries() {
            let users = kinds.get("m.read").map(Node::entries).unwrap_or_default();
            for (user, _) in users {
                if view.role(user) != Role::Me {
                    self.read = Some(event.clone());
                }
            }
        }
    }
}
