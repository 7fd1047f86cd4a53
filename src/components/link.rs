//! Links to places. The app turns a plain click into a page change; everything else (new tab, copy
//! address) is the browser's as usual.

use leptos::prelude::*;

use crate::markup;
use crate::routes::Place;

/// A link to a place of the portal.
#[component]
pub fn Link(
    /// Where to.
    to: Place,
    /// Classes.
    #[prop(default = "link")]
    class: &'static str,
    /// Whether it is the page the citizen is on.
    #[prop(default = false)]
    current: bool,
    /// What it says.
    children: Children,
) -> AnyView {
    markup! {
        <a href={to.href()} class={class} aria-current={current.then_some("page")}>{children()}</a>
    }
}

/// A link that looks like a button, for the main step onwards.
#[component]
pub fn ButtonLink(
    /// Where to.
    to: Place,
    /// Whether it is the second choice.
    #[prop(default = false)]
    secondary: bool,
    /// What it says.
    text: &'static str,
) -> AnyView {
    let class = if secondary {
        "button button--secondary"
    } else {
        "button"
    };
    markup! { <a href={to.href()} class={class}>{text}</a> }
}
