//! Who is who in a chat, and how far it is, in words.

use frontdoor_core::chat::{Ender, Event, Phase, Record, Role, Stage};

use crate::i18n::say;

/// Who did something: never told by a colour alone.
pub(super) fn author(record: &Record, event: &Event) -> String {
    match event.role {
        Role::Me => say::chat_you().to_owned(),
        Role::Bot => say::chat_bot().to_owned(),
        Role::Agent => person(name_of(record, &event.sender)),
    }
}

/// A person at the agency.
pub(super) fn person(name: &str) -> String {
    if name.is_empty() {
        say::chat_somebody().to_owned()
    } else {
        say::chat_person(name)
    }
}

/// What an account is called; empty where nobody says.
fn name_of<'a>(record: &'a Record, user: &str) -> &'a str {
    record.conversation.name_of(user).unwrap_or_default()
}

/// Who is with the citizen, or that nobody is any more.
pub(super) fn standing(record: &Record) -> String {
    let words = match &record.conversation.stage {
        Stage::Open(Phase::Bot) => say::chat_phase_bot(),
        Stage::Open(Phase::Queued { .. }) => say::chat_phase_queued(),
        Stage::Open(Phase::Human { agent }) => {
            return say::chat_phase_human(&person(name_of(record, agent)));
        }
        Stage::Open(Phase::Other(text)) => text.as_str(),
        Stage::Ended(end) | Stage::Rated(end) => match end.by {
            Ender::Citizen => say::chat_ended_citizen(),
            Ender::Agent => say::chat_ended_agent(),
            Ender::Desk => say::chat_ended_desk(),
            Ender::Unknown => say::chat_ended_unknown(),
        },
        _ => say::chat_phase_opening(),
    };
    words.to_owned()
}

/// How far the queue is, which changes more often than matters.
pub(super) fn queued(record: &Record) -> String {
    let Stage::Open(Phase::Queued { position, eta_s }) = &record.conversation.stage else {
        return String::new();
    };
    let mut words = String::new();
    if let Some(position) = position {
        words.push_str(&say::chat_phase_position(*position as usize));
        words.push(' ');
    }
    if let Some(eta) = eta_s {
        let minutes = eta.div_ceil(60).max(1);
        words.push_str(&say::chat_phase_eta(minutes as usize));
    }
    words
}
