//! Before a chat: whether anybody is there, and beginning one, once.

use frontdoor_core::agency::matrix::desk;
use frontdoor_core::chat::{Desk, Failure, Message, Record, Session, Signal, Who};
use frontdoor_core::ports::{Cabinet, Change};
use leptos::task::spawn_local;

use super::Chat;
use super::record::written;

/// The name under which what is being typed is kept.
const TYPED: &str = "typed";

/// What a desk says of itself.
#[derive(Debug, Default)]
pub struct Asked {
    /// Whose desk.
    pub agency: String,
    /// What it says; none while it is being asked.
    pub desk: Option<Desk>,
    /// What stood in the field when the page was left last.
    pub typed: String,
}

impl Chat {
    /// Looks at what the desk says that was asked last; none while it is being asked.
    #[must_use]
    pub fn look_at_desk<T>(self, look: impl FnOnce(&Desk) -> T) -> Option<T> {
        self.desk.borrow().desk.as_ref().map(look)
    }

    /// What stood in the field when the page was left last, once the desk has answered.
    #[must_use]
    pub fn typed_before(self) -> String {
        self.desk.borrow().typed.clone()
    }

    /// Why the chat could not be begun, if so.
    #[must_use]
    pub fn refused(self) -> Option<Failure> {
        self.refused.borrow().clone()
    }

    /// Asks the desk of an agency whether anybody is there. One that does not answer is worth a try.
    pub fn ask_desk(self, agency: &str) {
        let Some(config) = self.config_of(agency) else {
            return;
        };
        let agency = agency.to_owned();
        *self.desk.borrow_mut() = Asked {
            agency: agency.clone(),
            ..Asked::default()
        };
        spawn_local(async move {
            let answer = (self.ports.http.send)(desk::request(&config)).await;
            let told = answer.ok().and_then(|answer| desk::decode(&answer).ok());
            let mut desk = told.unwrap_or_default();
            let now = self.now();
            let ahead = (self.ports.world.utc_offset)(now);
            desk.complete(&config.hours, now + i64::from(ahead) * 60_000);
            let typed = self.typed().await;
            let mut asked = self.desk.borrow_mut();
            if asked.agency == agency && asked.desk.is_none() {
                (asked.desk, asked.typed) = (Some(desk), typed);
                drop(asked);
                self.changed();
            }
        });
    }

    /// Begins a chat with an agency, with what is to be said first. Where one goes on already, in this tab or
    /// another, it is that one, and nothing is said. Everything is written down before the first request.
    pub async fn start(self, agency: &str, first: Vec<Message>) {
        if self.is_here() {
            return;
        }
        if self.look(|_| ()).is_some() {
            // It is being left, which may take long, and is not to be in the way of another one.
            if self.client.borrow().is_some() {
                self.erase().await;
            } else {
                self.remove().await;
            }
        }
        let world = self.ports.world;
        let now = self.now();
        let password = [(world.random_id)(), (world.random_id)()].concat();
        let who = Who::Anonymous { password };
        let mut record = Record::new(Session::new(agency, &(world.random_id)(), who, now));
        // No more of it counts for how far a chat is.
        let desk = self.look_at_desk(|desk| Desk {
            state: desk.state,
            takes_messages: desk.takes_messages,
            ..Desk::default()
        });
        let desk = desk.unwrap_or_default();
        for signal in [Signal::Ask, Signal::Desk(desk), Signal::Start] {
            record.conversation.apply(signal);
        }
        for message in first {
            record.queue.push(&(world.random_id)(), message, now);
        }
        *self.refused.borrow_mut() = None;
        // All that comes in it is new.
        *self.told.borrow_mut() = Some(String::new());
        let put = written(0, record.to_text());
        let typed = Change::remove(Cabinet::Chats, TYPED);
        match self.keep(vec![put, typed]).await {
            // Another tab was faster.
            Some(false) => self.reread().await,
            // A second press may have come while the browser refused.
            None if self.look(|_| ()).is_some() => {}
            kept => {
                record.version = u32::from(kept.is_some());
                self.show(record);
            }
        }
        self.keeping.persist();
        self.run();
    }

    /// What the citizen has said and nobody has taken: for the field, when a chat could not be begun.
    pub(super) fn unsaid(record: &Record) -> String {
        let texts = record.queue.entries().iter();
        let texts = texts.filter_map(|entry| match &entry.message {
            Message::Text(text) => Some(text.as_str()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    /// Keeps what stands in the field.
    pub async fn keep_typed(self, text: &str) {
        let change = if text.is_empty() {
            Change::remove(Cabinet::Chats, TYPED)
        } else {
            Change::put(Cabinet::Chats, TYPED, text.as_bytes().to_vec())
        };
        self.keep(vec![change]).await;
    }

    /// What stood in the field.
    pub async fn typed(self) -> String {
        let found = (self.ports.vault.get)(Cabinet::Chats, TYPED).await;
        let found = found.ok().flatten();
        found
            .and_then(|found| String::from_utf8(found.bytes).ok())
            .unwrap_or_default()
    }
}
