//! "My requests": what was sent from this device or is followed on it.
//!
//! Each is a record of its own in the vault. Whoever changes one says which version the change builds on, so
//! that no tab undoes what another did.

use std::sync::Arc;

use frontdoor_core::agency::{AgencyError, ErrorKind, Retry};
use frontdoor_core::config::{Agency, Portal};
use frontdoor_core::model::ServiceRequest;
use frontdoor_core::outbox::{Ledger, State as Stage, Submission};
use frontdoor_core::ports::{Cabinet, Change};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping::TRIES;
use super::{Answers, Keeping, Load, Ports};

mod news;

/// A request as an agency last told it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The request.
    pub request: ServiceRequest,
    /// When the agency said so: milliseconds since 1970-01-01T00:00:00Z.
    pub as_of: i64,
    /// Why it is not how things stand now, if so: what happened when the agency was asked this time.
    pub failure: Option<Arc<AgencyError>>,
}

/// The list, and what agencies say of what is on it.
#[derive(Clone, Copy)]
pub struct Requests {
    ports: &'static Ports,
    keeping: Keeping,
    agencies: StoredValue<Arc<Vec<Agency>>>,
    ledger: RwSignal<Ledger>,
    read: RwSignal<bool>,
}

impl Requests {
    pub(super) fn new(ports: &'static Ports, keeping: Keeping, portal: &Portal) -> Self {
        Self {
            ports,
            keeping,
            agencies: StoredValue::new(Arc::new(portal.agencies.clone())),
            ledger: RwSignal::new(Ledger::default()),
            read: RwSignal::new(false),
        }
    }

    /// The ledger, as a signal.
    #[must_use]
    pub fn ledger(self) -> ReadSignal<Ledger> {
        self.ledger.read_only()
    }

    /// Whether something is on its way to an agency.
    #[must_use]
    pub fn is_sending(self) -> Signal<bool> {
        Signal::derive(move || {
            let is_sending =
                |submission: &Submission| matches!(submission.state, Stage::Sending { .. });
            self.ledger
                .with(|ledger| ledger.newest_first().any(is_sending))
        })
    }

    /// Whether the ledger was read: before, nothing is known of what is kept.
    #[must_use]
    pub fn is_read(self) -> ReadSignal<bool> {
        self.read.read_only()
    }

    /// Reads what is kept: at the start, and when another tab has changed it.
    pub async fn load(self) {
        match (self.ports.vault.list)(Cabinet::Requests).await {
            Ok(records) => {
                let mut ledger = Ledger::default();
                let rows = records.iter().filter_map(Submission::from_record);
                rows.for_each(|row| {
                    ledger.put(row);
                });
                let surplus = ledger.surplus();
                self.ledger.set(ledger);
                for id in surplus {
                    self.remove(&id).await;
                }
            }
            Err(error) => self.keeping.note(error),
        }
        self.read.set(true);
    }

    /// Changes one row, on top of what other tabs have made of it. Gives the row as it is then; none where
    /// it is gone or `change` finds nothing to do.
    pub async fn change(
        self,
        id: &str,
        change: &mut dyn FnMut(&mut Submission) -> bool,
    ) -> Option<Submission> {
        for _ in 0..TRIES {
            let mut row = self.row(id)?;
            if !change(&mut row) {
                return None;
            }
            let (record, next) = row.keep();
            match (self.ports.vault.commit)(vec![record]).await {
                Ok(true) => return Some(self.note(next)),
                Ok(false) => self.reread(id).await,
                Err(error) => {
                    // Whoever is on the page goes on with what they see; they are told that it is not kept.
                    self.keeping.note(error);
                    return Some(self.note(next));
                }
            }
        }
        None
    }

    /// Takes over a row as it is in the vault by now.
    async fn reread(self, id: &str) {
        let record = (self.ports.vault.get)(Cabinet::Requests, id).await;
        match record.ok().flatten().as_ref().map(Submission::from_record) {
            Some(Some(row)) => self.ledger.update(|ledger| {
                // What is kept counts, be it older than what this page could not keep.
                ledger.remove(id);
                ledger.put(row);
            }),
            _ => self.ledger.update(|ledger| ledger.remove(id)),
        }
    }

