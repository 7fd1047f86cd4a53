//! GET Service Request.

use super::Config;
use super::answer::Answer;
use super::requests;
use crate::agency::{AgencyError, ErrorKind, HttpRequest, HttpResponse, Retry};
use crate::model::{Decoded, Finding, ServiceRequest};

/// Asks for one request by its reference.
#[must_use]
pub fn request(config: &Config, service_request_id: &str) -> HttpRequest {
    config.get(&config.paths.requests, Some(service_request_id), &[])
}

/// Reads one request. An empty list means that there is none of this reference; of several the
/// first is taken.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(
    config: &Config,
    answer: &HttpResponse,
) -> Result<Decoded<ServiceRequest>, AgencyError> {
    let page = requests::decode_page(config, answer)?;
    let Decoded { value, findings } = page.requests;
    if let Some(value) = value.into_iter().next() {
        return Ok(Decoded { value, findings });
    }
    let answer = Answer::to_read(answer);
    match findings.into_iter().next() {
        None => Err(AgencyError {
            retry: Retry::Never,
            ..answer.error(ErrorKind::NotFound)
        }),
        Some(Finding { place, problem }) => {
            let error = answer.error(ErrorKind::Undecodable(problem));
            Err(AgencyError {
                place: Some(place),
                ..error
            })
        }
    }
}
