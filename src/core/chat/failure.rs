//! Why something could not be done.

use crate::agency::TransportError;

/// A failed operation, by what is to be done about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The device has no network; nothing was sent.
    Offline,
    /// No answer, half an answer, or a server in trouble. It may have been done all the same: the same
    /// again, under the same name, does no harm.
    Unavailable,
    /// Too much at once; nothing was done.
    Busy {
        /// Milliseconds to wait, where the server told.
        wait_ms: Option<u32>,
    },
    /// The access has run out: renew it, then the same again.
    Expired,
    /// The access was taken back. This session is over.
    Gone,
    /// The server does not take what was sent because of its size.
    TooLarge,
    /// The server will not do it, and would not the next time.
    Refused {
        /// Its code, such as `M_FORBIDDEN`.
        code: String,
    },
}

impl Failure {
    /// A refusal of our own making.
    pub(crate) fn refused(code: &str) -> Self {
        Self::Refused {
            code: code.to_owned(),
        }
    }

    /// Whether the server refused with this code.
    #[must_use]
    pub fn is(&self, wanted: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == wanted)
    }

    /// Whether the same is to be tried again by itself, without anything else being done first.
    #[must_use]
    pub fn passes(&self) -> bool {
        matches!(self, Self::Offline | Self::Unavailable | Self::Busy { .. })
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Offline => Self::Offline,
            TransportError::Unreachable | TransportError::TimedOut => Self::Unavailable,
            TransportError::TooLarge => Self::TooLarge,
        }
    }
}
