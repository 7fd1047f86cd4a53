//! One request: where it stands, in plain words and in the agency's own.

use std::sync::Arc;

use frontdoor_core::agency::{AgencyError, ErrorKind};
use frontdoor_core::config::Agency;
use frontdoor_core::model::{ServiceRequest, Status, Timestamp};
use frontdoor_core::outbox::reference;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{
    ButtonLink, Contact, Failure, Heading, StateBlock, StateKind, SummaryList, SummaryRow, Tag,
    Timeline, TimelineItem, Waiting, effect, live, live_text,
};
use crate::i18n::{moment, say, status_name, status_tag, time_of};
use crate::markup;
use crate::pages::not_found::not_found;
use crate::routes::Place;
use crate::state::{Load, Seen, State};

pub(super) fn request(agency: String, id: String) -> AnyView {
    let state = State::expect();
    let agency = state.agency(&agency);
    let Some(agency) = agency.filter(|agency| agency.adapter.tracks()) else {
        return not_found();
    };
    let seen = RwSignal::new(Load::Waiting);
    // What was last seen stays on the screen while, and although, a refresh fails.
    let last = RwSignal::new(None::<Seen>);
    let look = {
        let (agency, id) = (agency.clone(), id.clone());
        move || {
            let (agency, id) = (agency.clone(), id.clone());
            seen.set(Load::Waiting);
            spawn_local(async move {
                let answer = state.requests.look_up(&agency, &id).await;
                if seen.is_disposed() {
                    return;
                }
                if let Load::Ready(found) = &answer {
                    last.set(Some(found.clone()));
                }
                let is_told = matches!(answer, Load::Ready(_));
                seen.set(answer);
                if is_told {
                    state.requests.mark_seen(&agency.id, &id).await;
                }
            });
        }
    };
    let first = look.clone();
    effect(first);
    let look = Callback::new(move |()| look());
    let name = state.localized(&agency.name);
    let contact = agency.contact.clone();
    let (title, agency_name) = (say::request_title(&id), name.clone());
    let (of, reference) = (agency.id.clone(), id.clone());
    let copies = live(move || copies(state, &of, &reference));
    let content = live(move || content(state, &agency, &id, &seen.get(), last.get(), look));
    // Browsers keep the titles of pages in their history, on a device that others use as well: there
    // is no reference in this one.
    let document = say::request_document_title();
    markup! {
        {view! { <Heading text={title} title={document} caption={agency_name}/> }}
        {copies}
        {content}
        <section>
            <h2 class={"heading-m"}>{say::contact_agency(&name)}</h2>
            {view! { <Contact ways={contact}/> }}
        </section>
    }
}

/// What was sent once and arrived several times is one request with several references.
fn copies(state: State, agency: &str, id: &str) -> AnyView {
    let ids = state.requests.ledger().with(|ledger| {
        let row = ledger.find(agency, id)?;
        let ids = row.service_request_id().into_iter();
        let ids = ids.chain(row.duplicates.iter().map(String::as_str));
        let others: Vec<_> = ids.filter(|other| *other != id).collect();
        Some(others.join(", "))
    });
    let ids = ids.filter(|ids| !ids.is_empty());
    ids.map(|ids| markup! { <p>{say::copies(&ids)}</p> })
        .into_any()
}

fn content(
    state: State,
    agency: &Agency,
    id: &str,
    seen: &Load<Seen>,
    last: Option<Seen>,
    look: Callback<()>,
) -> AnyView {
    let name = state.localized(&agency.name);
    let problem = match seen {
        Load::Ready(Seen { failure: None, .. }) => ().into_any(),
        Load::Ready(Seen {
            failure: Some(error),
            ..
        }) => failed(state, error, agency, id, look),
        Load::Waiting if last.is_some() => {
            view! { <Waiting text={say::request_refreshing()}/> }.into_any()
        }
        Load::Waiting => view! { <Waiting text={say::agency_waiting(&name)}/> }.into_any(),
        Load::Failed(error) => failed(state, error, agency, id, look),
    };
    let shown = last.map(|seen| shown(state, agency, id, &seen, look));
    markup! {
        {problem}
        {shown}
    }
}

fn failed(
    state: State,
    error: &Arc<AgencyError>,
    agency: &Agency,
    id: &str,
    look: Callback<()>,
) -> AnyView {
    let name = state.localized(&agency.name);
    if error.kind == ErrorKind::NotFound {
        return view! { <StateBlock
                kind={StateKind::Empty}
                title={say::request_missing_title(&name, id)}
                text={say::request_missing_text()}
            >
                {view! { <ButtonLink to={Place::Track} secondary={true} text={say::request_missing_again()}/> }}
            </StateBlock> }
        .into_any();
    }
    view! { <Failure error={Arc::clone(error)} agency_name={name} on_retry={look}/> }.into_any()
}

