//! The way back to the step before.

use leptos::prelude::*;

use crate::i18n::say;
use crate::markup;
use crate::routes::Place;

/// A link to the step before this one.
#[component]
pub fn BackLink(
    /// Where to.
    to: Place,
    /// What it says, where not "Back".
    #[prop(optional)]
    text: Option<&'static str>,
) -> AnyView {
    let text = text.unwrap_or_else(say::back);
    markup! { <a class={"back-link"} href={to.href()}>{text}</a> }
}
