//! Drives a chat: says what to send next, and takes in what comes of it.
//!
//! Two requests may be on their way at once, one in each [`Lane`]: the poll that waits for news, and all else.
//! Whoever drives it asks [`Client::next`] for each lane whenever anything has changed, writes the record down
//! where [`Client::take_changed`] says so, sends what was asked for, and hands every call back to
//! [`Client::answered`]. Nothing here waits, and nothing is lost if the page dies between any two calls.

mod answers;
mod call;
mod listen;
mod passing;
mod talk;

use std::mem;

use super::{Config, Opening};
use crate::agency::{HttpResponse, TransportError};
use crate::chat::{
    Contact, End, Ender, Failure, Leave, Link, Message, Queue, Record, Role, Signal, Stage,
};
use passing::Passing;

pub use call::{Call, Lane, Next};

/// Milliseconds for which a server may hold a poll back.
const WAIT_MS: u32 = 25_000;
/// Milliseconds below which the wait of a poll without a mark lies, each time another one: such a poll is answered
/// at once, and Synapse gives whoever asks it again with the same words what it answered up to two minutes before.
const MARKLESS_MS: i64 = 5_000;

/// A chat while a page has it.
#[derive(Debug)]
pub struct Client {
    config: Config,
    record: Record,
    link: Link,
    opening: Option<Opening>,
    /// What a citizen whom the portal has signed in is proven by.
    proof: String,
    is_talking: bool,
    is_listening: bool,
    /// Whether to ask for the newest as if nothing were known: after each time without the server, since it may
    /// have gone back to an older state, of which no answer tells.
    is_fresh: bool,
    /// When the next poll is due at the earliest.
    poll_from: i64,
    /// Pages of the gap that were read.
    pages: u32,
    wants_earlier: bool,
    passing: Passing,
    refusal: Option<Failure>,
    has_changed: bool,
}

