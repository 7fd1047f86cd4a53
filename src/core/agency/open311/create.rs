//! Not written yet.

use super::Config;
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::{NewRequest, Submitted};

/// Asks.
#[must_use]
pub fn request(_config: &Config, _new: &NewRequest) -> HttpRequest {
    unimplemented!()
}

/// Reads.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(_config: &Config, _answer: &HttpResponse) -> Result<Submitted, AgencyError> {
    unimplemented!()
}
