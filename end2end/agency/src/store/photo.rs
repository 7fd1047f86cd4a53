//! Photos: kept byte by byte as they came.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::{Store, StoreError};

/// A file that came with a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// The name that the sender gave.
    pub file_name: String,
    /// The media type, told from the first bytes.
    pub content_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A stored file, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoEntry {
    /// Identifies it; random, so that it cannot be guessed.
    pub id: String,
    /// The name that the sender gave.
    pub file_name: String,
    /// The media type.
    pub content_type: String,
    /// Its size in bytes.
    pub size: i64,
}

impl Photo {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            file_name: row.get(0)?,
            content_type: row.get(1)?,
            bytes: row.get(2)?,
        })
    }
}

impl Store {
    /// The photo with this id, if the agency has it.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn photo(&self, jurisdiction: &str, id: &str) -> Result<Option<Photo>, StoreError> {
        let key = (id.to_owned(), jurisdiction.to_owned());
        self.run(move |connection| {
            connection
                .query_row(
                    "SELECT file_name, content_type, bytes FROM photos
                     JOIN requests ON requests.id = photos.request
                     WHERE photos.id = ?1 AND jurisdiction = ?2",
                    key,
                    Photo::from_row,
                )
                .optional()
        })
        .await
    }

    /// The request's photo at this position, counted from 1.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn photo_at(&self, request: i64, position: i64) -> Result<Option<Photo>, StoreError> {
        self.run(move |connection| {
            connection
                .query_row(
                    "SELECT file_name, content_type, bytes FROM photos
                     WHERE request = ?1 AND position = ?2",
                    (request, position),
                    Photo::from_row,
                )
                .optional()
        })
        .await
    }
}

/// Stores the files of a request.
pub(super) fn insert(
    connection: &Connection,
    request: i64,
    photos: &[Photo],
) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "INSERT INTO photos (id, request, position, file_name, content_type, bytes)
         VALUES (lower(hex(randomblob(16))), ?1, ?2, ?3, ?4, ?5)",
    )?;
    for (position, photo) in (1_i64..).zip(photos) {
        statement.execute(params![
            request,
            position,
            photo.file_name,
            photo.content_type,
            photo.bytes
        ])?;
    }
    Ok(())
}

/// The files of a request, without their bytes.
pub(super) fn entries(connection: &Connection, request: i64) -> rusqlite::Result<Vec<PhotoEntry>> {
    connection
        .prepare_cached(
            "SELECT id, file_name, content_type, length(bytes) FROM photos
             WHERE request = ?1 ORDER BY position",
        )?
        .query_map([request], |row| {
            Ok(PhotoEntry {
                id: row.get(0)?,
                file_name: row.get(1)?,
                content_type: row.get(2)?,
                size: row.get(3)?,
            })
        })?
        .collect()
}
