//! What the person decides.

use super::{Obstacle, Rules, State, Submission};

impl Submission {
    /// Sends it again, although it may have arrived: the person has been told and wants it. False unless
    /// the person was asked.
    pub fn send_again(&mut self, now: i64) -> bool {
        let State::Ask(_) = self.state else {
            return false;
        };
        self.state = State::Waiting {
            not_before: now,
            obstacle: None,
        };
        true
    }

    /// The person learnt that the agency has it. False where nobody doubts that.
    pub fn has_arrived(&mut self, now: i64, rules: Rules) -> bool {
        let (State::Unknown(_) | State::Ask(_)) = self.state else {
            return false;
        };
        self.arrive(State::Accepted, now, rules);
        true
    }

    /// Brings the next try, look-up or question for an id forward to now. False where there is none, or
    /// where the agency said how long to wait.
    pub fn check_now(&mut self, now: i64, rules: Rules) -> bool {
        let can_look_up = self.delay(rules).is_some();
        match &mut self.state {
            State::Waiting {
                obstacle: Some(Obstacle::TooManyRequests { wait: Some(_) }),
                ..
            } => {
                return false;
            }
            State::Waiting { not_before, .. } | State::Pending { not_before, .. } => {
                *not_before = now
            }
            State::Unknown(doubt) => doubt.not_before = now,
            State::Ask(doubt) if can_look_up => {
                let mut doubt = *doubt;
                doubt.not_before = now;
                doubt.failures = 0;
                self.state = State::Unknown(doubt);
            }
            _ => return false,
        }
        true
    }
}
