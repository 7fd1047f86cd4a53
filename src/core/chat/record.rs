//! A chat as one record on the device.

use super::{Conversation, Queue, Session, Timeline};

/// All that a page must know to go on with a chat: kept in one piece, so that what was read and up to where
/// it was read never differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The version of the record that it was read from or written to; 0 before it is first written.
    pub version: u32,
    /// When the server was last heard, milliseconds since 1970-01-01T00:00:00Z; for [`Link::resumed`](super::Link::resumed).
    pub heard: Option<i64>,
    /// Who the citizen is to the server.
    pub session: Session,
    /// How the citizen goes, once they do.
    pub leave: Option<Leave>,
    /// How far the chat is.
    pub conversation: Conversation,
    /// What was said.
    pub timeline: Timeline,
    /// What is still to be said.
    pub queue: Queue,
}

/// How a citizen goes from a chat, which cannot be gone on with afterwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Out of the room; the access is given back.
    Out,
    /// The account is closed as well, and the server asked to forget what was sent with it.
    Erase,
}

impl Record {
    /// A chat that is about to be begun.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self {
            version: 0,
            heard: None,
            session,
            leave: None,
            conversation: Conversation::default(),
            timeline: Timeline::default(),
            queue: Queue::default(),
        }
    }

    /// The page starts again with what was kept. Whether that changed anything.
    pub fn interrupted(&mut self, now: i64) -> bool {
        self.conversation.is_seen = false;
        self.queue.interrupted(now)
    }
}
