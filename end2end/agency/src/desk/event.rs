//! What the homeserver tells the desk (Client-Server API, "Room events").

use serde_json::Value;

use crate::clock::Instant;

/// The key of the packet that a portal hands over with a chat.
pub const CONTEXT: &str = "org.frontdoor.context";

/// The key of a citizen's judgement.
pub const RATING: &str = "org.frontdoor.rating";

/// The key with which a citizen ends a chat without leaving the room.
pub const END: &str = "org.frontdoor.end";

/// An event of a room.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Its id.
    pub id: String,
    /// The room.
    pub room: String,
    /// Who it is of.
    pub sender: String,
    /// When the server had it.
    pub at: Instant,
    /// What it is.
    pub kind: Kind,
}

/// What an event is, as far as the desk takes note of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A message.
    Message(Message),
    /// Somebody comes, goes or is invited.
    Member {
        /// Who.
        user: String,
        /// `join`, `leave`, `invite`, …
        membership: String,
    },
    /// Another event is taken back.
    Redaction {
        /// Which.
        of: String,
    },
    /// Anything else.
    Other,
}

/// A message.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Message {
    /// `m.text`, `m.notice`, `m.image`, …
    pub kind: String,
    /// Its words; the name of a file.
    pub body: String,
    /// Where a file lies (`mxc://…`); empty for words.
    pub uri: String,
    /// The media type of a file, as its sender says.
    pub media_type: String,
    /// The packet of a portal.
    pub context: Option<Value>,
    /// A judgement: 1 to 5, and words.
    pub rating: Option<(i64, String)>,
    /// Whether the citizen ends the chat.
    pub ends: bool,
}

impl Event {
    /// Reads one. `None`: it has no id or no room.
    #[must_use]
    pub fn read(event: &Value) -> Option<Self> {
        let content = &event["content"];
        let kind = match text(&event["type"]).as_str() {
            // What was redacted meanwhile has no content.
            "m.room.message" if content["msgtype"].is_string() => {
                Kind::Message(Message::read(content))
            }
            "m.room.member" => Kind::Member {
                user: text(&event["state_key"]),
                membership: text(&content["membership"]),
            },
            // In its content since version 11 of rooms.
            "m.room.redaction" => Kind::Redaction {
                of: match &content["redacts"] {
                    Value::String(of) => of.clone(),
                    _ => text(&event["redacts"]),
                },
            },
            _ => Kind::Other,
        };
        Some(Self {
            id: event["event_id"].as_str()?.to_owned(),
            room: event["room_id"].as_str()?.to_owned(),
            sender: text(&event["sender"]),
            at: Instant(event["origin_server_ts"].as_i64().unwrap_or_default()),
            kind,
        })
    }
}

impl Message {
    fn read(content: &Value) -> Self {
        let rating = &content[RATING];
        Self {
            kind: text(&content["msgtype"]),
            body: text(&content["body"]),
            uri: text(&content["url"]),
            media_type: text(&content["info"]["mimetype"]),
            context: content.get(CONTEXT).filter(|c| c.is_object()).cloned(),
            rating: rating["score"]
                .as_i64()
                .filter(|score| (1..=5).contains(score))
                .map(|score| (score, text(&rating["comment"]))),
            ends: content.get(END).is_some(),
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn kind(event: Value) -> Kind {
        let mut event = event;
        event["event_id"] = json!("$1");
        event["room_id"] = json!("!1");
        Event::read(&event).expect("it has an id and a room").kind
    }

    #[test]
    fn a_packet_and_a_rating_are_messages() {
        let kind = kind(json!({ "type": "m.room.message", "content": {
            "msgtype": "m.notice", "body": "About potholes",
            "org.frontdoor.context": { "v": 1 },
            "org.frontdoor.rating": { "score": 4 },
        }}));
        let Kind::Message(message) = kind else {
            panic!("{kind:?}")
        };
        assert_eq!(message.body, "About potholes");
        assert_eq!(message.context, Some(json!({ "v": 1 })));
        assert_eq!(message.rating, Some((4, String::new())));
    }

    #[test]
    fn redactions_of_all_versions_of_rooms_are_read() {
        let of = Kind::Redaction { of: "$0".into() };
        assert_eq!(
            kind(json!({ "type": "m.room.redaction", "redacts": "$0" })),
            of
        );
        let new = json!({ "type": "m.room.redaction", "content": { "redacts": "$0" } });
        assert_eq!(kind(new), of);
    }

    #[test]
    fn anything_may_come() {
        assert_eq!(Event::read(&json!([])), None);
        assert_eq!(
            Event::read(&json!({ "event_id": 1, "room_id": "!1" })),
            None
        );
        assert_eq!(kind(json!({ "type": "m.room.message" })), Kind::Other);
        let odd = json!({ "type": "m.room.message", "content": {
            "msgtype": "m.text", "body": 5, "info": "none", "org.frontdoor.rating": { "score": 9 } } });
        let Kind::Message(message) = kind(odd) else {
            panic!()
        };
        assert_eq!((message.body.as_str(), message.rating), ("", None));
    }
}
