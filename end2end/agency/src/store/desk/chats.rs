//! Chats.

use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::clock::Instant;
use crate::desk::{Chat, Phase};
use crate::store::{Store, StoreError};

/// A chat that begins.
#[derive(Clone, Debug)]
pub struct NewChat {
    /// The room.
    pub room: String,
    /// Whether the desk made it.
    pub is_our_room: bool,
    /// The status that it was made with, JSON; empty where it has none.
    pub told: String,
}

impl Store {
    /// Stores a chat that begins, unless its room is known.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open_chat(&self, new: NewChat) -> Result<(), StoreError> {
        self.run(move |connection| {
            connection.execute(
                "INSERT OR IGNORE INTO chats (room, is_our_room, citizen, phase, agent, ended_by, reason,
                     context, context_event, score, comment, misses, opened_at, queued_at, told)
                 VALUES (?1, ?2, '', 'bot', '', '', '', '', '', 0, '', 0, ?3, NULL, ?4)",
                params![new.room, new.is_our_room, Instant::now().0, new.told],
            )?;
            Ok(())
        })
        .await
    }

    /// All chats in which somebody was, those that wait first, then those with an agent, with the bot
    /// and at an end.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn chats(&self) -> Result<Vec<Chat>, StoreError> {
        self.run(|connection| {
            connection
                .prepare_cached(
                    "SELECT * FROM chats WHERE citizen <> '' ORDER BY
                     CASE phase WHEN 'queued' THEN 0 WHEN 'human' THEN 1 WHEN 'bot' THEN 2 ELSE 3 END,
                     CASE phase WHEN 'queued' THEN queued_at ELSE -opened_at END, id",
                )?
                .query_map([], read)?
                .collect()
        })
        .await
    }

    /// The rooms of all chats that go on.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn open_rooms(&self) -> Result<Vec<String>, StoreError> {
        self.run(|connection| {
            connection
                .prepare_cached("SELECT room FROM chats WHERE phase <> ?1")?
                .query_map([Phase::Ended.as_str()], |row| row.get(0))?
                .collect()
        })
        .await
    }

    /// The chat of this number.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn chat(&self, id: i64) -> Result<Option<Chat>, StoreError> {
        self.run(move |connection| {
            connection
                .query_row("SELECT * FROM chats WHERE id = ?1", [id], read)
                .optional()
        })
        .await
    }

    /// The chat in this room.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn chat_in(&self, room: &str) -> Result<Option<Chat>, StoreError> {
        let room = room.to_owned();
        self.run(move |connection| by_room(connection, &room)).await
    }

    /// How many wait for a person.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn waiting(&self) -> Result<i64, StoreError> {
        self.run(|connection| {
            let sql = "SELECT count(*) FROM chats WHERE phase = 'queued'";
            connection.query_row(sql, [], |row| row.get(0))
        })
        .await
    }
}

pub(super) fn by_room(connection: &Connection, room: &str) -> rusqlite::Result<Option<Chat>> {
    connection
        .prepare_cached("SELECT * FROM chats WHERE room = ?1")?
        .query_row([room], read)
        .optional()
}

/// Those who wait, the first first.
pub(super) fn queue(connection: &Connection) -> rusqlite::Result<Vec<Chat>> {
    connection
        .prepare_cached("SELECT * FROM chats WHERE phase = 'queued' ORDER BY queued_at, id")?
        .query_map([], read)?
        .collect()
}

/// Stores a chat that has changed.
pub(super) fn save(connection: &Connection, chat: &Chat) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE chats SET citizen = ?2, phase = ?3, agent = ?4, ended_by = ?5, reason = ?6,
                 context = ?7, context_event = ?8, score = ?9, comment = ?10, misses = ?11,
                 queued_at = ?12, told = ?13
             WHERE id = ?1",
        )?
        .execute(params![
            chat.id,
            chat.citizen,
            chat.phase.as_str(),
            chat.agent,
            chat.ended.0,
            chat.ended.1,
            chat.context.0,
            chat.context.1,
            chat.rating.0,
            chat.rating.1,
            chat.misses,
            chat.queued_at.map(|at| at.0),
            chat.told,
        ])?;
    Ok(())
}

fn read(row: &Row<'_>) -> rusqlite::Result<Chat> {
    let phase: String = row.get("phase")?;
    let queued_at: Option<i64> = row.get("queued_at")?;
    Ok(Chat {
        id: row.get("id")?,
        room: row.get("room")?,
        is_our_room: row.get("is_our_room")?,
        citizen: row.get("citizen")?,
        phase: Phase::from_word(&phase),
        agent: row.get("agent")?,
        ended: (row.get("ended_by")?, row.get("reason")?),
        context: (row.get("context")?, row.get("context_event")?),
        rating: (row.get("score")?, row.get("comment")?),
        misses: row.get("misses")?,
        opened_at: Instant(row.get("opened_at")?),
        queued_at: queued_at.map(Instant),
        told: row.get("told")?,
    })
}
