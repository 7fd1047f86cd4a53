//! Where the citizen is in a form.

use leptos::prelude::*;

use crate::i18n::say;
use crate::markup;

/// How far the form is, in words and as a bar.
#[component]
pub fn Steps(
    /// The step the citizen is at, from 1.
    current: usize,
    /// How many there are as far as is known now.
    total: usize,
    /// What is left, or how long it takes; may be empty.
    #[prop(into, optional)]
    left: String,
) -> AnyView {
    let left = (!left.is_empty()).then(|| markup! { <p class={"progress__left"}>{left}</p> });
    markup! {
        <div class={"progress"}>
            <p class={"progress__text"} id={"progress"}>{say::form_progress(current, total)}</p>
            <progress class={"progress__bar"} aria-labelledby={"progress"} max={total.to_string()} value={current.to_string()}/>
            {left}
        </div>
    }
}
