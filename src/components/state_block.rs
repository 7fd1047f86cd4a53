//! Waiting, empty, failed, offline, unreachable: each looks different and says what to do.

use leptos::prelude::*;

use crate::markup;

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateKind {
    /// There is nothing, and that is certain.
    Empty,
    /// Something went wrong.
    Failed,
    /// The device has no network.
    Offline,
    /// One agency does not answer.
    Unreachable,
}

impl StateKind {
    fn class(self) -> &'static str {
        match self {
            Self::Empty => "state state--empty",
            Self::Failed => "state state--failed",
            Self::Offline => "state state--offline",
            Self::Unreachable => "state state--unreachable",
        }
    }
}

/// A block that stands where content would.
#[component]
pub fn StateBlock(
    /// Which kind.
    kind: StateKind,
    /// What happened.
    #[prop(into)]
    title: String,
    /// What to do next.
    #[prop(into)]
    text: String,
    /// Buttons and links.
    #[prop(optional)]
    children: Option<Children>,
) -> AnyView {
    let actions =
        children.map(|children| markup! { <div class={"button-group"}>{children()}</div> });
    markup! {
        <section class={kind.class()}>
            <h2 class={"state__title"}>{title}</h2>
            <p class={"state__text"}>{text}</p>
            {actions}
        </section>
    }
}

/// Something is on its way.
#[component]
pub fn Waiting(
    /// What.
    #[prop(into)]
    text: String,
) -> AnyView {
    markup! {
        <div class={"state state--waiting"} role={"status"}>
            <span class={"spinner"} aria-hidden={"true"}></span>
            <p class={"state__text"}>{text}</p>
        </div>
    }
}
