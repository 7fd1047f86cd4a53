//! The chats of the desk: where each stands, what was said, what has come and what has to go out.

mod chats;
mod log;
mod post;
mod settings;
mod step;

pub use chats::NewChat;
pub use log::Entry;
pub use post::{Arrival, Departure};
pub use step::Refusal;

/// The tables. What came (`desk_arrivals`) keeps its ids for good, so that nothing that is told twice
/// is done twice; what has to go out (`desk_departures`) is stored together with the chat that it
/// follows from, and its number makes the id of its transaction.
pub(super) const TABLES: &str = "
CREATE TABLE IF NOT EXISTS chats (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room TEXT NOT NULL UNIQUE,
    is_our_room INTEGER NOT NULL,
    citizen TEXT NOT NULL,
    phase TEXT NOT NULL,
    agent TEXT NOT NULL,
    ended_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    context TEXT NOT NULL,
    context_event TEXT NOT NULL,
    score INTEGER NOT NULL,
    comment TEXT NOT NULL,
    misses INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    queued_at INTEGER,
    told TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS chat_entries (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL UNIQUE,
    chat INTEGER NOT NULL REFERENCES chats (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    sender TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    uri TEXT NOT NULL,
    media_type TEXT NOT NULL,
    is_withdrawn INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS chat_entries_by_chat ON chat_entries (chat, position);
CREATE TABLE IF NOT EXISTS desk_arrivals (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    event TEXT NOT NULL UNIQUE,
    body TEXT
);
CREATE INDEX IF NOT EXISTS desk_arrivals_waiting ON desk_arrivals (position) WHERE body IS NOT NULL;
CREATE TABLE IF NOT EXISTS desk_departures (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    user TEXT NOT NULL,
    method TEXT NOT NULL,
    path TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS desk_settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
";

/// Forgets every chat. What has come and the desk's tokens stay, since the homeserver knows them.
pub(super) const RESET: &str = "
DELETE FROM chats;
DELETE FROM desk_departures;
DELETE FROM desk_settings WHERE name = 'switch';
UPDATE desk_arrivals SET body = NULL;
";
