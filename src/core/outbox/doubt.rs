//! Finding out whether a request arrived whose outcome nobody told.

use super::Rules;
use super::submission::{State, Submission};
use crate::agency::{AgencyError, ErrorKind, Retry, TransportError};
use crate::model::{Carrier, LookUp};

/// Own re-sends of one request at most.
const MOST_RESENDS: u32 = 2;
/// How many delays to look for before the person is asked.
const PATIENCE: i64 = 6;
/// Look-ups before the person is asked, at least.
const FEWEST_LOOKS: u32 = 3;
/// Look-ups before the person is asked, at most, however the clocks stand.
const MOST_LOOKS: u32 = 60;
/// Refused or unreadable look-ups in a row before the person is asked.
const MOST_FAILURES: u32 = 3;
/// Milliseconds between the first two look-ups; then twice as many each time.
const FIRST_PAUSE: i64 = 5_000;
/// Milliseconds between two look-ups at least.
const SHORTEST_PAUSE: i64 = 1_000;
/// Milliseconds that the clocks of device and agency may differ before the device's is taken to be wrong.
const TOLERANCE: i64 = 120_000;
/// Milliseconds of a day.
const DAY: i64 = 86_400_000;

/// What is known about a try whose outcome nobody told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// When the try had ended at the latest, milliseconds since 1970-01-01T00:00:00Z; [`i64::MAX`] where
    /// that is not known.
    pub ended: i64,
    /// When the agency's requests were first seen since.
    pub first_look: Option<i64>,
    /// How often they were asked for.
    pub looks: u32,
    /// How often in a row they were refused or could not be read.
    pub failures: u32,
    /// When to look next, milliseconds since 1970-01-01T00:00:00Z.
    pub not_before: i64,
}

impl Doubt {
    /// A doubt about a try that has ended at this time at the latest.
    pub(super) fn since(now: i64) -> Self {
        Self {
            ended: now,
            first_look: None,
            looks: 0,
            failures: 0,
            not_before: now.saturating_add(FIRST_PAUSE),
        }
    }

    /// Milliseconds between two look-ups now.
    fn pause(&self, delay: i64) -> i64 {
        let doubled = FIRST_PAUSE << self.looks.min(20);
        doubled.min(longest_pause(delay)).max(SHORTEST_PAUSE)
    }

    /// Whether looking on makes no sense any more.
    fn is_over(&self, now: i64, delay: i64) -> bool {
        let patience = delay.saturating_mul(PATIENCE);
        let lasts_for = now.saturating_sub(self.first_look.unwrap_or(self.ended));
        let is_late = lasts_for >= patience && self.looks >= FEWEST_LOOKS;
        // A clock that was set back is not waited for.
        let is_odd = self.ended > now && self.looks >= MOST_LOOKS;
        is_late || is_odd || self.failures >= MOST_FAILURES
    }

    /// Notes a list without the reference. Whether that proves, by rules that no delay of the network, of
    /// the agency or of a cache between can defeat, that the request has not arrived:
    ///
    /// - it was looked for twice, and the two are the delay apart;
    /// - the list is whole since before the first try in doubt;
    /// - it holds a request that was filed the delay or more after the try had ended, and as much later as
    ///   clocks may differ. Were the try going to be stored within the delay, a list that goes on so far
    ///   would hold it.
    ///
    /// A list from the future tells that this device's clock is behind: the try is then taken to have ended
    /// as late as the newest request, and looking begins anew.
    fn note_absence(&mut self, look: &LookUp, begun: i64, now: i64, delay: i64) -> bool {
        let Some(newest) = look.newest else {
            return false;
        };
        if newest > now.saturating_add(TOLERANCE) {
            let ended = newest.min(now.saturating_add(DAY));
            self.ended = self.ended.max(ended);
            self.first_look = None;
            return false;
        }
        let first = *self.first_look.get_or_insert(now);
        // A clock that was set back makes the wait begin anew.
        self.first_look = Some(first.min(now));
        let is_whole = look.whole_since <= begun.saturating_sub(delay);
        let margin = TOLERANCE.min(delay);
        let is_fresh = newest >= self.ended.saturating_add(delay).saturating_add(margin);
        is_whole && is_fresh && now.saturating_sub(first) >= delay
    }
}

/// Milliseconds between two look-ups at most.
pub(super) fn longest_pause(delay: i64) -> i64 {
    (delay / 4).max(SHORTEST_PAUSE)
}

impl Submission {
    /// The delay of [`Rules`], where this submission can be looked up at all.
    pub(super) fn delay(&self, rules: Rules) -> Option<i64> {
        let delay = rules.look_up_delay?.max(SHORTEST_PAUSE);
        let is_carried = self.carrier != Carrier::Nothing && !self.reference.is_empty();
        is_carried.then_some(delay)
    }

