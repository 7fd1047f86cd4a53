//! A chat that goes on: the record in the vault, and what moves it on.
//!
//! One tab at a time leads, under a lock that all tabs share: it alone has the client that talks to the server
//! ([`Client`]), and it alone writes the record, before each request that follows from it. The others show what
//! is in the vault, and put what the citizen wants there as [`wish`]es, which the leader takes up. There is one
//! chat at a time on a device.

mod acts;
mod bell;
mod drive;
mod files;
mod lead;
mod news;
mod record;
mod start;
mod wish;

use std::cell::{Cell, RefCell};
use std::ops::Deref;

use frontdoor_core::agency::matrix::Client;
use frontdoor_core::chat::{Failure, Record};
use frontdoor_core::ports::Lock;

use self::bell::Bell;
use super::chats::ChatCalls;
use super::{Chats, Keeping, Ports, State};

pub use files::{Fetched, Fetching, NotAttached};
pub use start::Asked;
pub use wish::Wish;

/// The chat of this device. There is one, so this is only a word for it; [`Chat::of`] has it.
#[derive(Clone, Copy)]
pub struct Chat(());

/// What there is of it, for the life of the page.
pub struct Parts {
    state: State,
    ports: &'static Ports,
    keeping: Keeping,
    chats: Chats,
    ready: Cell<bool>,
    /// While this tab does not lead.
    record: RefCell<Option<Record>>,
    desk: RefCell<Asked>,
    refused: RefCell<Option<Failure>>,
    /// The names of messages that have come and were not told yet.
    news: RefCell<Vec<String>>,
    files: RefCell<Vec<(String, Fetching)>>,
    /// What stood in the field at the last press, while it is being said; empty where nothing is.
    saying: RefCell<String>,
    /// The text that was taken last, till the page knows.
    said: RefCell<String>,
    /// The last event that the citizen was told of; none before anything is known.
    told: RefCell<Option<String>>,
    /// While this tab leads; it has the record.
    client: RefCell<Option<Client>>,
    /// The names of messages with files that were still to be sent when the record was last written.
    waiting_files: RefCell<Vec<String>>,
    lock: RefCell<Option<Lock>>,
    /// Rings when there may be something to do.
    wake: Bell,
    /// Rings when the poll that is on its way may wait on a dead line.
    poll: Bell,
    /// Rings when this tab is not to lead any more.
    stop: Bell,
    /// Rings when the record was written down, or is not this tab's to write any more.
    kept: Bell,
    /// Whether the record is being written down, and how often that has come to an end.
    is_writing: Cell<bool>,
    writes: Cell<u32>,
    /// Rings when something has come of a request.
    answered: Bell,
    /// Whether this tab leads, or tries to.
    is_running: Cell<bool>,
    is_awake: Cell<bool>,
    /// Whether the page can be seen.
    is_seen: Cell<bool>,
    has_wishes: Cell<bool>,
    /// Counts the times that this tab came to lead, so that no answer gets to another client than its own.
    turn: Cell<u32>,
    /// Counts the times at which the page got out of sight or came back.
    sightings: Cell<u32>,
    /// The most bytes that a file may have, once the server has said so.
    most_bytes: Cell<Option<u64>>,
}

thread_local! {
    static PARTS: Cell<Option<&'static Parts>> = const { Cell::new(None) };
}

impl Chat {
    /// The chat; goes on with what is kept of it when it is first asked for.
    #[must_use]
    pub fn of(state: State) -> Self {
        if PARTS.get().is_none() {
            PARTS.set(Some(Box::leak(Box::new(Parts::new(state)))));
            state.chats.connect(ChatCalls {
                told: || leptos::task::spawn_local(Self(()).changed_elsewhere()),
                seen: |sight| Self(()).seen(sight),
                forget: || Self(()).let_go_of_all(),
            });
            leptos::task::spawn_local(Self(()).resume());
        }
        Self(())
    }
}

impl Deref for Chat {
    type Target = Parts;

    // Needed everywhere, and a call is less than the question whether there are any.
    #[inline(never)]
    fn deref(&self) -> &Parts {
        PARTS
            .get()
            .expect("a chat is had from `Chat::of` alone, which makes its parts")
    }
}

impl Parts {
    fn new(state: State) -> Self {
        Self {
            state,
            ports: state.ports,
            keeping: state.keeping,
            chats: state.chats,
            ready: Cell::new(false),
            record: RefCell::default(),
            desk: RefCell::default(),
            refused: RefCell::default(),
            news: RefCell::default(),
            files: RefCell::default(),
            saying: RefCell::default(),
            said: RefCell::default(),
            told: RefCell::default(),
            client: RefCell::new(None),
            waiting_files: RefCell::default(),
            lock: RefCell::new(None),
            wake: Bell::default(),
            poll: Bell::default(),
            stop: Bell::default(),
            kept: Bell::default(),
            is_writing: Cell::new(false),
            writes: Cell::new(0),
            answered: Bell::default(),
            is_running: Cell::new(false),
            is_awake: Cell::new(true),
            is_seen: Cell::new(true),
            has_wishes: Cell::new(true),
            turn: Cell::new(0),
            sightings: Cell::new(0),
            most_bytes: Cell::new(None),
        }
    }
}
