//! Not written yet.

use super::Config;
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::TokenAnswer;

/// Asks.
#[must_use]
pub fn request(_config: &Config, _token: &str) -> HttpRequest {
    unimplemented!()
}

/// Reads.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(_config: &Config, _answer: &HttpResponse) -> Result<TokenAnswer, AgencyError> {
    unimplemented!()
}
