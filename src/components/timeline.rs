//! What happened so far, newest first.

use leptos::prelude::*;

use crate::markup;

/// One step of a history.
#[derive(Clone, Debug)]
pub struct TimelineItem {
    /// What happened.
    pub title: String,
    /// When, in words; may be empty.
    pub time: String,
    /// More about it; may be empty.
    pub text: String,
}

/// A history.
#[component]
pub fn Timeline(
    /// The steps, newest first: the first is the current one.
    items: Vec<TimelineItem>,
    /// Whether the first step is the last there will be.
    ended: bool,
) -> AnyView {
    let items: Vec<_> = items
        .into_iter()
        .enumerate()
        .map(|(index, item)| step(item, index == 0 && !ended))
        .collect();
    markup! { <ol class={"timeline"} reversed={true}>{items}</ol> }
}

fn step(item: TimelineItem, current: bool) -> AnyView {
    let class = if current {
        "timeline__item timeline__item--current"
    } else {
        "timeline__item"
    };
    let time =
        (!item.time.is_empty()).then(|| markup! { <p class={"timeline__time"}>{item.time}</p> });
    let text = (!item.text.is_empty())
        .then(|| markup! { <p class={"timeline__text prose"} dir={"auto"}>{item.text}</p> });
    markup! {
        <li class={class}>
            <p class={"timeline__title"} dir={"auto"}>{item.title}</p>
            {time}
            {text}
        </li>
    }
}
