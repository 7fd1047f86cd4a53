//! What is still to be said: once, in order, one at a time.
//!
//! Each message has a name of its own, made when the citizen sends it and the same on every try, so that a
//! server that has it already does not take it again. A message is written down before its first try, and
//! leaves the queue only when it is seen among what the server has.

mod decisions;
mod tries;

use super::pause::is_over;
use super::{Message, Slot};

/// The messages of one room that are not known to be among what the server has, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    pub(super) entries: Vec<Outgoing>,
}

/// A message on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outgoing {
    /// Its name: random, for it alone.
    pub txn: String,
    /// What it says.
    pub message: Message,
    /// When the citizen sent it, milliseconds since 1970-01-01T00:00:00Z.
    pub written: i64,
    /// When the first try to send it began.
    pub first_try: Option<i64>,
    /// How many tries in a row failed.
    pub tries: u32,
    /// How far it got.
    pub state: SendState,
}

/// How far a message got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SendState {
    /// It is sent when the time comes and nothing is before it.
    Waiting {
        /// Not before this time, milliseconds since 1970-01-01T00:00:00Z.
        not_before: i64,
    },
    /// A try is going on. Written down before the first byte leaves.
    Sending,
    /// The citizen is asked; until then it holds up what is behind it.
    Held(Why),
    /// The server does not take it; it holds up what is behind it.
    Failed {
        /// Why, as a code such as `M_FORBIDDEN`.
        code: String,
    },
    /// The server has it, under this name, and it was not seen yet.
    Sent {
        /// The server's name for it.
        event: String,
    },
}

/// Why the citizen is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The device was out of reach for long, and the chat may be over.
    Away,
    /// It may have been sent so long ago that the server does not know its name any more.
    Old,
}

/// What to do for a queue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due<'a> {
    /// Have a place made for the file of this message, then [`Queue::reserved`].
    Reserve(&'a Outgoing),
    /// Put the file there, then [`Queue::uploaded`].
    Upload(&'a Outgoing),
    /// Send the message, then [`Queue::acked`].
    Send(&'a Outgoing),
    /// Nothing before this time, milliseconds since 1970-01-01T00:00:00Z; always later than now.
    At(i64),
    /// Nothing, until somebody does something else.
    Never,
}

impl Queue {
    /// All messages, oldest first.
    #[must_use]
    pub fn entries(&self) -> &[Outgoing] {
        &self.entries
    }

    /// The message of this name.
    #[must_use]
    pub fn get(&self, txn: &str) -> Option<&Outgoing> {
        self.entries.iter().find(|entry| entry.txn == txn)
    }

    /// Whether anything may still have to be sent.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.entries.iter().all(Outgoing::is_sent)
    }

    /// Takes in what the citizen sends. False where it has this name already, so that a second press is none.
    pub fn push(&mut self, txn: &str, message: Message, now: i64) -> bool {
        if self.get(txn).is_some() {
            return false;
        }
        self.entries.push(Outgoing {
            txn: txn.to_owned(),
            message,
            written: now,
            first_try: None,
            tries: 0,
            state: SendState::Waiting { not_before: now },
        });
        true
    }

    /// What to do now, as far as the link and the conversation allow it. Where it is a request:
    /// [`Queue::begin`], write the queue down, do it.
    #[must_use]
    pub fn due(&self, now: i64) -> Due<'_> {
        self.due_of(now, |_| true)
    }

    /// The same among the messages that may be sent: what may not does not hold up the others.
    #[must_use]
    pub fn due_of(&self, now: i64, may: impl Fn(&Message) -> bool) -> Due<'_> {
        let counts = |entry: &&Outgoing| !entry.is_sent() && may(&entry.message);
        let Some(entry) = self.entries.iter().find(counts) else {
            return Due::Never;
        };
        match &entry.state {
            SendState::Waiting { not_before } if !is_over(*not_before, now) => Due::At(*not_before),
            SendState::Waiting { .. } => match &entry.message {
                Message::File(file) => match file.slot {
                    Slot::None => Due::Reserve(entry),
                    Slot::Reserved(_) => Due::Upload(entry),
                    Slot::Full(_) => Due::Send(entry),
                },
                _ => Due::Send(entry),
            },
            SendState::Sending
            | SendState::Held(_)
            | SendState::Failed { .. }
            | SendState::Sent { .. } => Due::Never,
        }
    }

    fn entry(&mut self, txn: &str) -> Option<&mut Outgoing> {
        self.entries.iter_mut().find(|entry| entry.txn == txn)
    }

    fn sending(&mut self, txn: &str) -> Option<&mut Outgoing> {
        let entry = self.entry(txn)?;
        matches!(entry.state, SendState::Sending).then_some(entry)
    }
}

impl Outgoing {
    fn is_sent(&self) -> bool {
        matches!(self.state, SendState::Sent { .. })
    }
}
