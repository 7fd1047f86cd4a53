//! One request of the citizen, as this device knows it.

use crate::model::Status;

/// A request sent from this device, or followed by its reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its name on this device; random for what was sent from here.
    pub id: String,
    /// Counts the changes, so that of two copies in two tabs the later one is known. New ones
    /// begin at 0; the ledger counts.
    pub version: u32,
    /// The agency's id in `portal.json`.
    pub agency: String,
    /// The service's code; empty for one that is only followed.
    pub service_code: String,
    /// The service's name.
    pub service_name: String,
    /// When it was sent or first followed, milliseconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    /// How far it got.
    pub state: State,
    /// What happens next, in the agency's words; may be empty.
    pub service_notice: String,
    /// How it stood when the agency was last asked.
    pub last_status: Option<LastStatus>,
    /// What was sent, as plain text for the citizen to copy; empty for one that is only followed.
    pub text: String,
}

/// How a request stood at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastStatus {
    /// What the status means.
    pub status: Status,
    /// The agency's own status text.
    pub text: String,
    /// When the agency said so, milliseconds since 1970-01-01T00:00:00Z.
    pub as_of: i64,
}

/// How far a request got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// On its way. Kept before the first byte leaves.
    Sending,
    /// It certainly did not arrive, and the same try may succeed later.
    NotSent {
        /// What was in the way.
        obstacle: Obstacle,
    },
    /// It may or may not have arrived.
    CannotTell,
    /// The agency does not take it.
    Refused {
        /// Why, in the agency's words; may be empty.
        reason: String,
    },
    /// The agency has it, and will never give a reference.
    Accepted,
    /// The agency has it, and will give a reference for this token.
    Pending {
        /// The token.
        token: String,
    },
    /// The agency has it, under this reference.
    Sent {
        /// The reference.
        service_request_id: String,
    },
}

/// Why a request was certainly not sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The device has no network.
    Offline,
    /// The agency takes no more for now.
    TooManyRequests {
        /// Seconds to wait, where the agency told.
        wait: Option<u32>,
    },
    /// The agency said that it stored nothing this time.
    Unavailable,
}

impl Submission {
    /// The agency's reference, once there is one.
    #[must_use]
    pub fn service_request_id(&self) -> Option<&str> {
        match &self.state {
            State::Sent { service_request_id } => Some(service_request_id),
            _ => None,
        }
    }

    /// Whether the agency is done with it, as far as this device knows.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        let last = self.last_status.as_ref();
        last.is_some_and(|last| last.status == Status::Closed)
    }
}

impl State {
    /// How much is known: of two copies with equally many changes, the one that knows more is
    /// right.
    pub(super) fn knowledge(&self) -> u8 {
        match self {
            Self::Sending => 0,
            Self::CannotTell => 1,
            Self::NotSent { .. } => 2,
            Self::Refused { .. } => 3,
            Self::Accepted => 4,
            Self::Pending { .. } => 5,
            Self::Sent { .. } => 6,
        }
    }
}
