//! Opening a form: loading what it needs, or saying what stands in the way.

use std::sync::Arc;

use frontdoor_core::agency::AgencyError;
use frontdoor_core::config::Agency;
use frontdoor_core::form::definition::Definition;
use frontdoor_core::model::Service;
use leptos::prelude::*;

use super::blocked::blocked;
use super::filled::Form;
use crate::components::{Contact, Failure, Heading, Waiting, live};
use crate::i18n::say;
use crate::markup;
use crate::pages::service::with_service;
use crate::state::{Load, State};

/// What there is of a form at the moment.
pub(super) enum Opened {
    Waiting,
    Failed(Arc<AgencyError>),
    /// It cannot be filled in here.
    Blocked(Definition),
    Form(Form),
}

/// Opens the form of a service. Follows what comes of asking the agency for it.
pub(super) fn open(state: State, agency: &Arc<Agency>, service: &Arc<Service>) -> Opened {
    let form = |draft| {
        Opened::Form(Form {
            state,
            agency: Arc::clone(agency),
            service: Arc::clone(service),
            draft,
        })
    };
    if let Some(draft) = state.drafts.of(&agency.id, &service.service_code) {
        return form(draft);
    }
    let answer = match state.catalogue.definition(agency, service).get() {
        Load::Waiting => return Opened::Waiting,
        Load::Failed(error) => return Opened::Failed(error),
        Load::Ready(answer) => answer,
    };
    match agency.adapter.decode_form(service, answer.as_deref()) {
        Err(error) => Opened::Failed(Arc::new(error)),
        Ok(definition) if definition.is_blocked() => Opened::Blocked(definition),
        Ok(definition) => form(
            state
                .drafts
                .open(&agency.id, &service.service_code, definition),
        ),
    }
}

/// What is said while a form does not come, with the way to ask again.
pub(super) fn failure(
    state: State,
    agency: &Arc<Agency>,
    service: &Arc<Service>,
    error: Arc<AgencyError>,
) -> AnyView {
    let name = state.localized(&agency.name);
    let (agency, service) = (Arc::clone(agency), Arc::clone(service));
    let retry = Callback::new(move |()| state.catalogue.retry_definition(&agency, &service));
    view! { <Failure error={error} agency_name={name} on_retry={retry}/> }.into_any()
}

/// Shows a part of a form.
pub(super) fn with_form(
    agency: String,
    code: String,
    show: impl Fn(Form) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let show: Arc<dyn Fn(Form) -> AnyView + Send + Sync> = Arc::new(show);
    with_service(agency, code, move |state, agency, service| {
        let show = Arc::clone(&show);
        live(move || match open(state, &agency, &service) {
            Opened::Waiting => markup! {
                {view! { <Heading text={service.service_name.clone()}/> }}
                {view! { <Waiting text={say::form_waiting()}/> }}
            },
            Opened::Failed(error) => markup! {
                {view! { <Heading text={service.service_name.clone()}/> }}
                {failure(state, &agency, &service, error)}
                {view! { <Contact ways={agency.contact.clone()}/> }}
            },
            Opened::Blocked(definition) => blocked(state, &agency, &service, &definition),
            Opened::Form(form) => untrack(|| show(form)),
        })
    })
}
