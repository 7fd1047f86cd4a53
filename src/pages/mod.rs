//! One module per place a citizen can go.

mod accessibility;
pub mod broken;
mod form;
mod frame;
mod home;
mod later;
mod not_found;
mod request;
mod requests;
mod sent;
mod service;
mod services;
mod settings;
mod track;

pub use frame::Frame;

use leptos::prelude::*;

use crate::routes::{Place, Step};

/// The page of a place. What a first visit needs is here; the rest comes when it is wanted.
#[must_use]
pub fn page(place: Place) -> AnyView {
    match place {
        Place::Home => home::home(),
        Place::Services { query } => services::services(query),
        Place::Service { agency, code } => service::service(agency, code),
        Place::NotFound => not_found::not_found(),
        place => later::later(place),
    }
}

/// The pages that a first visit does without.
fn later_page(place: Place) -> AnyView {
    match place {
        Place::Form {
            agency,
            code,
            step: Step::Check,
        } => form::check(agency, code),
        Place::Form {
            agency,
            code,
            step: Step::Page(page),
        } => form::page(agency, code, page, false),
        Place::Form {
            agency,
            code,
            step: Step::Change(page),
        } => form::page(agency, code, page, true),
        Place::Sent { id } => sent::sent(id),
        Place::Track => track::track(),
        Place::Requests => requests::requests(),
        Place::Request { agency, id } => request::request(agency, id),
        Place::Settings => settings::settings(),
        Place::Accessibility => accessibility::accessibility(),
        place => page(place),
    }
}
