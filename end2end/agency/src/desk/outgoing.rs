//! What the desk has to do on its homeserver, kept until it is done.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value, json};

/// The state event that says where a chat stands.
pub const STATUS: &str = "org.frontdoor.desk.status";

/// Stands in a path where the id of the transaction goes, which is given when it is stored.
pub const TRANSACTION: &str = "{transaction}";

/// A call of the client-server API that may be made again without being done twice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// As whom, the name before the colon.
    pub user: String,
    /// `PUT` or `POST`.
    pub method: &'static str,
    /// The path, with [`TRANSACTION`] where its id goes.
    pub path: String,
    /// The body, JSON.
    pub body: String,
}

/// A part of a path.
#[must_use]
pub fn segment(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

impl Outgoing {
    /// A message (`PUT /rooms/{room}/send/m.room.message/{transaction}`).
    #[must_use]
    pub fn message(room: &str, user: &str, content: &Value) -> Self {
        let path = format!("send/m.room.message/{TRANSACTION}");
        Self::in_room("PUT", room, &path, user, content)
    }

    /// A part of the room's state with an empty key, set by the bot.
    #[must_use]
    pub fn state(room: &str, kind: &str, content: &Value) -> Self {
        let path = format!("state/{kind}/");
        Self::in_room("PUT", room, &path, super::names::BOT, content)
    }

    /// The bot invites a user, given by the whole id.
    #[must_use]
    pub fn invite(room: &str, user_id: &str) -> Self {
        let content = json!({ "user_id": user_id });
        Self::in_room("POST", room, "invite", super::names::BOT, &content)
    }

    /// A user of the desk's comes.
    #[must_use]
    pub fn join(room: &str, user: &str) -> Self {
        Self::in_room("POST", room, "join", user, &json!({}))
    }

    /// A user of the desk's goes.
    #[must_use]
    pub fn leave(room: &str, user: &str) -> Self {
        Self::in_room("POST", room, "leave", user, &json!({}))
    }

    fn in_room(method: &'static str, room: &str, path: &str, user: &str, body: &Value) -> Self {
        Self {
            user: user.to_owned(),
            method,
            path: format!("/_matrix/client/v3/rooms/{}/{path}", segment(room)),
            body: body.to_string(),
        }
    }
}

/// Words of a person.
#[must_use]
pub fn text(body: &str) -> Value {
    json!({ "msgtype": "m.text", "body": body })
}

/// Words of the bot (Client-Server API, "m.notice").
#[must_use]
pub fn notice(body: &str) -> Value {
    json!({ "msgtype": "m.notice", "body": body })
}
