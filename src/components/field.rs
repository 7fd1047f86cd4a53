//! Questions that are answered by typing, in the structure that GOV.UK Frontend proved: label, hint,
//! error message, control, tied together by `aria-describedby`.

use frontdoor_core::form::{DateAnswer, DatePart};
use leptos::prelude::*;

use super::{Heading, LiveValue, live, live_text, live_value};
use crate::i18n::say;
use crate::markup;

/// What surrounds a control: its words and its state.
#[derive(Clone)]
pub struct Frame {
    /// The control's id.
    pub id: String,
    /// The question.
    pub label: String,
    /// How to answer; may be empty.
    pub hint: String,
    /// What is wrong with the answer.
    pub error: Signal<Option<String>>,
    /// Set on a page that asks one thing: the question is then the page's heading.
    pub page: Option<PageFrame>,
}

/// What a question needs to be the heading of its page.
#[derive(Clone)]
pub struct PageFrame {
    /// The small line above.
    pub caption: String,
    /// The document's title.
    pub title: String,
    /// Whether an error summary stands above.
    pub has_problems: Signal<bool>,
}

impl Frame {
    pub(super) fn hint_id(&self) -> String {
        [&self.id, "-hint"].concat()
    }

    pub(super) fn error_id(&self) -> String {
        [&self.id, "-error"].concat()
    }

    /// The ids that describe the control: its hint, and its error while there is one.
    pub(super) fn described_by(&self) -> Box<dyn FnMut() -> Option<String> + Send> {
        let (hint, error, problem) = (self.hint_id(), self.error_id(), self.error);
        let has_hint = !self.hint.is_empty();
        Box::new(move || match (has_hint, problem.with(Option::is_some)) {
            (true, true) => Some([&hint, " ", &error].concat()),
            (true, false) => Some(hint.clone()),
            (false, true) => Some(error.clone()),
            (false, false) => None,
        })
    }

    pub(super) fn invalid(&self) -> LiveValue {
        let error = self.error;
        live_value(move || error.with(Option::is_some).then_some("true"))
    }

    pub(super) fn class(&self) -> LiveValue {
        let error = self.error;
        live_value(move || {
            Some(if error.with(Option::is_some) {
                "form-group form-group--error"
            } else {
                "form-group"
            })
        })
    }

    /// The question as a label, or as the page's heading with the label in it.
    pub(super) fn label(&self) -> AnyView {
        let (id, text) = (self.id.clone(), self.label.clone());
        match &self.page {
            Some(page) => view! {
                <Heading
                    text={text}
                    title={page.title.clone()}
                    caption={page.caption.clone()}
                    has_problems={page.has_problems}
                    label_for={id}
                />
            }
            .into_any(),
            None => markup! { <label class={"label"} for={id} dir={"auto"}>{text}</label> },
        }
    }

    /// The question as a legend, or as the page's heading in a legend.
    pub(super) fn legend(&self) -> AnyView {
        let text = self.label.clone();
        match &self.page {
            Some(page) => markup! {
                <legend class={"fieldset__legend fieldset__legend--l"}>
                    {view! { <Heading
                        text={text}
                        title={page.title.clone()}
                        caption={page.caption.clone()}
                        has_problems={page.has_problems}
                        class={"fieldset__heading"}
                    /> }}
                </legend>
            },
            None => markup! { <legend class={"fieldset__legend"} dir={"auto"}>{text}</legend> },
        }
    }

    pub(super) fn hint_and_error(&self) -> AnyView {
        let hint = (!self.hint.is_empty()).then(|| {
            markup! { <p class={"hint"} id={self.hint_id()} dir={"auto"}>{self.hint.clone()}</p> }
        });
        let (id, error) = (self.error_id(), self.error);
        let message = live(move || {
            let message = error.get().map(|message| {
                markup! {
                    <p class={"error-message"} id={id.clone()}>
                        <span class={"visually-hidden"}>{say::error_message_prefix()}{" "}</span>
                        {message}
                    </p>
                }
            });
            message.into_any()
        });
        markup! {
            {hint}
            {message}
        }
    }
}

