//! Events as a server writes them (client-server API, "Room events").

use super::Config;
use super::send::{CONTEXT, RATING, TXN};
use crate::chat::{Content, End, Ender, Event, FileInfo, Membership, Phase, Role, Session, Status};
use crate::kept;
use crate::tree::Node;

/// The type of the state in which a desk says how a chat stands.
pub(super) const STATUS: &str = "org.frontdoor.desk.status";

/// The types of events that a chat is made of, as an entry of a filter; servers are asked for these alone.
pub(super) const TYPES: &str = r#""types":["m.room.message","m.room.encrypted","m.room.redaction","m.room.member","m.room.encryption","m.room.tombstone","org.frontdoor.desk.status"]"#;

/// Who is who.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    me: &'a str,
    desk: Option<&'a str>,
}

impl<'a> View<'a> {
    pub fn new(config: &'a Config, session: &'a Session) -> Self {
        Self {
            me: &session.user,
            desk: config.desk_user.as_deref(),
        }
    }

    /// Who an account is to the citizen.
    pub fn role(self, user: &str) -> Role {
        if user == self.me {
            Role::Me
        } else if Some(user) == self.desk {
            Role::Bot
        } else {
            Role::Agent
        }
    }

    /// An event; none without what all events have.
    pub fn event(self, node: &Node) -> Option<Event> {
        let sender = text(node, "sender")?;
        let empty = Node::null();
        let content = node.get("content").unwrap_or(&empty);
        let unsigned = node.get("unsigned").unwrap_or(&empty);
        let role = match (self.role(sender), text(content, "msgtype")) {
            // Programs are to use it, so that programs do not answer each other.
            (Role::Agent, Some("m.notice")) => Role::Bot,
            (role, _) => role,
        };
        // The server tells it to the device that sent it; what the message says itself is only believed of
        // the citizen.
        let own = || text(content, TXN).filter(|_| role == Role::Me);
        let txn = text(unsigned, "transaction_id").or_else(own);
        let is_redacted = unsigned.get("redacted_because").is_some();
        let at = node.get("origin_server_ts").and_then(Node::text);
        Some(Event {
            id: text(node, "event_id")?.to_owned(),
            txn: txn.map(str::to_owned),
            sender: sender.to_owned(),
            role,
            at: at.and_then(|at| at.parse().ok()).unwrap_or_default(),
            content: read(node, content, is_redacted),
        })
    }
}

fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    kept::text(node, key).filter(|text| !text.is_empty())
}

fn owned(node: &Node, key: &str) -> String {
    kept::text(node, key).unwrap_or_default().to_owned()
}

fn number<T: std::str::FromStr>(node: &Node, key: &str) -> Option<T> {
    kept::text(node, key)?.parse().ok()
}

fn read(event: &Node, content: &Node, is_redacted: bool) -> Content {
    match text(event, "type").unwrap_or_default() {
        "m.room.message" | "m.room.encrypted" if is_redacted => Content::Redacted,
        "m.room.message" => message(content),
        "m.room.encrypted" => Content::Encrypted,
        "m.room.encryption" => Content::Encryption,
        "m.room.redaction" => {
            // Within the content since version 11 of rooms.
            match text(content, "redacts").or_else(|| text(event, "redacts")) {
                Some(target) => Content::Redaction {
                    target: target.to_owned(),
                },
                None => Content::Unknown,
            }
        }
        "m.room.member" => Content::Member {
            user: owned(event, "state_key"),
            membership: match text(content, "membership").unwrap_or_default() {
                "join" => Membership::Joined,
                "invite" | "knock" => Membership::Invited,
                _ => Membership::Left,
            },
            name: owned(content, "displayname"),
        },
        // The room goes on elsewhere, which a chat does not.
        "m.room.tombstone" => Content::Status(Status::Ended(End {
            by: Ender::Desk,
            reason: owned(content, "body"),
        })),
        STATUS => status(content).map_or(Content::Unknown, Content::Status),
        _ => Content::Unknown,
    }
}

fn message(content: &Node) -> Content {
    let kind = text(content, "msgtype");
    let body = owned(content, "body");
    match (kind, text(content, "url")) {
        // A redaction leaves nothing.
        (None, _) => Content::Redacted,
        (Some("m.image" | "m.file" | "m.audio" | "m.video"), Some(uri)) => {
            let empty = Node::null();
            let info = content.get("info").unwrap_or(&empty);
            let name = text(content, "filename").map(str::to_owned);
            Content::File(FileInfo {
                name: name.unwrap_or(body),
                media_type: owned(info, "mimetype"),
                size: number(info, "size"),
                uri: uri.to_owned(),
            })
        }
        _ if content.get(CONTEXT).is_some() => Content::Context(body),
        _ => match content.get(RATING) {
            Some(rating) => Content::Rating {
                body,
                score: number(rating, "score").unwrap_or_default(),
            },
            None => Content::Text(body),
        },
    }
}

/// None where it says nothing, as before it is first set.
fn status(content: &Node) -> Option<Status> {
    Some(Status::Open(match text(content, "phase")? {
        "bot" => Phase::Bot,
        "queued" => Phase::Queued {
            position: number(content, "position"),
            eta_s: number(content, "eta_s"),
        },
        "human" => Phase::Human {
            agent: owned(content, "agent"),
        },
        "ended" => {
            return Some(Status::Ended(End {
                by: match text(content, "by") {
                    Some("citizen") => Ender::Citizen,
                    Some("agent") => Ender::Agent,
                    Some("desk") => Ender::Desk,
                    _ => Ender::Unknown,
                },
                reason: owned(content, "reason"),
            }));
        }
        other => Phase::Other(other.to_owned()),
    }))
}