impl Client {
    /// Goes on with a record, be it new or kept. `now` in milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn new(config: Config, mut record: Record, now: i64) -> Self {
        let has_changed = record.interrupted(now);
        Self {
            link: Link::resumed(record.heard),
            config,
            record,
            opening: None,
            proof: String::new(),
            is_talking: false,
            is_listening: false,
            is_fresh: true,
            poll_from: now,
            pages: 0,
            wants_earlier: false,
            passing: Passing::default(),
            refusal: None,
            has_changed,
        }
    }

    /// The chat as it is now.
    #[must_use]
    pub fn record(&self) -> &Record {
        &self.record
    }

    /// The record for another version number, once it is written down.
    pub fn written(&mut self, version: u32) {
        self.record.version = version;
    }

    /// The record as it is to be kept.
    #[must_use]
    pub fn to_text(&mut self) -> String {
        self.record.to_text()
    }

    /// The record, for whoever goes on without a client.
    #[must_use]
    pub fn into_record(self) -> Record {
        self.record
    }

    /// Whether the server can be reached.
    #[must_use]
    pub fn contact(&self) -> &Contact {
        &self.link.contact
    }

    /// Who of the others types at the moment: names of accounts.
    #[must_use]
    pub fn typing(&self) -> &[String] {
        self.passing.typing()
    }

    /// The newest event that somebody at the agency is known to have read.
    #[must_use]
    pub fn read_by_others(&self) -> Option<&str> {
        self.passing.read_by_others()
    }

    /// Why the last start came to nothing.
    #[must_use]
    pub fn refusal(&self) -> Option<&Failure> {
        self.refusal.as_ref()
    }

    /// The same, told once.
    #[must_use]
    pub fn take_refusal(&mut self) -> Option<Failure> {
        self.refusal.take()
    }

    /// Whether the record has to be written down, before anything else is sent; asked once.
    #[must_use]
    pub fn take_changed(&mut self) -> bool {
        mem::take(&mut self.has_changed)
    }

    /// Something happens that no answer tells: the citizen asks, the desk has answered, the citizen begins.
    pub fn apply(&mut self, signal: Signal) {
        if matches!(signal, Signal::Start) {
            self.refusal = None;
        }
        self.has_changed |= self.record.conversation.apply(signal);
    }

    /// The citizen sends something, under a random name of its own. False where it has been sent already.
    pub fn say(&mut self, txn: &str, message: Message, now: i64) -> bool {
        let is_new = self.record.queue.push(txn, message, now);
        self.has_changed |= is_new;
        is_new
    }

    /// The citizen decides on messages that are held or have failed ([`Queue::retry`], [`Queue::discard`]).
    pub fn decide(&mut self, decide: impl FnOnce(&mut Queue) -> bool) -> bool {
        let is_done = decide(&mut self.record.queue);
        self.has_changed |= is_done;
        is_done
    }

    /// The citizen goes for good: [`Next::Over`] comes once the server knows, or will never know.
    pub fn leave(&mut self, leave: Leave) {
        self.record.leave = Some(leave);
        self.has_changed = true;
    }

    /// Whoever drives it from here on waits for none of the calls that are on their way.
    pub fn break_off(&mut self) {
        self.is_talking = false;
        self.is_listening = false;
    }

    /// The citizen wants to see what was before.
    pub fn want_earlier(&mut self) {
        self.wants_earlier = self.record.timeline.earlier().is_some();
    }

    /// The citizen types, or has stopped; to be called with every key.
    pub fn types(&mut self, is_typing: bool, now: i64) {
        self.passing.types(is_typing, now);
    }

    /// The citizen has seen everything up to this event. Gives whether that is new.
    pub fn has_read(&mut self, event: &str) -> bool {
        self.passing.has_read(event)
    }

    /// A fresh proof of who the citizen is.
    pub fn prove(&mut self, proof: String, now: i64) {
        self.proof = proof;
        self.link.heard(now);
    }

    /// The device says that it has a network again, or the page came back to the screen. A poll that is on its
    /// way may be waiting on a dead line: it is to be broken off, and answered as unreachable.
    pub fn wake(&mut self, now: i64) {
        self.link.wake(now);
        self.record.queue.wake(now);
    }

    /// What to do next in a lane; nothing while a call of it is on its way. The record is to be written down
    /// before, where it has changed.
    pub fn next(&mut self, lane: Lane, now: i64) -> Next {
        let is_busy = match lane {
            Lane::Talk => self.is_talking,
            Lane::Listen => self.is_listening,
        };
        if is_busy {
            return Next::Nothing;
        }
        if self.record.session.expire(now) {
            self.opening = None;
            self.has_changed = true;
        }
        if self.link.is_long_away(now) {
            // What has become of the chat is looked at before anything is sent.
            self.record.conversation.is_seen = false;
            self.is_fresh = true;
        }
        let next = match lane {
            Lane::Talk => self.talk(now),
            Lane::Listen => self.listen(now),
        };
        if let Next::Send(_) = next {
            self.set_busy(lane, true);
        }
        next
    }

    /// What came of a call, or why nothing did. `chance` is a random byte.
    pub fn answered(
        &mut self,
        call: Call,
        answer: Result<HttpResponse, TransportError>,
        now: i64,
        chance: u8,
    ) {
        self.set_busy(call.lane, false);
        self.take(call, answer, now, chance);
    }

    /// Who an account is to the citizen.
    #[must_use]
    pub fn role(&self, user: &str) -> Role {
        super::event::View::new(&self.config, &self.record.session).role(user)
    }

    fn set_busy(&mut self, lane: Lane, is_busy: bool) {
        match lane {
            Lane::Talk => self.is_talking = is_busy,
            Lane::Listen => self.is_listening = is_busy,
        }
    }

    /// Whether there is anything to be done with the server.
    fn is_begun(&self) -> bool {
        !matches!(
            self.record.conversation.stage,
            Stage::Idle | Stage::Asking | Stage::Closed(_) | Stage::Ready(_)
        )
    }

    /// The session cannot be gone on with.
    fn give_up(&mut self, failure: Failure, now: i64) {
        self.opening = None;
        let is_opening = matches!(self.record.conversation.stage, Stage::Opening);
        if is_opening {
            self.apply(Signal::NotStarted);
        } else {
            self.link.failed(&Failure::Gone, now, 0);
            self.apply(Signal::End(End {
                by: Ender::Unknown,
                reason: String::new(),
            }));
        }
        self.refusal = Some(failure);
    }
}
