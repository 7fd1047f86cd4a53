//! The agency's database: one SQLite file. Every access goes through one connection behind a lock,
//! so a request is stored whole or not at all, and no two writers ever meet.

mod desk;
mod insert;
mod photo;
mod query;
mod record;
mod schema;
mod staff;
mod submission;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Connection;

pub use desk::{Arrival, Departure, Entry, NewChat, Refusal};
pub use photo::{Photo, PhotoEntry};
pub use query::Filter;
pub use record::{NewRecord, Note, Record, Status, Stored, Typed};
pub use staff::Action;
pub use submission::{NewSubmission, Submission};

/// The database.
#[derive(Clone, Debug)]
pub struct Store {
    connection: Arc<Mutex<Connection>>,
}

impl Store {
    /// Opens `agency.sqlite` in this folder; makes both when they are missing.
    ///
    /// # Errors
    /// When the folder cannot be made or the file is no database.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(StoreError::Folder)?;
        let connection = Connection::open(folder.join("agency.sqlite"))?;
        schema::prepare(&connection)?;
        Ok(Self {
            connection: Arc::new(Mutex::new(connection)),
        })
    }

    /// Runs database work off the threads that serve HTTP.
    async fn run<T, W>(&self, work: W) -> Result<T, StoreError>
    where
        T: Send + 'static,
        W: FnOnce(&mut Connection) -> rusqlite::Result<T> + Send + 'static,
    {
        let connection = Arc::clone(&self.connection);
        let outcome = tokio::task::spawn_blocking(move || {
            // A panic in other work leaves no half-written state behind: its transaction was rolled
            // back when it was dropped. So a poisoned lock is as good as any.
            let mut connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
            work(&mut connection)
        })
        .await;
        match outcome {
            Ok(result) => result.map_err(StoreError::Database),
            Err(_) => Err(StoreError::Stopped),
        }
    }
}

/// Why the database could not answer.
#[derive(Debug)]
pub enum StoreError {
    /// The folder of the database could not be made.
    Folder(std::io::Error),
    /// SQLite refused.
    Database(rusqlite::Error),
    /// The work was interrupted.
    Stopped,
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error)
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(error) => write!(formatter, "the data folder cannot be made: {error}"),
            Self::Database(error) => write!(formatter, "the database refused: {error}"),
            Self::Stopped => formatter.write_str("the database work was interrupted"),
        }
    }
}

impl std::error::Error for StoreError {}
