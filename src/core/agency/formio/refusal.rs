//! What a server says when it refuses, in every shape its versions had.
//!
//! Since version 3 a Form.io server answers 400 with `{name: "ValidationError", details: [{message,
//! path: ["rows", 0, "name"], context: {validator, path, key}}]}` (`interpolateErrors` of
//! `@formio/core`). Before, `details` were those of Joi, with `path` a dotted text and `type` in place
//! of a validator. Checks of uniqueness and of permission answered a bare text; the database answers
//! `{errors: {"data.name": {message, path}}}`; and some servers answer one `{message}`.

use crate::agency::{ErrorMessage, HttpResponse, ServerProblem};
use crate::html::plain;
use crate::tree::Limits;
use crate::value::{Object, Path, Value};

/// Problems kept of one answer: a form of a thousand rows can have one for each field.
const PROBLEMS: usize = 500;
/// Messages kept of one answer.
const MESSAGES: usize = 20;
/// Characters kept of one message. A stack trace is longer.
const CHARACTERS: usize = 1_000;

/// Whether a document says that answers are wrong, whatever status it came with.
pub(super) fn is_validation_error(document: &Object) -> bool {
    let text = |key| document.get(key).and_then(Value::as_text);
    text("name") == Some("ValidationError")
        || (text("_id").is_none() && matches!(document.get("details"), Some(Value::List(_))))
}

/// The problems in an answer; none where it names none, such as a page of HTML.
pub(super) fn problems(response: &HttpResponse) -> Vec<ServerProblem> {
    let mut problems = Vec::new();
    if let Ok(document) = Value::from_json(&response.body, &Limits::default()) {
        collect(&document, &mut problems);
    } else if let Some(text) = bare_text(&response.body) {
        push(&mut problems, ServerProblem::of_form(text));
    }
    problems
}

/// The words of these problems, for where they cannot stand at their fields.
pub(super) fn messages(response: &HttpResponse, problems: &[ServerProblem]) -> Vec<ErrorMessage> {
    let code = response.status.to_string();
    let mut messages: Vec<ErrorMessage> = Vec::new();
    for problem in problems
        .iter()
        .filter(|problem| !problem.message.is_empty())
    {
        if messages.len() == MESSAGES {
            break;
        }
        let known = |message: &ErrorMessage| message.description == problem.message;
        if !messages.iter().any(known) {
            messages.push(ErrorMessage {
                code: code.clone(),
                description: problem.message.clone(),
            });
        }
    }
    messages
}

fn collect(document: &Value, problems: &mut Vec<ServerProblem>) {
    let object = match document {
        Value::Text(text) => return push(problems, ServerProblem::of_form(text)),
        Value::List(items) => return items.iter().for_each(|item| detail(item, problems)),
        Value::Object(object) => object,
        _ => return,
    };
    let before = problems.len();
    for key in ["details", "errors"] {
        match object.get(key) {
            Some(Value::List(items)) => items.iter().for_each(|item| detail(item, problems)),
            Some(Value::Object(fields)) => fields.iter().for_each(|(field, item)| {
                let named = ServerProblem::read(item);
                let path = match named.path.segments() {
                    [] => Path::parse(field),
                    _ => named.path,
                };
                push(problems, ServerProblem { path, ..named });
            }),
            _ => {}
        }
    }
    if problems.len() == before {
        push(problems, ServerProblem::read(document));
    }
}

fn detail(item: &Value, problems: &mut Vec<ServerProblem>) {
    push(problems, ServerProblem::read(item));
}

fn push(problems: &mut Vec<ServerProblem>, problem: ServerProblem) {
    let says = !problem.message.is_empty() || !problem.path.segments().is_empty();
    if says && problems.len() < PROBLEMS {
        problems.push(problem);
    }
}

impl ServerProblem {
    /// A problem of the submission as a whole.
    fn of_form(words: &str) -> Self {
        Self {
            path: Path::default(),
            rule: String::new(),
            message: shortened(words),
        }
    }

    /// One entry of `details`, or what stands in its place.
    fn read(item: &Value) -> Self {
        let object = match item {
            Value::Object(object) => object,
            other => return Self::of_form(other.as_text().unwrap_or_default()),
        };
        let context = object.get("context").and_then(Value::as_object);
        let within = |key| context.and_then(|context| context.get(key));
        let places = [object.get("path"), within("path"), within("key")];
        let mut paths = places.into_iter().flatten().map(path);
        let words = ["message", "detail", "error", "msg"].into_iter();
        let mut words = words.filter_map(|key| object.get(key)?.as_text());
        let rule = within("validator").or_else(|| object.get("type"));
        let rule = rule.and_then(Value::as_text).unwrap_or_default();
        Self {
            path: paths
                .find(|path| !path.segments().is_empty())
                .unwrap_or_default(),
            // Joi's names begin with the type: `any.required`.
            rule: rule.rsplit('.').next().unwrap_or_default().to_owned(),
            message: shortened(words.next().unwrap_or_default()),
        }
    }
}

/// A path as a dotted text or as a list of keys and indexes. Keys of Form.io begin with a letter, so
/// digits alone are an index.
fn path(value: &Value) -> Path {
    let step = |path: Path, text: &str| match text.parse() {
        Ok(index) => path.index(index),
        Err(_) => path.key(text),
    };
    let steps = |path: Path, text: &str| {
        let parts = text.split(['.', '[', ']']);
        parts.filter(|part| !part.is_empty()).fold(path, step)
    };
    match value {
        Value::Text(text) => steps(Path::default(), text),
        Value::List(items) => items.iter().fold(Path::default(), |path, item| match item {
            Value::Text(text) => steps(path, text),
            Value::Number(index) if *index >= 0.0 => {
                steps(path, &crate::value::number::to_text(*index))
            }
            _ => path,
        }),
        _ => Path::default(),
    }
}

/// A body that is neither JSON nor a page.
fn bare_text(body: &[u8]) -> Option<&str> {
    let body = body.get(..CHARACTERS * 8).unwrap_or(body);
    let text = match std::str::from_utf8(body) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(body.get(..error.valid_up_to())?).ok()?,
    };
    let text = text.trim();
    let is_words = text.starts_with(|first: char| !matches!(first, '<' | '{' | '['));
    is_words.then_some(text)
}

/// Words of a server as plain text on which a bound is set.
fn shortened(words: &str) -> String {
    // Four bytes are the longest character; what is cut off anyway need not be read.
    let end = words.floor_char_boundary(words.len().min(CHARACTERS * 8));
    let mut text = plain(words.get(..end).unwrap_or_default());
    if let Some((cut, _)) = text.char_indices().nth(CHARACTERS) {
        text.truncate(cut);
        text.push('…');
    }
    text
}
