//! Submissions of forms.

use rusqlite::{Row, params};

use super::{Store, StoreError};
use crate::clock::Instant;

/// A submission that is to be stored. Data and metadata are JSON.
#[derive(Clone, Debug, PartialEq)]
pub struct NewSubmission {
    /// The path of the form.
    pub form: String,
    /// The answers.
    pub data: String,
    /// What the browser said of itself.
    pub metadata: String,
    /// `submitted` or `draft`.
    pub state: String,
    /// When it came.
    pub created_at: Instant,
}

/// A stored submission.
#[derive(Clone, Debug, PartialEq)]
pub struct Submission {
    /// Its reference: 24 hexadecimal digits, as those of Form.io.
    pub id: String,
    /// What was stored.
    pub stored: NewSubmission,
}

const COLUMNS: &str = "SELECT reference, form, data, metadata, state, created_at FROM submissions";

impl Store {
    /// Stores a submission and gives back its reference.
    ///
    /// # Errors
    /// When the database refuses; then nothing is stored.
    pub async fn insert_submission(&self, new: NewSubmission) -> Result<String, StoreError> {
        self.run(move |connection| {
            connection.query_row(
                "INSERT INTO submissions (reference, form, data, metadata, state, created_at)
                 VALUES (lower(hex(randomblob(12))), ?1, ?2, ?3, ?4, ?5) RETURNING reference",
                params![
                    new.form,
                    new.data,
                    new.metadata,
                    new.state,
                    new.created_at.0
                ],
                |row| row.get(0),
            )
        })
        .await
    }

    /// Every submission, newest first.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn submissions(&self) -> Result<Vec<Submission>, StoreError> {
        self.run(|connection| {
            let mut statement = connection.prepare(&format!("{COLUMNS} ORDER BY id DESC"))?;
            statement.query_map([], read)?.collect()
        })
        .await
    }

    /// The submission of this reference.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn submission(&self, reference: String) -> Result<Option<Submission>, StoreError> {
        self.run(move |connection| {
            let mut statement = connection.prepare(&format!("{COLUMNS} WHERE reference = ?1"))?;
            statement.query_map([reference], read)?.next().transpose()
        })
        .await
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Submission> {
    Ok(Submission {
        id: row.get(0)?,
        stored: NewSubmission {
            form: row.get(1)?,
            data: row.get(2)?,
            metadata: row.get(3)?,
            state: row.get(4)?,
            created_at: Instant(row.get(5)?),
        },
    })
}
