//! What to say next.

use super::Client;
use super::call::{Call, Lane, Next, What, call};
use crate::agency::matrix::{Opening, account, media, messages, presence, room, send};
use crate::chat::{Due, Failure, Leave, Message, Slot};

impl Client {
    pub(super) fn talk(&mut self, now: i64) -> Next {
        if let Some(leave) = self.record.leave {
            return self.go(leave, now);
        }
        if !self.is_begun() {
            return Next::Nothing;
        }
        if !self.record.session.is_open() {
            return self.open(now);
        }
        let conversation = &self.record.conversation;
        let may = |message: &Message| conversation.allows(message);
        let (config, session) = (&self.config, &self.record.session);
        let mut wait = None;
        let step = match self.record.queue.due_of(now, may) {
            Due::Upload(entry) => return Next::File(entry.txn.clone()),
            Due::Reserve(entry) => {
                let request = media::reserve(config, session);
                Some((request, What::Reserve(entry.txn.clone())))
            }
            Due::Send(entry) => {
                let request = send::request(config, session, entry);
                Some((request, What::Send(entry.txn.clone())))
            }
            Due::At(at) => {
                wait = Some(at);
                None
            }
            Due::Never => None,
        };
        if let Some((request, what)) = step {
            self.has_changed = true;
            if self.record.queue.begin_of(now, may) {
                return call(request, Lane::Talk, what, now);
            }
        }
        self.aside(now).unwrap_or_else(|| {
            let due = wait.into_iter().chain(self.passing.due()).min();
            due.map_or(Next::Nothing, |at| Next::At(at.max(now + 1)))
        })
    }

    /// The file of a message that [`Next::File`] asked for; none where the device does not have it any more.
    /// What to send then; none where nobody asked.
    pub fn upload(&mut self, txn: &str, bytes: Option<Vec<u8>>, now: i64) -> Option<Call> {
        let conversation = &self.record.conversation;
        let may = |message: &Message| conversation.allows(message);
        let request = match self.record.queue.due_of(now, may) {
            Due::Upload(entry) if entry.txn == txn && !self.is_talking => match &entry.message {
                Message::File(file) => match (&file.slot, bytes) {
                    (Slot::Reserved(uri), Some(bytes)) => {
                        let (config, session) = (&self.config, &self.record.session);
                        media::upload(config, session, uri, &file.name, &file.media_type, bytes)
                    }
                    _ => None,
                },
                _ => None,
            },
            _ => return None,
        };
        self.has_changed = true;
        if !self.record.queue.begin_of(now, may) {
            return None;
        }
        let Some(request) = request else {
            let failure = Failure::refused("FILE_LOST");
            self.record.queue.failed(txn, &failure, now, 0);
            return None;
        };
        self.is_talking = true;
        Some(Call {
            request,
            lane: Lane::Talk,
            what: What::Upload(txn.to_owned()),
            began: now,
        })
    }

    /// The next step to access and a room.
    fn open(&mut self, now: i64) -> Next {
        let (config, session) = (&self.config, &self.record.session);
        let opening = self
            .opening
            .get_or_insert_with(|| Opening::new(config, session));
        if opening.wants_proof() && self.proof.is_empty() {
            self.link.failed(&Failure::Expired, now, 0);
            return Next::Proof;
        }
        match self.link.due(now) {
            Some(at) if at > now => return Next::At(at),
            Some(_) => {}
            None => return Next::Nothing,
        }
        match opening.request(config, session, &self.proof) {
            Some(request) => call(request, Lane::Talk, What::Open, now),
            None => {
                self.opening = None;
                Next::Nothing
            }
        }
    }

    /// What matters less than what is said.
    fn aside(&mut self, now: i64) -> Option<Next> {
        let (config, session) = (&self.config, &self.record.session);
        if self.link.due(now) != Some(now) || !self.record.conversation.is_seen {
            return None;
        }
        if std::mem::take(&mut self.wants_earlier)
            && let Some(gap) = self.record.timeline.earlier()
        {
            let request = messages::request(config, session, &gap);
            return Some(call(request, Lane::Talk, What::Earlier, now));
        }
        if let Some(event) = self.passing.take_read() {
            let request = presence::read(config, session, &event);
            return Some(call(request, Lane::Talk, What::Read, now));
        }
        let is_typing = self.passing.take_typing(now)?;
        let request = presence::typing(config, session, is_typing);
        Some(call(request, Lane::Talk, What::Typing, now))
    }

    /// The next step out.
    fn go(&mut self, leave: Leave, now: i64) -> Next {
        let session = &self.record.session;
        if session.access.is_empty() {
            // Nothing was begun, or the account is known to nobody.
            return if session.is_registered && self.refusal.is_none() {
                self.open(now)
            } else {
                Next::Over
            };
        }
        // It would go on to the room.
        self.opening = None;
        match self.link.due(now) {
            Some(at) if at > now => return Next::At(at),
            Some(_) => {}
            None => return Next::Over,
        }
        let (config, session) = (&self.config, &self.record.session);
        if !session.room.is_empty() {
            let request = room::leave(config, session);
            return call(request, Lane::Talk, What::Leave, now);
        }
        let request = match leave {
            Leave::Out => account::logout(config, session),
            Leave::Erase => account::deactivate(config, session),
        };
        call(request, Lane::Talk, What::Close, now)
    }
}
