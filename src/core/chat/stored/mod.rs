//! A chat as the text that is kept on the device: a JSON list of texts, in the order of [`record`].

mod event;
mod outgoing;
mod stage;
mod tape;

use super::{Leave, Message, Record, Run, Session, Who};
use crate::tree::{Limits, Value, json};
use tape::Tape;

/// Counts up with every change of what is kept, or of its order. What another build has written is not read.
const FORMAT: &str = "chat 1";

impl Record {
    /// The record as JSON, with the newest hundred events.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut kept = Self {
            version: self.version,
            heard: self.heard,
            session: self.session.clone(),
            leave: self.leave,
            conversation: self.conversation.clone(),
            timeline: self.kept_timeline(),
            queue: self.queue.clone(),
        };
        write(&mut kept, record)
    }

    /// Reads what [`Record::to_text`] wrote. None where anything is missing or is not what it must be: of half
    /// a session nothing can be made, a conversation has no holes, and no message gets lost without a word.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let blank = Self::new(Session::new("", "", Who::SignedIn, 0));
        read(text, blank, record)
    }
}

impl Message {
    /// The message as JSON, for the device.
    #[must_use]
    pub fn to_text(&self) -> String {
        write(&mut self.clone(), outgoing::message)
    }

    /// Reads what [`Message::to_text`] wrote; none where that is damaged.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        read(text, Self::Text(String::new()), outgoing::message)
    }
}

fn write<T>(value: &mut T, list: fn(&mut Tape<'_>, &mut T)) -> String {
    let mut tape = Tape::blank();
    tape.text(&mut FORMAT.to_owned());
    list(&mut tape, value);
    json::write(&tape.into_node())
}

fn read<T>(text: &str, mut value: T, list: fn(&mut Tape<'_>, &mut T)) -> Option<T> {
    let root = json::parse(text.as_bytes(), &Limits::default()).ok()?;
    let Value::List(items) = &root.value else {
        return None;
    };
    let mut tape = Tape::of(items);
    let mut format = String::new();
    tape.text(&mut format);
    if format != FORMAT {
        return None;
    }
    list(&mut tape, &mut value);
    tape.is_whole().then_some(value)
}

/// All of it, in both directions.
fn record(tape: &mut Tape<'_>, record: &mut Record) {
    record.version = tape.count(record.version);
    tape.maybe(&mut record.heard);
    let leave = match record.leave {
        None => 0,
        Some(Leave::Out) => 1,
        Some(Leave::Erase) => 2,
    };
    record.leave = match tape.count(leave) {
        0 => None,
        1 => Some(Leave::Out),
        _ => Some(Leave::Erase),
    };
    session(tape, &mut record.session);
    stage::conversation(tape, &mut record.conversation);
    tape.several(&mut record.timeline.runs, Run::default, run);
    texts(tape, &mut record.timeline.redacted);
    tape.several(
        &mut record.queue.entries,
        outgoing::blank,
        outgoing::outgoing,
    );
}

fn session(tape: &mut Tape<'_>, session: &mut Session) {
    let mut password = match &session.who {
        Who::Anonymous { password } => Some(password.clone()),
        Who::SignedIn => None,
    };
    tape.maybe_text(&mut password);
    session.who = match password {
        Some(password) => Who::Anonymous { password },
        None => Who::SignedIn,
    };
    for text in [
        &mut session.agency,
        &mut session.start,
        &mut session.user,
        &mut session.access,
        &mut session.refresh,
        &mut session.room,
    ] {
        tape.text(text);
    }
    tape.number(&mut session.started);
    tape.flag(&mut session.is_registered);
    tape.maybe(&mut session.expires);
}

fn run(tape: &mut Tape<'_>, run: &mut Run) {
    tape.maybe_text(&mut run.from);
    tape.text(&mut run.to);
    tape.several(&mut run.events, event::blank, event::event);
}

fn texts(tape: &mut Tape<'_>, texts: &mut Vec<String>) {
    tape.several(texts, String::new, Tape::text);
}