    /// A row as it is on the screen.
    #[must_use]
    pub fn row(self, id: &str) -> Option<Submission> {
        self.ledger.with_untracked(|ledger| ledger.get(id).cloned())
    }

    pub(super) fn note(self, row: Submission) -> Submission {
        self.ledger.update(|ledger| {
            ledger.put(row.clone());
        });
        row
    }

    /// Notes what the citizen is told to expect of something sent.
    pub async fn note_notice(self, id: &str, notice: &str) {
        let mut change = |row: &mut Submission| {
            notice.clone_into(&mut row.service_notice);
            true
        };
        self.change(id, &mut change).await;
    }

    /// Asks the agency for a request and notes the answer. An agency whose requests are not public knows
    /// none.
    pub async fn look_up(self, agency: &Agency, id: &str) -> Load<Seen> {
        let Some(tracking) = agency.adapter.tracking() else {
            return Load::Failed(Arc::new(not_public()));
        };
        let told = Answers::new(self.ports)
            .read(tracking.request_request(id))
            .await;
        let as_of = told.as_ref().map(|told| told.as_of).unwrap_or_default();
        let failure = told.as_ref().ok().and_then(|told| told.failure.clone());
        let decoded = told.and_then(|told| tracking.decode_request(&told.answer));
        if let (Ok(decoded), None) = (&decoded, &failure) {
            let told = &decoded.value;
            let noted = |ledger: &Ledger| ledger.with_status(&agency.id, id, told, as_of);
            let row = self.ledger.with_untracked(noted);
            if let Some((id, status)) = row.and_then(|row| Some((row.id, row.last_status?))) {
                let mut change = |row: &mut Submission| {
                    row.note_status(status.clone());
                    true
                };
                self.change(&id, &mut change).await;
            }
        }
        decoded
            .map(|decoded| Seen {
                request: decoded.value,
                as_of,
                failure: failure.map(Arc::new),
            })
            .into()
    }

    /// Keeps a request that was found by its reference.
    pub async fn follow(self, agency: &str, id: &str, service_name: &str) {
        let now = (self.ports.world.now)();
        let row = self
            .ledger
            .with_untracked(|ledger| ledger.follow(agency, id, service_name, now));
        let Some(row) = row else { return };
        let (record, next) = row.keep();
        if let Err(error) = (self.ports.vault.commit)(vec![record]).await {
            self.keeping.note(error);
        }
        self.note(next);
    }

    /// Takes an entry off the list.
    pub async fn remove(self, id: &str) {
        let changes = vec![
            Change::remove(Cabinet::Requests, id),
            Change::remove(Cabinet::Payloads, id),
        ];
        if let Err(error) = (self.ports.vault.commit)(changes).await {
            self.keeping.note(error);
        }
        self.ledger.update(|ledger| ledger.remove(id));
    }

    /// Asks again how every request stands that can be followed, each for itself.
    pub fn refresh_all(self) {
        self.refresh(&|_| true);
    }

    fn refresh(self, which: &dyn Fn(&Submission) -> bool) {
        let rows: Vec<_> = self.ledger.with_untracked(|ledger| {
            let rows = ledger.newest_first().filter(|row| which(row));
            rows.cloned().collect()
        });
        for row in rows {
            let Some(agency) = self.agency(&row.agency) else {
                continue;
            };
            let Some(id) = row.service_request_id().map(str::to_owned) else {
                continue;
            };
            spawn_local(async move {
                self.look_up(&agency, &id).await;
            });
        }
    }

    /// Forgets the list on the screen; the vault is erased by the caller.
    pub fn forget_all(self) {
        self.ledger.set(Ledger::default());
    }

    pub(super) fn agency(self, id: &str) -> Option<Agency> {
        self.agencies
            .with_value(|agencies| agencies.iter().find(|agency| agency.id == id).cloned())
    }
}

/// What it means to ask for a request of an agency that shows none.
fn not_public() -> AgencyError {
    AgencyError {
        kind: ErrorKind::NotFound,
        messages: Vec::new(),
        place: None,
        retry: Retry::Never,
    }
}
