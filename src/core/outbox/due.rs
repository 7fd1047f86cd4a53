//! What is to be done next, and when.

use super::doubt::longest_pause;
use super::{Obstacle, Rules, State, Submission};

/// Milliseconds before the second try; then twice as many each time.
const FIRST_PAUSE: i64 = 5_000;
/// Milliseconds between two tries at most, unless the agency says more.
const LONGEST_PAUSE: i64 = 900_000;
/// Milliseconds between two questions for an id at most.
const LONGEST_POLL: i64 = 3_600_000;
/// Milliseconds that an agency may ask to wait.
const LONGEST_WAIT: i64 = 86_400_000;

/// What to do with a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// Send its payload: [`Submission::begin`], write it down, send, [`Submission::answered`].
    Post,
    /// Ask the agency for its requests of [`Submission::look_up_window`], then [`Submission::looked_up`].
    LookUp,
    /// Ask the agency for the id that belongs to the token, then [`Submission::polled`].
    Poll,
    /// Nothing before this time, milliseconds since 1970-01-01T00:00:00Z; always later than now.
    At(i64),
    /// Nothing, until somebody does something else with it.
    Never,
}

impl Submission {
    /// What to do with it now.
    #[must_use]
    pub fn due(&self, now: i64, rules: Rules) -> Due {
        match &self.state {
            State::Waiting {
                not_before,
                obstacle,
            } => {
                let most = obstacle.map_or(LONGEST_PAUSE, longest_wait);
                wait(now, *not_before, most, Due::Post)
            }
            State::Unknown(doubt) => {
                let most = longest_pause(self.delay(rules).unwrap_or_default()).max(FIRST_PAUSE);
                wait(now, doubt.not_before, most, Due::LookUp)
            }
            State::Pending { not_before, .. } => wait(now, *not_before, LONGEST_POLL, Due::Poll),
            State::Accepted | State::Sent { .. } => match (self.look_again, self.delay(rules)) {
                (Some(at), Some(delay)) => wait(now, at, delay.max(LONGEST_PAUSE), Due::LookUp),
                _ => Due::Never,
            },
            State::Sending { .. } | State::Ask(_) | State::Refused { .. } => Due::Never,
        }
    }
}

/// That, once its time has come. A time further off than any pause is of a clock that was set back since.
fn wait(now: i64, at: i64, most: i64, then: Due) -> Due {
    if at <= now || at.saturating_sub(now) > most {
        then
    } else {
        Due::At(at)
    }
}

/// Milliseconds before the next try after this many.
pub(super) fn pause(obstacle: Obstacle, tries: u32) -> i64 {
    let doubled = FIRST_PAUSE << tries.saturating_sub(1).min(20);
    let told = match obstacle {
        Obstacle::TooManyRequests { wait } => i64::from(wait.unwrap_or_default()) * 1_000,
        Obstacle::Offline | Obstacle::Unavailable => 0,
    };
    doubled.min(LONGEST_PAUSE).max(told.min(LONGEST_WAIT))
}

/// Milliseconds between two tries at most.
fn longest_wait(obstacle: Obstacle) -> i64 {
    pause(obstacle, u32::MAX)
}

/// Milliseconds before the id of a token is asked for again, after it was asked for so often.
pub(super) fn poll_pause(polls: u32) -> i64 {
    (FIRST_PAUSE << polls.min(20)).min(LONGEST_POLL)
}
