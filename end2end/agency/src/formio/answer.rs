//! Answers in the shapes of a Form.io server.

use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::georeport::Failure;

/// A document.
pub fn document(status: StatusCode, body: impl Into<axum::body::Body>) -> Response {
    let headers = [
        (CONTENT_TYPE, "application/json; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
    ];
    (status, headers, body.into()).into_response()
}

/// The answers did not pass the checks; `details` are those of `interpolateErrors`.
pub fn validation_error(details: &Value) -> Response {
    let body = json!({ "name": "ValidationError", "details": details });
    document(StatusCode::BAD_REQUEST, body.to_string())
}

/// A failure that is not about answers. What is wrong with a request has the shape of a validation
/// error without paths; all else is text, as Form.io's own.
pub fn failure(failure: &Failure) -> Response {
    let words = failure.problems.iter().map(|problem| &problem.description);
    if failure.status == StatusCode::BAD_REQUEST {
        let detail = |message| json!({ "message": message, "level": "error", "path": [] });
        return validation_error(&words.map(detail).collect());
    }
    let text: Vec<&str> = words.map(String::as_str).collect();
    let headers = [(CONTENT_TYPE, "text/plain; charset=utf-8")];
    (failure.status, headers, text.join(" ")).into_response()
}
