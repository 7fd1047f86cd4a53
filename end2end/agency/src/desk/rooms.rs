//! A room for each chat.

use serde_json::{Value, json};

use super::Desk;
use super::matrix::MatrixError;
use super::names::BOT;
use super::outgoing::{STATUS, segment};
use crate::store::{NewChat, StoreError};

/// Why there is no room.
#[derive(Debug)]
pub enum RoomError {
    /// The homeserver did not make it.
    Matrix(MatrixError),
    /// The database did not take it.
    Store(StoreError),
}

impl From<MatrixError> for RoomError {
    fn from(error: MatrixError) -> Self {
        Self::Matrix(error)
    }
}

impl From<StoreError> for RoomError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl std::fmt::Display for RoomError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Matrix(error) => error.fmt(formatter),
            Self::Store(error) => error.fmt(formatter),
        }
    }
}

impl Desk {
    /// Makes the room of this alias, given without `#` and server; finds it where it was made before.
    ///
    /// # Errors
    /// When neither can be done.
    pub async fn open_room(&self, alias: &str) -> Result<(), RoomError> {
        self.accounts().await?;
        let _alone = self.rooms.lock().await;
        let status = json!({ "phase": "bot" });
        let body = room(alias, &status).to_string();
        let made = self
            .matrix
            .call(BOT, "POST", "/_matrix/client/v3/createRoom", body);
        let answer = match made.await {
            // Asked for twice, or made by a desk that died before it was written down.
            Err(error) if error.is("M_ROOM_IN_USE") => self.find_room(alias).await?,
            other => other?,
        };
        let room = answer["room_id"].as_str().unwrap_or_default();
        self.store
            .open_chat(NewChat {
                room: room.to_owned(),
                is_our_room: true,
                told: status.to_string(),
            })
            .await?;
        Ok(())
    }

    async fn find_room(&self, alias: &str) -> Result<Value, MatrixError> {
        let alias = segment(&format!("#{alias}:{}", self.names.server));
        let path = format!("/_matrix/client/v3/directory/room/{alias}");
        self.matrix.call(BOT, "GET", &path, String::new()).await
    }
}

/// The room: anybody who knows the alias may join until the citizen has, nobody of another server ever,
/// and the citizen may speak and take back what they said, and set nothing (`POST /createRoom`).
fn room(alias: &str, status: &Value) -> Value {
    json!({
        "room_alias_name": alias,
        "name": "City of Marlow Bay",
        "visibility": "private",
        "preset": "private_chat",
        "creation_content": { "m.federate": false },
        "initial_state": [
            state("m.room.join_rules", &json!({ "join_rule": "public" })),
            state("m.room.guest_access", &json!({ "guest_access": "forbidden" })),
            // Whoever takes over later reads what was said before.
            state("m.room.history_visibility", &json!({ "history_visibility": "shared" })),
            state(STATUS, status),
        ],
        // The bot made the room and so stands above these.
        "power_level_content_override": {
            "users_default": 0,
            "events_default": 0,
            "state_default": 50,
            "invite": 50,
            "kick": 50,
            "ban": 50,
            "redact": 50,
            "events": { "m.room.redaction": 0 },
        },
    })
}

fn state(kind: &str, content: &Value) -> Value {
    json!({ "type": kind, "state_key": "", "content": content })
}