    /// What follows from an outcome that nobody told.
    pub(super) fn doubt(&mut self, now: i64, rules: Rules) {
        let begun = self.last_try.unwrap_or(now).min(now);
        let from = self.doubted_from.map_or(begun, |from| from.min(begun));
        self.doubted_from = Some(from);
        let doubt = Doubt::since(now);
        self.state = match self.delay(rules) {
            Some(_) => State::Unknown(doubt),
            None => State::Ask(doubt),
        };
    }

    /// To be called at start for every submission, by the one who holds the lock of the outbox: what was
    /// on its way when the page went away may have arrived, and what was looked for at an agency that
    /// cannot be asked any more is left to the person. Whether anything changed.
    pub fn interrupted(&mut self, now: i64, rules: Rules) -> bool {
        match self.state {
            State::Sending { .. } => self.doubt(now, rules),
            State::Unknown(doubt) if self.delay(rules).is_none() => self.state = State::Ask(doubt),
            State::Unknown(doubt) if doubt.ended == i64::MAX => self.doubt(now, rules),
            _ => return false,
        }
        true
    }

    /// The times between which the agency's requests are to be listed for a look-up, in milliseconds since
    /// 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn look_up_window(&self, now: i64) -> (i64, i64) {
        let begun = self.doubted_from.or(self.last_try).unwrap_or(self.created);
        (begun.min(now), begun.max(now))
    }

    /// Notes what came of a look-up ([`Due::LookUp`](super::Due::LookUp)). False where none was due.
    pub fn looked_up(
        &mut self,
        answer: &Result<LookUp, AgencyError>,
        now: i64,
        rules: Rules,
    ) -> bool {
        match self.state {
            State::Unknown(doubt) => self.settle_doubt(doubt, answer, now, rules),
            State::Accepted | State::Sent { .. } if self.look_again.is_some() => {
                self.note_copies(answer, now, rules);
            }
            _ => return false,
        }
        true
    }

    fn settle_doubt(
        &mut self,
        mut doubt: Doubt,
        answer: &Result<LookUp, AgencyError>,
        now: i64,
        rules: Rules,
    ) {
        let Some(delay) = self.delay(rules) else {
            self.state = State::Ask(doubt);
            return;
        };
        let mut pause = doubt.pause(delay);
        let mut is_absent = false;
        match answer {
            Ok(look) => {
                if let Some((first, copies)) = look.found.split_first() {
                    self.arrive(
                        State::Sent {
                            service_request_id: first.clone(),
                        },
                        now,
                        rules,
                    );
                    self.add_copies(copies);
                    return;
                }
                if look.unnamed {
                    return self.arrive(State::Accepted, now, rules);
                }
                doubt.failures = 0;
                doubt.looks = doubt.looks.saturating_add(1);
                let begun = self.doubted_from.unwrap_or(doubt.ended);
                is_absent = doubt.note_absence(look, begun, now, delay);
            }
            // Nothing was asked.
            Err(error) if error.kind == ErrorKind::Transport(TransportError::Offline) => {}
            Err(error) => {
                doubt.looks = doubt.looks.saturating_add(1);
                let is_certain =
                    error.retry == Retry::Never || matches!(error.kind, ErrorKind::Undecodable(_));
                doubt.failures += u32::from(is_certain);
                if let ErrorKind::TooManyRequests(Some(wait)) = error.kind {
                    pause = pause.max((i64::from(wait) * 1_000).min(longest_pause(delay)));
                }
            }
        }
        doubt.not_before = now.saturating_add(pause);
        self.state = if is_absent && self.resends < MOST_RESENDS {
            self.resends += 1;
            State::Waiting {
                not_before: now,
                obstacle: None,
            }
        } else if is_absent || doubt.is_over(now, delay) {
            State::Ask(doubt)
        } else {
            State::Unknown(doubt)
        };
    }

    /// Goes to a state in which the agency has it, and plans the look for copies.
    pub(super) fn arrive(&mut self, state: State, now: i64, rules: Rules) {
        self.look_again = self.delay(rules).map(|delay| now.saturating_add(delay));
        self.state = state;
    }

    fn note_copies(&mut self, answer: &Result<LookUp, AgencyError>, now: i64, rules: Rules) {
        let Ok(look) = answer else {
            // It is a service to the person and no duty: after a day it is given up.
            let again = now.saturating_add(self.delay(rules).unwrap_or_default().max(DAY / 96));
            let is_worth = self
                .last_try
                .is_some_and(|last| (last..last.saturating_add(DAY)).contains(&now));
            self.look_again = is_worth.then_some(again);
            return;
        };
        self.look_again = None;
        if self.state == State::Accepted
            && let Some(first) = look.found.first()
        {
            self.state = State::Sent {
                service_request_id: first.clone(),
            };
        }
        self.add_copies(&look.found);
    }

    fn add_copies(&mut self, found: &[String]) {
        for id in found {
            if self.service_request_id() != Some(id) && !self.duplicates.contains(id) {
                self.duplicates.push(id.clone());
            }
        }
    }
}
