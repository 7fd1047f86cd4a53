//! Something that comes from elsewhere.

use std::sync::Arc;

use frontdoor_core::agency::AgencyError;

/// Waiting, failed and there are different things, and a view must say which: a failure is never
/// shown as "nothing here".
#[derive(Clone, Debug)]
pub enum Load<T> {
    /// Not asked for yet, or on its way.
    Waiting,
    /// It did not come.
    Failed(Arc<AgencyError>),
    /// It came.
    Ready(T),
}

impl<T> Load<T> {
    /// Goes on with the value, if it came; that may fail as well.
    pub fn and_then<U>(self, next: impl FnOnce(T) -> Result<U, AgencyError>) -> Load<U> {
        match self {
            Self::Waiting => Load::Waiting,
            Self::Failed(error) => Load::Failed(error),
            Self::Ready(value) => next(value).into(),
        }
    }

    /// The value, if it came.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            Self::Waiting | Self::Failed(_) => None,
        }
    }
}

impl<T> From<Result<T, AgencyError>> for Load<T> {
    fn from(result: Result<T, AgencyError>) -> Self {
        match result {
            Ok(value) => Self::Ready(value),
            Err(error) => Self::Failed(Arc::new(error)),
        }
    }
}