/// A text of one line.
#[component]
pub fn TextField(
    /// Its surroundings.
    frame: Frame,
    /// What it holds at first.
    value: String,
    /// `text`, `email` or `tel`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard a phone should show (HTML, `inputmode`).
    #[prop(default = "text")]
    input_mode: &'static str,
    /// The purpose of the field (HTML, `autocomplete`; WCAG 1.3.5).
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Classes for its width.
    #[prop(default = "input")]
    class: &'static str,
    /// Called with the text as it is typed.
    on_input: Callback<String>,
) -> AnyView {
    markup! {
        <div class={frame.class()}>
            {frame.label()}
            {frame.hint_and_error()}
            <input
                class={class}
                id={frame.id.clone()}
                name={frame.id.clone()}
                type={kind}
                inputmode={input_mode}
                autocomplete={autocomplete}
                spellcheck={if kind == "text" { "true" } else { "false" }}
                dir={"auto"}
                value={value}
                aria-describedby={frame.described_by()}
                aria-invalid={frame.invalid()}
                on:input={move |event| on_input.run(event_target_value(&event))}
            />
        </div>
    }
}

/// A text of several lines, with a count of what is left once the limit is near.
#[component]
pub fn TextArea(
    /// Its surroundings.
    frame: Frame,
    /// What it holds at first.
    value: String,
    /// Characters at most.
    most: usize,
    /// Called with the text as it is typed.
    on_input: Callback<String>,
) -> AnyView {
    let used = RwSignal::new(value.chars().count());
    let typed = move |event| {
        let text = event_target_value(&event);
        used.set(text.chars().count());
        on_input.run(text);
    };
    let left = live_text(move || {
        let used = used.get();
        if used > most {
            say::characters_over(used - most)
        } else if used * 5 >= most * 4 {
            say::characters_left(most - used)
        } else {
            String::new()
        }
    });
    markup! {
        <div class={frame.class()}>
            {frame.label()}
            {frame.hint_and_error()}
            <textarea
                class={"textarea"}
                id={frame.id.clone()}
                name={frame.id.clone()}
                rows={"6"}
                dir={"auto"}
                aria-describedby={frame.described_by()}
                aria-invalid={frame.invalid()}
                on:input={typed}
            >
                {value}
            </textarea>
            <p class={"character-count"} role={"status"}>{left}</p>
        </div>
    }
}

/// A day in three fields, with a time that may be left out. No date picker: typing three numbers is
/// what most people can do on any device.
#[component]
pub fn DateField(
    /// Its surroundings.
    frame: Frame,
    /// What it holds at first.
    value: DateAnswer,
    /// The ids of the parts that are wrong.
    wrong: Signal<Vec<String>>,
    /// Called with a part and its text as it is typed.
    on_input: Callback<(DatePart, String)>,
) -> AnyView {
    let part = move |id: String,
                     name: &'static str,
                     class: &'static str,
                     value: String,
                     part: DatePart| {
        let own = id.clone();
        let invalid =
            live_value(move || wrong.with(|wrong| wrong.contains(&own)).then_some("true"));
        markup! {
            <div class={"date-input__item"}>
                <label class={"label date-input__label"} for={id.clone()}>{name}</label>
                <input
                    class={class}
                    id={id.clone()}
                    name={id}
                    type={"text"}
                    inputmode={if part == DatePart::Time { "text" } else { "numeric" }}
                    autocomplete={"off"}
                    value={value}
                    aria-invalid={invalid}
                    on:input={move |event| on_input.run((part, event_target_value(&event)))}
                />
            </div>
        }
    };
    let id = |part: &str| [&frame.id, "-", part].concat();
    markup! {
        <div class={frame.class()} id={frame.id.clone()}>
            <fieldset class={"fieldset"} role={"group"} aria-describedby={frame.described_by()}>
                {frame.legend()}
                {frame.hint_and_error()}
                <div class={"date-input"}>
                    {part(id("day"), say::date_day(), "input date-input__input input--width-2", value.day, DatePart::Day)}
                    {part(id("month"), say::date_month(), "input date-input__input input--width-2", value.month, DatePart::Month)}
                    {part(id("year"), say::date_year(), "input date-input__input input--width-4", value.year, DatePart::Year)}
                    {part(id("time"), say::date_time(), "input date-input__input input--width-4", value.time, DatePart::Time)}
                </div>
            </fieldset>
        </div>
    }
}
