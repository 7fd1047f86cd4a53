//! Sending what the citizen wants sent, once.
//!
//! One tab at a time does it, under a lock that all tabs share. It takes each step that is due
//! ([`Submission::due`]) and keeps what came of it before the next; what to do is decided in core. It runs
//! when the portal starts, when the network comes back, when the page becomes visible, when the time of the
//! next step has come, and when the citizen asks: never in the background.

mod decisions;
mod steps;

use std::time::Duration;

use frontdoor_core::agency::{HttpRequest, ServerProblem};
use frontdoor_core::config::Agency;
use frontdoor_core::draft::{self, KeptDraft};
use frontdoor_core::outbox::{Due, Obstacle, Rules, State, Submission, payload};
use frontdoor_core::ports::{Cabinet, Change};
use leptos::prelude::*;

use super::keeping::TRIES;
use super::{Draft, Drafts, Keeping, Ports, Requests};

/// When to try again where another tab is at it, milliseconds.
const OTHER_TAB: i64 = 5_000;
/// The longest wait for a step, milliseconds; then it is looked at again.
const LONGEST: i64 = 600_000;

/// What moves submissions on.
#[derive(Clone, Copy)]
pub struct Outbox {
    ports: &'static Ports,
    keeping: Keeping,
    requests: Requests,
    drafts: Drafts,
    running: RwSignal<bool>,
    /// The submission whose form waits for the outcome; empty while none does.
    watched: RwSignal<String>,
    /// Counts the timers: only the last one counts.
    timer: StoredValue<u32>,
    /// What agencies found wrong with single answers, by submission.
    problems: StoredValue<Vec<(String, Vec<ServerProblem>)>>,
}

impl Outbox {
    pub(super) fn new(
        ports: &'static Ports,
        keeping: Keeping,
        requests: Requests,
        drafts: Drafts,
    ) -> Self {
        Self {
            ports,
            keeping,
            requests,
            drafts,
            running: RwSignal::new(false),
            watched: RwSignal::new(String::new()),
            timer: StoredValue::new(0),
            problems: StoredValue::default(),
        }
    }

    /// Whether this page is sending at the moment, or asking what became of something.
    #[must_use]
    pub fn running(self) -> ReadSignal<bool> {
        self.running.read_only()
    }

    /// The submission whose form, still on the screen, waits for the outcome; empty while none does.
    #[must_use]
    pub fn watched(self) -> ReadSignal<String> {
        self.watched.read_only()
    }

    /// The form that sent something goes on by itself.
    pub fn unwatch(self) {
        self.watched.set(String::new());
    }

    /// Writes down what is to be sent, together with the draft it was made of, and sends it if it can.
    /// False where another tab was faster: then nothing is written down. The submission is
    /// [watched](Outbox::watched) from then on.
    pub async fn send(
        self,
        submission: Submission,
        request: &HttpRequest,
        draft: &ArcRwSignal<Draft>,
    ) -> bool {
        let id = submission.id.clone();
        let Some((row, kept)) = self.write_down(submission, request, draft).await else {
            return false;
        };
        self.watched.set(id.clone());
        self.drafts.note(kept);
        self.requests.note(row);
        self.keeping.persist();
        self.run().await;
        self.requests.row(&id).is_some()
    }

    /// The row and the draft as they are written down; none where another tab was faster.
    async fn write_down(
        self,
        submission: Submission,
        request: &HttpRequest,
        draft: &ArcRwSignal<Draft>,
    ) -> Option<(Submission, KeptDraft)> {
        let bytes = payload::to_bytes(request);
        let shown = draft.with_untracked(|draft| draft.kept.saved);
        for _ in 0..TRIES {
            let (bound, kept) = self.drafts.bound(draft, &submission.id)?;
            let (change, row) = submission.clone().keep();
            let payload = Change::put(Cabinet::Payloads, &submission.id, bytes.clone());
            match (self.ports.vault.commit)(vec![change, payload, bound]).await {
                Ok(true) => return Some((row, kept)),
                Ok(false) => {
                    let has_arrived = async || self.was_sent(&submission, shown).await;
                    if !self.drafts.catch_up(draft, has_arrived).await {
                        break;
                    }
                }
                Err(error) => {
                    // Nothing is kept, so the citizen is told; sending is still what they want.
                    self.keeping.note(error);
                    return Some((row, kept));
                }
            }
        }
        self.drafts.load().await;
        None
    }

