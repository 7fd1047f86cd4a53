//! Requests and answers as values.

/// The two methods that need no CORS preflight with the bodies of [`Body`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Safe to repeat.
    Get,
    /// Changes something; never repeated without a look-up.
    Post,
}

/// A request an adapter wants sent. It has no header field on purpose: a custom header would cost
/// a CORS preflight that agency servers do not answer.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpRequest {
    /// GET or POST.
    pub method: Method,
    /// Absolute, or relative to the portal's origin (same-origin reverse proxy).
    pub url: String,
    /// Empty for GET.
    pub body: Body,
    /// Milliseconds until the caller gives up: 15,000 for reads, 60,000 for uploads.
    pub timeout_ms: u32,
}

/// A request body in one of the two encodings that need no preflight.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// No body.
    None,
    /// `application/x-www-form-urlencoded`, already encoded.
    Form(String),
    /// `multipart/form-data`.
    Multipart(Vec<Part>),
}

/// One part of a multipart body.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The form field's name.
    pub name: String,
    /// Its content.
    pub content: PartContent,
}

/// What a part holds.
#[derive(Clone, Debug, PartialEq)]
pub enum PartContent {
    /// A text field.
    Text(String),
    /// A file.
    File {
        /// Name told to the server.
        file_name: String,
        /// Media type, such as `image/jpeg`.
        media_type: String,
        /// The file.
        bytes: Vec<u8>,
    },
}

/// An answer as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpResponse {
    /// HTTP status.
    pub status: u16,
    /// The `Content-Type` header, or empty.
    pub content_type: String,
    /// Seconds from `Retry-After`, where readable.
    pub retry_after: Option<u32>,
    /// The whole body, after content decoding.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// The device says it has no network.
    Offline,
    /// No connection, CORS refusal, mixed content or a cut answer: browsers do not tell them apart.
    Unreachable,
    /// No answer within `timeout_ms`.
    TimedOut,
    /// The answer is larger than the portal reads.
    TooLarge,
}
