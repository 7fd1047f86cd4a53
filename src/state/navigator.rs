//! Where the citizen is, and going elsewhere.

use leptos::prelude::*;

use super::{Keeping, Ports};
use crate::routes::Place;

/// The current place.
#[derive(Clone, Copy)]
pub struct Navigator {
    ports: &'static Ports,
    keeping: Keeping,
    place: RwSignal<Place>,
    /// How many times the citizen went somewhere: 0 on the page that the browser opened, where
    /// focus is the browser's business.
    moves: StoredValue<u32>,
}

impl Navigator {
    /// Starts at an address.
    #[must_use]
    pub(super) fn new(ports: &'static Ports, keeping: Keeping, path: &str) -> Self {
        Self {
            ports,
            keeping,
            place: RwSignal::new(Place::parse(path)),
            moves: StoredValue::new(0),
        }
    }

    /// The place, as a signal.
    #[must_use]
    pub fn place(self) -> ReadSignal<Place> {
        self.place.read_only()
    }

    /// Goes to a place, as a link does.
    pub fn go(self, place: Place) {
        (self.ports.device.push)(&place.href(), &self.told(&place));
        self.arrive(place);
        (self.ports.device.scroll_to_top)();
    }

    /// Goes to a place that takes the current one's entry in the history, so that Back does not lead
    /// to a step that is over.
    pub fn go_instead(self, place: Place) {
        (self.ports.device.replace)(&place.href(), &self.told(&place));
        self.arrive(place);
        (self.ports.device.scroll_to_top)();
    }

    /// Changes the address of the page that stays on the screen, such as its query.
    pub fn amend(self, place: Place) {
        (self.ports.device.replace)(&place.href(), &self.told(&place));
        self.place.set(place);
    }

    /// The browser went to an address by itself (Back, Forward).
    pub fn arrived_at(self, path: &str) {
        self.arrive(Place::parse(path));
    }

    /// Whether a new page should take the focus.
    #[must_use]
    pub fn has_moved(self) -> bool {
        self.moves.get_value() > 0
    }

    /// What the browser is told of a place: on a device that others use, nothing of what is personal.
    fn told(self, place: &Place) -> String {
        if self.keeping.own().get_untracked() == Some(true) {
            return place.href();
        }
        place.public().href()
    }

    fn arrive(self, place: Place) {
        self.moves.update_value(|moves| *moves += 1);
        self.place.set(place);
    }
}
