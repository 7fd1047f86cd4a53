//! The entries of the session history, as far as this tab has seen them.

/// Which entry is on the screen, and how far the others were scrolled when they were left.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entries {
    current: u32,
    /// Place and scroll position in whole CSS pixels, in no order.
    scrolls: Vec<(u32, u32)>,
}

impl Entries {
    /// A tab that has seen nothing: entry 0 is the one before its first.
    pub(super) const fn new() -> Self {
        Self {
            current: 0,
            scrolls: Vec::new(),
        }
    }

    /// Reads what [`Entries::to_text`] wrote; a text that is anything else is a tab that has seen
    /// nothing.
    pub(super) fn from_text(text: &str) -> Self {
        let numbers: Option<Vec<u32>> = text.split(' ').map(|part| part.parse().ok()).collect();
        match numbers.as_deref() {
            Some([current, scrolls @ ..]) => Self {
                current: *current,
                scrolls: scrolls
                    .as_chunks()
                    .0
                    .iter()
                    .map(|[index, scroll]| (*index, *scroll))
                    .collect(),
            },
            _ => Self::new(),
        }
    }

    /// All of it as numbers with spaces between, to outlive the page.
    pub(super) fn to_text(&self) -> String {
        let mut text = self.current.to_string();
        for number in self.scrolls.iter().flat_map(|(index, y)| [index, y]) {
            text.push(' ');
            text.push_str(&number.to_string());
        }
        text
    }

    /// The place of the entry on the screen.
    pub(super) fn index(&self) -> u32 {
        self.current
    }

    /// How far the entry on the screen was scrolled when it was last left.
    pub(super) fn scroll(&self) -> Option<u32> {
        self.scrolls
            .iter()
            .find(|(index, _)| *index == self.current)
            .map(|(_, scroll)| *scroll)
    }

    /// Keeps how far the entry on the screen is scrolled.
    pub(super) fn keep_scroll(&mut self, scroll: u32) {
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

    /// Another entry is on the screen.
    pub(super) fn arrive(&mut self, index: u32) {
        self.current = index;
    }
}

#[cfg(test)]
mod tests {
    use super::Entries;

    #[test]
    fn back_and_forth_find_their_scroll_positions() {
        let mut entries = Entries::new();
        entries.push();
        entries.keep_scroll(100);
        entries.push();
        assert_eq!(entries.scroll(), None);
        entries.keep_scroll(200);
        entries.arrive(1);
        assert_eq!(entries.scroll(), Some(100));
        entries.arrive(2);
        assert_eq!(entries.scroll(), Some(200));
        entries.forget_scroll();
        assert_eq!(entries.scroll(), None);
    }

    #[test]
    fn a_new_entry_takes_the_place_of_those_ahead() {
        let mut entries = Entries::new();
        entries.push();
        entries.push();
        entries.keep_scroll(200);
        entries.arrive(1);
        entries.push();
        assert_eq!((entries.index(), entries.scroll()), (2, None));
    }

    #[test]
    fn a_text_brings_everything_back() {
        let mut entries = Entries::new();
        assert_eq!(Entries::from_text(&entries.to_text()), entries);
        entries.push();
        entries.keep_scroll(0);
        entries.push();
        entries.keep_scroll(1234);
        assert_eq!(entries.to_text(), "2 1 0 2 1234");
        assert_eq!(Entries::from_text("2 1 0 2 1234"), entries);
        for text in ["", "x", "1 -2 3", "1  2"] {
            assert_eq!(Entries::from_text(text), Entries::new(), "{text:?}");
        }
    }
}
