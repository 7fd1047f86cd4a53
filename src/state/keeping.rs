//! Whether what is on this device stays there, and for how long.

use frontdoor_core::ports::{Cabinet, VaultError};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Ports;

/// How often something is written against what other tabs write at the same time.
pub(super) const TRIES: usize = 5;

/// How the device keeps things.
#[derive(Clone, Copy)]
pub struct Keeping {
    ports: &'static Ports,
    opened: RwSignal<bool>,
    own: RwSignal<Option<bool>>,
    trouble: RwSignal<Option<VaultError>>,
    promised: RwSignal<Option<bool>>,
    idle: RwSignal<Idle>,
}

/// Whether somebody is at the device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// As far as one can tell.
    No,
    /// Nobody has touched it for long; that is said, with the time to answer.
    Warned,
    /// Nobody has answered.
    Over,
}

/// Milliseconds without a touch before the citizen is warned.
const WARNED_AFTER: i64 = 600_000;
/// Milliseconds that they then have (WCAG 2.2, 2.2.1: at least 20 seconds).
const ANSWER_WITHIN: i64 = 60_000;

impl Keeping {
    pub(super) fn new(ports: &'static Ports) -> Self {
        Self {
            ports,
            opened: RwSignal::new(false),
            own: RwSignal::new(None),
            trouble: RwSignal::new(None),
            promised: RwSignal::new(None),
            idle: RwSignal::new(Idle::No),
        }
    }

    /// Opens the vault; `told` is called with what another tab has changed.
    pub(super) async fn open(self, told: impl Fn(Cabinet) + 'static) {
        let trouble = self.trouble;
        let lost = move |error| trouble.set(Some(error));
        let found = (self.ports.vault.open)(Box::new(lost), Box::new(told)).await;
        if found.own {
            self.own.set(Some(true));
        }
        self.trouble.set(found.failure);
        self.opened.set(true);
    }

    /// Whether the vault was opened: before, nothing is known of what is kept.
    #[must_use]
    pub fn opened(self) -> ReadSignal<bool> {
        self.opened.read_only()
    }

    /// Whether this is the person's own device; none while they have not said. Until then it is taken for
    /// one that others use as well.
    #[must_use]
    pub fn own(self) -> ReadSignal<Option<bool>> {
        self.own.read_only()
    }

    /// Why nothing outlives the page, if so.
    #[must_use]
    pub fn trouble(self) -> ReadSignal<Option<VaultError>> {
        self.trouble.read_only()
    }

    /// Whether the browser promised not to evict what is kept; none where it was not asked or does not say.
    #[must_use]
    pub fn promised(self) -> ReadSignal<Option<bool>> {
        self.promised.read_only()
    }

    /// Nobody has said anything yet: what was kept is erased.
    pub(super) fn forget(self) {
        self.own.set(None);
    }

    /// Takes what the person says of the device.
    pub fn set_own(self, own: bool) {
        spawn_local(async move {
            match (self.ports.vault.set_own)(own).await {
                Ok(()) => self.own.set(Some(own)),
                Err(error) => self.note(error),
            }
        });
    }

    /// Asks the browser not to evict anything, once there is something that must not be lost.
    pub fn persist(self) {
        if self.own.get_untracked() == Some(true) && self.promised.get_untracked().is_none() {
            spawn_local(async move { self.promised.set((self.ports.vault.persist)().await) });
        }
    }

    /// Whether somebody is at the device.
    #[must_use]
    pub fn idle(self) -> ReadSignal<Idle> {
        self.idle.read_only()
    }

    /// Notes for how many milliseconds nobody has touched the page.
    pub fn note_idle(self, idle: i64) {
        let now = match idle {
            ..WARNED_AFTER => Idle::No,
            _ if idle < WARNED_AFTER + ANSWER_WITHIN => Idle::Warned,
            _ => Idle::Over,
        };
        if self.idle.get_untracked() != now {
            self.idle.set(now);
        }
    }

    /// Something could not be kept.
    pub fn note(self, error: VaultError) {
        self.trouble.set(Some(error));
    }

    /// Something was kept after all.
    pub(super) fn note_kept(self) {
        // What is full may have room again; what is lost stays lost until the page is loaded anew.
        if self.trouble.get_untracked() == Some(VaultError::Full) {
            self.trouble.set(None);
        }
    }
}
