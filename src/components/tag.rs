//! A status in one word or two.

use leptos::prelude::*;

use crate::markup;

/// A status tag. Its text says it all; the colour only repeats it.
#[component]
pub fn Tag(
    /// `open`, `closed`, `other`, `pending`, `unknown`, `refused` or `new`.
    kind: &'static str,
    /// What it says.
    #[prop(into)]
    text: String,
) -> AnyView {
    markup! { <strong class={["tag tag--", kind].concat()}>{text}</strong> }
}
