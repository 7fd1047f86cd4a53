//! Who leads, and when: one tab, while the page is seen or was not long ago.

use std::time::Duration;

use frontdoor_core::agency::matrix::Client;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Chat;
use crate::state::chats::Sight;

/// Milliseconds after which a tab tries again to lead where another does.
const OTHER_TAB: i64 = 5_000;
/// How long a page that nobody sees goes on asking. Somebody who waits in a queue looks at other things
/// meanwhile.
const OUT_OF_SIGHT: Duration = Duration::from_secs(1_800);

impl Chat {
    /// Leads as soon as no other tab does, where there is a chat.
    pub(super) fn run(self) {
        if self.is_wanted() && !self.is_running.replace(true) {
            spawn_local(self.lead());
        }
    }

    pub(super) fn is_wanted(self) -> bool {
        self.is_awake.get() && self.look(|_| ()).is_some()
    }

    async fn lead(self) {
        while self.is_wanted() {
            let Some(lock) = (self.ports.locks.take)("chat").await else {
                self.wake.rest(OTHER_TAB).await;
                continue;
            };
            *self.lock.borrow_mut() = Some(lock);
            // Whoever led before may have written since.
            self.reread().await;
            let record = self.record.borrow_mut().take();
            let Some(record) = record else {
                self.stop_leading();
                break;
            };
            match self.config_of(&record.session.agency) {
                Some(config) => {
                    self.files_let_go(&record);
                    let client = Client::new(config, record, self.now());
                    *self.client.borrow_mut() = Some(client);
                    self.turn.set(self.turn.get().wrapping_add(1));
                    self.drive().await;
                }
                // The agency does not chat any more, and nobody can be asked about it.
                None => self.remove().await,
            }
            self.stop_leading();
        }
        self.is_running.set(false);
    }

    pub(super) fn stop_leading(self) {
        if let Some(client) = self.client.borrow_mut().take() {
            *self.record.borrow_mut() = Some(client.into_record());
        }
        self.stop.ring();
        self.poll.ring();
        self.wake.ring();
        self.kept.ring();
        drop(self.lock.borrow_mut().take());
    }

    /// The page came to be seen, or got out of sight.
    pub(super) fn seen(self, sight: Sight) {
        let sighting = self.sightings.get().wrapping_add(1);
        self.sightings.set(sighting);
        self.is_seen.set(matches!(sight, Sight::Seen));
        let sleep = move || {
            if self.sightings.get() == sighting {
                self.is_awake.set(false);
                self.stop_leading();
            }
        };
        match sight {
            Sight::Seen => {
                self.is_awake.set(true);
                if let Some(client) = &mut *self.client.borrow_mut() {
                    client.wake(self.now());
                }
                self.poll.ring();
                self.wake.ring();
                self.run();
            }
            Sight::Hidden => set_timeout(sleep, OUT_OF_SIGHT),
            // A page that is put away for the way back must hold neither a lock nor a request.
            Sight::PutAway => sleep(),
        }
    }
}
