//! The record: what every tab shows of the chat.

use std::cell::Ref;

use frontdoor_core::agency::matrix::{Client, Config};
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
        self.seen_record().map(|record| look(&record))
    }

    /// The record, which the client has while this tab leads.
    fn seen_record(&self) -> Option<Ref<'_, Record>> {
        let of_client = Ref::filter_map(self.client.borrow(), |client| {
            client.as_ref().map(Client::record)
        });
        let own = |_| Ref::filter_map(self.record.borrow(), Option::as_ref);
        of_client.or_else(own).ok()
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

    /// Shows another record, such as one that was read.
    pub(super) fn show(self, record: Record) {
        *self.record.borrow_mut() = Some(record);
        self.show_changes();
    }

    /// Shows the record as it is now.
    pub(super) fn show_changes(self) {
        if let Some(record) = self.seen_record() {
            self.note_news(&record);
        }
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
        self.keep(removed.collect()).await;
        self.let_go();
    }

    /// Writes changes down, all or none. False where somebody else was faster; none where nothing can be kept,
    /// of which the citizen is told.
    pub(super) async fn keep(self, changes: Vec<Change>) -> Option<bool> {
        match (self.ports.vault.commit)(changes).await {
            Ok(is_kept) => Some(is_kept),
            Err(error) => {
                self.keeping.note(error);
                None
            }
        }
    }
}

/// The change that writes a record down, as this text, in place of the version that it was read from.
pub(super) fn written(version: u32, text: String) -> Change {
    Change {
        cabinet: Cabinet::Chats,
        name: RECORD.to_owned(),
        expected: match version {
            0 => Expected::Nothing,
            version => Expected::Version(version),
        },
        put: Some((version + 1, text.into_bytes())),
    }
}
