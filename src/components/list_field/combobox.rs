//! What a combobox does at each key and letter: the ARIA Authoring Practices' "editable combobox with
//! list autocomplete", without a browser.

use frontdoor_core::search::{Entry, Index};

/// Options on the screen at most: more is nothing to look through, and each costs time at each letter.
const MOST_SHOWN: usize = 50;

/// A text field with a list of options that fit what is typed.
#[derive(Debug)]
pub(super) struct Combobox {
    labels: Vec<String>,
    /// Made when something is typed for the first time: most lists are only passed by.
    index: Option<Index>,
    text: String,
    chosen: Option<usize>,
    list: List,
    is_open: bool,
    /// A place in the list.
    active: Option<usize>,
}

/// The options that fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct List {
    /// Numbers of the options to be shown, best first.
    pub shown: Vec<usize>,
    /// How many fit besides.
    pub more: usize,
}

/// The keys that mean something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// Down Arrow.
    Down,
    /// Up Arrow.
    Up,
    /// Down Arrow with Alt.
    Open,
    /// Up Arrow with Alt.
    Close,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
    /// Tab, which also leaves the field.
    Tab,
    /// Home, End, Left and Right, which move the caret.
    Caret,
}

impl Combobox {
    pub(super) fn new(labels: Vec<String>, chosen: Option<usize>) -> Self {
        let text = chosen.and_then(|option| labels.get(option)).cloned();
        Self {
            chosen: chosen.filter(|_| text.is_some()),
            text: text.unwrap_or_default(),
            labels,
            index: None,
            list: List::default(),
            is_open: false,
            active: None,
        }
    }

    /// What the field holds.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The option chosen.
    pub(super) fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// The options that fit, while the list is open.
    pub(super) fn list(&self) -> Option<&List> {
        self.is_open.then_some(&self.list)
    }

    /// The option that Enter would choose.
    pub(super) fn active(&self) -> Option<usize> {
        let place = self.active.filter(|_| self.is_open)?;
        self.list.shown.get(place).copied()
    }

    /// Whether the field holds a text that is none of the options.
    pub(super) fn is_unknown(&self) -> bool {
        self.chosen.is_none() && !self.text.trim().is_empty()
    }

    /// Takes what is typed. An option that was chosen is no longer, unless its words are still there.
    pub(super) fn type_text(&mut self, text: String) {
        self.text = text;
        if self.chosen.and_then(|option| self.labels.get(option)) != Some(&self.text) {
            self.chosen = None;
        }
        self.open();
        self.active = None;
    }

    /// Opens the list, at the option that is chosen if it is there.
    pub(super) fn open(&mut self) {
        // A citizen who comes back to change an answer wants to see the others.
        self.list = if self.chosen.is_some() {
            self.fitting("")
        } else {
            let text = self.text.clone();
            self.fitting(&text)
        };
        if let Some(chosen) = self.chosen.filter(|option| *option >= MOST_SHOWN) {
            // What is chosen is among what is shown, its neighbours around it.
            let first = chosen - MOST_SHOWN / 2;
            let shown = first..self.labels.len().min(first + MOST_SHOWN);
            self.list.more = self.labels.len() - shown.len();
            self.list.shown = shown.collect();
        }
        self.is_open = true;
        self.active = self
            .list
            .shown
            .iter()
            .position(|option| Some(*option) == self.chosen);
    }

    /// Takes a key. True where that was all it means: the browser's own action is not wanted then.
    pub(super) fn press(&mut self, key: Key) -> bool {
        match (key, self.is_open) {
            (Key::Down, true) => self.go(1),
            (Key::Up, true) => self.go(-1),
            (Key::Down | Key::Up, false) => {
                self.open();
                if self.active.is_none() {
                    self.go(if key == Key::Down { 1 } else { -1 });
                }
            }
            (Key::Open, _) => self.open(),
            (Key::Close | Key::Escape, true) => self.close(),
            (Key::Enter, true) => self.settle(),
            (Key::Tab, _) => {
                self.settle();
                return false;
            }
            (Key::Caret, _) => {
                self.active = None;
                return false;
            }
            (Key::Close | Key::Escape | Key::Enter, false) => return false,
        }
        true
    }

