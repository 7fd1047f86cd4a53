//! How far a chat is, as it is kept.
//!
//! What only counts while the page is there is not: whoever had asked a desk, or had read its answer, asks
//! again.

use super::tape::Tape;
use crate::chat::{Conversation, End, Ender, Phase, Stage, Status};

pub(super) fn conversation(tape: &mut Tape<'_>, conversation: &mut Conversation) {
    let kind = match conversation.stage {
        Stage::Idle | Stage::Asking | Stage::Closed(_) | Stage::Ready(_) => 0,
        Stage::Opening => 1,
        Stage::Open(_) => 2,
        Stage::Ended(_) => 3,
        Stage::Rated(_) => 4,
    };
    tape.kind(&mut conversation.stage, kind, of_kind);
    match &mut conversation.stage {
        Stage::Open(open) => phase(tape, open),
        Stage::Ended(over) | Stage::Rated(over) => end(tape, over),
        Stage::Idle | Stage::Asking | Stage::Closed(_) | Stage::Ready(_) | Stage::Opening => {}
    }
    tape.flag(&mut conversation.is_encrypted);
    tape.flag(&mut conversation.has_status);
    for people in [&mut conversation.agents, &mut conversation.met] {
        let blank = || (String::new(), String::new());
        tape.several(people, blank, |tape, (user, name)| {
            tape.text(user);
            tape.text(name);
        });
    }
}

fn of_kind(kind: u32) -> Option<Stage> {
    Some(match kind {
        0 => Stage::Idle,
        1 => Stage::Opening,
        2 => Stage::Open(Phase::Bot),
        3 => Stage::Ended(ended()),
        4 => Stage::Rated(ended()),
        _ => return None,
    })
}

fn ended() -> End {
    End {
        by: Ender::Unknown,
        reason: String::new(),
    }
}

pub(super) fn status(tape: &mut Tape<'_>, status: &mut Status) {
    let kind = match status {
        Status::Open(_) => 0,
        Status::Ended(_) => 1,
    };
    tape.kind(status, kind, |kind| {
        Some(match kind {
            0 => Status::Open(Phase::Bot),
            1 => Status::Ended(ended()),
            _ => return None,
        })
    });
    match status {
        Status::Open(open) => phase(tape, open),
        Status::Ended(over) => end(tape, over),
    }
}

fn phase(tape: &mut Tape<'_>, phase: &mut Phase) {
    let kind = match phase {
        Phase::Bot => 0,
        Phase::Queued { .. } => 1,
        Phase::Human { .. } => 2,
        Phase::Other(_) => 3,
    };
    tape.kind(phase, kind, |kind| {
        Some(match kind {
            0 => Phase::Bot,
            1 => Phase::Queued {
                position: None,
                eta_s: None,
            },
            2 => Phase::Human {
                agent: String::new(),
            },
            3 => Phase::Other(String::new()),
            _ => return None,
        })
    });
    match phase {
        Phase::Bot => {}
        Phase::Queued { position, eta_s } => {
            for number in [position, eta_s] {
                let mut kept = number.map(i64::from);
                tape.maybe(&mut kept);
                *number = kept.and_then(|kept| kept.try_into().ok());
            }
        }
        Phase::Human { agent: text } | Phase::Other(text) => tape.text(text),
    }
}

fn end(tape: &mut Tape<'_>, end: &mut End) {
    end.by = match tape.count(end.by as u32) {
        0 => Ender::Citizen,
        1 => Ender::Agent,
        2 => Ender::Desk,
        _ => Ender::Unknown,
    };
    tape.text(&mut end.reason);
}
