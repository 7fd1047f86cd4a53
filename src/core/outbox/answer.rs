//! From an agency's answers to the state of a submission.

use super::due::{Due, pause, poll_pause};
use super::{Obstacle, Rules, State, Submission};
use crate::agency::{AgencyError, ErrorKind, Retry, TransportError};
use crate::model::{Submitted, TokenAnswer};

/// What a failed try means.
enum Failure {
    /// It certainly stored nothing, and the same try may succeed later.
    Certain(Obstacle),
    /// It certainly stored nothing, and would fail the same way.
    Final(String),
    /// It may have been stored.
    Unknown,
}

impl Submission {
    /// Begins a try. To be written down before anything leaves the device. False where none is due.
    pub fn begin(&mut self, now: i64) -> bool {
        if self.due(now, Rules::default()) != Due::Post {
            return false;
        }
        self.state = State::Sending { since: now };
        self.tries = self.tries.saturating_add(1);
        self.last_try = Some(now);
        true
    }

    /// Notes what came of the try. False where none was going on.
    pub fn answered(
        &mut self,
        answer: Result<Submitted, AgencyError>,
        now: i64,
        rules: Rules,
    ) -> bool {
        let State::Sending { .. } = self.state else {
            return false;
        };
        match answer {
            Ok(submitted) => {
                let (state, notice) = match submitted {
                    Submitted::Id {
                        service_request_id,
                        service_notice,
                        ..
                    } => (State::Sent { service_request_id }, service_notice),
                    Submitted::Token {
                        token,
                        service_notice,
                    } => {
                        let not_before = now.saturating_add(poll_pause(0));
                        (
                            State::Pending {
                                token,
                                not_before,
                                polls: 0,
                            },
                            service_notice,
                        )
                    }
                    Submitted::Accepted { service_notice } => (State::Accepted, service_notice),
                };
                self.service_notice = notice;
                self.arrive(state, now, rules);
            }
            Err(error) => match failure(&error) {
                Failure::Certain(obstacle) => {
                    self.state = State::Waiting {
                        not_before: now.saturating_add(pause(obstacle, self.tries)),
                        obstacle: Some(obstacle),
                    };
                }
                Failure::Final(reason) => self.state = State::Refused { reason },
                Failure::Unknown => self.doubt(now, rules),
            },
        }
        true
    }

    /// Notes what came of asking for the id of its token. False where it has none.
    pub fn polled(
        &mut self,
        answer: &Result<TokenAnswer, AgencyError>,
        now: i64,
        rules: Rules,
    ) -> bool {
        let State::Pending {
            not_before, polls, ..
        } = &mut self.state
        else {
            return false;
        };
        let told = answer
            .as_ref()
            .ok()
            .and_then(|told| told.service_request_id.clone());
        match told {
            Some(service_request_id) => self.arrive(State::Sent { service_request_id }, now, rules),
            None => {
                *polls = polls.saturating_add(1);
                *not_before = now.saturating_add(poll_pause(*polls));
            }
        }
        true
    }
}

fn failure(error: &AgencyError) -> Failure {
    match (&error.kind, error.retry) {
        (ErrorKind::Transport(TransportError::Offline), _) => Failure::Certain(Obstacle::Offline),
        // Once anything has left the device, no missing answer is a proof; and a duplicate means
        // that an earlier try may be what it duplicates.
        (ErrorKind::Transport(_) | ErrorKind::Duplicate, _) | (_, Retry::Unsafe) => {
            Failure::Unknown
        }
        (ErrorKind::TooManyRequests(wait), _) => {
            Failure::Certain(Obstacle::TooManyRequests { wait: *wait })
        }
        (_, Retry::Safe) => Failure::Certain(Obstacle::Unavailable),
        (_, Retry::Never) => Failure::Final(said(error)),
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
