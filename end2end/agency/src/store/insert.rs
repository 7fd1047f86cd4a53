//! Storing a new request.

use rusqlite::{Connection, params};

use super::{NewRecord, Store, StoreError, Stored, photo};

impl Store {
    /// Stores a request with all that belongs to it, whole or not at all, and gives it its
    /// reference.
    ///
    /// # Errors
    /// When the database refuses; then nothing is stored.
    pub async fn insert(&self, record: NewRecord) -> Result<Stored, StoreError> {
        self.run(move |connection| {
            let transaction = connection.transaction()?;
            let stored = insert(&transaction, &record)?;
            transaction.commit()?;
            Ok(stored)
        })
        .await
    }
}

fn insert(connection: &Connection, record: &NewRecord) -> rusqlite::Result<Stored> {
    let typed = &record.typed;
    connection
        .prepare_cached(
            "INSERT INTO requests (
                jurisdiction, token, ready_at, service_code, status, status_notes, requested_at,
                updated_at, expected_at, lat, long, address_string, address_id, email, device_id,
                account_id, first_name, last_name, phone, description, media_url
             ) VALUES (?1, iif(?2, lower(hex(randomblob(12))), NULL), ?3, ?4, 'open', '', ?5, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,
                ?15, ?16, ?17, ?18)",
        )?
        .execute(params![
            record.jurisdiction,
            record.with_token,
            record.ready_at.0,
            record.service_code,
            record.requested_at.0,
            record.expected_at.map(|instant| instant.0),
            typed.lat,
            typed.long,
            typed.address_string,
            typed.address_id,
            typed.email,
            typed.device_id,
            typed.account_id,
            typed.first_name,
            typed.last_name,
            typed.phone,
            typed.description,
            typed.media_url,
        ])?;
    let id = connection.last_insert_rowid();
    let number = record.reference_first + id;
    let reference = format!("{}{number}", record.reference_prefix);
    let token = connection.query_row(
        "UPDATE requests SET service_request_id = ?2 WHERE id = ?1 RETURNING token",
        (id, &reference),
        |row| row.get(0),
    )?;
    let mut statement = connection.prepare_cached(
        "INSERT INTO attributes (request, position, code, value) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for (position, (code, value)) in (1_i64..).zip(&record.attributes) {
        statement.execute(params![id, position, code, value])?;
    }
    photo::insert(connection, id, &record.photos)?;
    connection.execute(
        "INSERT INTO notes (request, at, kind, summary) VALUES (?1, ?2, 'opened', ?3)",
        params![id, record.requested_at.0, "Request received"],
    )?;
    Ok(Stored {
        service_request_id: reference,
        token,
    })
}
