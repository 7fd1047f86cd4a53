//! Whether the server can be reached.

use super::pause::is_over;
use super::{Failure, Pause};

/// Milliseconds after which a citizen who could not be reached is asked before what was written meanwhile
/// is sent: the chat may be over by then.
const LONG_AWAY: i64 = 600_000;

/// The connection to the server, whatever the chat is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// How it stands.
    pub contact: Contact,
    pause: Pause,
    /// When the server was last heard, milliseconds since 1970-01-01T00:00:00Z.
    heard: Option<i64>,
}

/// How a connection stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Contact {
    /// The last request was answered, or none was sent.
    #[default]
    Online,
    /// It is being tried again.
    Reconnecting {
        /// Since when, milliseconds since 1970-01-01T00:00:00Z.
        since: i64,
        /// When the next try is due.
        next_try: i64,
    },
    /// The device has no network.
    Offline {
        /// Since when, milliseconds since 1970-01-01T00:00:00Z.
        since: i64,
        /// When the next try is due, if nothing else happens.
        next_try: i64,
    },
    /// The access has run out and is to be renewed, by the citizen where the portal cannot.
    Expired,
    /// The session is over for good.
    Gone,
}

impl Link {
    /// The connection of a page that starts again; the server was last heard at this time.
    #[must_use]
    pub fn resumed(heard: Option<i64>) -> Self {
        Self {
            heard,
            ..Self::default()
        }
    }

    /// The server answered. For how many milliseconds it was out of reach before, where that was long enough
    /// to ask the citizen before anything else is sent.
    pub fn heard(&mut self, now: i64) -> Option<i64> {
        if self.contact == Contact::Gone {
            return None;
        }
        self.contact = Contact::Online;
        self.pause.reset();
        let before = self.heard.replace(now);
        let away = now.saturating_sub(before?);
        (away > LONG_AWAY).then_some(away)
    }

    /// Whether the server was out of reach for so long that the citizen is to be asked.
    #[must_use]
    pub fn is_long_away(&self, now: i64) -> bool {
        let heard = self.heard.unwrap_or(now);
        now.saturating_sub(heard) > LONG_AWAY
    }

    /// A request failed. `chance` is a random byte.
    pub fn failed(&mut self, failure: &Failure, now: i64, chance: u8) {
        if self.contact == Contact::Gone {
            return;
        }
        let since = match self.contact {
            Contact::Reconnecting { since, .. } | Contact::Offline { since, .. } => since,
            _ => now,
        };
        self.contact = match failure {
            Failure::Gone => Contact::Gone,
            Failure::Expired => Contact::Expired,
            Failure::Offline => Contact::Offline {
                since,
                next_try: self.pause.next(failure, now, chance),
            },
            Failure::Unavailable | Failure::Busy { .. } => Contact::Reconnecting {
                since,
                next_try: self.pause.next(failure, now, chance),
            },
            // That is an answer.
            Failure::TooLarge | Failure::Refused { .. } => {
                self.heard(now);
                return;
            }
        };
    }

    /// The device says that it has a network again, or the page came back to the screen: the next try is due
    /// at once.
    pub fn wake(&mut self, now: i64) {
        match &mut self.contact {
            Contact::Reconnecting { next_try, .. } | Contact::Offline { next_try, .. } => {
                *next_try = now;
                self.pause.reset();
            }
            Contact::Online | Contact::Expired | Contact::Gone => {}
        }
    }

    /// When the server may be asked again: none where it must not be, a time that has come for at once.
    #[must_use]
    pub fn due(&self, now: i64) -> Option<i64> {
        match self.contact {
            Contact::Online => Some(now),
            Contact::Reconnecting { next_try, .. } | Contact::Offline { next_try, .. } => {
                Some(if is_over(next_try, now) {
                    now
                } else {
                    next_try
                })
            }
            Contact::Expired | Contact::Gone => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_server_is_tried_again_and_woken_up_for() {
        let mut link = Link::default();
        assert_eq!(link.heard(0), None);
        link.failed(&Failure::Unavailable, 100, 255);
        link.failed(&Failure::Unavailable, 600, 255);
        let since_then = Contact::Reconnecting {
            since: 100,
            next_try: 1_600,
        };
        assert_eq!(link.contact, since_then);
        assert_eq!(link.due(600), Some(1_600));
        link.wake(700);
        assert_eq!(link.due(700), Some(700));
        link.failed(&Failure::Offline, 700, 255);
        assert_eq!(link.due(700), Some(1_200));
        assert_eq!(link.heard(1_200), None);
        assert_eq!(link.contact, Contact::Online);
    }

    #[test]
    fn a_long_absence_is_told() {
        let mut link = Link::default();
        link.heard(0);
        assert_eq!(link.heard(LONG_AWAY), None);
        assert_eq!(link.heard(2 * LONG_AWAY + 1), Some(LONG_AWAY + 1));
        let mut link = Link::resumed(Some(0));
        assert_eq!(link.heard(2 * LONG_AWAY), Some(2 * LONG_AWAY));
    }

    #[test]
    fn gone_is_for_good_and_expired_is_not() {
        let mut link = Link::default();
        link.failed(&Failure::Expired, 0, 0);
        assert_eq!((&link.contact, link.due(0)), (&Contact::Expired, None));
        link.heard(1);
        assert_eq!(link.due(1), Some(1));
        link.failed(&Failure::refused("M_FORBIDDEN"), 1, 0);
        assert_eq!(link.contact, Contact::Online);
        link.failed(&Failure::Gone, 2, 0);
        link.heard(3);
        link.wake(4);
        link.failed(&Failure::Offline, 5, 0);
        assert_eq!((&link.contact, link.due(5)), (&Contact::Gone, None));
    }
}
