//! The record: what every tab shows of the chat.

use frontdoor_core::agency::matrix::Config;
use frontdoor_core::chat::{Contact, Record};
use frontdoor_core::ports::{Cabinet, Change, Expected};
use leptos::prelude::*;

use super::Chat;
use crate::state::chats::RECORD;

impl Chat {
    /// Has whatever asks be asked again when anything changes in the chat.
    pub fn follow(self) {
        self.chats.changes().track();
    }

    /// Something has changed.
    pub(super) fn changed(self) {
        self.chats.changes().update(|count| *count += 1);
    }

    /// Whether what is kept was read: before, nobody knows whether there is a chat.
    #[must_use]
    pub fn is_ready(self) -> bool {
        self.ready.get()
    }

    /// Whether there is a chat that is not being left.
    #[must_use]
    pub fn is_here(self) -> bool {
        self.look(|record| record.leave.is_none()) == Some(true)
    }

    /// The id of the agency that the chat is with; empty where there is none.
    #[must_use]
    pub fn agency(self) -> String {
        let agency = self.look(|record| record.session.agency.clone());
        agency.unwrap_or_default()
    }

    /// Looks at the chat, if there is one.
    #[must_use]
    pub fn look<T>(self, look: impl FnOnce(&Record) -> T) -> Option<T> {
        self.record.borrow().as_ref().map(look)
    }

    /// How the server can be reached, as far as this tab knows: the one that leads does.
    #[must_use]
    pub fn contact(self) -> Contact {
        self.with_client(|client| client.contact().clone())
            .unwrap_or(Contact::Online)
    }

    /// Whether somebody at the agency types.
    #[must_use]
    pub fn others_type(self) -> bool {
        self.with_client(|client| !client.typing().is_empty()) == Some(true)
    }

    /// Whether somebody at the agency is known to have read everything up to this event.
    #[must_use]
    pub fn is_read(self, event: &str) -> bool {
        self.with_client(|client| client.read_by_others() == Some(event)) == Some(true)
    }

    pub(super) fn now(self) -> i64 {
        (self.ports.world.now)()
    }

    pub(super) fn config_of(self, agency: &str) -> Option<Config> {
        let portal = self.state.portal();
        portal.agency(agency)?.chat.as_ref().map(Config::read)
    }

    /// Goes on with what is kept, if anything is.
    pub(super) async fn resume(self) {
        self.reread().await;
        self.ready.set(true);
        self.changed();
        self.run();
    }

    /// Another tab has changed what is kept.
    pub(super) async fn changed_elsewhere(self) {
        self.has_wishes.set(true);
        if self.client.borrow().is_some() {
            return self.wake.ring();
        }
        self.reread().await;
        self.run();
    }

    /// Takes over the record as it is in the vault. What was asked for before the page itself went on, such as
    /// by beginning a chat, is old when it comes, and asked for again.
    pub(super) async fn reread(self) {
        let version = || self.look(|record| record.version);
        let found = loop {
            let before = version();
            match (self.ports.vault.get)(Cabinet::Chats, RECORD).await {
                Ok(_) if version() != before => {}
                Ok(found) => break found,
                // What the page has is all there is.
                Err(error) => return self.keeping.note(error),
            }
        };
        let record = found.and_then(|found| {
            let mut record = Record::from_text(std::str::from_utf8(&found.bytes).ok()?)?;
            record.version = found.version;
            Some(record)
        });
        match record {
            Some(record) => self.show(record),
            // One that could be kept nowhere is not missing there.
            None if version().is_some_and(|version| version > 0) => self.let_go(),
            None => {}
        }
    }

    /// Shows the record as it is now.
    pub(super) fn show(self, record: Record) {
        self.note_news(&record);
        *self.record.borrow_mut() = Some(record);
        self.changed();
        if !self.chats.going().get_untracked() {
            self.chats.going().set(true);
        }
    }

    /// There is no chat any more, as far as this page knows.
    pub(super) fn let_go(self) {
        self.stop_leading();
        *self.told.borrow_mut() = None;
        self.files.borrow_mut().clear();
        self.chats.unread().set(0);
        *self.record.borrow_mut() = None;
        self.changed();
        self.chats.going().set(false);
    }

    /// Forgets all that is kept of the chat.
    pub(super) async fn remove(self) {
        let kept = (self.ports.vault.list)(Cabinet::Chats).await;
        let kept = kept.unwrap_or_default();
        let removed = kept
            .iter()
            .map(|record| Change::remove(Cabinet::Chats, &record.name));
        if let Err(error) = (self.ports.vault.commit)(removed.collect()).await {
            self.keeping.note(error);
        }
        self.let_go();
    }
}

/// The change that writes a record down in place of the version that it was read from.
pub(super) fn written(record: &Record) -> Change {
    Change {
        cabinet: Cabinet::Chats,
        name: RECORD.to_owned(),
        expected: match record.version {
            0 => Expected::Nothing,
            version => Expected::Version(version),
        },
        put: Some((record.version + 1, record.to_text().into_bytes())),
    }
}
