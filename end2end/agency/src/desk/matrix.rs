//! The client-server API as an application service uses it: one token for all its users, the user
//! named in each call (Application Service API, "Identity assertion").

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::Request;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use serde_json::Value;

use super::names::Names;
use super::outgoing::segment;

/// How long one call may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// The largest answer that is read, in bytes; Synapse takes files up to 50 MiB.
const LIMIT: usize = 64 * 1024 * 1024;

/// A homeserver, reached over plain HTTP.
#[derive(Clone, Debug)]
pub struct Matrix {
    base_url: String,
    token: String,
    names: Names,
    client: Client<HttpConnector, Body>,
}

/// Why a call came to nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatrixError {
    /// The homeserver could not be reached, did not answer in time, or answered what is none.
    Unreachable(String),
    /// It refused (Client-Server API, "Standard error response").
    Refused {
        /// The HTTP status.
        status: u16,
        /// `errcode`, such as `M_FORBIDDEN`.
        code: String,
        /// Its words.
        words: String,
    },
}

impl std::fmt::Display for MatrixError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreachable(words) => write!(formatter, "the chat server: {words}"),
            Self::Refused {
                status,
                code,
                words,
            } => write!(
                formatter,
                "the chat server refused: {status} {code} {words}"
            ),
        }
    }
}

impl MatrixError {
    /// Whether it was refused with this code.
    #[must_use]
    pub fn is(&self, wanted: &str) -> bool {
        matches!(self, Self::Refused { code, .. } if code == wanted)
    }

    /// Whether the same call may succeed another time.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        match self {
            Self::Unreachable(_) => true,
            Self::Refused { status, .. } => *status >= 500 || *status == 429,
        }
    }

    fn unreachable(error: impl std::fmt::Display) -> Self {
        Self::Unreachable(error.to_string())
    }
}

/// A file on the homeserver.
#[derive(Clone, Debug)]
pub struct File {
    /// Its media type, as the homeserver says.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Bytes,
}

impl Matrix {
    /// The homeserver at this address, with the token of this application service.
    #[must_use]
    pub fn new(base_url: &str, token: String, names: Names) -> Self {
        Self {
            base_url: base_url.trim_end_matches('/').to_owned(),
            token,
            names,
            client: Client::builder(TokioExecutor::new()).build_http(),
        }
    }

    /// The address of the homeserver, without a slash at its end.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// A call as this user, given by the name before the colon; gives the JSON of the answer.
    ///
    /// # Errors
    /// When it comes to nothing.
    pub async fn call(
        &self,
        user: &str,
        method: &str,
        path: &str,
        body: String,
    ) -> Result<Value, MatrixError> {
        let (_, bytes) = self
            .exchange(user, method, path, "application/json", body.into())
            .await?;
        serde_json::from_slice(&bytes).map_err(MatrixError::unreachable)
    }

    /// Stores a file and gives its address (`mxc://…`).
    ///
    /// # Errors
    /// When it comes to nothing.
    pub async fn upload(&self, user: &str, name: &str, file: File) -> Result<String, MatrixError> {
        let path = format!("/_matrix/media/v3/upload?filename={}", segment(name));
        let (_, answer) = self
            .exchange(user, "POST", &path, &file.media_type, file.bytes.into())
            .await?;
        let answer: Value = serde_json::from_slice(&answer).map_err(MatrixError::unreachable)?;
        match answer["content_uri"].as_str() {
            Some(uri) => Ok(uri.to_owned()),
            None => Err(MatrixError::unreachable("an upload without an address")),
        }
    }

    /// Reads a file (`GET /_matrix/client/v1/media/download/…`).
    ///
    /// # Errors
    /// When it comes to nothing, or the address is none.
    pub async fn download(&self, user: &str, uri: &str) -> Result<File, MatrixError> {
        let place = uri
            .strip_prefix("mxc://")
            .and_then(|rest| rest.split_once('/'));
        let Some((server, id)) = place else {
            return Err(MatrixError::unreachable("this is no address of a file"));
        };
        let path = format!(
            "/_matrix/client/v1/media/download/{}/{}",
            segment(server),
            segment(id)
        );
        let (media_type, bytes) = self
            .exchange(user, "GET", &path, "application/json", Body::empty())
            .await?;
        Ok(File { media_type, bytes })
    }

    /// One exchange: the media type and the bytes of an answer that says 200.
    async fn exchange(
        &self,
        user: &str,
        method: &str,
        path: &str,
        media_type: &str,
        body: Body,
    ) -> Result<(String, Bytes), MatrixError> {
        let sign = if path.contains('?') { '&' } else { '?' };
        let user = segment(&self.names.user(user));
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}{sign}user_id={user}", self.base_url))
            .header(AUTHORIZATION, format!("Bearer {}", self.token))
            .header(CONTENT_TYPE, media_type)
            .body(body)
            .map_err(MatrixError::unreachable)?;
        let answered = async {
            let response = self.client.request(request).await;
            let (head, body) = response.map_err(MatrixError::unreachable)?.into_parts();
            let bytes = axum::body::to_bytes(Body::new(body), LIMIT).await;
            Ok((head, bytes.map_err(MatrixError::unreachable)?))
        };
        let (head, bytes) = match tokio::time::timeout(PATIENCE, answered).await {
            Ok(answered) => answered?,
            Err(late) => return Err(MatrixError::unreachable(late)),
        };
        if head.status.is_success() {
            let media_type = head.headers.get(CONTENT_TYPE);
            let media_type = media_type.and_then(|value| value.to_str().ok());
            return Ok((media_type.unwrap_or_default().to_owned(), bytes));
        }
        let answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let text = |key: &str| answer[key].as_str().unwrap_or_default().to_owned();
        Err(MatrixError::Refused {
            status: head.status.as_u16(),
            code: text("errcode"),
            words: text("error"),
        })
    }
}
