//! All services of all agencies, and the search over them.

use std::sync::Arc;

use frontdoor_core::config::Agency;
use leptos::prelude::*;

use crate::components::{
    Contact, Failure, Heading, Link, SearchForm, ServiceItem, StateBlock, StateKind, Waiting,
    effect, live,
};
use crate::i18n::{say, time_of};
use crate::markup;
use crate::routes::Place;
use crate::state::{Listed, Load, State};

pub(super) fn services(query: String) -> AnyView {
    let state = State::expect();
    let text = RwSignal::new(query);
    // Back and Forward between two searches change the address while this page stays.
    effect(move || {
        if let Place::Services { query } = state.navigator.place().get() {
            text.set(query);
        }
    });
    let typed =
        Callback::new(move |query: String| state.navigator.amend(Place::Services { query }));
    markup! {
        {view! { <Heading text={say::services_title()}/> }}
        {view! { <SearchForm query={text} on_type={typed} on_search={typed}/> }}
        {live(move || results(state, &text.get(), &|_| true))}
        {live(move || agencies(state))}
    }
}

/// The agencies that have not answered, or failed: each for itself, below what the others offer.
pub(super) fn agencies(state: State) -> AnyView {
    let block = |(agency, services): (Arc<Agency>, Signal<Load<_>>)| {
        let name = state.localized(&agency.name);
        match services.get() {
            Load::Ready(_) => None,
            Load::Waiting => {
                Some(view! { <Waiting text={say::agency_waiting(&name)}/> }.into_any())
            }
            Load::Failed(error) => {
                let id = agency.id.clone();
                let retry = Callback::new(move |()| state.catalogue.retry(&id));
                let contact = agency.contact.clone();
                Some(markup! {
                    {view! { <Failure error={error} agency_name={name} on_retry={retry}/> }}
                    {view! { <Contact ways={contact}/> }}
                })
            }
        }
    };
    state
        .catalogue
        .agencies()
        .into_iter()
        .filter_map(block)
        .collect::<Vec<_>>()
        .into_any()
}

/// The services that match a query, of those that are wanted, and how many they are.
pub(super) fn results(state: State, query: &str, wanted: &dyn Fn(&Listed) -> bool) -> AnyView {
    let (mut hits, exact) = state.catalogue.search(query);
    hits.retain(wanted);
    let all_in = state
        .catalogue
        .agencies()
        .iter()
        .all(|(_, services)| services.with(|s| s.ready().is_some()));
    let searching = !query.trim().is_empty();
    let is_empty = hits.is_empty();
    let count = if is_empty && !all_in {
        String::new()
    } else if searching && !exact && !hits.is_empty() {
        say::services_found_similar(hits.len(), query)
    } else if searching {
        say::services_found(hits.len(), query)
    } else {
        say::services_count(hits.len())
    };
    let list = if searching && hits.is_empty() && all_in {
        nothing_found(state, query)
    } else if searching {
        markup! { <ul class={"service-group__list"}>{items(state, hits)}</ul> }
    } else {
        groups(state, hits)
    };
    let missing = (!is_empty).then(|| missing(state));
    markup! {
        <p class={"result-count"} role={"status"}>{count}</p>
        {ages(state)}
        {missing}
        {list}
    }
}

/// Which agencies failed, above a list at whose end it is said how: nobody looks for what they do not miss.
fn missing(state: State) -> Vec<AnyView> {
    let agencies = state.catalogue.agencies().into_iter();
    let failed = agencies.filter_map(|(agency, services)| {
        let text = say::services_without(&state.localized(&agency.name));
        let has_failed = services.with(|services| matches!(services, Load::Failed(_)));
        has_failed.then(|| markup! { <p class={"as-of"}>{text}</p> })
    });
    failed.collect()
}

/// Which agencies could not be asked, and from when what is shown of them is.
fn ages(state: State) -> Vec<AnyView> {
    let agencies = state.catalogue.agencies();
    let old = agencies.into_iter().filter_map(|(agency, _)| {
        let as_of = state.catalogue.as_of(&agency.id)?;
        let text = say::services_as_of(&state.localized(&agency.name), &time_of(as_of));
        let retry = move |_| state.catalogue.retry(&agency.id);
        Some(markup! {
            <p class={"as-of"}>
                {text}
                <button class={"button button--secondary"} type={"button"} on:click={retry}>{say::try_again()}</button>
            </p>
        })
    });
    old.collect()
}

fn items(state: State, listed: Vec<Listed>) -> Vec<AnyView> {
    listed
        .into_iter()
        .map(|listed| {
            view! {
                <ServiceItem
                    agency_id={listed.agency.id.clone()}
                    agency_name={state.localized(&listed.agency.name)}
                    code={listed.service.service_code.clone()}
                    name={listed.service.service_name.clone()}
                    description={listed.service.description.clone()}
                />
            }
            .into_any()
        })
        .collect()
}

/// The services under their groups, in the order in which agencies list them.
fn groups(state: State, listed: Vec<Listed>) -> AnyView {
    let mut groups: Vec<(String, Vec<Listed>)> = Vec::new();
    for listed in listed {
        let names = match listed.service.groups.as_slice() {
            [] => vec![say::services_other_group().to_owned()],
            names => names.to_vec(),
        };
        for name in names {
            match groups.iter_mut().find(|(known, _)| *known == name) {
                Some((_, members)) => members.push(listed.clone()),
                None => groups.push((name, vec![listed.clone()])),
            }
        }
    }
    let sections: Vec<_> = groups
        .into_iter()
        .map(|(name, members)| {
            markup! {
                <section class={"service-group"}>
                    <h2 class={"heading-m"} dir={"auto"}>{name}</h2>
                    <ul class={"service-group__list"}>{items(state, members)}</ul>
                </section>
            }
        })
        .collect();
    markup! { <div class={"service-list"}>{sections}</div> }
}

fn nothing_found(state: State, query: &str) -> AnyView {
    let ways = state.portal().contact.clone();
    markup! {
        {view! { <StateBlock kind={StateKind::Empty} title={say::nothing_found_title(query)} text={say::nothing_found_text()}>
            {view! { <Link to={Place::services()}>{say::home_all_services()}</Link> }}
        </StateBlock> }}
        {view! { <Contact ways={ways}/> }}
    }
}
