//! Other versions of the portal itself.
//!
//! A new version is offered and never forced, and neither offered nor used while something is being
//! sent.

use leptos::prelude::*;

use super::Ports;

/// Whether another version is there, and the way to it.
#[derive(Clone, Copy)]
pub struct AppUpdate {
    ports: &'static Ports,
    /// Whether something is on its way to an agency.
    sending: Signal<bool>,
    /// Whether another version waits to be used.
    waits: RwSignal<bool>,
    /// Whether another version has taken over, and this page has to be loaded again.
    replaced: RwSignal<bool>,
}

impl AppUpdate {
    pub(super) fn new(ports: &'static Ports, sending: Signal<bool>) -> Self {
        let (waits, replaced) = (RwSignal::new(false), RwSignal::new(false));
        // Another tab may have asked for the new version while this one is sending.
        Effect::new(move |_| {
            if replaced.get() && !sending.get() {
                (ports.device.reload)();
            }
        });
        Self {
            ports,
            sending,
            waits,
            replaced,
        }
    }

    /// Another version is there.
    pub fn has_come(self) {
        self.waits.set(true);
    }

    /// Another version has taken over from the one that this page is of.
    pub fn has_taken_over(self) {
        self.replaced.set(true);
    }

    /// Whether to offer the new version now.
    #[must_use]
    pub fn is_offered(self) -> bool {
        self.waits.get() && !self.sending.get()
    }

    /// Uses the new version, unless something is being sent. What was typed is kept.
    pub fn accept(self) {
        if !self.sending.get_untracked() {
            (self.ports.device.update)();
        }
    }
}
