//! Fields of the chat. They are few and plain, and what stands in them is read when it is wanted, so that the
//! chat does without what forms need for theirs.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::components::{Handler, live};
use crate::i18n::say;
use crate::markup;

/// A question that is answered with a text of several lines.
pub(super) struct Text {
    pub id: &'static str,
    pub label: &'static str,
    /// How to answer; may be empty.
    pub hint: &'static str,
    /// What it holds at first.
    pub value: String,
    pub class: &'static str,
    pub rows: &'static str,
}

impl Text {
    /// The field, with what belongs to it. What is wrong with it is told as soon as it is known.
    pub fn view(self, wrong: RwSignal<String>, typed: Handler, pressed: Handler) -> AnyView {
        let (hint, error) = ([self.id, "-hint"].concat(), [self.id, "-error"].concat());
        let described_by = [&hint, " ", &error].concat();
        let told = live(move || {
            let told = wrong.get();
            let told = (!told.is_empty()).then(|| {
                markup! {
                    <p class={"error-message"}>
                        <span class={"visually-hidden"}>{say::error_message_prefix()}{" "}</span>
                        {told}
                    </p>
                }
            });
            told.into_any()
        });
        let hint = (!self.hint.is_empty())
            .then(|| markup! { <p class={"hint"} id={hint}>{self.hint}</p> });
        markup! {
            <div class={"form-group"}>
                <label class={"label"} for={self.id}>{self.label}</label>
                {hint}
                <div id={error} role={"alert"}>{told}</div>
                <textarea
                    class={self.class}
                    id={self.id}
                    rows={self.rows}
                    dir={"auto"}
                    autocomplete={"off"}
                    aria-describedby={described_by}
                    on:input={typed}
                    on:keydown={pressed}
                >
                    {self.value}
                </textarea>
            </div>
        }
    }
}

/// For what needs not be told each time something is typed.
pub(super) fn unheard() -> Handler {
    Box::new(|_| {})
}

/// What is chosen by a tick: several of a kind, or one of several.
#[derive(Clone, Copy)]
pub(super) enum Tick {
    Several,
    /// Those of one name.
    One(&'static str),
}

impl Tick {
    pub fn view(self, id: String, label: String, is_ticked: bool) -> AnyView {
        let (family, kind, name) = match self {
            Self::Several => ("checkboxes", "checkbox", ""),
            Self::One(name) => ("radios", "radio", name),
        };
        markup! {
            <div class={[family, "__item"].concat()}>
                <input class={[family, "__input"].concat()} id={id.clone()} name={name} type={kind} checked={is_ticked}/>
                <label class={[family, "__label"].concat()} for={id} dir={"auto"}>{label}</label>
            </div>
        }
    }
}

/// A field by its id; the browser reads all kinds of them in the same way.
fn input(id: &str) -> Option<web_sys::HtmlInputElement> {
    let element = document().get_element_by_id(id);
    element.map(JsCast::unchecked_into)
}

/// Whether something is ticked.
pub(super) fn is_ticked(id: &str) -> bool {
    input(id).is_some_and(|input| input.checked())
}

/// What stands in a field, without what is around it.
pub(super) fn text_in(id: &str) -> String {
    let text = input(id).map(|input| input.value()).unwrap_or_default();
    text.trim().to_owned()
}

/// Puts a text into a field.
pub(super) fn put_in(id: &str, text: &str) {
    if let Some(input) = input(id) {
        input.set_value(text);
    }
}
