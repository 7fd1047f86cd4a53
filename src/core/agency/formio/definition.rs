//! Reading a form (`GET …/{path}`).

use super::{Config, answer, refusal, wrapper};
use crate::agency::{AgencyError, Body, ErrorKind, HttpRequest, HttpResponse, Method};
use crate::form::definition::Definition;
use crate::form::import;

/// How long a read may take.
const READ_TIMEOUT_MS: u32 = 15_000;

/// Asks for the form at a path.
#[must_use]
pub fn request(config: &Config, path: &str) -> HttpRequest {
    let mut url = config.form_url(path);
    if config.live {
        url.push_str("?live=1");
    }
    HttpRequest {
        method: Method::Get,
        url,
        body: Body::None,
        bearer: None,
        timeout_ms: READ_TIMEOUT_MS,
    }
}

/// Reads a form. What of it cannot be filled in here is among its findings.
///
/// # Errors
/// See [`AgencyError`]: the server's refusals, and answers that hold no form.
pub fn decode(response: &HttpResponse) -> Result<Definition, AgencyError> {
    if !(200..300).contains(&response.status) {
        let mut error = answer::failed(response, Method::Get);
        error.messages = refusal::messages(response, &refusal::problems(response));
        return Err(error);
    }
    let document = answer::json(response, Method::Get, &import::LIMITS)?;
    let form = wrapper::form_within(&document).ok_or_else(missing)?;
    Ok(import::formio::from_value(&form))
}

/// What it means that there is no form where one should be.
pub(in crate::agency) fn missing() -> AgencyError {
    let what = "there is no form in this document".to_owned();
    answer::unreadable(ErrorKind::Undecodable(what), Method::Get)
}
