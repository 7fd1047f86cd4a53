//! What has come from the homeserver, and what has to go there.

use rusqlite::{OptionalExtension, params};
use serde_json::Value;

use crate::store::{Store, StoreError};

/// An event that nobody has dealt with yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Its id.
    pub event: String,
    /// The event, JSON.
    pub body: String,
}

/// A call that has not been made yet, or whose answer has not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    /// Its number, in the order of all calls.
    pub position: i64,
    /// As whom, the name before the colon.
    pub user: String,
    /// `PUT` or `POST`.
    pub method: String,
    /// The path.
    pub path: String,
    /// The body, JSON.
    pub body: String,
}

impl Store {
    /// Keeps events, in this order, but for those that are known. The id of the transaction in which
    /// they come says nothing: Synapse counts it anew when it is started again on SQLite, so that a new
    /// transaction would pass for one that is known; the ids of events are those of one event for good.
    ///
    /// # Errors
    /// When the database refuses; then none is kept.
    pub async fn arrive(&self, events: Vec<Value>) -> Result<(), StoreError> {
        self.run(move |connection| {
            let transaction = connection.transaction()?;
            let sql = "INSERT OR IGNORE INTO desk_arrivals (event, body) VALUES (?1, ?2)";
            for event in &events {
                if let Some(id) = event["event_id"].as_str() {
                    transaction
                        .prepare_cached(sql)?
                        .execute(params![id, event.to_string()])?;
                }
            }
            transaction.commit()
        })
        .await
    }

    /// Of these events the ones that never arrived, in the same order.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn unknown(&self, events: Vec<Value>) -> Result<Vec<Value>, StoreError> {
        self.run(move |connection| {
            let mut known =
                connection.prepare_cached("SELECT 1 FROM desk_arrivals WHERE event = ?1")?;
            let mut unknown = Vec::new();
            for event in events {
                if let Some(id) = event["event_id"].as_str()
                    && !known.exists([id])?
                {
                    unknown.push(event);
                }
            }
            Ok(unknown)
        })
        .await
    }

    /// The oldest event that nobody has dealt with.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn next_arrival(&self) -> Result<Option<Arrival>, StoreError> {
        self.run(|connection| {
            connection
                .prepare_cached(
                    "SELECT event, body FROM desk_arrivals WHERE body IS NOT NULL
                     ORDER BY position LIMIT 1",
                )?
                .query_row([], |row| {
                    Ok(Arrival {
                        event: row.get(0)?,
                        body: row.get(1)?,
                    })
                })
                .optional()
        })
        .await
    }

    /// Leaves an event aside that cannot be read.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn pass_over(&self, event: String) -> Result<(), StoreError> {
        self.run(move |connection| {
            let sql = "UPDATE desk_arrivals SET body = NULL WHERE event = ?1";
            connection.execute(sql, [event]).map(drop)
        })
        .await
    }

    /// The first call that has to be made.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn next_departure(&self) -> Result<Option<Departure>, StoreError> {
        self.run(|connection| {
            connection
                .prepare_cached("SELECT * FROM desk_departures ORDER BY position LIMIT 1")?
                .query_row([], |row| {
                    Ok(Departure {
                        position: row.get("position")?,
                        user: row.get("user")?,
                        method: row.get("method")?,
                        path: row.get("path")?,
                        body: row.get("body")?,
                    })
                })
                .optional()
        })
        .await
    }

    /// The call has been answered.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn departed(&self, position: i64) -> Result<(), StoreError> {
        self.run(move |connection| {
            let sql = "DELETE FROM desk_departures WHERE position = ?1";
            connection.execute(sql, [position]).map(drop)
        })
        .await
    }
}
