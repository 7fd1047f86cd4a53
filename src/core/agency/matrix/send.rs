//! Sending (client-server API, "Sending events to a room" and "Redactions").

use super::answer;
use super::config::{self, Config};
use super::json::filled;
use crate::agency::{HttpRequest, HttpResponse, Method};
use crate::chat::{Attachment, Failure, Message, Outgoing, Packet, Session, Slot};

/// The key under which a message carries its own name. Servers tell it beside the message for a day only;
/// by this it is known later and by other devices as well.
pub(super) const TXN: &str = "org.frontdoor.txn";
/// The key of what the citizen let the portal tell.
pub(super) const CONTEXT: &str = "org.frontdoor.context";
/// The key of a rating.
pub(super) const RATING: &str = "org.frontdoor.rating";

/// Sends a message under its name, by which a server that has it already knows it.
#[must_use]
pub fn request(config: &Config, session: &Session, entry: &Outgoing) -> HttpRequest {
    let txn = entry.txn.as_str();
    let kind = match &entry.message {
        Message::Withdraw { event } => ["redact", event],
        _ => ["send", "m.room.message"],
    };
    let url = config.room_url(session, &[kind[0], kind[1], txn]);
    config::write(session, Method::Put, url, written(txn, &entry.message))
}

fn written(txn: &str, message: &Message) -> String {
    match message {
        Message::Text(body) => filled(
            r#"{"org.frontdoor.txn":$,"msgtype":"m.text","body":$}"#,
            &[txn, body],
        ),
        Message::File(file) => written_file(txn, file),
        Message::Context { body, packet } => {
            let head =
                r#"{"org.frontdoor.txn":$,"msgtype":"m.notice","body":$,"org.frontdoor.context":"#;
            [&filled(head, &[txn, body]), &written_packet(packet), "}"].concat()
        }
        Message::Rating {
            body,
            score,
            comment,
        } => {
            let pattern = [
                r#"{"org.frontdoor.txn":$,"msgtype":"m.notice","body":$,"org.frontdoor.rating":{"comment":$,"score":"#,
                &score.to_string(),
                "}}",
            ];
            filled(&pattern.concat(), &[txn, body, comment])
        }
        Message::End { body } => filled(
            r#"{"org.frontdoor.txn":$,"msgtype":"m.notice","body":$,"org.frontdoor.end":{}}"#,
            &[txn, body],
        ),
        Message::Withdraw { .. } => filled(r#"{"org.frontdoor.txn":$}"#, &[txn]),
    }
}

fn written_file(txn: &str, file: &Attachment) -> String {
    let kind = match file.media_type.split('/').next() {
        Some("image") => "m.image",
        Some("audio") => "m.audio",
        Some("video") => "m.video",
        _ => "m.file",
    };
    let uri = match &file.slot {
        Slot::None => "",
        Slot::Reserved(uri) | Slot::Full(uri) => uri,
    };
    let pattern = [
        r#"{"org.frontdoor.txn":$,"msgtype":$,"body":$,"filename":$,"url":$,"info":{"mimetype":$,"size":"#,
        &file.size.to_string(),
        "}}",
    ];
    let texts = [txn, kind, &file.name, &file.name, uri, &file.media_type];
    filled(&pattern.concat(), &texts)
}

/// Version 1. What is empty is left out.
fn written_packet(packet: &Packet) -> String {
    let mut pattern = r#"{"v":1"#.to_owned();
    let mut texts = Vec::new();
    for (entry, text) in [
        (r#","page":$"#, &packet.page),
        (r#","request":$"#, &packet.request),
        (r#","language":$"#, &packet.language),
    ] {
        if !text.is_empty() {
            pattern.push_str(entry);
            texts.push(text.as_str());
        }
    }
    if let Some(service) = &packet.service {
        pattern.push_str(r#","service":{"agency":$,"service_code":$,"name":$}"#);
        texts.extend([
            service.agency.as_str(),
            &service.service_code,
            &service.name,
        ]);
    }
    if packet.form_page.is_some() || !packet.problems.is_empty() {
        pattern.push_str(r#","form":{"problems":["#);
        for problem in &packet.problems {
            pattern.push_str("$,");
            texts.push(problem);
        }
        end_list(&mut pattern);
        if let Some(page) = packet.form_page {
            pattern.push_str(r#","page":"#);
            pattern.push_str(&page.to_string());
        }
        pattern.push('}');
    }
    if !packet.answers.is_empty() {
        pattern.push_str(r#","answers":["#);
        for answer in &packet.answers {
            pattern.push_str(r#"{"label":$,"value":$},"#);
            texts.extend([answer.label.as_str(), &answer.value]);
        }
        end_list(&mut pattern);
    }
    pattern.push('}');
    filled(&pattern, &texts)
}

/// Ends a list, after whose items commas stand.
fn end_list(pattern: &mut String) {
    if pattern.ends_with(',') {
        pattern.pop();
    }
    pattern.push(']');
}

/// Reads the server's name for what was sent; the same on every try.
///
/// # Errors
/// See [`Failure`].
pub fn decode(response: &HttpResponse) -> Result<String, Failure> {
    answer::text(&answer::object(response)?, "event_id")
}
