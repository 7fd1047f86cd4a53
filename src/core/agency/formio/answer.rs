//! From an HTTP answer to JSON: what both operations do before they decode.

use crate::agency::{AgencyError, ErrorKind, HttpResponse, Method, Retry};
use crate::tree::{Limits, SyntaxError};
use crate::value::Value;

/// The document of an answer.
///
/// # Errors
/// [`ErrorKind::NotAnAnswer`] where the body is no JSON at all, such as a page of a sign-in portal;
/// [`ErrorKind::Undecodable`] where it begins as JSON and does not end so. The status is not looked at.
pub(super) fn json(
    answer: &HttpResponse,
    method: Method,
    limits: &Limits,
) -> Result<Value, AgencyError> {
    let body = body(answer);
    Value::from_json(body, limits).map_err(|error| no_json(body, error, method))
}

/// The body without a byte order mark.
pub(super) fn body(answer: &HttpResponse) -> &[u8] {
    let body = answer.body.strip_prefix(b"\xEF\xBB\xBF");
    body.unwrap_or(&answer.body)
}

/// What it means that a body cannot be read as JSON.
pub(super) fn no_json(body: &[u8], error: SyntaxError, method: Method) -> AgencyError {
    let SyntaxError { what, line, column } = error;
    let begins = body.trim_ascii_start().first();
    if !matches!(begins, Some(b'{' | b'[')) {
        return unreadable(ErrorKind::NotAnAnswer, method);
    }
    let place = ["line ", &line.to_string(), ", column ", &column.to_string()].concat();
    AgencyError {
        place: Some(place),
        ..unreadable(ErrorKind::Undecodable(what), method)
    }
}

/// An answer that says nothing of what became of the request.
pub(super) fn unreadable(kind: ErrorKind, method: Method) -> AgencyError {
    AgencyError {
        kind,
        messages: Vec::new(),
        place: None,
        retry: match method {
            Method::Get => Retry::Safe,
            _ => Retry::Unsafe,
        },
    }
}

/// What a status other than success means. 440 is Form.io's own for a session that has ended.
pub(super) fn failed(answer: &HttpResponse, method: Method) -> AgencyError {
    let kind = match answer.status {
        440 => ErrorKind::Auth,
        status => ErrorKind::from_status(status, answer.retry_after),
    };
    AgencyError {
        kind,
        messages: Vec::new(),
        place: None,
        retry: Retry::after_status(answer.status, method),
    }
}
