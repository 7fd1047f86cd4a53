//! The tables.

use rusqlite::Connection;

/// What a citizen typed is kept as text, exactly as it came; only what the agency adds has types of
/// its own. `AUTOINCREMENT` keeps a reference from being given twice, even after a reset.
const TABLES: &str = "
CREATE TABLE IF NOT EXISTS requests (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    jurisdiction TEXT NOT NULL,
    service_request_id TEXT NOT NULL DEFAULT '',
    token TEXT,
    ready_at INTEGER NOT NULL,
    service_code TEXT NOT NULL,
    status TEXT NOT NULL,
    status_notes TEXT NOT NULL,
    requested_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    expected_at INTEGER,
    lat TEXT NOT NULL,
    long TEXT NOT NULL,
    address_string TEXT NOT NULL,
    address_id TEXT NOT NULL,
    email TEXT NOT NULL,
    device_id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    phone TEXT NOT NULL,
    description TEXT NOT NULL,
    media_url TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS requests_by_reference ON requests (jurisdiction, service_request_id);
CREATE INDEX IF NOT EXISTS requests_by_token ON requests (jurisdiction, token);
CREATE INDEX IF NOT EXISTS requests_by_date ON requests (jurisdiction, requested_at);
CREATE TABLE IF NOT EXISTS attributes (
    request INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (request, position)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    summary TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS notes_by_request ON notes (request);
CREATE TABLE IF NOT EXISTS photos (
    id TEXT PRIMARY KEY,
    request INTEGER NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    bytes BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS photos_by_request ON photos (request);
CREATE TABLE IF NOT EXISTS submissions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    reference TEXT NOT NULL UNIQUE,
    form TEXT NOT NULL,
    data TEXT NOT NULL,
    metadata TEXT NOT NULL,
    state TEXT NOT NULL,
    created_at INTEGER NOT NULL
);
";

/// Makes the tables where they are missing, and sets the connection up.
pub(super) fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    // Answers with the mode that it set, so it cannot go through `execute_batch`.
    connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
    connection.execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL;")?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute_batch(TABLES)?;
    connection.execute_batch(super::desk::TABLES)
}
