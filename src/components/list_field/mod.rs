//! Questions that are answered by choosing one of many, by typing some of its letters.

mod combobox;
mod state;

use frontdoor_core::form::definition::Choice;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use self::combobox::{Combobox, Key, List};
use self::state::{Act, ListState, option_id};
use super::{Frame, live, live_attribute, live_flag, live_value};
use crate::i18n::say;
use crate::markup;

/// One of many choices: a text field that lists what fits the letters typed so far, with room for
/// slips. The focus stays in the field all the time.
#[component]
pub fn ListField(
    /// Its surroundings.
    frame: Frame,
    /// The choices, each with a label.
    choices: Vec<Choice>,
    /// The number of the one chosen at first, from 0.
    chosen: Option<usize>,
    /// Called with the number of the choice now chosen; none for none, also where the field holds a
    /// text that is no choice.
    on_choose: Callback<Option<usize>>,
    /// Called with whether the field holds a text that is no choice, when the citizen leaves it or
    /// sends the form from it.
    #[prop(optional)]
    on_unknown: Option<Callback<bool>>,
) -> AnyView {
    let labels: Vec<String> = choices.into_iter().map(|choice| choice.label).collect();
    let field = ListState::new(&frame, labels.clone(), chosen, on_choose);
    let list_id = frame.part_id("list");
    let tell_unknown = move || {
        // A field that goes away while it has the focus, as when Enter leads on, is left after its end.
        let is_unknown = field.combobox.try_with_value(Combobox::is_unknown);
        if let (Some(on_unknown), Some(is_unknown)) = (on_unknown, is_unknown) {
            on_unknown.run(is_unknown);
        }
    };
    let key = move |event: web_sys::Event| {
        let Some(key) = key(&event) else {
            return;
        };
        if field.act(Act::Press(key)) {
            event.prevent_default();
        } else if key == Key::Enter {
            // It sends the form without leaving the field.
            tell_unknown();
        }
    };
    let left = move |_| {
        field.act(Act::Leave);
        tell_unknown();
    };
    let cleared = move |_| {
        field.act(Act::Clear);
        if let Some(input) = field.input.get_untracked() {
            let _ = input.focus();
        }
    };
    let (fixed, what) = (frame.disabled, frame.label.clone());
    let clear = live(move || {
        (field.has_text.get() && !fixed)
            .then(|| {
                markup! {
                    <button class={"combobox__clear"} type={"button"} on:click={cleared}>
                        <span class={"visually-hidden"}>{say::list_clear(&what)}</span>
                    </button>
                }
            })
            .into_any()
    });
    let active_id = {
        let frame = frame.clone();
        live_attribute(move || {
            field
                .active
                .get()
                .map(|option| option_id(&frame.id, option))
        })
    };
    let value = field
        .combobox
        .with_value(|combobox| combobox.text().to_owned());
    frame.around(markup! {
        <div class={"combobox"}>
            <input
                class={"input combobox__input"}
                id={frame.id.clone()}
                name={frame.id.clone()}
                type={"text"}
                role={"combobox"}
                autocomplete={"off"}
                autocapitalize={"none"}
                spellcheck={"false"}
                dir={"auto"}
                value={value}
                readonly={fixed}
                aria-autocomplete={"list"}
                aria-controls={list_id.clone()}
                aria-expanded={live_flag(move || field.list.with(Option::is_some))}
                aria-activedescendant={active_id}
                aria-describedby={frame.described_by()}
                aria-invalid={frame.invalid()}
                node_ref={field.input}
                on:input={move |event| { field.act(Act::Type(event_target_value(&event))); }}
                on:keydown={key}
                on:click={move |_| { field.act(Act::Open); }}
                on:blur={left}
            />
            {clear}
            {popup(field, labels, list_id, frame.label.clone())}
        </div>
        {field.announcement.view()}
    })
}

/// The options under the field.
fn popup(field: ListState, labels: Vec<String>, list_id: String, name: String) -> AnyView {
    let id = field.id.get_value();
    let options = live(move || {
        let list = field.list.get().unwrap_or_default();
        let options: Vec<_> = list
            .shown
            .into_iter()
            .filter_map(|option| Some((option, labels.get(option)?.clone())))
            .map(|(option, label)| {
                markup! {
                    <li
                        class={"combobox__option"}
                        id={option_id(&id, option)}
                        role={"option"}
                        data-option={option.to_string()}
                        aria-selected={live_flag(move || field.active.get() == Some(option))}
                        dir={"auto"}
                    >
                        {label}
                    </li>
                }
            })
            .collect();
        options.into_any()
    });
    let note = live(move || {
        let note = field.list.with(|list| list.as_ref().and_then(note));
        note.map(|note| markup! { <p class={"combobox__note"}>{note}</p> })
            .into_any()
    });
    let chosen = move |event: web_sys::Event| {
        if let Some(option) = option_of(&event) {
            field.act(Act::Choose(option));
        }
    };
    markup! {
        <div
            class={"combobox__popup"}
            hidden={live_value(move || field.list.with(Option::is_none).then_some(""))}
            on:mousedown={|event| event.prevent_default()}
            on:click={chosen}
        >
            <ul class={"combobox__list"} id={list_id} role={"listbox"} aria-label={name}>{options}</ul>
            {note}
        </div>
    }
}

fn option_of(event: &web_sys::Event) -> Option<usize> {
    let target = event.target()?.dyn_into::<web_sys::Element>().ok()?;
    let option = target.closest("[data-option]").ok().flatten()?;
    option.get_attribute("data-option")?.parse().ok()
}

/// What stands under the options: that there are none, or how many more.
fn note(list: &List) -> Option<String> {
    if list.shown.is_empty() {
        Some(say::list_nothing().to_owned())
    } else if list.more > 0 {
        Some(say::list_more(list.more))
    } else {
        None
    }
}

fn key(event: &web_sys::Event) -> Option<Key> {
    let event = event.dyn_ref::<web_sys::KeyboardEvent>()?;
    if event.is_composing() {
        return None;
    }
    Some(match (event.key().as_str(), event.alt_key()) {
        ("ArrowDown", false) => Key::Down,
        ("ArrowUp", false) => Key::Up,
        ("ArrowDown", true) => Key::Open,
        ("ArrowUp", true) => Key::Close,
        ("Enter", _) => Key::Enter,
        ("Escape", _) => Key::Escape,
        ("Tab", _) => Key::Tab,
        ("Home" | "End" | "ArrowLeft" | "ArrowRight", _) => Key::Caret,
        _ => return None,
    })
}
