//! What was said in a chat, for the console; the homeserver has the original.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::Instant;
use crate::desk::{Event, Kind};
use crate::store::{Store, StoreError};

/// Something that was said, or a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its event.
    pub event: String,
    /// When the homeserver had it.
    pub at: Instant,
    /// The whole user id.
    pub sender: String,
    /// `m.text`, `m.notice`, `m.image`, …
    pub kind: String,
    /// The words, or the name of the file; empty once it was taken back.
    pub body: String,
    /// Where a file lies (`mxc://…`); empty for words.
    pub uri: String,
    /// The media type of a file, as its sender says.
    pub media_type: String,
    /// Whether it was taken back.
    pub is_withdrawn: bool,
}

/// Writes down what an event says; nothing where it says nothing or is known.
pub(super) fn write(connection: &Connection, chat: i64, event: &Event) -> rusqlite::Result<()> {
    match &event.kind {
        Kind::Message(message) => {
            connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO chat_entries
                         (event, chat, at, sender, kind, body, uri, media_type)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                )?
                .execute(params![
                    event.id,
                    chat,
                    event.at.0,
                    event.sender,
                    message.kind,
                    message.body,
                    message.uri,
                    message.media_type,
                ])?;
        }
        Kind::Redaction { of } => {
            connection.execute(
                "UPDATE chat_entries SET body = '', uri = '', media_type = '', is_withdrawn = 1
                 WHERE event = ?1 AND chat = ?2",
                params![of, chat],
            )?;
        }
        Kind::Member { .. } | Kind::Other => {}
    }
    Ok(())
}

impl Store {
    /// All that was said in this chat, in the order of the homeserver's clock: what was found late
    /// stands where it belongs.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn chat_entries(&self, chat: i64) -> Result<Vec<Entry>, StoreError> {
        self.run(move |connection| {
            connection
                .prepare_cached("SELECT * FROM chat_entries WHERE chat = ?1 ORDER BY at, position")?
                .query_map([chat], read)?
                .collect()
        })
        .await
    }

    /// What was said with this event, in this chat.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn chat_entry(&self, chat: i64, event: &str) -> Result<Option<Entry>, StoreError> {
        let event = event.to_owned();
        self.run(move |connection| {
            let sql = "SELECT * FROM chat_entries WHERE chat = ?1 AND event = ?2";
            connection
                .query_row(sql, params![chat, event], read)
                .optional()
        })
        .await
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        event: row.get("event")?,
        at: Instant(row.get("at")?),
        sender: row.get("sender")?,
        kind: row.get("kind")?,
        body: row.get("body")?,
        uri: row.get("uri")?,
        media_type: row.get("media_type")?,
        is_withdrawn: row.get("is_withdrawn")?,
    })
}
