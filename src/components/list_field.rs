//! Questions that are answered by choosing.

use frontdoor_core::model::AttributeValue;
use leptos::prelude::*;

use super::Frame;
use crate::i18n::say;
use crate::markup;

/// One or several of a few choices: radios or checkboxes.
#[component]
pub fn ChoiceField(
    /// Its surroundings.
    frame: Frame,
    /// The choices.
    values: Vec<AttributeValue>,
    /// Whether several may be chosen.
    several: bool,
    /// The keys chosen at first.
    chosen: Vec<String>,
    /// Called with a key and whether it is now chosen.
    on_choose: Callback<(String, bool)>,
) -> AnyView {
    let family = if several { "checkboxes" } else { "radios" };
    let name = frame.id.clone();
    let items: Vec<_> = values
        .into_iter()
        .enumerate()
        .map(|(index, value)| {
            // The error summary links to the group's id, so the first control carries it.
            let id = if index == 0 { name.clone() } else { [&name, "-", &index.to_string()].concat() };
            let key = value.key.clone();
            let choose = move |event| on_choose.run((key.clone(), event_target_checked(&event)));
            markup! {
                <div class={[family, "__item"].concat()}>
                    <input
                        class={[family, "__input"].concat()}
                        id={id.clone()}
                        name={name.clone()}
                        type={if several { "checkbox" } else { "radio" }}
                        value={value.key.clone()}
                        checked={chosen.contains(&value.key)}
                        on:change={choose}
                    />
                    <label class={[family, "__label"].concat()} for={id} dir={"auto"}>{value.name}</label>
                </div>
            }
        })
        .collect();
    markup! {
        <div class={frame.class()}>
            <fieldset class={"fieldset"} aria-describedby={frame.described_by()}>
                {frame.legend()}
                {frame.hint_and_error()}
                <div class={family}>{items}</div>
            </fieldset>
        </div>
    }
}

/// One of many choices: the browser's own list, which every phone shows well.
#[component]
pub fn SelectField(
    /// Its surroundings.
    frame: Frame,
    /// The choices.
    values: Vec<AttributeValue>,
    /// The key chosen at first; empty for none.
    chosen: String,
    /// Called with the key chosen.
    on_choose: Callback<String>,
) -> AnyView {
    let options: Vec<_> = values
        .into_iter()
        .map(|value| {
            let selected = value.key == chosen;
            markup! { <option value={value.key} selected={selected}>{value.name}</option> }
        })
        .collect();
    markup! {
        <div class={frame.class()}>
            {frame.label()}
            {frame.hint_and_error()}
            <select
                class={"select"}
                id={frame.id.clone()}
                name={frame.id.clone()}
                aria-describedby={frame.described_by()}
                aria-invalid={frame.invalid()}
                on:change={move |event| on_choose.run(event_target_value(&event))}
            >
                <option value={""}>{say::choose_one()}</option>
                {options}
            </select>
        </div>
    }
}
