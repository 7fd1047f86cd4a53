//! Questions that are answered by ticking.

use frontdoor_core::form::definition::Choice;
use leptos::prelude::*;

use super::frame::LEGEND;
use super::{Frame, Value};
use crate::i18n::say;
use crate::markup;

/// One or several of a few choices: radios or checkboxes.
#[component]
pub fn ChoiceField(
    /// Its surroundings.
    frame: Frame,
    /// The choices, each with a label.
    choices: Vec<Choice>,
    /// Whether several may be chosen.
    several: bool,
    /// Whether they stand side by side where there is room.
    #[prop(optional)]
    inline: bool,
    /// The numbers of those chosen at first, from 0.
    chosen: Vec<usize>,
    /// Called with the number of a choice and whether it is now chosen.
    on_choose: Callback<(usize, bool)>,
) -> AnyView {
    let family = if several { &CHECKBOXES } else { &RADIOS };
    let items: Vec<_> = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            let id = if index == 0 {
                // The error summary leads to the question's id, so the first control has it.
                frame.id.clone()
            } else {
                frame.part_id(&index.to_string())
            };
            let tick = Tick {
                id,
                name: frame.id.clone(),
                value: index.to_string(),
                label: choice.label,
                hint: choice.hint,
                checked: chosen.contains(&index),
                disabled: frame.disabled,
                described_by: Value::Absent,
                invalid: Value::Absent,
            };
            tick.view(family, Box::new(move |on| on_choose.run((index, on))))
        })
        .collect();
    let class = if inline {
        [family.class, " ", family.class, "--inline"].concat()
    } else {
        family.class.to_owned()
    };
    frame.around_several(LEGEND, markup! { <div class={class}>{items}</div> })
}

/// One box, whose label is the question itself.
#[component]
pub fn CheckboxField(
    /// Its surroundings. On a page that asks nothing else, the question is the page's heading, and
    /// the box says "Yes".
    frame: Frame,
    /// Whether it is ticked at first.
    checked: bool,
    /// Called with whether it is now ticked.
    on_change: Callback<bool>,
) -> AnyView {
    let is_page = frame.page.is_some();
    let mut tick = Tick {
        id: frame.id.clone(),
        name: frame.id.clone(),
        value: "true".to_owned(),
        label: if is_page {
            say::yes().to_owned()
        } else {
            frame.label.clone()
        },
        hint: String::new(),
        checked,
        disabled: frame.disabled,
        described_by: Value::Absent,
        invalid: frame.invalid().into(),
    };
    if !is_page {
        tick.described_by = frame.described_by().into();
    }
    let tick = tick.view(&CHECKBOXES, Box::new(move |on| on_change.run(on)));
    let tick = markup! { <div class={CHECKBOXES.class}>{tick}</div> };
    if is_page {
        return frame.around_several(LEGEND, tick);
    }
    markup! {
        <div class={frame.class()}>
            {frame.hint_and_error()}
            {tick}
        </div>
    }
}

/// The classes and type of a kind of control.
struct Family {
    class: &'static str,
    item: &'static str,
    input: &'static str,
    label: &'static str,
    kind: &'static str,
}

const RADIOS: Family = Family {
    class: "radios",
    item: "radios__item",
    input: "radios__input",
    label: "radios__label",
    kind: "radio",
};

const CHECKBOXES: Family = Family {
    class: "checkboxes",
    item: "checkboxes__item",
    input: "checkboxes__input",
    label: "checkboxes__label",
    kind: "checkbox",
};

/// A radio button or a checkbox with its words.
struct Tick {
    id: String,
    name: String,
    value: String,
    label: String,
    hint: String,
    checked: bool,
    disabled: bool,
    described_by: Value,
    invalid: Value,
}

impl Tick {
    fn view(self, family: &Family, on_change: Box<dyn Fn(bool) + Send>) -> AnyView {
        let mut described_by = self.described_by;
        let hint = (!self.hint.is_empty()).then(|| {
            let id = [&self.id, "-hint-of-choice"].concat();
            described_by = id.clone().into();
            markup! { <p class={"hint"} id={id} dir={"auto"}>{self.hint}</p> }
        });
        markup! {
            <div class={family.item}>
                <input
                    class={family.input}
                    id={self.id.clone()}
                    name={self.name}
                    type={family.kind}
                    value={self.value}
                    checked={self.checked}
                    disabled={self.disabled}
                    aria-describedby={described_by}
                    aria-invalid={self.invalid}
                    on:change={move |event| on_change(event_target_checked(&event))}
                />
                <label class={family.label} for={self.id} dir={"auto"}>{self.label}</label>
                {hint}
            </div>
        }
    }
}
