//! Several lines of text under one question.

use leptos::prelude::*;

use super::Frame;
use super::focus::focus_soon;
use super::frame::LEGEND;
use crate::i18n::say;
use crate::markup;

/// A list of texts of one line each. The caller makes it anew when a line comes or goes; the focus
/// then goes to the new line, or to the one that stands where the old one stood.
#[component]
pub fn SeveralField(
    /// Its surroundings.
    frame: Frame,
    /// What the lines hold at first; one that is empty where there is none.
    values: Vec<String>,
    /// `text`, `email`, `tel` or `url`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard a phone should show (HTML, `inputmode`); that of `kind` where empty.
    #[prop(into, optional)]
    input_mode: String,
    /// Called with the number of a line, from 0, and its text as it is typed.
    on_input: Callback<(usize, String)>,
    /// Called when a line is to be added at the end.
    on_add: Callback<()>,
    /// Called with the number of the line to remove.
    on_remove: Callback<usize>,
) -> AnyView {
    let mut values = values;
    if values.is_empty() {
        values.push(String::new());
    }
    let count = values.len();
    let lines: Vec<_> = values
        .into_iter()
        .enumerate()
        .map(|(index, value)| {
            let id = line_id(&frame, index);
            let name = say::several_line(index + 1, &frame.label);
            let remove = (count > 1 && !frame.disabled).then(|| {
                let next = line_id(&frame, index.min(count.saturating_sub(2)));
                let remove = move |_| {
                    on_remove.run(index);
                    focus_soon(next.clone());
                };
                let what = name.clone();
                markup! {
                    <button class={"button button--quiet"} type={"button"} on:click={remove}>
                        {say::remove()}<span class={"visually-hidden"}>{" "}{what}</span>
                    </button>
                }
            });
            markup! {
                <li class={"several__line"}>
                    <label class={"visually-hidden"} for={id.clone()}>{name}</label>
                    <input
                        class={"input"}
                        id={id.clone()}
                        name={id}
                        type={kind}
                        inputmode={if input_mode.is_empty() { None } else { Some(input_mode.clone()) }}
                        autocomplete={"off"}
                        dir={"auto"}
                        value={value}
                        readonly={frame.disabled}
                        aria-invalid={frame.invalid()}
                        on:input={move |event| on_input.run((index, event_target_value(&event)))}
                    />
                    {remove}
                </li>
            }
        })
        .collect();
    let new = line_id(&frame, count);
    let add = move |_| {
        on_add.run(());
        focus_soon(new.clone());
    };
    let add = (!frame.disabled).then(|| {
        markup! {
            <button class={"button button--secondary"} type={"button"} on:click={add}>
                {say::several_add()}
            </button>
        }
    });
    frame.around_several(
        LEGEND,
        markup! {
            <ul class={"several"}>{lines}</ul>
            {add}
        },
    )
}

/// The error summary leads to the field's own id, so the first line has it.
fn line_id(frame: &Frame, index: usize) -> String {
    if index == 0 {
        frame.id.clone()
    } else {
        frame.part_id(&index.to_string())
    }
}
