//! Not written yet.

use super::Config;
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::{Decoded, ServiceDefinition};

/// Asks.
#[must_use]
pub fn request(_config: &Config, _service_code: &str) -> HttpRequest {
    unimplemented!()
}

/// Reads.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(
    _config: &Config,
    _answer: &HttpResponse,
) -> Result<Decoded<ServiceDefinition>, AgencyError> {
    unimplemented!()
}
