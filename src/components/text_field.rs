//! Questions that are answered by typing.

use leptos::prelude::*;

use super::Frame;
use super::character_count::CharacterCount;
use super::node::Handler;
use crate::markup;

/// A text of one line.
#[component]
pub fn TextField(
    /// Its surroundings.
    frame: Frame,
    /// What it holds at first.
    value: String,
    /// `text`, `email`, `tel` or `url`.
    #[prop(default = "text")]
    kind: &'static str,
    /// The keyboard a phone should show (HTML, `inputmode`); that of `kind` where empty.
    #[prop(into, optional)]
    input_mode: String,
    /// The purpose of the field (HTML, `autocomplete`; WCAG 1.3.5); may be empty.
    #[prop(into, optional)]
    autocomplete: String,
    /// What is written before and after the field, such as a unit; may be empty.
    #[prop(optional)]
    affixes: (String, String),
    /// A class for its width, such as `input--width-10`; empty for that of the column.
    #[prop(optional)]
    width: &'static str,
    /// Characters at most, in UTF-16 units.
    #[prop(optional_no_strip)]
    most: Option<usize>,
    /// Called with the text as it is typed.
    on_input: Callback<String>,
) -> AnyView {
    let count = most.map(|most| CharacterCount::new(most, &value));
    let mut described_by = String::new();
    let mut affix = |text: String, side: &str| {
        (!text.is_empty()).then(|| {
            // Read as part of the field's description, and therefore not by itself.
            let id = frame.part_id(side);
            described_by.push_str(&id);
            described_by.push(' ');
            markup! { <span class={"affixed__text"} id={id} aria-hidden={"true"}><bdi>{text}</bdi></span> }
        })
    };
    let (prefix, suffix) = (affix(affixes.0, "prefix"), affix(affixes.1, "suffix"));
    let is_affixed = prefix.is_some() || suffix.is_some();
    // Names and numbers are no words to be spelled.
    let is_prose = kind == "text" && autocomplete.is_empty() && input_mode.is_empty();
    let field = markup! {
        <input
            class={["input ", width].concat()}
            id={frame.id.clone()}
            name={frame.id.clone()}
            type={kind}
            inputmode={given(input_mode)}
            autocomplete={frame.autocomplete(&autocomplete).to_owned()}
            spellcheck={if is_prose { "true" } else { "false" }}
            dir={"auto"}
            value={value}
            readonly={frame.disabled}
            aria-describedby={frame.described_by_also(described_by.trim_end().to_owned())}
            aria-invalid={frame.invalid()}
            on:input={typed(on_input, count)}
        />
    };
    let field = if is_affixed {
        markup! { <div class={"affixed"}>{prefix}{field}{suffix}</div> }
    } else {
        field
    };
    let count = count.map(CharacterCount::view);
    frame.around(markup! {
        {field}
        {count}
    })
}

/// A text of several lines.
#[component]
pub fn TextArea(
    /// Its surroundings.
    frame: Frame,
    /// What it holds at first.
    value: String,
    /// Characters at most, in UTF-16 units.
    #[prop(optional_no_strip)]
    most: Option<usize>,
    /// Called with the text as it is typed.
    on_input: Callback<String>,
) -> AnyView {
    let count = most.map(|most| CharacterCount::new(most, &value));
    let shown = count.map(CharacterCount::view);
    frame.around(markup! {
        <textarea
            class={"textarea"}
            id={frame.id.clone()}
            name={frame.id.clone()}
            rows={"6"}
            dir={"auto"}
            readonly={frame.disabled}
            aria-describedby={frame.described_by()}
            aria-invalid={frame.invalid()}
            on:input={typed(on_input, count)}
        >
            {value}
        </textarea>
        {shown}
    })
}

fn typed(on_input: Callback<String>, count: Option<CharacterCount>) -> Handler {
    Box::new(move |event| {
        let text = event_target_value(&event);
        if let Some(count) = count {
            count.typed(&text);
        }
        on_input.run(text);
    })
}

fn given(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}
