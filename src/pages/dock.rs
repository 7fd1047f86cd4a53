//! The chat beside every page: the way to it, the place for it, and the fetching of its code, which is a Wasm
//! of its own.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use super::arrival::{self, Arrival, arriving};
use crate::components::{Heading, Link, Waiting, effect, focus_soon, live, live_text};
use crate::i18n::say;
use crate::markup;
use crate::pages::not_found::not_found;
use crate::routes::Place;
use crate::state::State;

/// The id of the button that opens the dock.
const OPENER: &str = "dock-open";
/// The id of the dock's heading.
const TITLE: &str = "dock-title";

/// What the chat's Wasm offers.
#[derive(Clone, Copy)]
pub(super) struct Code {
    /// A chat as a page of its own, with the agency of this id or one to be chosen.
    pub page: fn(State, String) -> AnyView,
    /// The same beside another page.
    pub dock: fn(State) -> AnyView,
    /// Goes on with a chat that is kept.
    pub resume: fn(State),
}

thread_local! {
    /// All of it, once it is there.
    static CODE: Cell<Option<Code>> = const { Cell::new(None) };
}

/// A chat as a page of its own.
pub(super) fn page(agency: String) -> AnyView {
    let state = State::expect();
    let agencies = state.chats.agencies();
    let is_known = agencies.contains(&agency) || agency.is_empty();
    if agencies.is_empty() || !is_known {
        return not_found();
    }
    with_code(
        Box::new(move |code| (code.page)(state, agency.clone())),
        || {
            markup! {
                {view! { <Heading text={say::chat_title()}/> }}
                {view! { <Waiting text={say::page_waiting()}/> }}
            }
        },
        || view! { <Heading text={say::chat_title()}/> }.into_any(),
    )
}

/// The way to a chat from every page, or the chat itself beside it; nothing where nobody chats, and on the
/// page that is a chat itself.
pub(super) fn dock(state: State) -> AnyView {
    let chats = state.chats;
    if chats.agencies().is_empty() {
        return ().into_any();
    }
    let place = state.navigator.place();
    effect(move || chats.note_place(place.get()));
    effect(move || count_in_title(chats.unread().get()));
    effect(move || {
        if chats.going().get() {
            spawn_local(async move {
                if let Some(code) = fetched().await {
                    (code.resume)(state);
                }
            });
        }
    });
    let is_page = Memo::new(move |_| matches!(place.get(), Place::Chat { .. }));
    live(move || match (is_page.get(), chats.open().get()) {
        (true, _) => ().into_any(),
        (false, true) => open(state),
        (false, false) => bar(state),
    })
}

/// Whoever waits for an answer and looks at another page meanwhile sees in the name of this one how many came.
fn count_in_title(count: usize) {
    let title = document().title();
    let counted = title
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(' '));
    let bare = counted.map_or(title.as_str(), |(_, bare)| bare);
    if count > 0 {
        document().set_title(&["(", &count.to_string(), ") ", bare].concat());
    } else if counted.is_some() {
        document().set_title(bare);
    }
}

/// The way to a chat: where there is room a button that opens it beside the page, on a phone a link to its
/// page. One of the two is shown (style/components/dock.css).
fn bar(state: State) -> AnyView {
    let chats = state.chats;
    let label = move || {
        live_text(move || match chats.unread().get() {
            0 if chats.going().get() => say::chat_go_on().to_owned(),
            0 => say::chat_open().to_owned(),
            count => say::chat_unread(count),
        })
    };
    let open = move |_| {
        chats.open().set(true);
        focus_soon(TITLE.into());
    };
    markup! {
        <aside class={"dock no-print"} aria-label={say::chat_title()}>
            <a class={"button dock__link"} href={Place::chat().href()}>{label()}</a>
            <button class={"button dock__button"} id={OPENER} type={"button"} aria-expanded={"false"} on:click={open}>
                {label()}
            </button>
        </aside>
    }
}

/// The chat beside the page. Escape closes it and ends nothing.
fn open(state: State) -> AnyView {
    let close = move || {
        state.chats.open().set(false);
        focus_soon(OPENER.into());
    };
    let key = move |event: web_sys::Event| {
        let key: Option<&web_sys::KeyboardEvent> = event.dyn_ref();
        if key.is_some_and(|key| key.key() == "Escape") {
            close();
        }
    };
    let content = with_code(
        Box::new(move |code| (code.dock)(state)),
        || view! { <Waiting text={say::page_waiting()}/> }.into_any(),
        || ().into_any(),
    );
    markup! {
        <aside class={"dock dock--open no-print"} aria-labelledby={TITLE} on:keydown={key}>
            <div class={"dock__head"}>
                <h2 class={"heading-m dock__title"} id={TITLE} tabindex={"-1"}>{say::chat_title()}</h2>
                {view! { <Link to={Place::chat()}>{say::chat_as_page()}</Link> }}
                <button class={"button button--quiet"} type={"button"} on:click={move |_| close()}>
                    {say::chat_close()}
                </button>
            </div>
            <div class={"stack"}>{content}</div>
        </aside>
    }
}

fn with_code(
    show: Box<dyn Fn(Code) -> AnyView + Send>,
    waiting: fn() -> AnyView,
    heading: fn() -> AnyView,
) -> AnyView {
    if let Some(code) = CODE.get() {
        return show(code);
    }
    let show = move || CODE.get().map_or_else(|| ().into_any(), &show);
    arriving(fetch, Box::new(show), waiting, heading)
}

fn fetch(arrival: RwSignal<Arrival>) {
    spawn_local(async move { arrival::note(arrival, fetched().await.is_some()) });
}

/// The chat's Wasm; none while it does not come.
async fn fetched() -> Option<Code> {
    let code = chunk::chat().await.ok();
    CODE.set(code);
    code
}

#[cfg(feature = "split")]
mod chunk {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    #[wasm_split(chat, fallible)]
    pub fn chat() -> Result<super::Code, SplitLoaderError> {
        Ok(crate::pages::CHAT)
    }
}

#[cfg(not(feature = "split"))]
mod chunk {
    pub async fn chat() -> Result<super::Code, std::convert::Infallible> {
        Ok(crate::pages::CHAT)
    }
}
