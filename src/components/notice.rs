//! A box that says one thing.

use leptos::prelude::*;

use crate::markup;

/// A notice with a heading of level two.
#[component]
pub fn NoticeBox(
    /// `info`, `warning`, `success` or `danger`.
    tone: &'static str,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// What it says; may be empty.
    #[prop(into, optional)]
    text: String,
    /// Further content.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let text = (!text.is_empty()).then(|| markup! { <p class={"notice__text"}>{text}</p> });
    markup! {
        <section class={["notice notice--", tone].concat()}>
            <h2 class={"notice__title"}>{title}</h2>
            {text}
            {children.map(|children| children())}
        </section>
    }
}
