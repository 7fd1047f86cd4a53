//! One request of the citizen, as this device knows it.

use super::Doubt;
use crate::model::{Carrier, Status};

/// A request sent from this device, or followed by its reference: one record on the device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its name on this device; random for what was sent from here.
    pub id: String,
    /// The version of the record that it was read from or written to; 0 before it is first written.
    /// Whoever writes it counts.
    pub version: u32,
    /// The agency's id in `portal.json`.
    pub agency: String,
    /// The service's code; empty for one that is only followed.
    pub service_code: String,
    /// The service's name.
    pub service_name: String,
    /// When it was queued or first followed, milliseconds since 1970-01-01T00:00:00Z.
    pub created: i64,
    /// What it is found by at the agency, made by [`reference::new`](super::reference::new) for it alone;
    /// empty for one that is only followed.
    pub reference: String,
    /// Where that reference stands in what is sent.
    pub carrier: Carrier,
    /// How far it got.
    pub state: State,
    /// How often its request has left the device, or was about to.
    pub tries: u32,
    /// How often it was sent again because it was proven not to have arrived.
    pub resends: u32,
    /// When the last try began, milliseconds since 1970-01-01T00:00:00Z.
    pub last_try: Option<i64>,
    /// When the first try began whose outcome nobody told.
    pub doubted_from: Option<i64>,
    /// When to look once more for copies that the agency made of it; none where that is done or cannot be.
    pub look_again: Option<i64>,
    /// The ids that the agency gave to copies of it, beside the one in its state.
    pub duplicates: Vec<String>,
    /// What happens next, in the agency's words; may be empty.
    pub service_notice: String,
    /// How it stood when the agency was last asked.
    pub last_status: Option<LastStatus>,
    /// Whether that status is another than the one the citizen has seen.
    pub is_news: bool,
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
    /// It certainly did not arrive yet, and is sent when the time comes.
    Waiting {
        /// Not before this time, milliseconds since 1970-01-01T00:00:00Z.
        not_before: i64,
        /// What was in the way of the last try; none before the first.
        obstacle: Option<Obstacle>,
    },
    /// On its way. Written down before the first byte leaves.
    Sending {
        /// Since when, milliseconds since 1970-01-01T00:00:00Z.
        since: i64,
    },
    /// It may or may not have arrived, and the agency is being asked.
    Unknown(Doubt),
    /// It may or may not have arrived, and nobody but the person can find out.
    Ask(Doubt),
    /// The agency does not take it.
    Refused {
        /// Why, in the agency's words; may be empty.
        reason: String,
    },
    /// The agency has it, and gave no id.
    Accepted,
    /// The agency has it, and will give an id for this token.
    Pending {
        /// The token.
        token: String,
        /// When to ask for the id, milliseconds since 1970-01-01T00:00:00Z.
        not_before: i64,
        /// How often it was asked for.
        polls: u32,
    },
    /// The agency has it, under this id.
    Sent {
        /// The id.
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
    /// A submission that waits to be sent to an agency, and of which nothing else is known yet.
    #[must_use]
    pub fn new(id: String, agency: String, now: i64) -> Self {
        Self {
            id,
            version: 0,
            agency,
            service_code: String::new(),
            service_name: String::new(),
            created: now,
            reference: String::new(),
            carrier: Carrier::Nothing,
            state: State::Waiting {
                not_before: now,
                obstacle: None,
            },
            tries: 0,
            resends: 0,
            last_try: None,
            doubted_from: None,
            look_again: None,
            duplicates: Vec::new(),
            service_notice: String::new(),
            last_status: None,
            is_news: false,
            text: String::new(),
        }
    }

    /// The agency's id, once there is one.
    #[must_use]
    pub fn service_request_id(&self) -> Option<&str> {
        match &self.state {
            State::Sent { service_request_id } => Some(service_request_id),
            _ => None,
        }
    }

    /// Whether the agency certainly has it.
    #[must_use]
    pub fn is_with_agency(&self) -> bool {
        matches!(
            self.state,
            State::Accepted | State::Pending { .. } | State::Sent { .. }
        )
    }

    /// Whether something is still to be found out, so that neither it nor its payload may be forgotten.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(
            self.state,
            State::Waiting { .. } | State::Sending { .. } | State::Unknown(_) | State::Ask(_)
        )
    }

    /// Notes how it stands. That is news where it stood otherwise before; how it stands at first is not,
    /// since the citizen has just sent it.
    pub fn note_status(&mut self, status: LastStatus) {
        let has_changed =
            |last: &LastStatus| (last.status, &last.text) != (status.status, &status.text);
        self.is_news |= self.last_status.as_ref().is_some_and(has_changed);
        self.last_status = Some(status);
    }

    /// Whether the agency should be asked again how it stands: nobody did for this many milliseconds, and
    /// the agency is not done with it.
    #[must_use]
    pub fn is_stale(&self, now: i64, after: i64) -> bool {
        let asked = self
            .last_status
            .as_ref()
            .map_or(self.created, |last| last.as_of);
        self.service_request_id().is_some()
            && !self.is_closed()
            && now.saturating_sub(asked) >= after
    }

    /// Whether the agency is done with it, as far as this device knows.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        let last = self.last_status.as_ref();
        last.is_some_and(|last| last.status == Status::Closed)
    }
}
