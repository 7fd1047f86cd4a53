//! "My requests" on this device.

use super::{LastStatus, State, Submission};
use crate::model::ServiceRequest;

/// Requests kept at most.
const MOST: usize = 200;

/// The requests that this device knows.
///
/// Two tabs may hold a ledger each. Whoever writes merges what is stored into its own first, so
/// the ledger also remembers what was removed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// In no particular order, each id once.
    pub(super) rows: Vec<Submission>,
    /// What was removed, oldest first.
    pub(super) removed: Vec<Removed>,
}

/// What the ledger remembers of a removed request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Removed {
    /// Its id.
    pub id: String,
    /// Its version; a later one was added after the removal and stays.
    pub version: u32,
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

    /// The request of this reference.
    #[must_use]
    pub fn find(&self, agency: &str, service_request_id: &str) -> Option<&Submission> {
        let mut rows = self.rows.iter().filter(|row| row.agency == agency);
        rows.find(|row| row.service_request_id() == Some(service_request_id))
    }

    /// Adds a request, in place of one of the same id, and counts that as a change. Beyond 200, the
    /// oldest closed one goes, failing that the oldest one that is not on its way.
    pub fn put(&mut self, mut submission: Submission) {
        let removed = self.removed.iter().find(|row| row.id == submission.id);
        let replaced = self.get(&submission.id).map(|row| row.version);
        let before = replaced.max(removed.map(|row| row.version));
        if let Some(before) = before {
            submission.version = submission.version.max(before.saturating_add(1));
        }
        match self.rows.iter_mut().find(|row| row.id == submission.id) {
            Some(row) => *row = submission,
            None => self.rows.push(submission),
        }
        self.keep_within_bounds();
    }

    /// Changes a request and counts the change. False where there is none of this id.
    pub fn update(&mut self, id: &str, change: impl FnOnce(&mut Submission)) -> bool {
        let row = self.rows.iter_mut().find(|row| row.id == id);
        row.map(|row| {
            change(row);
            row.version = row.version.saturating_add(1);
        })
        .is_some()
    }

    /// Notes how a request stands, if the ledger has its reference.
    pub fn note_status(
        &mut self,
        agency: &str,
        service_request_id: &str,
        told: &ServiceRequest,
        as_of: i64,
    ) {
        let Some(id) = self
            .find(agency, service_request_id)
            .map(|row| row.id.clone())
        else {
            return;
        };
        self.update(&id, |row| {
            row.last_status = Some(LastStatus {
                status: told.status,
                text: told.status_text.clone(),
                as_of,
            });
        });
    }

    /// Removes a request.
    pub fn remove(&mut self, id: &str) {
        let Some(at) = self.rows.iter().position(|row| row.id == id) else {
            return;
        };
        let row = self.rows.remove(at);
        self.note_removal(Removed {
            id: row.id,
            version: row.version,
        });
        self.keep_within_bounds();
    }

    /// Adds a request that was made elsewhere by its reference, unless it is there already.
    pub fn follow(
        &mut self,
        agency: &str,
        service_request_id: &str,
        service_name: &str,
        now_ms: i64,
    ) {
        if self.find(agency, service_request_id).is_some() {
            return;
        }
        self.put(Submission {
            // Made of the reference, so that two tabs that follow the same request agree on it.
            id: ["follow", agency, service_request_id].join(":"),
            version: 0,
            agency: agency.to_owned(),
            service_code: String::new(),
            service_name: service_name.to_owned(),
            created: now_ms,
            state: State::Sent {
                service_request_id: service_request_id.to_owned(),
            },
            service_notice: String::new(),
            last_status: None,
            text: String::new(),
        });
    }

    /// To be called once at start: what was on its way when the page went away may or may not have
    /// arrived.
    pub fn recover(&mut self) {
        let interrupted = self
            .rows
            .iter_mut()
            .filter(|row| row.state == State::Sending);
        for row in interrupted {
            row.state = State::CannotTell;
            row.version = row.version.saturating_add(1);
        }
    }

    /// Both ledgers as one: of two copies of a request the one changed more often, failing that
    /// the one that knows more; without what either removed.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        for removed in other.removed {
            self.note_removal(removed);
        }
        for theirs in other.rows {
            match self.rows.iter_mut().find(|row| row.id == theirs.id) {
                Some(ours) if recency(&theirs) > recency(ours) => *ours = theirs,
                Some(_) => {}
                None => self.rows.push(theirs),
            }
        }
        let Self { rows, removed } = &mut self;
        rows.retain(|row| !removed.iter().any(|removed| removed.covers(row)));
        self.keep_within_bounds();
        self
    }

    pub(super) fn note_removal(&mut self, new: Removed) {
        match self.removed.iter_mut().find(|known| known.id == new.id) {
            Some(known) => known.version = known.version.max(new.version),
            None => self.removed.push(new),
        }
    }

    pub(super) fn keep_within_bounds(&mut self) {
        while self.rows.len() > MOST {
            let rows = self.rows.iter().enumerate();
            let oldest = rows.min_by_key(|(_, row)| {
                (row.state == State::Sending, !row.is_closed(), row.created)
            });
            let Some((at, _)) = oldest else { return };
            self.rows.remove(at);
        }
        let surplus = self.removed.len().saturating_sub(MOST);
        self.removed.drain(..surplus);
    }
}

impl Removed {
    fn covers(&self, row: &Submission) -> bool {
        self.id == row.id && self.version >= row.version
    }
}

fn recency(row: &Submission) -> (u32, u8, Option<i64>) {
    let as_of = row.last_status.as_ref().map(|last| last.as_of);
    (row.version, row.state.knowledge(), as_of)
}
