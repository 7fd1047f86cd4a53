//! Opening a form: loading what it needs, or saying what stands in the way.

use std::sync::Arc;

use frontdoor_core::agency::AgencyError;
use frontdoor_core::config::Agency;
use frontdoor_core::draft::fingerprint;
use frontdoor_core::form::definition::Definition;
use frontdoor_core::model::Service;
use leptos::prelude::*;

use super::blocked::blocked;
use super::filled::Form;
use super::library::{self, Arrival};
use super::told;
use crate::components::{
    ButtonLink, Contact, Failure, Heading, NoticeBox, SummaryList, SummaryRow, Waiting, effect,
    live,
};
use crate::i18n::say;
use crate::markup;
use crate::pages::keeping;
use crate::pages::service::with_service;
use crate::routes::Place;
use crate::state::{Load, Opening, State};

/// What there is of a form at the moment.
pub(super) enum Opened {
    Waiting,
    Failed(Arc<AgencyError>),
    /// The library that its scripts call did not come.
    Incomplete,
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
    if !state.drafts.is_read().get() {
        return Opened::Waiting;
    }
    let answer = match state.catalogue.definition(agency, service).get() {
        Load::Waiting => return Opened::Waiting,
        Load::Failed(error) => return Opened::Failed(error),
        Load::Ready(answer) => answer,
    };
    match agency.adapter.decode_form(service, answer.as_deref()) {
        Err(error) => Opened::Failed(Arc::new(error)),
        Ok(definition) if definition.is_blocked() => Opened::Blocked(definition),
        Ok(definition) => {
            if definition.needs_library {
                match library::arrival(state) {
                    Arrival::Waiting => return Opened::Waiting,
                    Arrival::Failed => return Opened::Incomplete,
                    Arrival::Here => {}
                }
            }
            form(state.drafts.open(Opening {
                agency: &agency.id,
                service_code: &service.service_code,
                service_name: &service.service_name,
                definition,
                form: fingerprint(answer.as_deref().map_or(&[], |answer| &answer.body)),
            }))
        }
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
            Opened::Incomplete => markup! {
                {view! { <Heading text={service.service_name.clone()}/> }}
                {library::missing(state)}
            },
            Opened::Blocked(definition) => blocked(state, &agency, &service, &definition),
            Opened::Form(form) => opened(&form, &show),
        })
    })
}

/// A form, unless it is on its way to the agency; with what the citizen has to know of how it is kept.
fn opened(form: &Form, show: &Arc<dyn Fn(Form) -> AnyView + Send + Sync>) -> AnyView {
    told::offer(form);
    let (state, draft, shown) = (form.state, form.draft.clone(), form.clone());
    let drawn = Memo::new(move |_| {
        let (id, adopted) = draft.with(|draft| (draft.kept.sent_as.clone(), draft.adopted));
        // The page that sends it stays until it knows how to go on.
        let is_watched = state.outbox.watched().with(|watched| *watched == id);
        (if is_watched { String::new() } else { id }, adopted)
    });
    let (show, kept) = (Arc::clone(show), state.drafts.kept());
    let elsewhere = form.draft.clone();
    effect(move || {
        kept.track();
        state.drafts.adopt(&elsewhere);
    });
    let content = live(move || {
        let (id, _) = drawn.get();
        if id.is_empty() || state.requests.row(&id).is_none() {
            return untrack(|| show(shown.clone()));
        }
        under_way(&shown, id)
    });
    markup! {
        {keeping::trouble(state, Some(form.draft.clone()))}
        {homeless(form)}
        {content}
        {keeping::question(state)}
    }
}

/// What is said in place of a form that was sent and has not arrived yet.
fn under_way(form: &Form, id: String) -> AnyView {
    markup! {
        {view! { <Heading text={say::under_way_title()} caption={form.service.service_name.clone()}/> }}
        <p>{say::under_way_text()}</p>
        {view! { <ButtonLink to={Place::Sent { id }} text={say::under_way_button()}/> }}
    }
}

/// What the form does not ask any more.
fn homeless(form: &Form) -> AnyView {
    let answers = form.draft.with_untracked(|draft| draft.homeless.clone());
    if answers.is_empty() {
        return ().into_any();
    }
    let rows = answers.into_iter().map(|(key, value)| SummaryRow {
        key,
        value,
        change: None,
    });
    let rows = rows.collect::<Vec<_>>();
    view! {
        <NoticeBox tone={"warning"} title={say::drafts_changed_title()} text={say::drafts_changed_text()}>
            {view! { <SummaryList rows={rows}/> }}
        </NoticeBox>
    }
    .into_any()
}
