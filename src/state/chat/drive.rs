//! What the leader does: it asks the client what is next, writes the record down, and only then sends.

use frontdoor_core::agency::TransportError;
use frontdoor_core::agency::matrix::{Call, Client, Lane, Next};
use frontdoor_core::chat::{Contact, Message, Record, Stage};
use frontdoor_core::ports::{Cabinet, Change};
use leptos::task::spawn_local;

use super::Chat;
use super::record::written;

/// The longest rest, milliseconds; then it is looked at again.
const LONGEST: i64 = 60_000;

impl Chat {
    /// Drives the client until this tab does not lead any more or there is no chat.
    pub(super) async fn drive(self) {
        let turn = self.turn.get();
        while self.is_wanted() && self.turn.get() == turn {
            // What comes while this is being done is looked at right after it.
            let heard = self.wake.count();
            self.take_wishes().await;
            let mut wait = LONGEST;
            for lane in [Lane::Talk, Lane::Listen] {
                let now = self.now();
                let Some(mut next) = self.with_client(|client| client.next(lane, now)) else {
                    return;
                };
                if let Next::File(txn) = &next {
                    let file = (self.ports.vault.get)(Cabinet::Chats, txn).await;
                    let bytes = file.ok().flatten().map(|file| file.bytes);
                    let now = self.now();
                    let call = self.with_client(|client| client.upload(txn, bytes, now));
                    next = match call {
                        None => return,
                        Some(Some(call)) => Next::Send(call),
                        // Something else is due in its place.
                        Some(None) => Next::At(now),
                    };
                }
                if !self.write(Vec::new()).await {
                    return;
                }
                match next {
                    Next::Send(call) => spawn_local(self.send(call, turn)),
                    Next::At(at) => wait = wait.min(at.saturating_sub(self.now()).max(1)),
                    Next::Over => return self.remove().await,
                    // Nobody is signed in to the portal so far.
                    Next::Proof | Next::Nothing | Next::File(_) => {}
                }
            }
            if self.is_refused() {
                return self.give_up().await;
            }
            // Who types, what was read, and whether the server can be reached are told by nothing else.
            self.changed();
            self.wake.rest_since(heard, wait).await;
        }
    }

    pub(super) fn with_client<T>(self, act: impl FnOnce(&mut Client) -> T) -> Option<T> {
        self.client.borrow_mut().as_mut().map(act)
    }

    /// Writes the record down, where it has changed, with other changes that belong to it. False where somebody
    /// else has written it, so that this tab cannot lead.
    pub(super) async fn write(self, mut also: Vec<Change>) -> bool {
        let written = self.with_client(|client| {
            if client.take_changed() || !also.is_empty() {
                let version = client.record().version;
                also.push(written(version, client.to_text()));
                for txn in self.files_let_go(client.record()) {
                    also.push(Change::remove(Cabinet::Chats, &txn));
                }
                Some(version + 1)
            } else {
                None
            }
        });
        let Some(version) = written else { return false };
        let Some(version) = version else { return true };
        self.is_writing.set(true);
        let is_kept = self.keep(also).await;
        self.is_writing.set(false);
        match is_kept {
            Some(true) => {
                self.with_client(|client| client.written(version));
            }
            Some(false) => return false,
            // What could not be kept counts on this page.
            None => {}
        }
        self.writes.set(self.writes.get() + 1);
        self.kept.ring();
        self.show_changes();
        true
    }

    /// The number of writes after which all is kept that is said now; none where another tab writes.
    pub(super) fn due(self) -> Option<u32> {
        // What is being written at this moment began before.
        let begun = u32::from(self.is_writing.get());
        let leads = self.client.borrow().is_some();
        leads.then(|| self.writes.get() + begun + 1)
    }

    /// Ready once there were so many writes, with true; or false, once this tab writes no more.
    pub(super) async fn until_written(self, due: u32) -> bool {
        while self.writes.get() < due {
            if self.client.borrow().is_none() {
                return false;
            }
            self.kept.rest(LONGEST).await;
        }
        true
    }

    /// The files whose messages are done with since this was last asked, by their names.
    pub(super) fn files_let_go(self, record: &Record) -> Vec<String> {
        let mut waiting = self.waiting_files.take();
        let done = waiting
            .extract_if(.., |txn| record.queue.get(txn).is_none())
            .collect();
        for entry in record.queue.entries() {
            if matches!(entry.message, Message::File(_)) && !waiting.contains(&entry.txn) {
                waiting.push(entry.txn.clone());
            }
        }
        *self.waiting_files.borrow_mut() = waiting;
        done
    }

    async fn send(self, mut call: Call, turn: u32) {
        let bell = match call.lane {
            Lane::Talk => self.stop,
            Lane::Listen => self.poll,
        };
        let sent = (self.ports.http.send)(call.take_request());
        let answer = bell.unless(sent).await;
        if self.turn.get() != turn {
            return;
        }
        let answer = answer.unwrap_or(Err(TransportError::Unreachable));
        let (now, [chance, ..]) = (self.now(), (self.ports.world.chance)());
        self.with_client(|client| client.answered(call, answer, now, chance));
        self.answered.ring();
        self.wake.ring();
    }

    /// Whether the chat could not be begun.
    fn is_refused(self) -> bool {
        let is_refused = self.with_client(|client| {
            client.refusal().is_some() && matches!(client.record().conversation.stage, Stage::Idle)
        });
        is_refused == Some(true)
    }

    /// A chat that could not be begun is none; what was typed for it goes back into the field.
    async fn give_up(self) {
        let refusal = self.with_client(Client::take_refusal);
        let unsaid = self.look(Self::unsaid).unwrap_or_default();
        self.remove().await;
        self.keep_typed(&unsaid).await;
        *self.refused.borrow_mut() = refusal.flatten();
        self.changed();
    }

    /// Whether the last request came to nothing.
    pub(super) fn is_out_of_reach(self) -> bool {
        self.contact() != Contact::Online
    }
}
