//! What agencies say when they refuse (GeoReport v2, "Errors"), in every shape seen: a list of
//! `code` and `description`, wrapped or bare, one text, a record of field names, a page.

use super::answer::is_html;
use crate::agency::{ErrorKind, ErrorMessage};
use crate::html::plain;
use crate::tree::{Node, Value};

/// Names under which error documents keep what is wrong.
const WRAPPERS: [&str; 7] = [
    "errors",
    "error",
    "error_messages",
    "error_message",
    "error_response",
    "fault",
    "exception",
];
/// Names under which one error keeps its words.
const WORDS: [&str; 8] = [
    "description",
    "message",
    "detail",
    "error_description",
    "faultstring",
    "title",
    "reason",
    "msg",
];
/// Names under which one error keeps its code.
const CODES: [&str; 5] = ["code", "status", "error_code", "statusCode", "faultcode"];
/// Names that only an answer to what was asked has.
const ANSWERS: [&str; 8] = [
    "services",
    "service",
    "service_requests",
    "request",
    "service_definition",
    "service_code",
    "attributes",
    "service_request_id",
];
/// Messages kept of one answer, and characters kept of one message. A stack trace is longer.
const MESSAGES: usize = 20;
const CHARACTERS: usize = 1_000;

/// Whether a document under a status of success says that something failed.
pub(super) fn is_refusal(tree: &Node) -> bool {
    let answers = |node: &Node| {
        ANSWERS
            .iter()
            .any(|name| node.get(name).is_some_and(|node| !node.is_blank()))
    };
    let wraps = |node: &Node| {
        let refuses = |node: &Node| !node.is_blank() && node.flag() != Some(false);
        WRAPPERS
            .iter()
            .any(|name| node.get(name).is_some_and(refuses))
            && !answers(node)
    };
    let is_bare = |node: &Node| {
        let known = |(name, _): &(String, Node)| {
            WORDS.contains(&name.as_str()) || CODES.contains(&name.as_str())
        };
        let says = WORDS
            .iter()
            .any(|name| node.get(name).and_then(Node::text).is_some());
        says && node.entries().iter().all(known)
    };
    match &tree.value {
        Value::List(items) => {
            !items.is_empty() && items.iter().all(|item| is_bare(item) || wraps(item))
        }
        _ => wraps(tree) || is_bare(tree),
    }
}

/// The messages of an error document.
pub(super) fn messages(tree: &Node) -> Vec<ErrorMessage> {
    let mut messages = Vec::new();
    collect(tree, "", &mut messages);
    messages
}

/// The message of a body that is no document: its text, or the title of a page.
pub(super) fn messages_in_text(body: &[u8]) -> Vec<ErrorMessage> {
    let body = body.get(..20_000).unwrap_or(body);
    let text = String::from_utf8_lossy(body);
    let mut messages = Vec::new();
    if is_html(body) {
        push(&mut messages, "", title(&text).unwrap_or_default());
    } else if text.trim_start().starts_with('<') {
        push(&mut messages, "", &between_tags(&text));
    } else {
        push(&mut messages, "", &text);
    }
    messages
}

/// The words of a document that is almost XML.
fn between_tags(document: &str) -> String {
    let mut words = String::new();
    for part in document.split('<') {
        let (_, text) = part.split_once('>').unwrap_or_default();
        words.push_str(text.trim());
        words.push(' ');
    }
    words
}

/// What a page calls itself.
fn title(page: &str) -> Option<&str> {
    let lower = page.to_ascii_lowercase();
    let from = lower.find("<title")?;
    let from = from + lower.get(from..)?.find('>')? + 1;
    let to = from + lower.get(from..)?.find("</title")?;
    page.get(from..to)
}

fn collect(node: &Node, code: &str, messages: &mut Vec<ErrorMessage>) {
    match &node.value {
        Value::Null => {}
        Value::Text(text) => push(messages, code, text),
        Value::List(items) => {
            for item in items {
                collect(item, code, messages);
            }
        }
        Value::Map(entries) => {
            let code = CODES
                .iter()
                .find_map(|name| node.get(name)?.text())
                .unwrap_or(code);
            let before = messages.len();
            for name in WRAPPERS {
                for inner in node.all(name).filter(|inner| inner.flag().is_none()) {
                    collect(inner, code, messages);
                }
            }
            let words = WORDS.iter().find_map(|name| node.get(name)?.text());
            if let Some(words) = words.or_else(|| node.text()) {
                push(messages, code, words);
            } else if messages.len() == before {
                collect_by_field(entries, code, messages);
            }
        }
    }
}

/// `{"base": ["is a duplicate"]}`: the name of the field is part of the sentence. Records in
/// records are searched for messages of their own.
fn collect_by_field(entries: &[(String, Node)], code: &str, messages: &mut Vec<ErrorMessage>) {
    let before = messages.len();
    for (name, node) in entries {
        for item in node.items() {
            match item.text() {
                Some(_) if CODES.contains(&name.as_str()) => {}
                Some(text) => push(messages, code, &[name, " ", text].concat()),
                None => collect(item, code, messages),
            }
        }
    }
    if messages.len() == before && !code.is_empty() {
        push(messages, code, "");
    }
}

fn push(messages: &mut Vec<ErrorMessage>, code: &str, text: &str) {
    if messages.len() == MESSAGES {
        return;
    }
    // Four bytes are the longest character; what is cut off anyway need not be read.
    let end = text.floor_char_boundary(text.len().min(CHARACTERS * 8));
    let mut description = plain(text.get(..end).unwrap_or_default());
    if let Some((cut, _)) = description.char_indices().nth(CHARACTERS) {
        description.truncate(cut);
        description.push('…');
    }
    if description.is_empty() && code.is_empty() {
        return;
    }
    let message = ErrorMessage {
        code: code.to_owned(),
        description,
    };
    if !messages.contains(&message) {
        messages.push(message);
    }
}

/// The HTTP status that an error document names, which may differ from the one it came with.
pub(super) fn status(messages: &[ErrorMessage]) -> Option<u16> {
    messages.iter().find_map(|message| {
        let status = message.code.get(..3)?.parse().ok()?;
        (400..600).contains(&status).then_some(status)
    })
}

/// A kind that is nearer to the truth than the HTTP status, where the agency's words say so.
pub(super) fn refine(kind: ErrorKind, messages: &[ErrorMessage], http_status: u16) -> ErrorKind {
    let says = |words: &str| {
        messages
            .iter()
            .any(|message| message.description.to_ascii_lowercase().contains(words))
    };
    // "Invalid service request: base is a duplicate." (Boston) is the one sign that an earlier try
    // arrived.
    if says("is a duplicate") {
        return ErrorKind::Duplicate;
    }
    // 200, 400 and 500 are what servers answer that do not tell failures apart.
    if !matches!(http_status, 200..=299 | 400 | 500) {
        return kind;
    }
    match status(messages) {
        Some(named @ (401 | 403 | 404 | 410 | 422)) => ErrorKind::from_status(named, None),
        None | Some(400) if http_status != 500 && (says("api_key") || says("api key")) => {
            ErrorKind::Auth
        }
        Some(named) if http_status < 300 => ErrorKind::from_status(named, None),
        None if http_status < 300 && says("not found") => ErrorKind::NotFound,
        _ => kind,
    }
}
