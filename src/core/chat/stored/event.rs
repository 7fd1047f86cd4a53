//! An event as it is kept.

use super::stage;
use super::tape::Tape;
use crate::chat::{Content, End, Ender, Event, FileInfo, Membership, Role, Status};

pub(super) fn blank() -> Event {
    Event {
        id: String::new(),
        txn: None,
        sender: String::new(),
        role: Role::Me,
        at: 0,
        content: Content::Unknown,
    }
}

pub(super) fn event(tape: &mut Tape<'_>, event: &mut Event) {
    tape.text(&mut event.id);
    tape.maybe_text(&mut event.txn);
    tape.text(&mut event.sender);
    tape.number(&mut event.at);
    event.role = match tape.count(event.role as u32) {
        0 => Role::Me,
        1 => Role::Bot,
        _ => Role::Agent,
    };
    content(tape, &mut event.content);
}

fn content(tape: &mut Tape<'_>, content: &mut Content) {
    let kind = match content {
        Content::Unknown => 0,
        Content::Text(_) => 1,
        Content::File(_) => 2,
        Content::Context(_) => 3,
        Content::Rating { .. } => 4,
        Content::Redacted => 5,
        Content::Redaction { .. } => 6,
        Content::Member { .. } => 7,
        Content::Status(_) => 8,
        Content::Encrypted => 9,
        Content::Encryption => 10,
    };
    tape.kind(content, kind, of_kind);
    match content {
        Content::Text(body) | Content::Context(body) => tape.text(body),
        Content::File(file) => {
            tape.texts(&mut [&mut file.name, &mut file.media_type, &mut file.uri]);
            let mut size = file.size.map(u64::cast_signed);
            tape.maybe(&mut size);
            file.size = size.map(i64::cast_unsigned);
        }
        Content::Rating { body, score } => {
            tape.text(body);
            *score = tape.count((*score).into()) as u8;
        }
        Content::Redaction { target } => tape.text(target),
        Content::Member {
            user,
            membership,
            name,
        } => {
            tape.text(user);
            tape.text(name);
            *membership = match tape.count(*membership as u32) {
                0 => Membership::Joined,
                1 => Membership::Invited,
                _ => Membership::Left,
            };
        }
        Content::Status(status) => stage::status(tape, status),
        Content::Redacted | Content::Encrypted | Content::Encryption | Content::Unknown => {}
    }
}

fn of_kind(kind: u32) -> Option<Content> {
    let text = String::new;
    Some(match kind {
        0 => Content::Unknown,
        1 => Content::Text(text()),
        2 => Content::File(FileInfo {
            name: text(),
            media_type: text(),
            size: None,
            uri: text(),
        }),
        3 => Content::Context(text()),
        4 => Content::Rating {
            body: text(),
            score: 0,
        },
        5 => Content::Redacted,
        6 => Content::Redaction { target: text() },
        7 => Content::Member {
            user: text(),
            membership: Membership::Left,
            name: text(),
        },
        8 => Content::Status(Status::Ended(End {
            by: Ender::Unknown,
            reason: text(),
        })),
        9 => Content::Encrypted,
        10 => Content::Encryption,
        _ => return None,
    })
}
