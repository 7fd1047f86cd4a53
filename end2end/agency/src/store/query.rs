//! Finding stored requests.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};

use super::{Note, Record, Status, Store, StoreError, Typed, photo};
use crate::clock::Instant;

/// Which requests to list. An empty list means "any".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Of this agency.
    pub jurisdiction: Option<String>,
    /// With one of these references.
    pub service_request_ids: Vec<String>,
    /// Of one of these services.
    pub service_codes: Vec<String>,
    /// With one of these statuses.
    pub statuses: Vec<String>,
    /// Filed at this time or later.
    pub from: Option<Instant>,
    /// Filed at this time or earlier.
    pub to: Option<Instant>,
    /// Whose reference can be known at this time.
    pub ready_by: Option<Instant>,
    /// At most so many; none means all.
    pub limit: Option<u32>,
    /// Leaving out so many of the newest.
    pub offset: u32,
}

impl Filter {
    /// The condition in SQL and its parameters.
    fn condition(&self) -> (String, Vec<Value>) {
        let mut terms = vec!["1".to_owned()];
        let mut values = Vec::new();
        if let Some(jurisdiction) = &self.jurisdiction {
            terms.push("jurisdiction = ?".to_owned());
            values.push(Value::from(jurisdiction.clone()));
        }
        for (column, wanted) in [
            ("service_request_id", &self.service_request_ids),
            ("service_code", &self.service_codes),
            ("status", &self.statuses),
        ] {
            if !wanted.is_empty() {
                let marks = vec!["?"; wanted.len()].join(", ");
                terms.push(format!("{column} IN ({marks})"));
                values.extend(wanted.iter().cloned().map(Value::from));
            }
        }
        for (term, bound) in [
            ("requested_at >= ?", self.from),
            ("requested_at <= ?", self.to),
            ("ready_at <= ?", self.ready_by),
        ] {
            if let Some(instant) = bound {
                terms.push(term.to_owned());
                values.push(Value::from(instant.0));
            }
        }
        (terms.join(" AND "), values)
    }
}

impl Store {
    /// The requests that fit, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn list(&self, filter: Filter) -> Result<Vec<Record>, StoreError> {
        self.run(move |connection| {
            let (condition, mut values) = filter.condition();
            values.push(Value::from(filter.limit.map_or(-1, i64::from)));
            values.push(Value::from(filter.offset));
            let sql = format!(
                "SELECT * FROM requests WHERE {condition}
                 ORDER BY requested_at DESC, id DESC LIMIT ? OFFSET ?"
            );
            let bare = connection
                .prepare(&sql)?
                .query_map(params_from_iter(values), bare_record)?
                .collect::<rusqlite::Result<Vec<_>>>()?;
            bare.into_iter()
                .map(|record| complete(connection, record))
                .collect()
        })
        .await
    }

    /// The request with this reference.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn by_reference(
        &self,
        jurisdiction: &str,
        reference: &str,
    ) -> Result<Option<Record>, StoreError> {
        self.one("service_request_id", jurisdiction, reference)
            .await
    }

    /// The request for which this token was given.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn by_token(
        &self,
        jurisdiction: &str,
        token: &str,
    ) -> Result<Option<Record>, StoreError> {
        self.one("token", jurisdiction, token).await
    }

    async fn one(
        &self,
        column: &'static str,
        jurisdiction: &str,
        wanted: &str,
    ) -> Result<Option<Record>, StoreError> {
        let key = (jurisdiction.to_owned(), wanted.to_owned());
        self.run(move |connection| {
            let sql = format!("SELECT * FROM requests WHERE jurisdiction = ?1 AND {column} = ?2");
            let bare = connection.query_row(&sql, key, bare_record).optional()?;
            bare.map(|record| complete(connection, record)).transpose()
        })
        .await
    }
}

/// A record from its own row, without what lies in other tables.
fn bare_record(row: &Row<'_>) -> rusqlite::Result<Record> {
    let status: String = row.get("status")?;
    let expected_at: Option<i64> = row.get("expected_at")?;
    Ok(Record {
        id: row.get("id")?,
        jurisdiction: row.get("jurisdiction")?,
        service_request_id: row.get("service_request_id")?,
        token: row.get("token")?,
        ready_at: Instant(row.get("ready_at")?),
        service_code: row.get("service_code")?,
        status: Status::from_column(&status),
        status_notes: row.get("status_notes")?,
        requested_at: Instant(row.get("requested_at")?),
        updated_at: Instant(row.get("updated_at")?),
        expected_at: expected_at.map(Instant),
        typed: Typed {
            lat: row.get("lat")?,
            long: row.get("long")?,
            address_string: row.get("address_string")?,
            address_id: row.get("address_id")?,
            email: row.get("email")?,
            device_id: row.get("device_id")?,
            account_id: row.get("account_id")?,
            first_name: row.get("first_name")?,
            last_name: row.get("last_name")?,
            phone: row.get("phone")?,
            description: row.get("description")?,
            media_url: row.get("media_url")?,
        },
        attributes: Vec::new(),
        notes: Vec::new(),
        photos: Vec::new(),
    })
}

/// Adds what lies in other tables.
fn complete(connection: &Connection, mut record: Record) -> rusqlite::Result<Record> {
    record.attributes = connection
        .prepare_cached("SELECT code, value FROM attributes WHERE request = ?1 ORDER BY position")?
        .query_map([record.id], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<rusqlite::Result<_>>()?;
    record.notes = connection
        .prepare_cached("SELECT at, kind, summary FROM notes WHERE request = ?1 ORDER BY id")?
        .query_map([record.id], |row| {
            Ok(Note {
                at: Instant(row.get(0)?),
                kind: row.get(1)?,
                summary: row.get(2)?,
            })
        })?
        .collect::<rusqlite::Result<_>>()?;
    record.photos = photo::entries(connection, record.id)?;
    Ok(record)
}
