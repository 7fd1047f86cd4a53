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
    let body = answer.body.strip_prefix(b"\xEF\xBB\xBF");
    let body = body.unwrap_or(&answer.body);
    let read = Value::from_json(body, limits);
    read.map_err(|SyntaxError { what, line, column }| {
        let begins = body.trim_ascii_start().first();
        if !matches!(begins, Some(b'{' | b'[')) {
            return unreadable(ErrorKind::NotAnAnswer, method);
        }
        let place = ["line ", &line.to_string(), ", column ", &column.to_string()].concat();
        AgencyError {
            place: Some(place),
            ..unreadable(ErrorKind::Undecodable(what), method)
        }
    })
}

/// An answer that says nothing of what became of the request.
pub(super) fn unreadable(kind: ErrorKind, method: Method) -> AgencyError {
    AgencyError {
        kind,
        messages: Vec::new(),
        place: None,
        retry: match method {
            Method::Get => Retry::Safe,
            Method::Post => Retry::Unsafe,
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
