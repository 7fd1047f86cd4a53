//! The library of forms' scripts, which is fetched for a form that needs it.

use std::cell::RefCell;

use frontdoor_core::expression::{has_library, provide_library};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{StateBlock, StateKind};
use crate::i18n::say;
use crate::markup;
use crate::state::State;

/// How far it has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    Waiting,
    Failed,
    Here,
}

thread_local! {
    /// How far it has come, once a form has wanted it; it outlives the pages of that form.
    static ARRIVAL: RefCell<Option<ArcRwSignal<Arrival>>> = const { RefCell::new(None) };
}

/// How far it has come, followed; asks for it when it is first wanted.
pub(super) fn arrival(state: State) -> Arrival {
    if has_library() {
        return Arrival::Here;
    }
    let known = ARRIVAL.with_borrow(Option::clone);
    let arrival = known.unwrap_or_else(|| {
        let arrival = ArcRwSignal::new(Arrival::Waiting);
        ARRIVAL.set(Some(arrival.clone()));
        fetch(state, arrival.clone());
        arrival
    });
    arrival.get()
}

fn fetch(state: State, arrival: ArcRwSignal<Arrival>) {
    spawn_local(async move {
        let text = (state.ports.device.script_library)().await;
        let is_here = text.is_some_and(|text| provide_library(&text));
        arrival.set(if is_here {
            Arrival::Here
        } else {
            Arrival::Failed
        });
    });
}

/// What is said where it does not come, with the way to ask again.
pub(super) fn missing(state: State) -> AnyView {
    let again = move |_| {
        if let Some(arrival) = ARRIVAL.with_borrow(Option::clone) {
            arrival.set(Arrival::Waiting);
            fetch(state, arrival);
        }
    };
    view! {
        <StateBlock kind={StateKind::Offline} title={say::page_missing_title()} text={say::page_missing_text()}>
            {markup! {
                <button class={"button button--secondary"} type={"button"} on:click={again}>
                    {say::try_again()}
                </button>
            }}
        </StateBlock>
    }
    .into_any()
}
