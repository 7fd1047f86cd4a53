//! One module per place a citizen can go.

mod accessibility;
mod arrival;
pub mod broken;
mod chat;
mod copy;
mod dock;
mod drafts;
mod form;
mod frame;
mod home;
mod keeping;
mod later;
mod not_found;
mod request;
mod requests;
mod sent;
mod service;
mod services;
mod settings;
mod share;
mod shared;
mod track;

pub use frame::Frame;
pub use later::send_what_waits;

use leptos::prelude::*;

use crate::routes::{Place, Step};

/// The page of a place. What a first visit needs is here; the rest comes when it is wanted.
#[must_use]
pub fn page(place: Place) -> AnyView {
    match place {
        Place::Home => home::home(),
        Place::Services { query } => services::services(query),
        Place::Service { agency, code } => service::service(agency, code),
        Place::Chat { agency } => dock::page(agency),
        Place::NotFound => not_found::not_found(),
        place => later::page(place),
    }
}

/// What a first visit does without.
const LATER: later::Later = later::Later {
    page: later,
    send: |state| {
        state.requests.look_for_news();
        leptos::task::spawn_local(state.outbox.run());
    },
};

/// What only those who chat need.
const CHAT: dock::Code = dock::Code {
    page: chat::page,
    dock: chat::dock,
    resume: chat::resume,
};

fn later(wanted: later::Wanted) -> AnyView {
    let place = match wanted {
        later::Wanted::Page(place) => place,
        later::Wanted::Asked { agency, code } => return form::asked(&agency, &code),
    };
    match place {
        Place::Form { agency, code, step } => match step {
            Step::Parts => form::parts(agency, code),
            Step::Page(page) => form::page(agency, code, page, false),
            Step::Change(page) => form::page(agency, code, page, true),
            Step::Row { page, row, change } => form::row(agency, code, page, row, change),
            Step::Check => form::check(agency, code),
        },
        Place::Sent { id } => sent::sent(id),
        Place::Track => track::track(),
        Place::Requests => requests::requests(),
        Place::Request { agency, id } => request::request(agency, id),
        Place::Share => share::share(),
        Place::Settings => settings::settings(),
        Place::Accessibility => accessibility::accessibility(),
        place => page(place),
    }
}
