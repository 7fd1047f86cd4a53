//! What do you need?

use leptos::prelude::*;

use crate::components::{ButtonLink, Heading, Link, NoticeBox, SearchForm, live};
use crate::i18n::say;
use crate::markup;
use crate::pages::requests::{newest, request_cards};
use crate::routes::Place;
use crate::state::{Listed, Load, State};

pub(super) fn home() -> AnyView {
    let state = State::expect();
    let search = Callback::new(move |query| state.navigator.go(Place::Services { query }));
    let newest = newest(state, 3);
    markup! {
        <div class={"hero"}>
            {view! { <Heading text={say::home_title()} title={say::home_document_title()}/> }}
            {view! { <SearchForm query={""} hero={true} on_search={search}/> }}
            <p>{view! { <Link to={Place::Share} class={"link photo-link"}>{say::share_title()}</Link> }}</p>
        </div>
        {notices(state)}
        <section>
            <h2 class={"heading-l"}>{say::home_common()}</h2>
            {live(move || common(state))}
            <p>{view! { <Link to={Place::services()}>{say::home_all_services()}</Link> }}</p>
        </section>
        <section>
            <h2 class={"heading-l"}>{say::requests_title()}</h2>
            {live(move || mine(state, &newest.get()))}
        </section>
    }
}

fn notices(state: State) -> AnyView {
    state
        .portal()
        .notices
        .iter()
        .map(|notice| {
            let tone = if notice.warning { "warning" } else { "info" };
            let (title, text) = (
                state.localized(&notice.title),
                state.localized(&notice.text),
            );
            view! { <NoticeBox tone={tone} title={title} text={text}/> }
        })
        .collect::<Vec<_>>()
        .into_any()
}

/// The common services. An agency that has not answered yet keeps the room of its cards, so that
/// nothing moves when they come; one that fails takes only its own away, and the link to all
/// services below says more about it.
fn common(state: State) -> AnyView {
    let agencies = state.catalogue.agencies();
    let mut waiting = false;
    let cards: Vec<AnyView> = state
        .portal()
        .common_services
        .iter()
        .filter_map(|wanted| {
            let (agency, services) = agencies
                .iter()
                .find(|(agency, _)| agency.id == wanted.agency)?;
            services.with(|services| match services {
                Load::Waiting => {
                    waiting = true;
                    Some(placeholder())
                }
                Load::Failed(_) => None,
                Load::Ready(services) => {
                    let service = services
                        .iter()
                        .find(|s| s.service_code == wanted.service_code)?
                        .clone();
                    Some(card(
                        state,
                        &Listed {
                            agency: agency.clone(),
                            service,
                        },
                    ))
                }
            })
        })
        .collect();
    if cards.is_empty() {
        return markup! { <p class={"text-muted"}>{say::home_common_missing()}</p> };
    }
    let status = if waiting { say::services_waiting() } else { "" };
    markup! {
        <p class={"visually-hidden"} role={"status"}>{status}</p>
        <ul class={"grid"}>{cards}</ul>
    }
}

fn placeholder() -> AnyView {
    markup! {
        <li class={"card card--waiting tile"} aria-hidden={"true"}>
            <span class={"skeleton"}></span><span class={"skeleton"}></span><span class={"skeleton"}></span>
        </li>
    }
}

fn card(state: State, listed: &Listed) -> AnyView {
    let to = Place::Service {
        agency: listed.agency.id.clone(),
        code: listed.service.service_code.clone(),
    };
    let line = listed
        .service
        .description
        .lines()
        .next()
        .unwrap_or_default()
        .to_owned();
    markup! {
        <li class={"card tile"}>
            <h3 class={"card__title"}>
                <a class={"tile__link"} href={to.href()}><bdi>{listed.service.service_name.clone()}</bdi></a>
            </h3>
            <p class={"card__text"} dir={"auto"}>{line}</p>
            <p class={"card__meta"} dir={"auto"}>{state.localized(&listed.agency.name)}</p>
        </li>
    }
}

fn mine(state: State, newest: &[String]) -> AnyView {
    if newest.is_empty() {
        return markup! {
            <p class={"text-muted"}>{say::home_no_requests()}</p>
            {state.portal().tracks().then(|| view! { <ButtonLink to={Place::Track} secondary={true} text={say::track_title()}/> })}
        };
    }
    markup! {
        {request_cards(state, newest, None)}
        <p>{view! { <Link to={Place::Requests}>{say::home_all_requests()}</Link> }}</p>
    }
}
