//! One step of a chat: it changes, its room is told, and what has to be done is kept, all at once or
//! not at all.

use rusqlite::{Connection, Transaction, params};

use super::{chats, log};
use crate::desk::names::Names;
use crate::desk::outgoing::{Outgoing, STATUS, TRANSACTION};
use crate::desk::{Chat, Event, Phase};
use crate::store::{Store, StoreError};

/// Why a step was not taken.
#[derive(Debug)]
pub enum Refusal {
    /// The database refused.
    Store(StoreError),
    /// There is no such chat.
    NoChat,
    /// It cannot be done now, for this reason.
    Words(String),
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl Store {
    /// Takes a step of the chat in this room, and tells every room whose status has changed with it.
    ///
    /// # Errors
    /// When there is no such chat, when `work` says why it cannot be done, or when the database
    /// refuses; then nothing has changed.
    pub async fn step<W>(&self, room: &str, names: &Names, work: W) -> Result<(), Refusal>
    where
        W: FnOnce(&mut Chat) -> Result<Vec<Outgoing>, String> + Send + 'static,
    {
        let (room, names) = (room.to_owned(), names.clone());
        self.run(move |connection| {
            let transaction = connection.transaction()?;
            let Some(mut chat) = chats::by_room(&transaction, &room)? else {
                return Ok(Err(Refusal::NoChat));
            };
            match take(&transaction, &mut chat, &names, work)? {
                Ok(()) => transaction.commit().map(Ok),
                Err(words) => Ok(Err(Refusal::Words(words))),
            }
        })
        .await?
    }

    /// Takes the step that follows from an event that has arrived, writes down what was said, and
    /// marks the event as dealt with. `work` gets the chat unless the event is of a room without one.
    ///
    /// # Errors
    /// When the database refuses; then nothing has changed, and the event comes again.
    pub async fn step_for<W>(&self, event: Event, names: &Names, work: W) -> Result<(), StoreError>
    where
        W: FnOnce(&mut Chat) -> Vec<Outgoing> + Send + 'static,
    {
        let names = names.clone();
        self.run(move |connection| {
            let transaction = connection.transaction()?;
            if let Some(mut chat) = chats::by_room(&transaction, &event.room)? {
                log::write(&transaction, chat.id, &event)?;
                // `work` that cannot be refused needs no rollback.
                let _never = take(&transaction, &mut chat, &names, |chat| Ok(work(chat)))?;
            }
            transaction.execute(
                "UPDATE desk_arrivals SET body = NULL WHERE event = ?1",
                [&event.id],
            )?;
            transaction.commit()
        })
        .await
    }
}

fn take<W>(
    transaction: &Transaction<'_>,
    chat: &mut Chat,
    names: &Names,
    work: W,
) -> rusqlite::Result<Result<(), String>>
where
    W: FnOnce(&mut Chat) -> Result<Vec<Outgoing>, String>,
{
    let out = match work(chat) {
        Ok(out) => out,
        Err(words) => return Ok(Err(words)),
    };
    for outgoing in &out {
        keep(transaction, outgoing)?;
    }
    chats::save(transaction, chat)?;
    if chat.phase != Phase::Queued && !chat.citizen.is_empty() {
        tell(transaction, chat, 0, names)?;
    }
    for (position, mut waiting) in (1..).zip(chats::queue(transaction)?) {
        tell(transaction, &mut waiting, position, names)?;
    }
    Ok(Ok(()))
}

/// Keeps the status for the chat's room, unless the room has it.
fn tell(
    connection: &Connection,
    chat: &mut Chat,
    position: i64,
    names: &Names,
) -> rusqlite::Result<()> {
    let status = chat.status(position, names);
    let text = status.to_string();
    if chat.told == text {
        return Ok(());
    }
    keep(connection, &Outgoing::state(&chat.room, STATUS, &status))?;
    chat.told = text;
    chats::save(connection, chat)
}

fn keep(connection: &Connection, outgoing: &Outgoing) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO desk_departures (user, method, path, body) VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![
            outgoing.user,
            outgoing.method,
            outgoing.path,
            outgoing.body
        ])?;
    let position = connection.last_insert_rowid();
    connection
        .prepare_cached(
            "UPDATE desk_departures SET path = replace(path, ?2, ?3) WHERE position = ?1",
        )?
        .execute(params![position, TRANSACTION, format!("desk{position}")])?;
    Ok(())
}
