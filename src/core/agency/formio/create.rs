//! Sending a submission (`POST …/{path}/submission`).

use super::{Config, answer, refusal};
use crate::agency::{
    AgencyError, Body, Clock, ErrorKind, HttpRequest, HttpResponse, Method, Refusal, Retry,
};
use crate::model::Submitted;
use crate::tree::Limits;
use crate::value::{Object, Value};

/// How long an upload may take.
const WRITE_TIMEOUT_MS: u32 = 60_000;

/// Sends answers to the form at a path. They go as they are: what is not to be sent is left out before,
/// by [`Session::submission`](crate::form::engine::Session::submission).
#[must_use]
pub fn request(config: &Config, path: &str, data: Value, clock: Clock<'_>) -> HttpRequest {
    let mut metadata = Object::default();
    if !clock.zone.is_empty() {
        metadata.set("timezone", clock.zone.into());
    }
    metadata.set("offset", f64::from(clock.utc_offset_minutes).into());
    let mut submission = Object::default();
    submission.set("data", data);
    submission.set("metadata", metadata.into());
    submission.set("state", "submitted".into());
    let mut url = config.form_url(path);
    url.push_str("/submission");
    HttpRequest {
        method: Method::Post,
        url,
        body: Body::Json(Value::from(submission).to_json()),
        bearer: None,
        timeout_ms: WRITE_TIMEOUT_MS,
    }
}

/// Reads what the server said to a submission. Its `_id` is the reference. A form that is set to keep
/// nothing answers the submission without one, or `true`: it is accepted without a reference.
///
/// # Errors
/// See [`Refusal`]; its `error` tells whether the submission may have been stored all the same, as
/// [`Submission::answered`](crate::outbox::Submission::answered) reads it.
pub fn decode(response: &HttpResponse) -> Result<Submitted, Refusal> {
    if !(200..300).contains(&response.status) {
        return Err(refused(response, answer::failed(response, Method::Post)));
    }
    let document = answer::json(response, Method::Post, &Limits::default())?;
    let accepted = Submitted::Accepted {
        service_notice: String::new(),
    };
    let object = match &document {
        Value::Bool(true) => return Ok(accepted),
        Value::Object(object) => object,
        _ => return Err(foreign("this is no submission")),
    };
    if refusal::is_validation_error(object) {
        // A gateway that lost the status; what did not pass the server's checks is not stored.
        let error = AgencyError {
            retry: Retry::Never,
            ..answer::unreadable(ErrorKind::Invalid, Method::Post)
        };
        return Err(refused(response, error));
    }
    // A redirect turns a POST into a GET (Fetch, "HTTP-redirect fetch"), whose answer is the form.
    if object.get("components").is_some() {
        return Err(foreign("this is a form in place of a submission"));
    }
    match object.get("_id").and_then(Value::as_text) {
        Some(id) if !id.is_empty() => Ok(Submitted::Id {
            service_request_id: id.to_owned(),
            service_notice: String::new(),
            account_id: String::new(),
        }),
        _ if object.get("data").is_some() => Ok(accepted),
        _ => Err(foreign("there is no submission in this document")),
    }
}

fn refused(response: &HttpResponse, mut error: AgencyError) -> Refusal {
    let problems = refusal::problems(response);
    error.messages = refusal::messages(response, &problems);
    Refusal { error, problems }
}

fn foreign(what: &str) -> Refusal {
    answer::unreadable(ErrorKind::Undecodable(what.to_owned()), Method::Post).into()
}
