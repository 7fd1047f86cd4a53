//! Why a command stopped, said so that the reader knows what to do.

use std::fmt;

/// A message for the person at the terminal: what went wrong, and where it helps what to do.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(pub String);

/// What every step gives back.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
