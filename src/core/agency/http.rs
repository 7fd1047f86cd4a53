//! Requests and answers as values.

/// What a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// Safe to repeat.
    Get,
    /// Changes something; never repeated without a look-up.
    Post,
    /// Puts something where the address says. It costs a CORS preflight, so it is for servers that are
    /// known to answer one.
    Put,
}

/// A request an adapter wants sent. It has no headers but the one of `bearer`, on purpose: any other
/// would cost a CORS preflight that agency servers do not answer.
#[derive(Clone, Debug, PartialEq)]
pub struct HttpRequest {
    /// GET, POST or PUT.
    pub method: Method,
    /// Absolute, or relative to the portal's origin (same-origin reverse proxy).
    pub url: String,
    /// Empty for GET.
    pub body: Body,
    /// The token of `Authorization: Bearer …` (RFC 6750, section 2.1), where the server knows the citizen
    /// by one. It costs a CORS preflight.
    pub bearer: Option<String>,
    /// Milliseconds until the caller gives up: 15,000 for reads, 60,000 for uploads, more than it waits
    /// for where the server is asked to wait for something to happen.
    pub timeout_ms: u32,
}

/// A request body. Forms and multipart need no CORS preflight; JSON does, so it is for servers that are
/// known to answer one.
#[derive(Clone, Debug, PartialEq)]
pub enum Body {
    /// No body.
    None,
    /// `application/x-www-form-urlencoded`, already encoded.
    Form(String),
    /// `multipart/form-data`.
    Multipart(Vec<Part>),
    /// `application/json`, already written.
    Json(String),
    /// A file as it is.
    Bytes {
        /// Its media type, such as `image/jpeg`.
        media_type: String,
        /// The file.
        bytes: Vec<u8>,
    },
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

impl HttpResponse {
    /// A recorded answer. A record that begins with a status line such as `HTTP/1.1 403 Forbidden`
    /// is taken apart into status, header and body (RFC 9112, section 2.1, with bare line feeds
    /// allowed); any other is the body of an answer with status 200.
    #[must_use]
    pub fn from_dump(record: &[u8]) -> Self {
        let mut answer = Self {
            status: 200,
            content_type: String::new(),
            retry_after: None,
            body: record.to_vec(),
        };
        let (line, mut rest) = split_line(record);
        if let Some(status) = status_of(line) {
            answer.status = status;
            loop {
                let (line, after) = split_line(rest);
                rest = after;
                if line.is_empty() {
                    break;
                }
                let line = String::from_utf8_lossy(line);
                let (name, value) = line.split_once(':').unwrap_or_default();
                let value = value.trim();
                if name.eq_ignore_ascii_case("content-type") {
                    value.clone_into(&mut answer.content_type);
                } else if name.eq_ignore_ascii_case("retry-after") {
                    answer.retry_after = value.parse().ok();
                }
            }
            answer.body = rest.to_vec();
        }
        answer
    }
}

/// The first line without its end, and what follows.
fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let mut halves = text.splitn(2, |&byte| byte == b'\n');
    let line = halves.next().unwrap_or_default();
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    (line, halves.next().unwrap_or_default())
}

fn status_of(line: &[u8]) -> Option<u16> {
    let line = std::str::from_utf8(line.strip_prefix(b"HTTP/")?).ok()?;
    line.split_ascii_whitespace().nth(1)?.parse().ok()
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TransportError {
    /// The device says it has no network. Asked before sending and never after, so that nothing was
    /// sent; a connection that breaks later is [`Self::Unreachable`].
    Offline,
    /// No connection, CORS refusal, mixed content or a cut answer: browsers do not tell them apart.
    Unreachable,
    /// No answer within `timeout_ms`.
    TimedOut,
    /// The answer is larger than the portal reads.
    TooLarge,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_with_a_status_line_is_taken_apart() {
        let record =
            b"HTTP/1.1 429 Slow down\r\nContent-Type: text/xml\r\nretry-after: 30\r\n\r\n<a>\n</a>";
        let answer = HttpResponse::from_dump(record);
        assert_eq!(answer.status, 429);
        assert_eq!(answer.content_type, "text/xml");
        assert_eq!(answer.retry_after, Some(30));
        assert_eq!(answer.body, b"<a>\n</a>");
    }

    #[test]
    fn any_other_record_is_a_body() {
        for record in [&b"[1]"[..], b"HTTP/ nothing\n\nx", b""] {
            let answer = HttpResponse::from_dump(record);
            assert_eq!((answer.status, answer.body.as_slice()), (200, record));
        }
        assert_eq!(HttpResponse::from_dump(b"HTTP/2 404").status, 404);
    }
}
