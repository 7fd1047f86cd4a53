//! What can go wrong between the portal and an agency.

use super::TransportError;

/// A failed operation. Words for citizens are made from [`ErrorKind`] in `i18n`; the agency's own
/// words are in `messages`.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyError {
    /// What happened.
    pub kind: ErrorKind,
    /// What the agency said (GeoReport v2, "Errors"), as plain text.
    pub messages: Vec<ErrorMessage>,
    /// Where in the document, such as `[3].service_code` or `line 4, column 2`; for integrators.
    pub place: Option<String>,
    /// Whether trying again can do harm.
    pub retry: Retry,
}

/// One `code` and `description` pair of an agency's error answer.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorMessage {
    /// The agency's code; often but not always the HTTP status.
    pub code: String,
    /// Plain text, markup removed.
    pub description: String,
}

/// The kinds of failure that a citizen or an integrator must tell apart.
#[derive(Clone, Debug, PartialEq)]
pub enum ErrorKind {
    /// No answer came.
    Transport(TransportError),
    /// HTTP 401 or 403: the key is refused.
    Auth,
    /// HTTP 404, or an error document that says so.
    NotFound,
    /// The agency refused what was sent: HTTP 400 or 422.
    Invalid,
    /// "base is a duplicate": an earlier try may have arrived.
    Duplicate,
    /// HTTP 429, with seconds to wait where told.
    TooManyRequests(Option<u32>),
    /// Any other HTTP error.
    Http(u16),
    /// The body is neither the XML nor the JSON that was asked for, such as a web page of a sign-in
    /// portal, whatever its status says.
    NotAnAnswer,
    /// The body is XML or JSON, but not what the standard says; the text names what is wrong.
    Undecodable(String),
}

/// Whether the same request may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Retry {
    /// A read, or a refusal that certainly stored nothing.
    Safe,
    /// It may have been stored: look it up first.
    Unsafe,
    /// The same request would fail the same way.
    Never,
}
