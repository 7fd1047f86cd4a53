//! What comes of the tries.

use super::{Due, Outgoing, Queue, SendState, Why};
use crate::chat::{Failure, Message, Pause, Slot};

/// Milliseconds after the first try during which the server certainly knows the name again: it does for 24
/// hours, and clocks may differ.
const KNOWN_FOR: i64 = 20 * 3_600_000;

impl Queue {
    /// Begins what is due, to be written down before anything leaves the device. False where nothing is, or
    /// where the message may have been sent so long ago that it could be taken twice: then the citizen is
    /// asked, which is to be written down as well.
    pub fn begin(&mut self, now: i64) -> bool {
        self.begin_of(now, |_| true)
    }

    /// The same with [`Queue::due_of`].
    pub fn begin_of(&mut self, now: i64, may: impl Fn(&Message) -> bool) -> bool {
        let (txn, is_send) = match self.due_of(now, may) {
            Due::Reserve(entry) | Due::Upload(entry) => (entry.txn.clone(), false),
            Due::Send(entry) => (entry.txn.clone(), true),
            Due::At(_) | Due::Never => return false,
        };
        let Some(entry) = self.entry(&txn) else {
            return false;
        };
        if is_send {
            let first = *entry.first_try.get_or_insert(now);
            // A clock that was set back proves nothing either.
            if !(0..=KNOWN_FOR).contains(&now.saturating_sub(first)) {
                entry.state = SendState::Held(Why::Old);
                return false;
            }
        }
        entry.state = SendState::Sending;
        true
    }

    /// There is a place for the file of this message.
    pub fn reserved(&mut self, txn: &str, uri: String) {
        self.step(txn, Slot::Reserved(uri));
    }

    /// The file of this message is there.
    pub fn uploaded(&mut self, txn: &str) {
        let slot = self.get(txn).and_then(|entry| match &entry.message {
            Message::File(file) => Some(file.slot.clone()),
            _ => None,
        });
        if let Some(Slot::Reserved(uri)) = slot {
            self.step(txn, Slot::Full(uri));
            if let Some(entry) = self.entry(txn) {
                entry.tries = 0;
            }
        }
    }

    fn step(&mut self, txn: &str, slot: Slot) {
        let Some(entry) = self.sending(txn) else {
            return;
        };
        entry.state = SendState::Waiting { not_before: 0 };
        if let Message::File(file) = &mut entry.message {
            file.slot = slot;
        }
    }

    /// The server has the message, under this name.
    pub fn acked(&mut self, txn: &str, event: String) {
        if let Some(entry) = self.sending(txn) {
            entry.state = SendState::Sent { event };
        }
    }

    /// What was begun for a message failed. `chance` is a random byte.
    pub fn failed(&mut self, txn: &str, failure: &Failure, now: i64, chance: u8) {
        let Some(entry) = self.sending(txn) else {
            return;
        };
        let mut waiting = |at| entry.state = SendState::Waiting { not_before: at };
        match failure {
            Failure::Offline | Failure::Unavailable | Failure::Busy { .. } => {
                let mut pause = Pause::after(entry.tries);
                waiting(pause.next(failure, now, chance));
                entry.tries = entry.tries.saturating_add(1);
            }
            // As soon as the access is renewed; or never, and then the session says so.
            Failure::Expired | Failure::Gone => waiting(now),
            Failure::TooLarge => entry.fail("M_TOO_LARGE"),
            Failure::Refused { code, .. } => match &mut entry.message {
                // A place that was not used in time is given up.
                Message::File(file) if code == "M_NOT_FOUND" && entry.tries == 0 => {
                    file.slot = Slot::None;
                    entry.tries = 1;
                    waiting(now);
                }
                _ => entry.fail(code),
            },
        }
    }

    /// The page starts again: of a try that was going on nobody will hear, and the same again does no harm.
    /// Whether there was one.
    pub fn interrupted(&mut self, now: i64) -> bool {
        let mut was_sending = false;
        for entry in &mut self.entries {
            if matches!(entry.state, SendState::Sending) {
                entry.state = SendState::Waiting { not_before: now };
                was_sending = true;
            }
        }
        was_sending
    }
}

impl Outgoing {
    fn fail(&mut self, code: &str) {
        self.state = SendState::Failed {
            code: code.to_owned(),
        };
    }
}
