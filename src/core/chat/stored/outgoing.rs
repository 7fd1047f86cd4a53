//! A message on its way, as it is kept.

use super::tape::Tape;
use super::texts;
use crate::chat::{
    Attachment, Message, Outgoing, Packet, PacketAnswer, PacketService, SendState, Slot, Why,
};

pub(super) fn blank() -> Outgoing {
    Outgoing {
        txn: String::new(),
        message: Message::Text(String::new()),
        written: 0,
        first_try: None,
        tries: 0,
        state: SendState::Sending,
    }
}

pub(super) fn outgoing(tape: &mut Tape<'_>, entry: &mut Outgoing) {
    tape.text(&mut entry.txn);
    tape.number(&mut entry.written);
    tape.maybe(&mut entry.first_try);
    entry.tries = tape.count(entry.tries);
    state(tape, &mut entry.state);
    message(tape, &mut entry.message);
}

fn state(tape: &mut Tape<'_>, state: &mut SendState) {
    let kind = match state {
        SendState::Waiting { .. } => 0,
        SendState::Sending => 1,
        SendState::Held(Why::Away) => 2,
        SendState::Held(Why::Old) => 3,
        SendState::Failed { .. } => 4,
        SendState::Sent { .. } => 5,
    };
    tape.kind(state, kind, |kind| {
        Some(match kind {
            0 => SendState::Waiting { not_before: 0 },
            1 => SendState::Sending,
            2 => SendState::Held(Why::Away),
            3 => SendState::Held(Why::Old),
            4 => SendState::Failed {
                code: String::new(),
            },
            5 => SendState::Sent {
                event: String::new(),
            },
            _ => return None,
        })
    });
    match state {
        SendState::Waiting { not_before } => tape.number(not_before),
        SendState::Failed { code: text } | SendState::Sent { event: text } => tape.text(text),
        SendState::Sending | SendState::Held(_) => {}
    }
}

pub(super) fn message(tape: &mut Tape<'_>, message: &mut Message) {
    let kind = match message {
        Message::Text(_) => 0,
        Message::File(_) => 1,
        Message::Context { .. } => 2,
        Message::Rating { .. } => 3,
        Message::End { .. } => 4,
        Message::Withdraw { .. } => 5,
    };
    tape.kind(message, kind, of_kind);
    match message {
        Message::Text(text) | Message::End { body: text } | Message::Withdraw { event: text } => {
            tape.text(text);
        }
        Message::File(file) => attachment(tape, file),
        Message::Context { body, packet } => {
            tape.text(body);
            context(tape, packet);
        }
        Message::Rating {
            body,
            score,
            comment,
        } => {
            tape.text(body);
            tape.text(comment);
            *score = tape.count((*score).into()) as u8;
        }
    }
}

fn of_kind(kind: u32) -> Option<Message> {
    let text = String::new;
    Some(match kind {
        0 => Message::Text(text()),
        1 => Message::File(Attachment {
            name: text(),
            media_type: text(),
            size: 0,
            slot: Slot::None,
        }),
        2 => Message::Context {
            body: text(),
            packet: Packet::default(),
        },
        3 => Message::Rating {
            body: text(),
            score: 0,
            comment: text(),
        },
        4 => Message::End { body: text() },
        5 => Message::Withdraw { event: text() },
        _ => return None,
    })
}

fn attachment(tape: &mut Tape<'_>, file: &mut Attachment) {
    tape.text(&mut file.name);
    tape.text(&mut file.media_type);
    let mut size = file.size.cast_signed();
    tape.number(&mut size);
    file.size = size.cast_unsigned();
    let kind = match file.slot {
        Slot::None => 0,
        Slot::Reserved(_) => 1,
        Slot::Full(_) => 2,
    };
    tape.kind(&mut file.slot, kind, |kind| {
        Some(match kind {
            0 => Slot::None,
            1 => Slot::Reserved(String::new()),
            2 => Slot::Full(String::new()),
            _ => return None,
        })
    });
    if let Slot::Reserved(uri) | Slot::Full(uri) = &mut file.slot {
        tape.text(uri);
    }
}

fn context(tape: &mut Tape<'_>, packet: &mut Packet) {
    tape.texts(&mut [&mut packet.page, &mut packet.request, &mut packet.language]);
    texts(tape, &mut packet.problems);
    let mut page = packet.form_page.map(i64::from);
    tape.maybe(&mut page);
    packet.form_page = page.and_then(|page| page.try_into().ok());
    let none = || PacketService {
        agency: String::new(),
        service_code: String::new(),
        name: String::new(),
    };
    if tape.has(&mut packet.service, none)
        && let Some(service) = &mut packet.service
    {
        tape.texts(&mut [
            &mut service.agency,
            &mut service.service_code,
            &mut service.name,
        ]);
    }
    let none = || PacketAnswer {
        label: String::new(),
        value: String::new(),
    };
    tape.several(&mut packet.answers, none, |tape, answer| {
        tape.text(&mut answer.label);
        tape.text(&mut answer.value);
    });
}
