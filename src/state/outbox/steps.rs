//! The steps that the outbox takes.

use frontdoor_core::agency::Refusal;
use frontdoor_core::outbox::{Rules, State as Stage, Submission, payload};
use frontdoor_core::ports::{Cabinet, Change};
use leptos::prelude::*;

use super::{Outbox, draft_of};

impl Outbox {
    pub(super) async fn post(self, row: Submission) {
        let id = &row.id;
        let record = (self.ports.vault.get)(Cabinet::Payloads, id).await;
        let request = match record {
            Ok(record) => record.and_then(|record| payload::from_bytes(&record.bytes)),
            Err(error) => {
                self.keeping.note(error);
                None
            }
        };
        let agency = self.requests.agency(&row.agency);
        let (Some(request), Some(agency)) = (request, agency) else {
            // It cannot be sent any more as it was; the draft it was made of can.
            self.drafts.free(&draft_of(&row)).await;
            return self.requests.remove(id).await;
        };
        let now = (self.ports.world.now)();
        let mut begin = |row: &mut Submission| row.begin(now);
        if self.requests.change(id, &mut begin).await.is_none() {
            return;
        }
        let answer = self.ports.send(request).await.map_err(Refusal::from);
        let answer = answer.and_then(|answer| agency.adapter.decode_submission(&answer));
        let answer = answer.map_err(|Refusal { error, problems }| {
            self.problems.update_value(|all| {
                all.retain(|(of, _)| of != id);
                all.push((id.clone(), problems));
            });
            error
        });
        let (now, rules) = ((self.ports.world.now)(), Rules::of(&agency.adapter));
        let mut note = |row: &mut Submission| row.answered(answer.clone(), now, rules);
        if let Some(row) = self.requests.change(id, &mut note).await {
            self.let_go(&row).await;
        }
    }

    pub(super) async fn look_up(self, row: Submission) {
        let Some(agency) = self.requests.agency(&row.agency) else {
            return;
        };
        let Some(tracking) = agency.adapter.tracking() else {
            return;
        };
        let (from, to) = row.look_up_window((self.ports.world.now)());
        let request = tracking.look_up_request(&row.service_code, from, to);
        let answer = self.ports.send(request).await;
        let found =
            answer.and_then(|answer| tracking.decode_look_up(&answer, &row.reference, row.carrier));
        let (now, rules) = ((self.ports.world.now)(), Rules::of(&agency.adapter));
        let mut note = |row: &mut Submission| row.looked_up(&found, now, rules);
        if let Some(row) = self.requests.change(&row.id, &mut note).await {
            self.let_go(&row).await;
        }
    }

    pub(super) async fn poll(self, row: Submission) {
        let Stage::Pending { token, .. } = &row.state else {
            return;
        };
        let agency = self.requests.agency(&row.agency);
        let tracking = agency.as_ref().and_then(|agency| agency.adapter.tracking());
        let Some(tracking) = tracking else {
            return;
        };
        let answer = self.ports.send(tracking.token_request(token)).await;
        let told = answer.and_then(|answer| tracking.decode_token(&answer));
        let (now, rules) = ((self.ports.world.now)(), self.rules(&row));
        let mut note = |row: &mut Submission| row.polled(&told, now, rules);
        self.requests.change(&row.id, &mut note).await;
    }

    /// Forgets what was kept to send it, once the agency certainly has it, and gives the draft back once it
    /// certainly does not take it.
    pub(super) async fn let_go(self, row: &Submission) {
        let name = draft_of(row);
        if row.is_with_agency() {
            if self.drafts.is_bound(&name, &row.id) {
                self.drafts.forget(&name).await;
            }
        } else if !row.is_open() {
            self.drafts.free(&name).await;
        } else {
            return;
        }
        let payload = Change::remove(Cabinet::Payloads, &row.id);
        if let Err(error) = (self.ports.vault.commit)(vec![payload]).await {
            self.keeping.note(error);
        }
    }
}
