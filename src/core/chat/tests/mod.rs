use proptest::prelude::*;

use super::*;

mod any;
mod conversation;
mod queue;
mod simulation;
mod stored;
mod timeline;

fn event(id: &str, content: Content) -> Event {
    Event {
        id: id.into(),
        txn: None,
        sender: "@desk:city.example".into(),
        role: Role::Bot,
        at: 1,
        content,
    }
}

fn text(id: &str) -> Event {
    event(id, Content::Text(id.into()))
}

fn status(phase: Phase) -> Signal {
    Signal::Status(Status::Open(phase))
}

fn ended() -> Signal {
    Signal::Status(Status::Ended(End {
        by: Ender::Agent,
        reason: "solved".into(),
    }))
}
