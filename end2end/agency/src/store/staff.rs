//! What staff do to a stored request.

use rusqlite::{OptionalExtension, params};

use super::{Status, Store, StoreError};
use crate::clock::Instant;

/// Something that staff do to a request; each leaves an entry in its history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Say that it has been seen.
    Acknowledge,
    /// Say something about it.
    Note,
    /// Finish it.
    Close,
    /// Take it up again.
    Reopen,
}

impl Action {
    /// All of them, in the order in which a request meets them.
    pub const ALL: [Self; 4] = [Self::Acknowledge, Self::Note, Self::Close, Self::Reopen];

    /// The word in addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Acknowledge => "acknowledge",
            Self::Note => "note",
            Self::Close => "close",
            Self::Reopen => "reopen",
        }
    }

    /// Reads the word in an address.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == word)
    }

    /// The `type` of the entry in the history.
    fn note_kind(self) -> &'static str {
        match self {
            Self::Acknowledge => "acknowledged",
            Self::Note => "note",
            Self::Close => "closed",
            Self::Reopen => "reopened",
        }
    }

    /// What the citizen reads where staff wrote nothing.
    fn default_text(self) -> &'static str {
        match self {
            Self::Acknowledge => "We have read your report and passed it to the right team.",
            Self::Note => "We are working on it.",
            Self::Close => "The work is done.",
            Self::Reopen => "We are looking at this again.",
        }
    }

    /// Where the request stands afterwards; `None` leaves it.
    fn status(self) -> Option<Status> {
        match self {
            Self::Acknowledge | Self::Note => None,
            Self::Close => Some(Status::Closed),
            Self::Reopen => Some(Status::Open),
        }
    }
}

impl Store {
    /// Does it, with these words for the citizen, and says whether there was such a request. The
    /// words become its `status_notes` and an entry of its history; without any, the action's own
    /// are taken.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn act(
        &self,
        jurisdiction: &str,
        reference: &str,
        action: Action,
        text: &str,
        at: Instant,
    ) -> Result<bool, StoreError> {
        let key = (jurisdiction.to_owned(), reference.to_owned());
        let text = match text.trim() {
            "" => action.default_text().to_owned(),
            given => given.to_owned(),
        };
        self.run(move |connection| {
            let transaction = connection.transaction()?;
            let id: Option<i64> = transaction
                .query_row(
                    "SELECT id FROM requests WHERE jurisdiction = ?1 AND service_request_id = ?2",
                    key,
                    |row| row.get(0),
                )
                .optional()?;
            let Some(id) = id else { return Ok(false) };
            transaction.execute(
                "UPDATE requests SET status = coalesce(?2, status), status_notes = ?3,
                 updated_at = ?4 WHERE id = ?1",
                params![id, action.status().map(Status::as_str), text, at.0],
            )?;
            transaction.execute(
                "INSERT INTO notes (request, at, kind, summary) VALUES (?1, ?2, ?3, ?4)",
                params![id, at.0, action.note_kind(), text],
            )?;
            transaction.commit()?;
            Ok(true)
        })
        .await
    }

    /// Forgets every request and chat. References go on counting, so none is given twice.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn reset(&self) -> Result<(), StoreError> {
        self.run(|connection| {
            connection.execute_batch("DELETE FROM requests; DELETE FROM submissions;")?;
            connection.execute_batch(super::desk::RESET)
        })
        .await
    }
}
