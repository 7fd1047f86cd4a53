//! The entries of the session history, as far as this page has seen them.

/// Which entry is on the screen, and how far the others were scrolled when they were left.
pub(super) struct Entries {
    current: u32,
    /// Place and scroll position in CSS pixels, in no order.
    scrolls: Vec<(u32, f64)>,
}

impl Entries {
    /// A visit that has not begun: entry 0 is the one before it.
    pub(super) const fn new() -> Self {
        Self {
            current: 0,
            scrolls: Vec::new(),
        }
    }

    /// The place of the entry on the screen.
    pub(super) fn index(&self) -> u32 {
        self.current
    }

    /// How far the entry on the screen was scrolled when it was last left.
    pub(super) fn scroll(&self) -> Option<f64> {
        self.scrolls
            .iter()
            .find(|(index, _)| *index == self.current)
            .map(|(_, scroll)| *scroll)
    }

    /// Keeps how far the entry on the screen is scrolled.
    pub(super) fn keep_scroll(&mut self, scroll: f64) {
        self.forget_scroll();
        self.scrolls.push((self.current, scroll));
    }

    /// Forgets how far the entry on the screen was scrolled.
    pub(super) fn forget_scroll(&mut self) {
        self.scrolls.retain(|(index, _)| *index != self.current);
    }

    /// A new entry after the one on the screen. The browser drops those that came after it, so
    /// their places are free for others.
    pub(super) fn push(&mut self) {
        self.scrolls.retain(|(index, _)| *index <= self.current);
        self.current = self.current.saturating_add(1);
    }

    /// Another entry is on the screen. What this page has seen itself is newer than what the
    /// entry brings along from an earlier visit.
    pub(super) fn arrive(&mut self, index: u32, scroll: Option<f64>) {
        self.current = index;
        if let (None, Some(scroll)) = (self.scroll(), scroll) {
            self.keep_scroll(scroll);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Entries;

    #[test]
    fn back_and_forth_find_their_scroll_positions() {
        let mut entries = Entries::new();
        entries.push();
        entries.keep_scroll(100.0);
        entries.push();
        assert_eq!(entries.scroll(), None);
        entries.keep_scroll(200.0);
        entries.arrive(1, None);
        assert_eq!(entries.scroll(), Some(100.0));
        entries.arrive(2, Some(7.0));
        assert_eq!(entries.scroll(), Some(200.0));
    }

    #[test]
    fn a_new_entry_takes_the_place_of_those_ahead() {
        let mut entries = Entries::new();
        entries.push();
        entries.push();
        entries.keep_scroll(200.0);
        entries.arrive(1, None);
        entries.push();
        assert_eq!((entries.index(), entries.scroll()), (2, None));
    }

    #[test]
    fn an_entry_of_an_earlier_visit_brings_its_own() {
        let mut entries = Entries::new();
        entries.arrive(5, Some(42.0));
        assert_eq!((entries.index(), entries.scroll()), (5, Some(42.0)));
        entries.forget_scroll();
        assert_eq!(entries.scroll(), None);
    }
}
