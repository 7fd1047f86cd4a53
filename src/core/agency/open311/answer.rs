//! From an HTTP answer to a tree: what every operation does before it decodes.

use super::refusal;
use crate::agency::{AgencyError, ErrorKind, HttpResponse, Method, Retry};
use crate::tree::{Limits, Node, SyntaxError, json, position, xml};

/// An answer that is being decoded, and the method of the request it belongs to: a write may have
/// been stored although its answer cannot be read.
#[derive(Clone, Copy)]
pub(super) struct Answer<'a> {
    response: &'a HttpResponse,
    method: Method,
}

/// What the first characters of a body say.
enum Syntax {
    Json,
    Xml,
    Html,
    Other,
}

impl<'a> Answer<'a> {
    /// The answer to a GET.
    pub fn to_read(response: &'a HttpResponse) -> Self {
        let method = Method::Get;
        Self { response, method }
    }

    /// The answer to a POST.
    pub fn to_write(response: &'a HttpResponse) -> Self {
        let method = Method::Post;
        Self { response, method }
    }

    /// The document, if the answer holds one and it does not say that something failed.
    pub fn tree(self) -> Result<Node, AgencyError> {
        let HttpResponse {
            status,
            retry_after,
            body,
            ..
        } = self.response;
        let tree = self.parse();
        if !(200..300).contains(status) {
            let messages = match &tree {
                Ok(tree) => refusal::messages(tree),
                Err(_) => refusal::messages_in_text(body),
            };
            let kind = ErrorKind::from_status(*status, *retry_after);
            let kind = refusal::refine(kind, &messages, *status);
            let retry = match kind {
                ErrorKind::Duplicate => Retry::Unsafe,
                _ => Retry::after_status(*status, self.method),
            };
            return Err(AgencyError {
                kind,
                messages,
                place: None,
                retry,
            });
        }
        let tree = tree?;
        if refusal::is_refusal(&tree) {
            return Err(self.refused(&tree));
        }
        Ok(tree)
    }

    fn parse(self) -> Result<Node, AgencyError> {
        let body = &self.response.body;
        let limits = Limits::default();
        let tree = match syntax(body) {
            Syntax::Json => json::parse(body, &limits),
            Syntax::Xml => xml::parse(body, &limits),
            Syntax::Html | Syntax::Other => return Err(self.error(ErrorKind::NotAnAnswer)),
        };
        tree.map_err(|SyntaxError { what, line, column }| {
            let error = self.error(ErrorKind::Undecodable(what));
            AgencyError {
                place: Some(place(line, column)),
                ..error
            }
        })
    }

    /// A document that says that something failed, under a status that says it did not.
    fn refused(self, tree: &Node) -> AgencyError {
        let messages = refusal::messages(tree);
        let kind = refusal::refine(ErrorKind::Invalid, &messages, self.response.status);
        let status = refusal::status(&messages);
        // A refusal that names no reason may as well come from behind the point of storing.
        let retry = match (&kind, self.method) {
            (ErrorKind::Auth | ErrorKind::NotFound, _) => Retry::Never,
            (ErrorKind::Duplicate, _) => Retry::Unsafe,
            (_, method) => Retry::after_status(status.unwrap_or(200), method),
        };
        AgencyError {
            kind,
            messages,
            place: None,
            retry,
        }
    }

    /// A well-formed document that is not what the standard says, with its place.
    pub fn undecodable(self, node: &Node, what: &str) -> AgencyError {
        let (line, column) = position(&self.response.body, node.at);
        let error = self.error(ErrorKind::Undecodable(what.to_owned()));
        AgencyError {
            place: Some(place(line, column)),
            ..error
        }
    }

    /// Something else is wrong with the answer as a whole.
    pub fn error(self, kind: ErrorKind) -> AgencyError {
        let retry = match self.method {
            Method::Get => Retry::Safe,
            _ => Retry::Unsafe,
        };
        AgencyError {
            kind,
            messages: Vec::new(),
            place: None,
            retry,
        }
    }
}

fn place(line: u32, column: u32) -> String {
    ["line ", &line.to_string(), ", column ", &column.to_string()].concat()
}

/// By the body alone: servers label XML as HTML, JSON as text, and error pages as anything.
fn syntax(body: &[u8]) -> Syntax {
    let body = body
        .strip_prefix(b"\xEF\xBB\xBF")
        .unwrap_or(body)
        .trim_ascii_start();
    match body.first() {
        Some(b'{' | b'[') => Syntax::Json,
        Some(b'<') if is_html(body) => Syntax::Html,
        Some(b'<') => Syntax::Xml,
        // UTF-16, which the XML reader names.
        Some(0xFE | 0xFF) => Syntax::Xml,
        _ => Syntax::Other,
    }
}

/// Whether the first tag is one of HTML. Declarations, comments and instructions in front of it are
/// passed over, so XHTML is HTML too.
pub(super) fn is_html(mut body: &[u8]) -> bool {
    loop {
        body = body.trim_ascii_start();
        let end: &[u8] = if body.starts_with(b"<?") {
            b"?>"
        } else if body.starts_with(b"<!--") {
            b"-->"
        } else {
            break;
        };
        let Some(at) = body.windows(end.len()).position(|window| window == end) else {
            return false;
        };
        body = body.get(at + end.len()..).unwrap_or_default();
    }
    const STARTS: [&str; 15] = [
        "!doctype html",
        "html",
        "head",
        "body",
        "title",
        "meta",
        "script",
        "style",
        "div",
        "center",
        "p",
        "br",
        "b",
        "h1",
        "pre",
    ];
    let tag = body.get(1..).unwrap_or_default();
    STARTS.iter().any(|name| {
        let (start, rest) = tag.split_at_checked(name.len()).unwrap_or_default();
        let ends = rest
            .first()
            .is_none_or(|byte| !byte.is_ascii_alphanumeric() && !b"_-:.".contains(byte));
        start.eq_ignore_ascii_case(name.as_bytes()) && ends
    })
}
