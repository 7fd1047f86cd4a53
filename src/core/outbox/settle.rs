//! From an agency's answer to the state of a submission.

use super::{Obstacle, State};
use crate::agency::{AgencyError, ErrorKind, Retry, TransportError};
use crate::model::Submitted;

/// The state that follows from the answer to a try, and the agency's notice of what happens next.
///
/// Only a failure that certainly stored nothing is [`State::NotSent`] or [`State::Refused`];
/// every other one is [`State::CannotTell`].
#[must_use]
pub fn settle(answer: Result<Submitted, AgencyError>) -> (State, String) {
    match answer {
        Ok(Submitted::Id {
            service_request_id,
            service_notice,
            ..
        }) => (State::Sent { service_request_id }, service_notice),
        Ok(Submitted::Token {
            token,
            service_notice,
        }) => (State::Pending { token }, service_notice),
        Ok(Submitted::Accepted { service_notice }) => (State::Accepted, service_notice),
        Err(error) => (failed(&error), String::new()),
    }
}

fn failed(error: &AgencyError) -> State {
    let not_sent = |obstacle| State::NotSent { obstacle };
    match (&error.kind, error.retry) {
        (ErrorKind::Transport(TransportError::Offline), _) => not_sent(Obstacle::Offline),
        // Once anything has left the device, no missing answer is a proof; and a duplicate means
        // that an earlier try may be what it duplicates.
        (ErrorKind::Transport(_) | ErrorKind::Duplicate, _) | (_, Retry::Unsafe) => {
            State::CannotTell
        }
        (ErrorKind::TooManyRequests(wait), _) => {
            not_sent(Obstacle::TooManyRequests { wait: *wait })
        }
        (_, Retry::Safe) => not_sent(Obstacle::Unavailable),
        (_, Retry::Never) => State::Refused {
            reason: said(error),
        },
    }
}

/// What the agency said, a line for each message.
fn said(error: &AgencyError) -> String {
    let said = error
        .messages
        .iter()
        .map(|message| message.description.as_str());
    said.filter(|text| !text.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}
