//! The answers of a misbehaving server.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{Html, IntoResponse, Response};

use crate::georeport::{Answer, Failure, Format};
use crate::misbehave::Kind;
use crate::transport::DropConnection;

/// What a proxy in between may answer to anything.
const PAGE: &str = "<!DOCTYPE html>
<html lang=\"en\">
<head><title>Please wait</title></head>
<body><h1>We are checking your connection</h1><p>This takes a moment.</p></body>
</html>
";

/// What a server says that fails.
const BROKEN: &str = "The server failed while it was handling the call.";

impl Kind {
    /// The answer in place of handling the call at all, for the kinds that store nothing. `failure`
    /// writes one in the words of the API.
    #[must_use]
    pub fn instead(self, failure: impl Fn(&Failure) -> Response) -> Option<Response> {
        let response = match self {
            Self::DropBeforeStore => DropConnection::response(),
            Self::Error500BeforeStore => failure(&Failure::internal(BROKEN)),
            Self::Html200 => Html(PAGE).into_response(),
            Self::Duplicate400 => failure(&Failure::bad_request(
                "Invalid service request: base is a duplicate.",
            )),
            Self::Refuse400 => failure(&Failure::several(
                StatusCode::BAD_REQUEST,
                vec![
                    "The address lies outside the area of this agency.".to_owned(),
                    "The description must say what is wrong.".to_owned(),
                ],
            )),
            Self::PlainText404 => {
                (StatusCode::NOT_FOUND, "The requested URL was not found.\n").into_response()
            }
            Self::TooManyRequests => {
                let limit = Failure::new(StatusCode::TOO_MANY_REQUESTS, "Too many requests.");
                let mut response = failure(&limit);
                response
                    .headers_mut()
                    .insert(RETRY_AFTER, HeaderValue::from_static("2"));
                response
            }
            _ => return None,
        };
        Some(response)
    }

    /// The format in which the answer is written, whatever was asked for.
    #[must_use]
    pub fn format(self, asked: Format) -> Format {
        match self {
            Self::MalformedXml => Format::Xml,
            Self::MalformedJson => Format::Json,
            _ => asked,
        }
    }

    /// What becomes of the answer before it is written.
    #[must_use]
    pub fn reshape(self, answer: Answer) -> Answer {
        if self == Self::EmptyList {
            answer.emptied()
        } else {
            answer
        }
    }

    /// What becomes of the answer after the call was handled. `failure` writes one in the words of the
    /// API.
    pub async fn distort(
        self,
        response: Response,
        failure: impl Fn(&Failure) -> Response,
    ) -> Response {
        match self {
            Self::DropAfterStore | Self::LateCommit => DropConnection::response(),
            Self::Error500AfterStore => failure(&Failure::internal(BROKEN)),
            Self::MalformedXml | Self::MalformedJson => cut(response, Ending::Clean).await,
            Self::CutAnswer => cut(response, Ending::Broken).await,
            _ => response,
        }
    }
}

/// How an answer ends after its first half.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ending {
    /// As if it were all: the document is malformed.
    Clean,
    /// The connection closes, though more was announced.
    Broken,
}

/// The first half of an answer.
async fn cut(response: Response, ending: Ending) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(whole) = axum::body::to_bytes(body, usize::MAX).await else {
        return DropConnection::response();
    };
    let half = whole.slice(..whole.len() / 2);
    if ending == Ending::Clean {
        return Response::from_parts(parts, Body::from(half));
    }
    parts
        .headers
        .insert(CONTENT_LENGTH, HeaderValue::from(whole.len()));
    Response::from_parts(parts, half_then_failure(half))
}

/// A body that sends these bytes and then fails. The pause lets them leave before the failure
/// tears the connection down.
fn half_then_failure(half: Bytes) -> Body {
    let (sender, receiver) = tokio::sync::mpsc::channel::<std::io::Result<Bytes>>(2);
    tokio::spawn(async move {
        // A receiver that is gone means that the caller is gone: nobody is left to fail for.
        if sender.send(Ok(half)).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
            let broken = std::io::Error::other("cut on command");
            sender.send(Err(broken)).await.ok();
        }
    });
    Body::new(crate::transport::ChannelBody::new(receiver))
}

/// An answer in plain text.
#[must_use]
pub fn plain(status: StatusCode, text: &'static str) -> Response {
    (status, [(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
