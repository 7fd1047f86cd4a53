//! "My requests" on this device.

use super::{LastStatus, State, Submission};
use crate::model::ServiceRequest;

/// Requests kept at most.
const MOST: usize = 200;

/// The requests that this device knows, as they were last read or written. Each is a record of its own;
/// whatever is to change is made as a copy, written, and put here once it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In no particular order, each id once.
    rows: Vec<Submission>,
}

impl Ledger {
    /// All requests, newest first.
    pub fn newest_first(&self) -> impl Iterator<Item = &Submission> {
        let mut rows: Vec<&Submission> = self.rows.iter().collect();
        rows.sort_by(|a, b| b.created.cmp(&a.created).then_with(|| a.id.cmp(&b.id)));
        rows.into_iter()
    }

    /// The request of this name.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Submission> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The request that the agency knows by this id, be it that of a copy.
    #[must_use]
    pub fn find(&self, agency: &str, service_request_id: &str) -> Option<&Submission> {
        let is_it = |row: &&Submission| {
            row.agency == agency && row.service_request_id() == Some(service_request_id)
        };
        let is_copy = |row: &&Submission| {
            row.agency == agency && row.duplicates.iter().any(|id| id == service_request_id)
        };
        let mut rows = self.rows.iter();
        rows.find(is_it).or_else(|| self.rows.iter().find(is_copy))
    }

    /// The requests whose status the citizen has not seen yet.
    pub fn news(&self) -> impl Iterator<Item = &Submission> {
        self.rows.iter().filter(|row| row.is_news)
    }

    /// Takes in a request as it was read or written. One that is known in a later version stays; whether
    /// this one was taken.
    pub fn put(&mut self, submission: Submission) -> bool {
        match self.rows.iter_mut().find(|row| row.id == submission.id) {
            Some(row) if row.version > submission.version => return false,
            Some(row) => *row = submission,
            None => self.rows.push(submission),
        }
        true
    }

    /// Takes a request off the list.
    pub fn remove(&mut self, id: &str) {
        self.rows.retain(|row| row.id != id);
    }

    /// What of the list is to be deleted because it is too long: of more than 200 the oldest closed ones,
    /// failing that the oldest ones. What may still have to be sent is never among them.
    #[must_use]
    pub fn surplus(&self) -> Vec<String> {
        let count = self.rows.len().saturating_sub(MOST);
        let mut rows: Vec<&Submission> = self.rows.iter().filter(|row| !row.is_open()).collect();
        rows.sort_by_key(|row| (!row.is_closed(), row.created));
        rows.into_iter()
            .take(count)
            .map(|row| row.id.clone())
            .collect()
    }

    /// How a request looks with the status that the agency told, if the list has the id.
    #[must_use]
    pub fn with_status(
        &self,
        agency: &str,
        service_request_id: &str,
        told: &ServiceRequest,
        as_of: i64,
    ) -> Option<Submission> {
        let mut row = self.find(agency, service_request_id)?.clone();
        row.note_status(LastStatus {
            status: told.status,
            text: told.status_text.clone(),
            as_of,
        });
        Some(row)
    }

    /// The row of a request that was made elsewhere, to be written, unless it is there already.
    #[must_use]
    pub fn follow(
        &self,
        agency: &str,
        service_request_id: &str,
        service_name: &str,
        now: i64,
    ) -> Option<Submission> {
        if self.find(agency, service_request_id).is_some() {
            return None;
        }
        Some(Submission {
            service_name: service_name.to_owned(),
            state: State::Sent {
                service_request_id: service_request_id.to_owned(),
            },
            ..Submission::new(
                // Made of the reference, so that two tabs that follow the same request agree on it.
                ["follow", agency, service_request_id].join(":"),
                agency.to_owned(),
                now,
            )
        })
    }
}
