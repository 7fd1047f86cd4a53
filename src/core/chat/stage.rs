//! The stages of a chat.

use super::Desk;

/// How far a chat is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was asked yet.
    #[default]
    Idle,
    /// The desk is being asked whether it is open.
    Asking,
    /// It is not.
    Closed(Desk),
    /// A chat can be begun.
    Ready(Desk),
    /// It is being begun.
    Opening,
    /// It goes on.
    Open(Phase),
    /// It is over.
    Ended(End),
    /// It is over, and the citizen has said how it was.
    Rated(End),
}

/// Who is with the citizen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phase {
    /// A program.
    Bot,
    /// Nobody yet.
    Queued {
        /// The citizen's place in the queue, from 1.
        position: Option<u32>,
        /// Seconds that it may take.
        eta_s: Option<u32>,
    },
    /// A person.
    Human {
        /// The account of that person; may be empty.
        agent: String,
    },
    /// Something that is not known, in the desk's word.
    Other(String),
}

/// How a chat ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// Who ended it.
    pub by: Ender,
    /// Why, in the desk's words; may be empty.
    pub reason: String,
}

/// Who ends a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ender {
    /// The citizen.
    Citizen,
    /// A person at the agency.
    Agent,
    /// The agency's programs, such as after a long silence.
    Desk,
    /// Nobody says: the citizen is not in the room any more, or the session is over.
    Unknown,
}

/// What the desk says of a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It goes on.
    Open(Phase),
    /// It is over.
    Ended(End),
}
