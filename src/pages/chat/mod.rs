//! Talking to an agency: before, during and after. A Wasm of its own, which comes when it is wanted.
//!
//! All of it follows one number ([`Chat::follow`]) and asks the chat itself what there is; what is to be made
//! anew only when something else has come of that follows [`followed`].

mod announcer;
mod before;
mod composer;
mod desk;
mod ended;
mod facts;
mod field;
mod linked;
mod list;
mod packet;
mod pending;
mod row;
mod talk;
mod transcript;
mod who;

use leptos::prelude::*;

use crate::components::{Contact, Heading, Waiting, live};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;
use crate::state::State;
use crate::state::chat::Chat;

/// Goes on with what is kept.
pub(super) fn resume(state: State) {
    let _ = Chat::of(state);
}

/// The chat as a page of its own.
pub(super) fn page(state: State, agency: String) -> AnyView {
    markup! {
        {view! { <Heading text={say::chat_title()}/> }}
        {content(state, agency)}
    }
}

/// The chat beside a page, with the agency that the page is about where that chats.
pub(super) fn dock(state: State) -> AnyView {
    content(state, String::new())
}

fn content(state: State, wanted: String) -> AnyView {
    let chat = Chat::of(state);
    let agency = RwSignal::new(agency_of(state, wanted));
    let stage = followed(
        chat,
        Box::new(move || match (chat.is_here(), chat.is_ready()) {
            (true, _) => 2,
            (false, is_ready) => usize::from(is_ready),
        }),
    );
    let view = live(move || match stage.get() {
        2 => talk::talk(state, chat),
        0 => view! { <Waiting text={say::page_waiting()}/> }.into_any(),
        _ => before::before(state, chat, agency),
    });
    let ways = live(move || {
        let going = (stage.get() == 2).then(|| chat.agency());
        other_ways(state, &going.unwrap_or_else(|| agency.get()))
    });
    markup! {
        {view}
        {ways}
    }
}

/// A number that is found anew with each change in the chat, for what is to be made anew only when it is
/// another one.
fn followed(chat: Chat, find: Box<dyn Fn() -> usize + Send + Sync>) -> Memo<usize> {
    Memo::new(move |_| {
        chat.follow();
        find()
    })
}

/// The name of an agency.
fn name_of(state: State, agency: &str) -> String {
    let agency = state.agency(agency);
    let name = agency.map(|agency| state.localized(&agency.name));
    name.unwrap_or_default()
}

/// The agency to begin with: the one that was asked for, the only one, or that of the page before.
fn agency_of(state: State, wanted: String) -> String {
    let agencies = state.chats.agencies();
    if agencies.contains(&wanted) {
        return wanted;
    }
    if let [only] = agencies.as_slice() {
        return only.clone();
    }
    let of_page = match state.chats.came_from() {
        Place::Service { agency, .. }
        | Place::Form { agency, .. }
        | Place::Request { agency, .. } => agency,
        _ => String::new(),
    };
    if agencies.contains(&of_page) {
        of_page
    } else {
        String::new()
    }
}

/// The other ways to reach somebody, which stand beside every chat.
fn other_ways(state: State, agency: &str) -> AnyView {
    let own = state.agency(agency).map(|agency| agency.contact);
    let own = own.filter(|ways| !ways.is_empty());
    let ways = own.unwrap_or_else(|| state.portal().contact.clone());
    markup! {
        <section class={"chat__ways"}>
            <h2 class={"heading-m"}>{say::chat_other_ways()}</h2>
            {view! { <Contact ways={ways}/> }}
            <p><a class={"link"} href={Place::services().href()}>{say::chat_forms()}</a></p>
        </section>
    }
}
