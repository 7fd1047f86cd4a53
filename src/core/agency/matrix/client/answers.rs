//! What comes of the calls.

use super::Client;
use super::call::{Call, Lane, What};
use crate::agency::matrix::{Progress, account, media, messages, room, send, sync};
use crate::agency::{HttpResponse, TransportError};
use crate::chat::{Contact, Failure, Gap, Run, Stage, Who};

/// Pages of a gap that are read at most; what was before can be had by going back.
const MOST_PAGES: u32 = 20;
/// Milliseconds between the beginnings of two polls of which the first brought nothing, so that a server that
/// does not wait is not asked all the time.
const EMPTY_PAUSE: i64 = 1_000;

impl Client {
    pub(super) fn take(
        &mut self,
        call: Call,
        answer: Result<HttpResponse, TransportError>,
        now: i64,
        chance: u8,
    ) {
        if matches!(call.what, What::Open) {
            return self.take_opening(&answer, now, chance);
        }
        // What the server says to an access that has been replaced since is no word on the new one.
        if matches!(&answer, Ok(answer) if answer.status == 401) && self.is_stale(&call) {
            return self.failed_message(&call.what, &Failure::Expired, now, chance);
        }
        let was_lost = !matches!(self.link.contact, Contact::Online);
        let taken = answer
            .map_err(Failure::from)
            .and_then(|answer| self.read(&call, answer));
        if let Err(failure) = &taken {
            self.failed_message(&call.what, failure, now, chance);
        }
        match taken {
            Ok(()) => self.reached(&call, was_lost, now),
            Err(failure) => self.trouble(&call, &failure, now, chance),
        }
    }

    fn is_stale(&self, call: &Call) -> bool {
        let access = call.request.bearer.as_deref();
        access.is_some_and(|access| access != self.record.session.access)
    }

    fn take_opening(
        &mut self,
        answer: &Result<HttpResponse, TransportError>,
        now: i64,
        chance: u8,
    ) {
        let Some(opening) = &mut self.opening else {
            return;
        };
        self.has_changed = true;
        let answer = answer.as_ref().map_err(|error| *error);
        let session = &mut self.record.session;
        match opening.answered(&self.config, session, answer, now) {
            Ok(progress) => {
                // Not `reached`: only a chat that is open can have been away from.
                self.link.contact = Contact::Online;
                if progress == Progress::Done {
                    self.opening = None;
                    self.proof.clear();
                }
            }
            Err(failure) if failure.passes() => {
                self.link.failed(&failure, now, chance);
            }
            Err(failure) => self.give_up(failure, now),
        }
    }

    /// Takes an answer in.
    fn read(&mut self, call: &Call, answer: HttpResponse) -> Result<(), Failure> {
        let (config, session) = (&self.config, &self.record.session);
        match &call.what {
            What::Reserve(txn) => {
                let uri = media::decode_reserved(&answer)?;
                self.record.queue.reserved(txn, uri);
            }
            What::Upload(txn) => {
                media::decode_uploaded(&answer)?;
                self.record.queue.uploaded(txn);
            }
            What::Send(txn) => {
                let event = send::decode(&answer)?;
                self.record.queue.acked(txn, event);
            }
            What::Earlier => {
                if let Some(gap) = self.record.timeline.earlier() {
                    let run = messages::decode(config, session, &gap, &answer)?;
                    self.see(&run);
                    self.record.timeline.merge(run);
                }
            }
            What::Fill => {
                if let Some(gap) = self.record.timeline.gap() {
                    self.fill(&gap, &answer)?;
                }
            }
            What::Poll { since } => {
                let batch = sync::decode(config, session, since.as_deref(), &answer)?;
                self.poll_from = if batch.run.events.is_empty() && batch.typing.is_none() {
                    call.began + EMPTY_PAUSE
                } else {
                    call.began
                };
                self.is_fresh = false;
                self.see(&batch.run);
                self.record.timeline.merge(batch.run);
                for signal in batch.signals {
                    self.record.conversation.apply(signal);
                }
                self.passing.heard(batch.typing, batch.read);
            }
            What::Leave => {
                room::decode_left(&answer)?;
                self.record.session.room.clear();
            }
            What::Close => {
                account::decode_ended(&answer)?;
                self.closed();
            }
            What::Open | What::Read | What::Typing => return Ok(()),
        }
        self.has_changed = true;
        Ok(())
    }

