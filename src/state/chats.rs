//! What every page knows of chats: whether one goes on, and what the citizen was looking at when they asked for
//! one. The chat itself ([`super::chat`]) is code that comes when it is wanted.

use std::sync::Arc;

use frontdoor_core::config::Portal;
use frontdoor_core::ports::{Cabinet, Task};
use leptos::prelude::*;

use super::Ports;
use crate::routes::Place;

/// The name of the record that a chat is.
pub(super) const RECORD: &str = "chat";

/// What the form on the screen can tell an agent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormFacts {
    /// Which of its pages the citizen is on, from 1.
    pub page: Option<u32>,
    /// What was found wrong with it.
    pub problems: Vec<String>,
    /// Questions and answers, as words.
    pub answers: Vec<(String, String)>,
}

/// Asks a form for its facts, by the agency's id and the service's code.
pub type FormAsk = Arc<dyn Fn(&str, &str) -> FormFacts + Send + Sync>;

/// Whether a page can be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// It can, or the device has a network again: in both cases somebody may have waited for that.
    Seen,
    /// It cannot, for the time being.
    Hidden,
    /// It is left, and may be kept by the browser for the way back.
    PutAway,
}

/// What is to be done in the chat's code, once it is there.
#[derive(Clone, Copy)]
pub struct ChatCalls {
    /// Another tab has changed what is kept.
    pub told: fn(),
    /// The page came to be seen, or got out of sight.
    pub seen: fn(Sight),
    /// Everything that is kept is about to be erased. What comes of it says goodbye to the server, once it is
    /// awaited.
    pub forget: fn() -> Task<()>,
}

/// Chats, as far as every page has to do with them.
#[derive(Clone, Copy)]
pub struct Chats {
    ports: &'static Ports,
    /// The agencies that chat, by their ids.
    agencies: StoredValue<Vec<String>>,
    going: RwSignal<bool>,
    open: RwSignal<bool>,
    unread: RwSignal<usize>,
    changes: RwSignal<usize>,
    came_from: StoredValue<Place>,
    form: StoredValue<Option<FormAsk>>,
    calls: StoredValue<Option<ChatCalls>>,
}

impl Chats {
    pub(super) fn new(ports: &'static Ports, portal: &Portal) -> Self {
        let chatting = portal
            .agencies
            .iter()
            .filter(|agency| agency.chat.is_some());
        Self {
            ports,
            agencies: StoredValue::new(chatting.map(|agency| agency.id.clone()).collect()),
            going: RwSignal::new(false),
            open: RwSignal::new(false),
            unread: RwSignal::new(0),
            changes: RwSignal::new(0),
            came_from: StoredValue::new(Place::Home),
            form: StoredValue::new(None),
            calls: StoredValue::new(None),
        }
    }

    /// The agencies that chat, by their ids, in order.
    #[must_use]
    pub fn agencies(self) -> Vec<String> {
        self.agencies.get_value()
    }

    /// Whether there is a chat on this device, be it over or not.
    #[must_use]
    pub fn going(self) -> RwSignal<bool> {
        self.going
    }

    /// Whether the chat stands beside the page.
    #[must_use]
    pub fn open(self) -> RwSignal<bool> {
        self.open
    }

    /// How many messages came that the citizen has not seen.
    #[must_use]
    pub fn unread(self) -> RwSignal<usize> {
        self.unread
    }

    /// How often something has changed in the chat. Whatever shows it follows this one number: a signal of
    /// each thing would be compiled for each.
    #[must_use]
    pub fn changes(self) -> RwSignal<usize> {
        self.changes
    }

    /// Looks whether a chat is kept.
    pub(super) async fn load(self) {
        if self.agencies.with_value(Vec::is_empty) {
            return;
        }
        let kept = (self.ports.vault.get)(Cabinet::Chats, RECORD).await;
        let is_kept = matches!(kept, Ok(Some(_)));
        if is_kept && !self.going.get_untracked() {
            self.going.set(true);
        }
    }

    /// Another tab has changed what is kept.
    pub(super) async fn told(self) {
        match self.calls.get_value() {
            Some(calls) => (calls.told)(),
            None => self.load().await,
        }
    }

    /// The page came to be seen, or got out of sight.
    pub fn seen(self, sight: Sight) {
        if let Some(calls) = self.calls.get_value() {
            (calls.seen)(sight);
        }
    }

    /// Everything that is kept is about to be erased. The server is told as soon as that is awaited, which takes
    /// a moment at most.
    pub(super) fn forget(self) -> Option<Task<()>> {
        self.open.set(false);
        let calls = self.calls.get_value()?;
        Some((calls.forget)())
    }

    /// The chat's code is there.
    pub(super) fn connect(self, calls: ChatCalls) {
        self.calls.set_value(Some(calls));
    }

    /// Notes where the citizen is; a chat of its own page is about where they were before.
    pub fn note_place(self, place: Place) {
        if !matches!(place, Place::Chat { .. }) {
            self.came_from.set_value(place);
        }
    }

    /// What the citizen was looking at before the chat.
    #[must_use]
    pub fn came_from(self) -> Place {
        self.came_from.get_value()
    }

    /// Notes how to ask the form on the screen.
    pub fn note_form(self, ask: FormAsk) {
        self.form.set_value(Some(ask));
    }

    /// What the form of a service can tell; nothing where it was not opened on this page.
    #[must_use]
    pub fn form_facts(self, agency: &str, code: &str) -> FormFacts {
        let ask = self.form.get_value();
        ask.map(|ask| ask(agency, code)).unwrap_or_default()
    }
}
