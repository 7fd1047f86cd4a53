//! What else moves a message: the citizen, the network, and what the server has.

use super::{Outgoing, Queue, SendState, Why};
use crate::chat::Event;

impl Queue {
    /// The device was out of reach for long: the citizen is asked for everything that waits.
    pub fn hold(&mut self) {
        for entry in &mut self.entries {
            if matches!(entry.state, SendState::Waiting { .. }) {
                entry.state = SendState::Held(Why::Away);
            }
        }
    }

    /// The network is back: nothing waits for its time any more, unless that is further off than any pause of
    /// the portal's own.
    pub fn wake(&mut self, now: i64) {
        for entry in &mut self.entries {
            if let SendState::Waiting { not_before } = &mut entry.state
                && not_before.saturating_sub(now) <= 30_000
            {
                *not_before = (*not_before).min(now);
            }
        }
    }

    /// The citizen wants it sent all the same. False where it is not held and has not failed. One that is
    /// held for its age begins anew, under the same name; whoever asks the citizen reads what is newest
    /// before, since it may be there.
    pub fn retry(&mut self, txn: &str, now: i64) -> bool {
        let Some(entry) = self.entry(txn) else {
            return false;
        };
        match entry.state {
            SendState::Held(Why::Old) => entry.first_try = None,
            SendState::Held(Why::Away) | SendState::Failed { .. } => {}
            _ => return false,
        }
        entry.tries = 0;
        entry.state = SendState::Waiting { not_before: now };
        true
    }

    /// The citizen does not want it sent any more. False where a try is going on or the server has it.
    pub fn discard(&mut self, txn: &str) -> bool {
        let is_it = |entry: &Outgoing| {
            let is_free = !matches!(entry.state, SendState::Sending | SendState::Sent { .. });
            entry.txn == txn && is_free
        };
        let before = self.entries.len();
        self.entries.retain(|entry| !is_it(entry));
        self.entries.len() < before
    }

    /// An event was seen among what the server has: the message that it is, if any, is done. Whether one was.
    pub fn seen(&mut self, event: &Event) -> bool {
        let is_it = |entry: &Outgoing| {
            let by_event = matches!(&entry.state, SendState::Sent { event: id } if *id == event.id);
            by_event || event.txn.as_ref() == Some(&entry.txn)
        };
        let before = self.entries.len();
        self.entries.retain(|entry| !is_it(entry));
        self.entries.len() < before
    }

    /// Part of what was said will not be read: what the server is known to have is done.
    pub fn settle(&mut self) {
        self.entries.retain(|entry| !entry.is_sent());
    }
}
