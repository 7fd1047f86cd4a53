//! Pages that a first visit does without. In a release they are a Wasm of their own, which is fetched
//! when the citizen goes to one of them, or before, while they read what a service is about.

use std::cell::Cell;

use frontdoor_core::outbox::{State as Stage, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::arrival::{self, Arrival, arriving};
use crate::components::{Heading, Waiting, live};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;
use crate::state::State;

/// What the later Wasm offers.
#[derive(Clone, Copy)]
pub(super) struct Later {
    /// Makes one of its pages.
    pub page: fn(Wanted) -> AnyView,
    /// Sends what waits to be sent, and asks for news of what was.
    pub send: fn(State),
}

/// What a first visit does without.
#[derive(Clone)]
pub(super) enum Wanted {
    /// A page.
    Page(Place),
    /// What the form of a service asks.
    Asked {
        /// The agency's id.
        agency: String,
        /// The service's code.
        code: String,
    },
}

thread_local! {
    /// All of it, once it is there.
    static LATER: Cell<Option<Later>> = const { Cell::new(None) };
}

/// One of these pages. A form's definition is asked for side by side with what shows it.
pub(super) fn page(place: Place) -> AnyView {
    let ahead = match (LATER.get().is_some(), &place) {
        (false, Place::Form { agency, code, .. }) => expected(agency, code.clone()),
        _ => ().into_any(),
    };
    let page = later(
        Wanted::Page(place),
        || {
            markup! {
                {view! { <Heading text={say::page_waiting()}/> }}
                <div id={"page-waiting"}>{view! { <Waiting text={say::page_waiting()}/> }}</div>
            }
        },
        || view! { <Heading text={say::page_missing()}/> }.into_any(),
    );
    markup! {
        {page}
        {ahead}
    }
}

/// Nothing to be seen: asks for the form of a service as soon as the service is known.
fn expected(agency: &str, code: String) -> AnyView {
    let catalogue = State::expect().catalogue;
    let Some((agency, services)) = catalogue.of_agency(agency) else {
        return ().into_any();
    };
    live(move || {
        catalogue.expect_definition(&agency, &services.get(), &code);
        ().into_any()
    })
}

/// What the form of a service asks. Fetching it here also makes the form open later where the network
/// is gone by then.
pub(super) fn asked(agency: String, code: String) -> AnyView {
    later(
        Wanted::Asked { agency, code },
        || view! { <Waiting text={say::form_waiting()}/> }.into_any(),
        || ().into_any(),
    )
}

fn later(wanted: Wanted, waiting: fn() -> AnyView, heading: fn() -> AnyView) -> AnyView {
    if let Some(later) = LATER.get() {
        return (later.page)(wanted);
    }
    let show = move || {
        let later = LATER.get();
        later.map_or_else(|| ().into_any(), |later| (later.page)(wanted.clone()))
    };
    arriving(fetch, Box::new(show), waiting, heading)
}

/// The later Wasm; none while it does not come.
async fn fetched() -> Option<Later> {
    let later = chunk::later().await.ok();
    LATER.set(later);
    later
}

/// Moves on what is on its way to agencies, and asks them for news, if there is cause to: both take what a
/// first visit does without.
pub fn send_what_waits(state: State) {
    let is_due = |row: &Submission| {
        row.is_open() || matches!(row.state, Stage::Pending { .. }) || row.look_again.is_some()
    };
    let ledger = state.requests.ledger();
    let is_any_due = ledger.with_untracked(|ledger| ledger.newest_first().any(is_due));
    if is_any_due || state.requests.wants_news() {
        spawn_local(async move {
            if let Some(later) = fetched().await {
                (later.send)(state);
            }
        });
    }
}

fn fetch(arrival: RwSignal<Arrival>) {
    spawn_local(async move { arrival::note(arrival, fetched().await.is_some()) });
}

#[cfg(feature = "split")]
mod chunk {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(pages, fallible)]
    pub fn later() -> Result<super::Later, SplitLoaderError> {
        Ok(crate::pages::LATER)
    }
}

#[cfg(not(feature = "split"))]
mod chunk {
    pub async fn later() -> Result<super::Later, std::convert::Infallible> {
        Ok(crate::pages::LATER)
    }
}
