//! A chat as the text that is kept on the device: a JSON list of texts, in the order of [`record`].

mod event;
mod outgoing;
mod stage;
mod tape;

use super::{Leave, Message, Record, Run, Session, Timeline, Who};
use crate::tree::{Limits, Value, json};
use tape::Tape;

/// Events kept at most; what was before them is with the server.
const MOST_EVENTS: usize = 100;

/// Counts up with every change of what is kept, or of its order. What another build has written is not read.
const FORMAT: &str = "chat 1";

impl Record {
    /// The record as JSON, with the newest hundred events. It stays as it is; see [`Tape`].
    #[must_use]
    pub fn to_text(&mut self) -> String {
        write(self, record)
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
    /// The message as JSON, for the device. It stays as it is.
    #[must_use]
    pub fn to_text(&mut self) -> String {
        write(self, outgoing::message)
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
    timeline(tape, &mut record.timeline);
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
    tape.texts(&mut [
        &mut session.agency,
        &mut session.start,
        &mut session.user,
        &mut session.access,
        &mut session.refresh,
        &mut session.room,
    ]);
    tape.number(&mut session.started);
    tape.flag(&mut session.is_registered);
    tape.maybe(&mut session.expires);
}

/// Of what is written only the newest events are kept: what was before them can be had again.
fn timeline(tape: &mut Tape<'_>, timeline: &mut Timeline) {
    tape.newest(&mut timeline.runs, 1, Run::default, run);
    let mut redacted = Vec::new();
    if let (true, Some(newest)) = (tape.is_written(), timeline.runs.last()) {
        let skipped = newest.events.len().saturating_sub(MOST_EVENTS);
        for id in &timeline.redacted {
            let mut events = newest.events.iter().skip(skipped);
            if events.any(|event| event.id == *id) {
                redacted.push(id.clone());
            }
        }
    }
    texts(tape, &mut redacted);
    if !tape.is_written() {
        timeline.redacted = redacted;
    }
}

fn run(tape: &mut Tape<'_>, run: &mut Run) {
    if tape.is_written() && run.events.len() > MOST_EVENTS {
        // There is no mark at the cut; going back from the end passes what is known once more.
        tape.maybe_text(&mut Some(run.to.clone()));
    } else {
        tape.maybe_text(&mut run.from);
    }
    tape.text(&mut run.to);
    tape.newest(&mut run.events, MOST_EVENTS, event::blank, event::event);
}

fn texts(tape: &mut Tape<'_>, texts: &mut Vec<String>) {
    tape.several(texts, String::new, Tape::text);
}
