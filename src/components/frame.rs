//! What surrounds a control, in the structure that GOV.UK Frontend proved: label, hint, error
//! message, control, tied together by `aria-describedby`.

use frontdoor_core::form::definition::{Block, Content, Inline};
use leptos::prelude::*;

use super::content::{Answered, content, details};
use super::{Heading, LiveAttribute, LiveValue, live, live_value};
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
    pub hint: Content,
    /// Help behind a summary, and the words of that summary; may be empty.
    pub help: (String, Content),
    /// The text of an answer that hint or help quote.
    pub answered: Answered,
    /// What is wrong with the answer.
    pub error: Signal<Option<String>>,
    /// Set on a page that asks one thing: the question is then the page's heading.
    pub page: Option<PageFrame>,
    /// Whether the browser must not remember what is typed: other people use the device as well.
    pub is_shared: bool,
    /// Whether the answer is shown, but is not the citizen's to change. Texts can still be focused
    /// and copied then.
    pub disabled: bool,
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
    /// A hint of one paragraph without structure; empty for an empty text.
    #[must_use]
    pub fn plain_hint(text: &str) -> Content {
        if text.is_empty() {
            return Content::new();
        }
        vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])]
    }

    /// What the browser may offer to fill in (HTML, `autocomplete`; WCAG 1.3.5): a purpose, which may be
    /// empty, on the citizen's own device.
    pub(super) fn autocomplete<'a>(&self, purpose: &'a str) -> &'a str {
        if self.is_shared || purpose.is_empty() {
            "off"
        } else {
            purpose
        }
    }

    /// An id within this frame: `{id}-{part}`.
    pub(super) fn part_id(&self, part: &str) -> String {
        [&self.id, "-", part].concat()
    }

    /// The ids that describe the control: its hint, and its error while there is one.
    pub(super) fn described_by(&self) -> LiveAttribute {
        self.described_by_also(String::new())
    }

    /// The same, after other ids, which are separated by spaces.
    pub(super) fn described_by_also(&self, mut ids: String) -> LiveAttribute {
        if !self.hint.is_empty() {
            push_id(&mut ids, &self.part_id("hint"));
        }
        let (error_id, error) = (self.part_id("error"), self.error);
        Box::new(move || {
            let mut ids = ids.clone();
            if error.with(Option::is_some) {
                push_id(&mut ids, &error_id);
            }
            (!ids.is_empty()).then_some(ids)
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

    /// The question as a legend, or as the page's heading in a legend; nothing where it is empty.
    pub(super) fn legend(&self, class: &'static str) -> AnyView {
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
            None if text.is_empty() => ().into_any(),
            None => markup! { <legend class={class} dir={"auto"}>{text}</legend> },
        }
    }

    /// Hint, help and error, which stand between the question and its control.
    pub(super) fn hint_and_error(&self) -> AnyView {
        // The question is a heading of level one where it is the page's, and none elsewhere: its
        // headings then stand below those that a page of several questions may have.
        let level = if self.page.is_some() { 2 } else { 3 };
        let hint = (!self.hint.is_empty()).then(|| {
            let text = content(&self.hint, level, &self.answered);
            markup! { <div class={"hint content"} id={self.part_id("hint")}>{text}</div> }
        });
        let (summary, help) = &self.help;
        let help = (!help.is_empty())
            .then(|| details(summary.clone(), content(help, level, &self.answered)));
        let (id, error) = (self.part_id("error"), self.error);
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
            {help}
            {message}
        }
    }

    /// Question, hint, help, error and one control with a label, in a group.
    pub(super) fn around(&self, control: AnyView) -> AnyView {
        markup! {
            <div class={self.class()}>
                {self.label()}
                {self.hint_and_error()}
                {control}
            </div>
        }
    }

    /// The same for several controls, whose question is a legend.
    pub(super) fn around_several(&self, legend: &'static str, controls: AnyView) -> AnyView {
        markup! {
            <div class={self.class()}>
                <fieldset class={"fieldset"} aria-describedby={self.described_by()}>
                    {self.legend(legend)}
                    {self.hint_and_error()}
                    {controls}
                </fieldset>
            </div>
        }
    }
}

/// The class of the legend of a question.
pub(super) const LEGEND: &str = "fieldset__legend";

fn push_id(ids: &mut String, id: &str) {
    if !ids.is_empty() {
        ids.push(' ');
    }
    ids.push_str(id);
}