fn shown(state: State, agency: &Agency, id: &str, seen: &Seen, look: Callback<()>) -> AnyView {
    let request = &seen.request;
    let sentence = match request.status {
        Status::Open => say::status_open_sentence(),
        Status::Closed => say::status_closed_sentence(),
        Status::Other => say::status_other_sentence(),
    };
    let own = (!request.status_notes.is_empty())
        .then(|| markup! { <p class={"prose"} dir={"auto"}>{request.status_notes.clone()}</p> });
    let history = history(request);
    let ended = request.status == Status::Closed;
    let history = (!history.is_empty()).then(|| {
        markup! {
            <section>
                <h2 class={"heading-l"}>{say::request_history()}</h2>
                {view! { <Timeline items={history} ended={ended}/> }}
            </section>
        }
    });
    markup! {
        <div class={"stack"}>
            <p class={"heading-m"} dir={"auto"}>{request.service_name.clone()}</p>
            <p>
                {view! { <Tag kind={status_tag(request.status)} text={status_name(request.status, &request.status_text)}/> }}
            </p>
            <p class={"lead"}>{sentence}</p>
            {own}
            <p class={"as-of"}>
                <span role={"status"}>{say::request_as_of(&time_of(seen.as_of))}</span>
                <button class={"button button--quiet button--refresh no-print"} type={"button"} on:click={move |_| look.run(())}>
                    {say::request_refresh()}
                </button>
            </p>
            {follow(state, agency, id, request)}
            {history}
            <section>
                <h2 class={"heading-l"}>{say::request_details()}</h2>
                {view! { <SummaryList rows={details(request)}/> }}
                {photos(request)}
            </section>
        </div>
    }
}

/// Offers to keep a request that is not on this device's list yet.
fn follow(state: State, agency: &Agency, id: &str, request: &ServiceRequest) -> AnyView {
    let (agency, id) = (agency.id.clone(), id.to_owned());
    let service = request.service_name.clone();
    let status = RwSignal::new("");
    let known = {
        let (agency, id) = (agency.clone(), id.clone());
        move || {
            state
                .requests
                .ledger()
                .with(|ledger| ledger.find(&agency, &id).is_some())
        }
    };
    let button = live(move || {
        (!known()).then(|| {
            let (agency, id, service) = (agency.clone(), id.clone(), service.clone());
            let keep = move |_| {
                let (agency, id, service) = (agency.clone(), id.clone(), service.clone());
                spawn_local(async move {
                    state.requests.follow(&agency, &id, &service).await;
                    status.try_set(say::request_kept());
                });
            };
            markup! {
                <button class={"button button--secondary no-print"} type={"button"} on:click={keep}>
                    {say::request_keep()}
                </button>
            }
        })
        .into_any()
    });
    markup! {
        {button}
        <p class={"locate__status"} role={"status"}>{live_text(move || status.get().to_owned())}</p>
    }
}

/// What happened, newest first. Where the agency gives no history, its dates are one.
fn history(request: &ServiceRequest) -> Vec<TimelineItem> {
    let when = |at: &Option<Timestamp>| at.as_ref().map(moment).unwrap_or_default();
    let mut items: Vec<TimelineItem> = request
        .notes
        .iter()
        .map(|note| TimelineItem {
            title: note.summary.clone(),
            time: when(&note.datetime),
            text: String::new(),
        })
        .collect();
    if items.is_empty() {
        let step = |title: &'static str, at: &Option<Timestamp>| {
            at.as_ref().map(|at| TimelineItem {
                title: title.to_owned(),
                time: moment(at),
                text: String::new(),
            })
        };
        items.extend(step(say::request_requested(), &request.requested_datetime));
        let changed = request.updated_datetime.as_ref() != request.requested_datetime.as_ref();
        items.extend(step(say::request_updated(), &request.updated_datetime).filter(|_| changed));
    }
    items.reverse();
    items
}

fn details(request: &ServiceRequest) -> Vec<SummaryRow> {
    let date = |at: &Option<Timestamp>| at.as_ref().map(moment).unwrap_or_default();
    let place = [request.address.as_str(), request.zipcode.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    let mut rows = vec![
        (say::request_expected(), date(&request.expected_datetime)),
        (say::request_notice(), request.service_notice.clone()),
        (
            say::request_responsible(),
            request.agency_responsible.clone(),
        ),
        (say::request_requested(), date(&request.requested_datetime)),
        (say::request_place(), place.join("\n")),
        (
            say::request_description(),
            reference::without(&request.description).to_owned(),
        ),
        (say::request_agency_status(), request.status_text.clone()),
    ];
    rows.retain(|(_, value)| !value.is_empty());
    rows.into_iter()
        .map(|(key, value)| SummaryRow {
            key: key.to_owned(),
            value,
            change: None,
        })
        .collect()
}

/// Links, not pictures: a picture would be fetched from the agency before anybody asked for it.
fn photos(request: &ServiceRequest) -> AnyView {
    let links: Vec<_> = request
        .media_urls
        .iter()
        .filter(|url| url.starts_with("https://") || url.starts_with("http://"))
        .enumerate()
        .map(|(index, url)| {
            markup! {
                <li>
                    <a class={"link"} href={url.clone()} rel={"noopener noreferrer external"}>
                        {say::photos_name(index + 1)}
                    </a>
                </li>
            }
        })
        .collect();
    (!links.is_empty())
        .then(|| markup! { <ul class={"list"}>{links}</ul> })
        .into_any()
}
