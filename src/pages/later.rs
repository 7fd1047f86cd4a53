//! Pages that a first visit does without. In a release they are a Wasm of their own, which is fetched
//! when the citizen goes to one of them, or before, while they read what a service is about.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{Heading, StateBlock, StateKind, Waiting, live};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;

type Page = fn(Place) -> AnyView;

thread_local! {
    /// How such a page is made, once it is known.
    static PAGE: Cell<Option<Page>> = const { Cell::new(None) };
}

/// One of these pages.
pub(super) fn later(place: Place) -> AnyView {
    if let Some(page) = PAGE.get() {
        return page(place);
    }
    let arrival = RwSignal::new(Arrival::Waiting);
    fetch(arrival);
    live(move || match arrival.get() {
        Arrival::Here(page) => page(place.clone()),
        Arrival::Waiting => markup! {
            {view! { <Heading text={say::page_waiting()}/> }}
            <div id={"page-waiting"}>{view! { <Waiting text={say::page_waiting()}/> }}</div>
        },
        Arrival::Failed => markup! {
            {view! { <Heading text={say::page_missing()}/> }}
            {view! {
                <StateBlock kind={StateKind::Offline} title={say::page_missing_title()} text={say::page_missing_text()}>
                    {markup! {
                        <button class={"button button--secondary"} type={"button"} on:click={move |_| fetch(arrival)}>
                            {say::try_again()}
                        </button>
                    }}
                </StateBlock>
            }}
        },
    })
}

/// Fetches these pages ahead of time. A failure is told when one of them is wanted.
pub(super) fn fetch_ahead() {
    spawn_local(async {
        fetched().await;
    });
}

#[derive(Clone, Copy)]
enum Arrival {
    Waiting,
    Failed,
    Here(Page),
}

/// How such a page is made; none while its Wasm does not come.
async fn fetched() -> Option<Page> {
    let page = chunk::page().await.ok();
    PAGE.set(page);
    page
}

fn fetch(arrival: RwSignal<Arrival>) {
    arrival.set(Arrival::Waiting);
    spawn_local(async move {
        let page = fetched().await;
        // The citizen may have gone on meanwhile, and the signal with the page they left.
        arrival.try_set(page.map_or(Arrival::Failed, Arrival::Here));
    });
}

#[cfg(feature = "split")]
mod chunk {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(pages, fallible)]
    pub fn page() -> Result<super::Page, SplitLoaderError> {
        Ok(crate::pages::later_page)
    }
}

#[cfg(not(feature = "split"))]
mod chunk {
    pub async fn page() -> Result<super::Page, std::convert::Infallible> {
        Ok(crate::pages::later_page)
    }
}
