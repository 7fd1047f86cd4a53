//! Not written yet.

use super::Config;
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::{Decoded, Service};

/// Asks.
#[must_use]
pub fn request(_config: &Config) -> HttpRequest {
    unimplemented!()
}

/// Reads.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(
    _config: &Config,
    _answer: &HttpResponse,
) -> Result<Decoded<Vec<Service>>, AgencyError> {
    unimplemented!()
}
