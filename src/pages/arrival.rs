//! What is shown while a Wasm that is fetched later is on its way, and where it does not come.

use leptos::prelude::*;

use crate::components::{StateBlock, StateKind, live};
use crate::i18n::say;
use crate::markup;

/// How far a Wasm has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arrival {
    Waiting,
    Failed,
    Here,
}

/// Notes whether it came. The citizen may have gone on meanwhile, and the signal with the page they left.
pub(super) fn note(arrival: RwSignal<Arrival>, is_here: bool) {
    arrival.try_set(if is_here {
        Arrival::Here
    } else {
        Arrival::Failed
    });
}

/// Fetches a Wasm and shows what it makes; until then that it is on its way, or how to try again.
pub(super) fn arriving(
    fetch: fn(RwSignal<Arrival>),
    show: Box<dyn Fn() -> AnyView + Send>,
    waiting: fn() -> AnyView,
    heading: fn() -> AnyView,
) -> AnyView {
    let arrival = RwSignal::new(Arrival::Waiting);
    fetch(arrival);
    let again = move |_| {
        arrival.set(Arrival::Waiting);
        fetch(arrival);
    };
    live(move || match arrival.get() {
        Arrival::Here => show(),
        Arrival::Waiting => waiting(),
        Arrival::Failed => markup! {
            {heading()}
            {view! {
                <StateBlock kind={StateKind::Offline} title={say::page_missing_title()} text={say::page_missing_text()}>
                    {markup! {
                        <button class={"button button--secondary"} type={"button"} on:click={again}>
                            {say::try_again()}
                        </button>
                    }}
                </StateBlock>
            }}
        },
    })
}
