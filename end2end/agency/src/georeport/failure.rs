//! Why a call failed, in the standard's shape (GeoReport v2, "Errors").

use axum::http::StatusCode;

use crate::store::StoreError;

/// One `error` of an `errors` answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The code in the body.
    pub code: u16,
    /// What is wrong, for developers and people alike.
    pub description: String,
}

/// A call that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The HTTP status.
    pub status: StatusCode,
    /// Everything that is wrong; at least one entry.
    pub problems: Vec<Problem>,
}

impl Failure {
    /// A failure for one reason.
    #[must_use]
    pub fn new(status: StatusCode, description: impl Into<String>) -> Self {
        Self::several(status, vec![description.into()])
    }

    /// A failure for several reasons.
    #[must_use]
    pub fn several(status: StatusCode, descriptions: Vec<String>) -> Self {
        let problems = descriptions
            .into_iter()
            .map(|description| Problem {
                code: status.as_u16(),
                description,
            })
            .collect();
        Self { status, problems }
    }

    /// 400: the call cannot be understood or is not complete.
    #[must_use]
    pub fn bad_request(description: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, description)
    }

    /// 403: the key is missing or wrong.
    #[must_use]
    pub fn forbidden(description: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, description)
    }

    /// 404: what was asked for does not exist.
    #[must_use]
    pub fn not_found(description: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, description)
    }

    /// 500: something is wrong here.
    #[must_use]
    pub fn internal(description: impl Into<String>) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, description)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::internal(error.to_string())
    }
}
