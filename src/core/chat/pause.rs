//! How long to wait before the next try.

use super::Failure;

/// Milliseconds before the second try; then twice as many each time.
const FIRST: i64 = 500;
/// Milliseconds between two tries at most, unless the server says more.
const LONGEST: i64 = 30_000;
/// Milliseconds that a server may ask to wait.
const LONGEST_TOLD: i64 = 600_000;

/// Counts failed tries, and says when the next one is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pause {
    tries: u32,
}

impl Pause {
    /// A count of so many failed tries.
    #[must_use]
    pub fn after(tries: u32) -> Self {
        Self { tries }
    }

    /// A try succeeded.
    pub fn reset(&mut self) {
        self.tries = 0;
    }

    /// A try failed: when the next one is due, milliseconds since 1970-01-01T00:00:00Z. `chance` is a random
    /// byte, so that devices that lost a server together do not come back together: the pause is between
    /// half of its length and the whole of it.
    #[must_use]
    pub fn next(&mut self, failure: &Failure, now: i64, chance: u8) -> i64 {
        let doubled = (FIRST << self.tries.min(10)).min(LONGEST);
        self.tries = self.tries.saturating_add(1);
        let own = doubled / 2 + doubled / 2 * i64::from(chance) / 255;
        let told = match failure {
            Failure::Busy { wait_ms } => i64::from(wait_ms.unwrap_or_default()),
            _ => 0,
        };
        now.saturating_add(own.max(told.min(LONGEST_TOLD)))
    }
}

/// Whether the time has come. A time further off than any pause is of a clock that was set back since.
pub(super) fn is_over(at: i64, now: i64) -> bool {
    at <= now || at.saturating_sub(now) > LONGEST_TOLD
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_half_a_minute_and_obey_the_server() {
        let mut pause = Pause::default();
        let waits: Vec<i64> = (0..9)
            .map(|_| pause.next(&Failure::Unavailable, 0, 255))
            .collect();
        assert_eq!(
            waits,
            [
                500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000
            ]
        );
        assert_eq!(pause.next(&Failure::Unavailable, 0, 0), 15_000);
        let busy = |wait_ms| Failure::Busy { wait_ms };
        assert_eq!(pause.next(&busy(Some(55_181)), 0, 0), 55_181);
        assert_eq!(pause.next(&busy(Some(u32::MAX)), 0, 0), 600_000);
        pause.reset();
        assert_eq!(pause.next(&busy(None), 7, 255), 507);
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_wait_for_ever() {
        assert!(is_over(5, 5) && !is_over(6, 5) && is_over(86_400_000, 5));
    }
}
