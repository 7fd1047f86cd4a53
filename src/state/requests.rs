//! "My requests": what was sent from this device or is followed on it.

use std::sync::Arc;

use frontdoor_core::agency::{AgencyError, ErrorKind, HttpRequest, Refusal, Retry, ServerProblem};
use frontdoor_core::config::{Agency, Portal};
use frontdoor_core::model::ServiceRequest;
use frontdoor_core::outbox::{Ledger, State as Stage, Submission, settle};
use frontdoor_core::ports::Shelf;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Load, Ports};

const LEDGER: &str = "requests";

/// A request as an agency last told it.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The request.
    pub request: ServiceRequest,
    /// When the agency said so: milliseconds since 1970-01-01T00:00:00Z.
    pub as_of: i64,
}

/// The ledger and the calls that move it on.
#[derive(Clone, Copy)]
pub struct Requests {
    ports: &'static Ports,
    agencies: StoredValue<Arc<Vec<Agency>>>,
    ledger: RwSignal<Ledger>,
    /// Whether the last write was kept; false means that closing the page forgets it.
    kept: RwSignal<bool>,
}

impl Requests {
    pub(super) fn new(ports: &'static Ports, portal: &Portal) -> Self {
        let requests = Self {
            ports,
            agencies: StoredValue::new(Arc::new(portal.agencies.clone())),
            ledger: RwSignal::new(Ledger::default()),
            kept: RwSignal::new(true),
        };
        requests.change(Ledger::recover);
        requests
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
            let is_sending = |submission: &Submission| submission.state == Stage::Sending;
            self.ledger
                .with(|ledger| ledger.newest_first().any(is_sending))
        })
    }

    /// Whether the device keeps the list.
    #[must_use]
    pub fn kept(self) -> ReadSignal<bool> {
        self.kept.read_only()
    }

    /// Sends what [`Adapter::submission_request`] made and returns what became of it, with what the
    /// agency finds wrong with single answers. The intent is written down before anything leaves the
    /// device, so that a page that dies meanwhile finds it again as "cannot tell".
    ///
    /// [`Adapter::submission_request`]: frontdoor_core::agency::Adapter::submission_request
    pub async fn send(
        self,
        mut submission: Submission,
        request: HttpRequest,
        agency: Agency,
    ) -> (Submission, Vec<ServerProblem>) {
        submission.state = Stage::Sending;
        self.change(|ledger| ledger.put(submission.clone()));
        let answer = self.ports.send(request).await.map_err(Refusal::from);
        let answer = answer.and_then(|answer| agency.adapter.decode_submission(&answer));
        let (answer, problems) = match answer {
            Ok(submitted) => (Ok(submitted), Vec::new()),
            Err(Refusal { error, problems }) => (Err(error), problems),
        };
        let (state, notice) = settle(answer);
        submission.state = state.clone();
        submission.service_notice.clone_from(&notice);
        self.change(|ledger| {
            ledger.update(&submission.id, |row| {
                row.state = state;
                row.service_notice = notice;
            });
        });
        (submission, problems)
    }

    /// Notes what the citizen is told to expect of something sent.
    pub fn note_notice(self, id: &str, notice: &str) {
        self.change(|ledger| {
            ledger.update(id, |row| notice.clone_into(&mut row.service_notice));
        });
    }

    /// Asks the agency for a request and notes the answer in the ledger. An agency whose requests are
    /// not public knows none.
    pub async fn look_up(self, agency: &Agency, id: &str) -> Load<Seen> {
        let Some(tracking) = agency.adapter.tracking() else {
            return Load::Failed(Arc::new(not_public()));
        };
        let answer = self.ports.send(tracking.request_request(id)).await;
        let decoded = answer.and_then(|answer| tracking.decode_request(&answer));
        let as_of = (self.ports.world.now)();
        if let Ok(decoded) = &decoded {
            let request = &decoded.value;
            self.change(|ledger| ledger.note_status(&agency.id, id, request, as_of));
        }
        decoded
            .map(|decoded| Seen {
                request: decoded.value,
                as_of,
            })
            .into()
    }

    /// Keeps a request that was found by its reference.
    pub fn follow(self, agency: &str, id: &str, service_name: &str) {
        let now = (self.ports.world.now)();
        self.change(|ledger| {
            ledger.follow(agency, id, service_name, now);
        });
    }

    /// Takes an entry off the list.
    pub fn remove(self, local_id: &str) {
        self.change(|ledger| {
            ledger.remove(local_id);
        });
    }

    /// Asks once whether a pending submission has a reference by now.
    ///
    /// # Errors
    /// When the agency did not answer.
    pub async fn poll(self, submission: Submission) -> Result<Submission, Arc<AgencyError>> {
        let Stage::Pending { token } = &submission.state else {
            return Ok(submission);
        };
        let agency = self.agency(&submission.agency);
        let tracking = agency.as_ref().and_then(|agency| agency.adapter.tracking());
        let Some(tracking) = tracking else {
            return Ok(submission);
        };
        let answer = self.ports.send(tracking.token_request(token)).await;
        let token = answer
            .and_then(|answer| tracking.decode_token(&answer))
            .map_err(Arc::new)?;
        let mut submission = submission;
        if let Some(service_request_id) = token.service_request_id {
            let state = Stage::Sent { service_request_id };
            submission.state = state.clone();
            self.change(|ledger| {
                ledger.update(&submission.id, |row| row.state = state);
            });
        }
        Ok(submission)
    }

    /// Polls every pending submission and refreshes every request that can be followed, each for
    /// itself.
    pub fn refresh_all(self) {
        for submission in self
            .ledger
            .with_untracked(|ledger| ledger.newest_first().cloned().collect::<Vec<_>>())
        {
            let Some(agency) = self.agency(&submission.agency) else {
                continue;
            };
            spawn_local(async move {
                match &submission.state {
                    Stage::Sent { service_request_id } => {
                        self.look_up(&agency, &service_request_id.clone()).await;
                    }
                    Stage::Pending { .. } => {
                        let _ = self.poll(submission).await;
                    }
                    _ => {}
                }
            });
        }
    }

    /// Forgets the list on the screen; the store is erased by the caller.
    pub fn forget_all(self) {
        self.ledger.set(Ledger::default());
    }

    fn agency(self, id: &str) -> Option<Agency> {
        self.agencies
            .with_value(|agencies| agencies.iter().find(|agency| agency.id == id).cloned())
    }

    /// Changes the ledger on top of what other tabs have written meanwhile, and keeps it.
    fn change(self, change: impl FnOnce(&mut Ledger)) {
        let mut ledger = read(self.ports);
        if !self.kept.get_untracked() {
            ledger = self.ledger.get_untracked().merge(ledger);
        }
        change(&mut ledger);
        let written = (self.ports.store.set)(Shelf::Device, LEDGER, &ledger.to_json());
        self.kept.set(written.is_ok());
        self.ledger.set(ledger);
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

fn read(ports: &Ports) -> Ledger {
    (ports.store.get)(Shelf::Device, LEDGER)
        .map(|text| Ledger::from_json(&text))
        .unwrap_or_default()
}
