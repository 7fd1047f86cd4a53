//! What the citizen decides about something on its way.

use frontdoor_core::outbox::{Rules, State, Submission};

use super::{Outbox, draft_of};

impl Outbox {
    async fn decide(self, id: &str, decision: fn(&mut Submission, i64, Rules) -> bool) {
        let now = (self.ports.world.now)();
        let mut change = |row: &mut Submission| {
            let rules = self.rules(row);
            decision(row, now, rules)
        };
        if let Some(row) = self.requests.change(id, &mut change).await {
            self.let_go(&row).await;
        }
        self.run().await;
    }

    /// The citizen wants it looked at now.
    pub async fn check_now(self, id: &str) {
        self.decide(id, Submission::check_now).await;
    }

    /// The citizen came to see how things stand: whatever may be looked at now is.
    pub async fn look_again(self) {
        let now = (self.ports.world.now)();
        for row in self.rows() {
            let rules = self.rules(&row);
            let mut change = |row: &mut Submission| {
                matches!(row.state, State::Pending { .. }) && row.check_now(now, rules)
            };
            self.requests.change(&row.id, &mut change).await;
        }
        self.run().await;
    }

    /// The citizen decided to send it once more, knowing that it may then be there twice.
    pub async fn send_again(self, id: &str) {
        self.decide(id, |row, now, _| row.send_again(now)).await;
    }

    /// The citizen learnt that the agency has it.
    pub async fn has_arrived(self, id: &str) {
        self.decide(id, Submission::has_arrived).await;
    }

    /// Gives the draft back that something was made of, and takes what was made of it off the list.
    pub async fn take_back(self, id: &str) {
        if let Some(row) = self.requests.row(id) {
            self.drafts.free(&draft_of(&row)).await;
        }
        self.requests.remove(id).await;
    }
}