    /// Whether the form that this is made of was sent already, by another tab, since it was as it is shown here:
    /// since this time, milliseconds since 1970-01-01T00:00:00Z.
    async fn was_sent(self, again: &Submission, since: i64) -> bool {
        self.requests.load().await;
        let name = draft_of(again);
        self.requests.ledger().with_untracked(|ledger| {
            let mut rows = ledger.newest_first();
            rows.any(|row| draft_of(row) == name && row.created >= since)
        })
    }

    /// What the agency found wrong with single answers of a submission.
    #[must_use]
    pub fn problems(self, id: &str) -> Vec<ServerProblem> {
        self.problems.with_value(|all| {
            let found = all.iter().find(|(of, _)| of == id);
            found
                .map(|(_, problems)| problems.clone())
                .unwrap_or_default()
        })
    }

    /// Takes every step that is due. Does nothing where this page or another is at it.
    pub async fn run(self) {
        if self.running.get_untracked() {
            return;
        }
        self.running.set(true);
        match (self.ports.locks.take)("outbox").await {
            Some(lock) => {
                self.requests.load().await;
                self.recover().await;
                while self.step().await {}
                drop(lock);
            }
            None => self.later(OTHER_TAB),
        }
        self.running.set(false);
    }

    /// Whoever holds the lock and finds something on its way knows that the page which sent it is gone; and
    /// whatever an earlier page did not come to do any more is done now.
    async fn recover(self) {
        let now = (self.ports.world.now)();
        for row in self.rows() {
            let rules = self.rules(&row);
            let mut change = |row: &mut Submission| {
                row.interrupted(now, rules) || self.is_back(row) && row.check_now(now, rules)
            };
            self.requests.change(&row.id, &mut change).await;
            if row.is_with_agency() {
                self.let_go(&row).await;
            }
        }
    }

    /// Whether nothing but the network was in the way, and there is one again.
    fn is_back(self, row: &Submission) -> bool {
        let offline = Some(Obstacle::Offline);
        let waits = matches!(row.state, State::Waiting { obstacle, .. } if obstacle == offline);
        waits && (self.ports.device.online)()
    }

    /// All submissions, the oldest first.
    fn rows(self) -> Vec<Submission> {
        self.requests.ledger().with_untracked(|ledger| {
            let mut rows: Vec<_> = ledger.newest_first().cloned().collect();
            rows.reverse();
            rows
        })
    }

    /// Takes the step that has been due for longest; false where none is, and then comes back in time.
    async fn step(self) -> bool {
        let now = (self.ports.world.now)();
        let mut next = i64::MAX;
        for row in self.rows() {
            match row.due(now, self.rules(&row)) {
                Due::Never => {}
                Due::At(time) => next = next.min(time),
                Due::Post => {
                    self.post(row).await;
                    return true;
                }
                Due::LookUp => {
                    self.look_up(row).await;
                    return true;
                }
                Due::Poll => {
                    self.poll(row).await;
                    return true;
                }
            }
        }
        if next < i64::MAX {
            self.later((next - now).clamp(1_000, LONGEST));
        }
        false
    }

    /// Runs again after some milliseconds.
    fn later(self, wait: i64) {
        let turn = self.timer.try_update_value(|timer| {
            *timer = timer.wrapping_add(1);
            *timer
        });
        let wait = Duration::from_millis(u64::try_from(wait).unwrap_or_default());
        set_timeout(
            move || {
                if self.timer.try_get_value() == turn {
                    leptos::task::spawn_local(self.run());
                }
            },
            wait,
        );
    }

    fn rules(self, row: &Submission) -> Rules {
        let agency = self.requests.agency(&row.agency);
        agency.map_or_else(Rules::default, |agency: Agency| Rules::of(&agency.adapter))
    }
}

/// What the draft is kept under that a submission was made of.
fn draft_of(row: &Submission) -> String {
    draft::name(&row.agency, &row.service_code)
}
