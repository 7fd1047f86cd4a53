//! What has changed since the citizen last looked, and the number of it on the portal's icon.
//!
//! All of it is for the citizen's own device: on another the icon would tell others that somebody waits.

use leptos::prelude::*;

use super::Requests;

/// Milliseconds after which an agency is asked again how an open request stands.
const ASKED_AGAIN: i64 = 900_000;

impl Requests {
    /// Whether agencies should be asked for news now.
    #[must_use]
    pub fn wants_news(self) -> bool {
        let now = (self.ports.world.now)();
        self.is_own()
            && self.ledger.with_untracked(|ledger| {
                ledger
                    .newest_first()
                    .any(|row| row.is_stale(now, ASKED_AGAIN))
            })
    }

    /// Asks agencies how the open requests stand that nobody has asked about for a while.
    pub fn look_for_news(self) {
        if self.is_own() {
            let now = (self.ports.world.now)();
            self.refresh(&|row| row.is_stale(now, ASKED_AGAIN));
        }
    }

    /// Notes that the citizen has seen how a request stands.
    pub async fn mark_seen(self, agency: &str, service_request_id: &str) {
        let id = self.ledger.with_untracked(|ledger| {
            let row = ledger.find(agency, service_request_id);
            row.filter(|row| row.is_news).map(|row| row.id.clone())
        });
        if let Some(id) = id {
            self.change(&id, &mut |row| std::mem::take(&mut row.is_news))
                .await;
        }
    }

    /// Shows how many requests have changed on the icon of the installed portal, from now on. To be called
    /// once, in the outermost reactive owner.
    pub fn show_badge(self) {
        let own = self.keeping.own();
        let count = Memo::new(move |_| match own.get() {
            Some(true) => self.ledger.with(|ledger| ledger.news().count()),
            _ => 0,
        });
        Effect::new(move |_| {
            // Before it was read, the number of the last visit stands.
            if self.read.get() {
                let count = u32::try_from(count.get()).unwrap_or(u32::MAX);
                (self.ports.device.set_badge)(count);
            }
        });
    }

    fn is_own(self) -> bool {
        self.keeping.own().get_untracked() == Some(true)
    }
}