    /// Chooses an option.
    pub(super) fn choose(&mut self, option: usize) {
        if let Some(label) = self.labels.get(option) {
            self.text.clone_from(label);
            self.chosen = Some(option);
        }
        self.close();
    }

    /// Leaves the field: a text that names an option is as good as having chosen it; any other is kept.
    pub(super) fn leave(&mut self) {
        self.active = None;
        self.settle();
    }

    /// Empties the field.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.chosen = None;
        self.close();
    }

    fn close(&mut self) {
        self.is_open = false;
        self.active = None;
    }

    /// Chooses the active option, failing that the one whose words are in the field.
    fn settle(&mut self) {
        match self.active().or(self.chosen).or_else(|| self.named()) {
            Some(option) => self.choose(option),
            None => self.close(),
        }
    }

    fn named(&mut self) -> Option<usize> {
        let text = self.text.trim().to_owned();
        if text.is_empty() {
            return None;
        }
        let same = self.labels.iter().position(|label| label.trim() == text);
        same.or_else(|| self.index().named(&text))
    }

    /// Goes round, over the field itself, where no option is active.
    fn go(&mut self, step: isize) {
        let last = self.list.shown.len().checked_sub(1);
        self.active = match (self.active, step > 0) {
            (None, true) => last.map(|_| 0),
            (None, false) => last,
            (Some(place), true) if Some(place) == last => None,
            (Some(place), true) => Some(place + 1),
            (Some(place), false) => place.checked_sub(1),
        };
    }

    fn fitting(&mut self, text: &str) -> List {
        let mut shown: Vec<usize> = if text.trim().is_empty() {
            (0..self.labels.len()).collect()
        } else {
            let found = self.index().search(text);
            found.hits.iter().map(|hit| hit.entry).collect()
        };
        let more = shown.len().saturating_sub(MOST_SHOWN);
        shown.truncate(MOST_SHOWN);
        List { shown, more }
    }

    fn index(&mut self) -> &Index {
        let labels = &self.labels;
        self.index.get_or_insert_with(|| {
            Index::new(labels.iter().map(|label| Entry {
                name: label,
                description: "",
                keywords: &[],
                groups: &[],
            }))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTRIES: [&str; 9] = [
        "Côte d’Ivoire",
        "Niger",
        "Nigeria",
        "North Korea",
        "Norway",
        "South Africa",
        "South Korea",
        "Switzerland",
        "Türkiye",
    ];

    fn countries() -> Combobox {
        Combobox::new(COUNTRIES.map(str::to_owned).to_vec(), None)
    }

    fn shown(combobox: &Combobox) -> Vec<&'static str> {
        let list = combobox.list().expect("an open list");
        list.shown.iter().map(|option| COUNTRIES[*option]).collect()
    }

    #[test]
    fn letters_find_what_begins_with_them_whatever_their_accents() {
        let mut combobox = countries();
        for (typed, found) in [
            ("nor", vec!["North Korea", "Norway"]),
            ("KOREA", vec!["North Korea", "South Korea"]),
            ("south k", vec!["South Korea"]),
            ("turk", vec!["Türkiye"]),
            ("cote divoire", vec!["Côte d’Ivoire"]),
            ("cote d'iv", vec!["Côte d’Ivoire"]),
        ] {
            combobox.type_text(typed.to_owned());
            assert_eq!(shown(&combobox), found, "{typed}");
        }
    }

    #[test]
    fn slips_are_forgiven() {
        let mut combobox = countries();
        for (typed, found) in [("swizerland", "Switzerland"), ("nroway", "Norway")] {
            combobox.type_text(typed.to_owned());
            assert_eq!(shown(&combobox), [found], "{typed}");
        }
        combobox.type_text("xyz".to_owned());
        assert!(shown(&combobox).is_empty());
    }

    #[test]
    fn arrows_go_round_over_the_field_and_enter_chooses() {
        let mut combobox = countries();
        combobox.type_text("korea".to_owned());
        assert_eq!(combobox.active(), None);
        let mut seen = Vec::new();
        for _ in 0..4 {
            assert!(combobox.press(Key::Down));
            seen.push(combobox.active().map(|option| COUNTRIES[option]));
        }
        assert_eq!(
            seen,
            [
                Some("North Korea"),
                Some("South Korea"),
                None,
                Some("North Korea")
            ]
        );
        combobox.press(Key::Up);
        combobox.press(Key::Up);
        assert!(combobox.press(Key::Enter));
        assert_eq!(combobox.text(), "South Korea");
        assert_eq!(combobox.chosen(), Some(6));
        assert!(combobox.list().is_none());
        assert!(!combobox.press(Key::Enter), "the next one sends the form");
    }

    #[test]
    fn an_arrow_opens_the_whole_list_at_what_is_chosen() {
        let mut combobox = Combobox::new(COUNTRIES.map(str::to_owned).to_vec(), Some(4));
        assert_eq!(combobox.text(), "Norway");
        combobox.press(Key::Down);
        assert_eq!(shown(&combobox), COUNTRIES);
        assert_eq!(combobox.active(), Some(4));
        combobox.press(Key::Escape);
        assert!(combobox.list().is_none());
        assert_eq!(combobox.chosen(), Some(4));

        let mut combobox = countries();
        combobox.press(Key::Up);
        assert_eq!(combobox.active(), Some(COUNTRIES.len() - 1));
    }

    #[test]
    fn leaving_takes_a_text_that_names_an_option() {
        for (typed, chosen) in [
            ("norway", Some(4)),
            (" turkiye ", Some(8)),
            ("Niger", Some(1)),
            ("nig", None),
            ("", None),
        ] {
            let mut combobox = countries();
            combobox.type_text(typed.to_owned());
            combobox.leave();
            assert_eq!(combobox.chosen(), chosen, "{typed}");
        }
    }

    #[test]
    fn tab_takes_the_active_option_and_a_mouse_elsewhere_does_not() {
        let mut combobox = countries();
        combobox.type_text("nig".to_owned());
        combobox.press(Key::Down);
        combobox.press(Key::Down);
        assert!(!combobox.press(Key::Tab), "the focus goes on");
        assert_eq!(combobox.chosen(), Some(2));

        combobox.type_text("nig".to_owned());
        combobox.press(Key::Down);
        combobox.leave();
        assert_eq!(combobox.chosen(), None);
        assert_eq!(combobox.text(), "nig", "what was typed is kept");
        assert!(combobox.is_unknown());
    }

    #[test]
    fn typing_on_drops_the_choice_and_clearing_all() {
        let mut combobox = countries();
        combobox.choose(1);
        combobox.type_text("Nigeri".to_owned());
        assert_eq!(combobox.chosen(), None);
        combobox.choose(2);
        combobox.clear();
        assert_eq!((combobox.chosen(), combobox.text()), (None, ""));
        assert!(!combobox.is_unknown());
    }

    #[test]
    fn a_long_list_says_how_many_more_there_are() {
        let labels: Vec<String> = (0..1_000).map(|number| format!("Road {number}")).collect();
        let mut combobox = Combobox::new(labels, None);
        combobox.open();
        let list = combobox.list().expect("an open list");
        assert_eq!((list.shown.len(), list.more), (MOST_SHOWN, 950));
        combobox.type_text("road 77".to_owned());
        let list = combobox.list().expect("an open list");
        assert_eq!(list.shown.first(), Some(&77));

        combobox.choose(990);
        combobox.open();
        assert_eq!(combobox.active(), Some(990));
        let list = combobox.list().expect("an open list");
        assert_eq!(list.shown.len() + list.more, 1_000);
    }

    #[test]
    fn options_that_are_called_the_same_are_told_apart_by_choosing_only() {
        let labels = ["C", "C+", "Élan", "elan"].map(str::to_owned).to_vec();
        let mut combobox = Combobox::new(labels, None);
        combobox.type_text("C+".to_owned());
        combobox.leave();
        assert_eq!(combobox.chosen(), Some(1));
        combobox.type_text("ELAN".to_owned());
        combobox.leave();
        assert_eq!(combobox.chosen(), None);
    }
}
