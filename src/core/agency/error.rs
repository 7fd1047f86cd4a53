//! What can go wrong between the portal and an agency.

use super::{Method, TransportError};

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

impl AgencyError {
    /// No answer came to a request of this method.
    #[must_use]
    pub fn transport(error: TransportError, method: Method) -> Self {
        let retry = match (method, error) {
            (Method::Get, _) => Retry::Safe,
            // Nothing was sent.
            (_, TransportError::Offline) => Retry::Safe,
            _ => Retry::Unsafe,
        };
        Self {
            kind: ErrorKind::Transport(error),
            messages: Vec::new(),
            place: None,
            retry,
        }
    }
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

impl ErrorKind {
    /// What an HTTP status means. `retry_after` are the seconds of the header, where there was one.
    #[must_use]
    pub fn from_status(status: u16, retry_after: Option<u32>) -> Self {
        match status {
            400 | 422 => Self::Invalid,
            401 | 403 => Self::Auth,
            404 | 410 => Self::NotFound,
            429 => Self::TooManyRequests(retry_after),
            // Network Authentication Required (RFC 6585): it comes from a network, not an agency.
            511 => Self::NotAnAnswer,
            _ => Self::Http(status),
        }
    }
}

impl Retry {
    /// Whether a request that was answered with this HTTP status may be sent again.
    #[must_use]
    pub fn after_status(status: u16, method: Method) -> Self {
        match (status, method) {
            // Refused before it was looked at.
            (425 | 429, _) => Self::Safe,
            // Given up on, or in conflict with something that may be the same request.
            (408, Method::Get) => Self::Safe,
            (408 | 409, Method::Post | Method::Put) => Self::Unsafe,
            (400..=499, _) => Self::Never,
            (_, Method::Get) => Self::Safe,
            _ => Self::Unsafe,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_is_repeated_only_where_nothing_was_stored() {
        let after = |status| Retry::after_status(status, Method::Post);
        for status in [400, 401, 403, 404, 413, 415, 422] {
            assert_eq!(after(status), Retry::Never, "{status}");
        }
        for status in [200, 302, 408, 409, 500, 502, 503, 504] {
            assert_eq!(after(status), Retry::Unsafe, "{status}");
        }
        assert_eq!(after(429), Retry::Safe);
    }

    #[test]
    fn a_read_does_no_harm() {
        assert_eq!(Retry::after_status(503, Method::Get), Retry::Safe);
        assert_eq!(Retry::after_status(408, Method::Get), Retry::Safe);
        assert_eq!(Retry::after_status(404, Method::Get), Retry::Never);
    }

    #[test]
    fn a_lost_answer_to_a_write_leaves_it_open() {
        let retry = |error, method| AgencyError::transport(error, method).retry;
        assert_eq!(retry(TransportError::TimedOut, Method::Post), Retry::Unsafe);
        assert_eq!(
            retry(TransportError::Unreachable, Method::Post),
            Retry::Unsafe
        );
        assert_eq!(retry(TransportError::Offline, Method::Post), Retry::Safe);
        assert_eq!(retry(TransportError::TimedOut, Method::Get), Retry::Safe);
    }
}
