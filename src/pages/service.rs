//! One service: what it is, who handles it, what you will be asked.

use std::sync::Arc;

use frontdoor_core::config::Agency;
use frontdoor_core::model::{Service, ServiceKind};
use leptos::prelude::*;

use crate::components::{BackLink, ButtonLink, Contact, Failure, Heading, Waiting, live};
use crate::i18n::say;
use crate::markup;
use crate::pages::later::asked;
use crate::pages::not_found::not_found;
use crate::routes::{Place, Step};
use crate::state::{Load, State};

pub(super) fn service(agency: String, code: String) -> AnyView {
    with_service(agency, code, shown)
}

/// Finds a service and shows it, or says what stands in the way.
pub(super) fn with_service(
    agency: String,
    code: String,
    show: impl Fn(State, Arc<Agency>, Arc<Service>) -> AnyView + Send + 'static,
) -> AnyView {
    let state = State::expect();
    let Some((agency, services)) = state.catalogue.of_agency(&agency) else {
        return not_found();
    };
    live(move || match services.get() {
        Load::Waiting => markup! {
            {view! { <Heading text={say::services_waiting()}/> }}
            {view! { <Waiting text={say::agency_waiting(&state.localized(&agency.name))}/> }}
        },
        Load::Failed(error) => {
            let id = agency.id.clone();
            let retry = Callback::new(move |()| state.catalogue.retry(&id));
            markup! {
                {view! { <Heading text={say::service_unavailable()}/> }}
                {view! { <Failure error={error} agency_name={state.localized(&agency.name)} on_retry={retry}/> }}
                {view! { <Contact ways={agency.contact.clone()}/> }}
            }
        }
        Load::Ready(services) => match services.iter().find(|service| service.service_code == code)
        {
            Some(service) => show(state, Arc::clone(&agency), Arc::clone(service)),
            None => not_found(),
        },
    })
}

fn shown(state: State, agency: Arc<Agency>, service: Arc<Service>) -> AnyView {
    let start = Place::Form {
        agency: agency.id.clone(),
        code: service.service_code.clone(),
        step: Step::Parts,
    };
    let name = state.localized(&agency.name);
    let when = match service.kind {
        ServiceKind::Batch => say::service_batch(),
        ServiceKind::Blackbox => say::service_blackbox(),
        _ => say::service_realtime(),
    };
    let description = service.description.clone();
    let description = (!description.is_empty())
        .then(|| markup! { <div class={"prose lead"} dir={"auto"}>{description}</div> });
    let contact = agency.contact.clone();
    let contact_title = say::contact_agency(&name);
    markup! {
        {view! { <BackLink to={Place::services()} text={say::home_all_services()}/> }}
        {view! { <Heading text={service.service_name.clone()}/> }}
        {description}
        <p>{say::service_handled_by(&name)}{" "}{when}</p>
        {view! { <ButtonLink to={start} text={say::service_start()}/> }}
        <section>
            <h2 class={"heading-m"}>{say::service_asked()}</h2>
            {asked(agency.id.clone(), service.service_code.clone())}
        </section>
        <section>
            <h2 class={"heading-m"}>{contact_title}</h2>
            {view! { <Contact ways={contact}/> }}
        </section>
    }
}
