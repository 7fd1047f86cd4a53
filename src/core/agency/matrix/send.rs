//! Sending (client-server API, "Sending events to a room" and "Redactions").

use super::answer;
use super::config::{self, Config};
use super::json::Object;
use crate::agency::{HttpRequest, HttpResponse, Method};
use crate::chat::{Attachment, Failure, Message, Outgoing, Packet, Session, Slot};

/// The key under which a message carries its own name. Servers tell it beside the message for a day only;
/// by this it is known later and by other devices as well.
pub(super) const TXN: &str = "org.frontdoor.txn";
/// The key of what the citizen let the portal tell.
pub(super) const CONTEXT: &str = "org.frontdoor.context";
/// The key by which the citizen ends the chat.
const END: &str = "org.frontdoor.end";
/// The key of a rating.
pub(super) const RATING: &str = "org.frontdoor.rating";

/// Sends a message under its name, by which a server that has it already knows it.
#[must_use]
pub fn request(config: &Config, session: &Session, entry: &Outgoing) -> HttpRequest {
    let content = Object::new().text(TXN, &entry.txn);
    let url = |kind: &[&str]| config.room_url(session, &[kind, &[entry.txn.as_str()]].concat());
    let (url, content) = match &entry.message {
        Message::Withdraw { event } => (url(&["redact", event]), content),
        message => (url(&["send", "m.room.message"]), write(content, message)),
    };
    config::write(session, Method::Put, url, content.end())
}

fn write(content: Object, message: &Message) -> Object {
    match message {
        Message::Text(body) => content.text("msgtype", "m.text").text("body", body),
        Message::File(file) => write_file(content, file),
        Message::Context { body, packet } => content
            .text("msgtype", "m.notice")
            .text("body", body)
            .object(CONTEXT, write_packet(packet)),
        Message::Rating {
            body,
            score,
            comment,
        } => {
            let rating = Object::new()
                .number("score", (*score).into())
                .text("comment", comment);
            content
                .text("msgtype", "m.notice")
                .text("body", body)
                .object(RATING, rating)
        }
        Message::End { body } => content
            .text("msgtype", "m.notice")
            .text("body", body)
            .object(END, Object::new()),
        Message::Withdraw { .. } => content,
    }
}

fn write_file(content: Object, file: &Attachment) -> Object {
    let kind = match file.media_type.split('/').next() {
        Some("image") => "m.image",
        Some("audio") => "m.audio",
        Some("video") => "m.video",
        _ => "m.file",
    };
    let info = Object::new()
        .text("mimetype", &file.media_type)
        .number("size", file.size);
    let uri = match &file.slot {
        Slot::None => "",
        Slot::Reserved(uri) | Slot::Full(uri) => uri,
    };
    content
        .text("msgtype", kind)
        .text("body", &file.name)
        .text("filename", &file.name)
        .text("url", uri)
        .object("info", info)
}

/// Version 1. What is empty is left out.
fn write_packet(packet: &Packet) -> Object {
    let mut object = Object::new().number("v", 1);
    if !packet.page.is_empty() {
        object = object.text("page", &packet.page);
    }
    if let Some(service) = &packet.service {
        let service = Object::new()
            .text("agency", &service.agency)
            .text("service_code", &service.service_code)
            .text("name", &service.name);
        object = object.object("service", service);
    }
    if packet.form_page.is_some() || !packet.problems.is_empty() {
        let problems: Vec<&str> = packet.problems.iter().map(String::as_str).collect();
        let mut form = Object::new().texts("problems", &problems);
        if let Some(page) = packet.form_page {
            form = form.number("page", page.into());
        }
        object = object.object("form", form);
    }
    if !packet.request.is_empty() {
        object = object.text("request", &packet.request);
    }
    if !packet.answers.is_empty() {
        let answers = packet.answers.iter().map(|answer| {
            Object::new()
                .text("label", &answer.label)
                .text("value", &answer.value)
        });
        object = object.objects("answers", answers);
    }
    if !packet.language.is_empty() {
        object = object.text("language", &packet.language);
    }
    object
}

/// Reads the server's name for what was sent; the same on every try.
///
/// # Errors
/// See [`Failure`].
pub fn decode(response: &HttpResponse) -> Result<String, Failure> {
    answer::text(&answer::object(response)?, "event_id")
}
