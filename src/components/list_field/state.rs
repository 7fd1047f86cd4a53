//! What ties a [`Combobox`] to the page: signals for what is seen, and the answer.

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::combobox::{Combobox, Key, List};
use crate::components::Frame;
use crate::components::announcement::Announcement;
use crate::i18n::say;

/// What happens to the field.
pub(super) enum Act {
    Type(String),
    Press(Key),
    Choose(usize),
    Open,
    Leave,
    Clear,
}

/// The combobox, and what of it is on the screen.
#[derive(Clone, Copy)]
pub(super) struct ListState {
    pub(super) id: StoredValue<String>,
    is_fixed: bool,
    pub(super) combobox: StoredValue<Combobox>,
    pub(super) list: RwSignal<Option<List>>,
    pub(super) active: RwSignal<Option<usize>>,
    pub(super) has_text: RwSignal<bool>,
    pub(super) input: NodeRef<html::Input>,
    pub(super) announcement: Announcement,
    on_choose: Callback<Option<usize>>,
}

impl ListState {
    pub(super) fn new(
        frame: &Frame,
        labels: Vec<String>,
        chosen: Option<usize>,
        on_choose: Callback<Option<usize>>,
    ) -> Self {
        let combobox = Combobox::new(labels, chosen);
        Self {
            id: StoredValue::new(frame.id.clone()),
            is_fixed: frame.disabled,
            list: RwSignal::new(None),
            active: RwSignal::new(None),
            has_text: RwSignal::new(!combobox.text().is_empty()),
            input: NodeRef::new(),
            announcement: Announcement::new(),
            combobox: StoredValue::new(combobox),
            on_choose,
        }
    }

    /// Lets it happen, and brings screen and answer up to date. True where a key meant nothing else.
    pub(super) fn act(self, act: Act) -> bool {
        if self.is_fixed {
            return false;
        }
        let is_typed = matches!(act, Act::Type(_));
        let Some((done, before)) = self.combobox.try_update_value(|combobox| {
            let before = combobox.chosen();
            (combobox.take(act), before)
        }) else {
            return false;
        };
        self.combobox.with_value(|combobox| {
            put(self.list, combobox.list().cloned());
            put(self.active, combobox.active());
            put(self.has_text, !combobox.text().is_empty());
            if let Some(input) = self.input.get_untracked()
                && input.value() != combobox.text()
            {
                input.set_value(combobox.text());
            }
            // Typing is answered; what was still to be said of it is not, once the list is gone.
            if is_typed || combobox.list().is_none() {
                let told = combobox.list().map(told);
                self.announcement.after_pause(told.unwrap_or_default());
            }
        });
        if let Some(option) = self.active.get_untracked() {
            let id = self.id.with_value(|id| option_id(id, option));
            // A list that opens just now is there in the next frame.
            request_animation_frame(move || show(&id));
        }
        let chosen = self.combobox.with_value(Combobox::chosen);
        if chosen != before {
            self.on_choose.run(chosen);
        }
        done
    }
}

impl Combobox {
    fn take(&mut self, act: Act) -> bool {
        match act {
            Act::Type(text) => self.type_text(text),
            Act::Press(key) => return self.press(key),
            Act::Choose(option) => self.choose(option),
            Act::Open => self.open(),
            Act::Leave => self.leave(),
            Act::Clear => self.clear(),
        }
        true
    }
}

/// Sets a signal only where that changes it: what follows it is made anew.
fn put<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// The id of the element of an option.
pub(super) fn option_id(field: &str, option: usize) -> String {
    [field, "-option-", &option.to_string()].concat()
}

/// What is said when the citizen pauses.
fn told(list: &List) -> String {
    if list.shown.is_empty() {
        say::list_nothing().to_owned()
    } else {
        say::list_found(list.shown.len() + list.more)
    }
}

/// Scrolls the list, and nothing but the list, to where the option is seen.
fn show(id: &str) {
    let Some(option) = document()
        .get_element_by_id(id)
        .and_then(|option| option.dyn_into::<web_sys::HtmlElement>().ok())
    else {
        return;
    };
    let Some(list) = option.parent_element() else {
        return;
    };
    let (top, bottom) = (
        option.offset_top(),
        option.offset_top() + option.offset_height(),
    );
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