    fn fill(&mut self, gap: &Gap, answer: &HttpResponse) -> Result<(), Failure> {
        let run = messages::decode(&self.config, &self.record.session, gap, answer)?;
        self.see(&run);
        self.record.timeline.fill(run);
        self.pages += 1;
        if self.record.timeline.gap().is_none() {
            self.pages = 0;
        } else if self.pages >= MOST_PAGES {
            self.abandon_gap();
        }
        Ok(())
    }

    fn abandon_gap(&mut self) {
        self.pages = 0;
        self.record.timeline.abandon_gap();
        self.record.queue.settle();
        self.has_changed = true;
    }

    fn see(&mut self, run: &Run) {
        for event in &run.events {
            self.record.queue.seen(event);
        }
    }

    /// The server answered as it should.
    fn reached(&mut self, call: &Call, was_lost: bool, now: i64) {
        let is_long = self.link.heard(now).is_some();
        if is_long && !matches!(self.record.conversation.stage, Stage::Opening) {
            self.record.queue.hold();
            self.has_changed = true;
        } else if was_lost && call.lane == Lane::Listen {
            self.record.queue.wake(now);
        }
        self.record.heard = Some(now);
    }

    fn failed_message(&mut self, what: &What, failure: &Failure, now: i64, chance: u8) {
        if let What::Reserve(txn) | What::Upload(txn) | What::Send(txn) = what {
            self.record.queue.failed(txn, failure, now, chance);
            self.has_changed = true;
        }
    }

    fn trouble(&mut self, call: &Call, failure: &Failure, now: i64, chance: u8) {
        match failure {
            Failure::Expired => {
                self.record.session.lose_access();
                self.has_changed = true;
            }
            Failure::Gone => self.access_was_taken(now, chance),
            // Messages have pauses of their own.
            Failure::Unavailable | Failure::Offline | Failure::Busy { .. } => {
                if call.lane == Lane::Listen || self.record.leave.is_some() {
                    self.is_fresh |= !matches!(failure, Failure::Busy { .. });
                    self.link.failed(failure, now, chance);
                }
            }
            Failure::Refused { .. } | Failure::TooLarge => self.refused(call, now, chance),
        }
    }

    fn refused(&mut self, call: &Call, now: i64, chance: u8) {
        match &call.what {
            // The server does not know the mark: a restored backup, or another server behind the name.
            What::Poll { since: Some(_) } => self.is_fresh = true,
            What::Poll { since: None } => self.link.failed(&Failure::Unavailable, now, chance),
            What::Fill => self.abandon_gap(),
            // Whoever cannot close the account can still go.
            What::Leave => {
                self.record.session.room.clear();
                self.has_changed = true;
            }
            What::Close => self.closed(),
            _ => {}
        }
    }

    /// The server does not know the access, and not because of its age. That of an anonymous account may be had
    /// anew: a server that was restored from a copy has forgotten it.
    fn access_was_taken(&mut self, now: i64, chance: u8) {
        let session = &mut self.record.session;
        session.lose_access();
        session.refresh.clear();
        self.has_changed = true;
        if matches!(session.who, Who::SignedIn) {
            self.give_up(Failure::Gone, now);
        } else {
            // With a pause, lest it go round and round.
            self.link.failed(&Failure::Unavailable, now, chance);
        }
    }

    fn closed(&mut self) {
        let session = &mut self.record.session;
        session.lose_access();
        session.refresh.clear();
        session.is_registered = false;
        self.has_changed = true;
    }
}
