//! From an HTTP answer to JSON, or to what went wrong (Matrix, "Standard error response").

use crate::agency::HttpResponse;
use crate::chat::Failure;
use crate::kept;
use crate::tree::{Limits, Node, Value, json};

/// The object that an answer is.
///
/// # Errors
/// What the server refuses, by its code. What is no JSON object, such as half of one or a page of a sign-in
/// portal, is no answer of the server, whatever its status says.
pub(super) fn object(answer: &HttpResponse) -> Result<Node, Failure> {
    let document = document(answer)?;
    match answer.status {
        200..=299 => Ok(document),
        _ => Err(failed(answer, &document)),
    }
}

/// The object that an answer is, whatever its status.
pub(super) fn document(answer: &HttpResponse) -> Result<Node, Failure> {
    match json::parse(&answer.body, &Limits::default()) {
        Ok(
            document @ Node {
                value: Value::Map(_),
                ..
            },
        ) => Ok(document),
        // A proxy may say so in its own words.
        _ if answer.status == 413 => Err(Failure::TooLarge),
        _ if answer.status == 429 => Err(busy(answer, None)),
        _ => Err(Failure::Unavailable),
    }
}

/// What an answer without success means.
pub(super) fn failed(answer: &HttpResponse, document: &Node) -> Failure {
    let code = kept::text(document, "errcode").unwrap_or("M_UNKNOWN");
    match (answer.status, code) {
        (429, _) | (_, "M_LIMIT_EXCEEDED") => busy(answer, document.get("retry_after_ms")),
        (413, _) | (_, "M_TOO_LARGE") => Failure::TooLarge,
        (401, "M_MISSING_TOKEN") => Failure::Expired,
        (401, "M_UNKNOWN_TOKEN") => {
            let is_soft = document.get("soft_logout").and_then(Node::flag);
            if is_soft == Some(true) {
                Failure::Expired
            } else {
                Failure::Gone
            }
        }
        (_, "M_USER_DEACTIVATED") => Failure::Gone,
        (408 | 425, _) => Failure::Unavailable,
        (400..=499, _) => Failure::Refused {
            code: code.to_owned(),
        },
        _ => Failure::Unavailable,
    }
}

/// The time to wait stands in the body, because browsers do not show the header to other origins; it may be
/// there all the same.
fn busy(answer: &HttpResponse, wait: Option<&Node>) -> Failure {
    let told = wait.and_then(Node::number).filter(|wait| *wait >= 0.0);
    let header = answer
        .retry_after
        .map(|seconds| seconds.saturating_mul(1_000));
    Failure::Busy {
        // A number beyond the range becomes the largest.
        wait_ms: told.map(|wait| wait as u32).or(header),
    }
}

/// A text that must be there and say something.
pub(super) fn text(document: &Node, key: &str) -> Result<String, Failure> {
    match kept::text(document, key) {
        Some(text) if !text.is_empty() => Ok(text.to_owned()),
        _ => Err(Failure::Unavailable),
    }
}
