//! My requests: kept on this device, without an account.

use std::sync::Arc;

use frontdoor_core::outbox::{State as Stage, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drafts::drafts;
use super::keeping;
use crate::components::{
    ButtonLink, Heading, StateBlock, StateKind, Tag, effect, live, live_attribute,
};
use crate::i18n::{day, say, status_name, status_tag};
use crate::markup;
use crate::routes::Place;
use crate::state::State;

pub(super) fn requests() -> AnyView {
    let state = State::expect();
    // Once per visit: the citizen came to see how things stand.
    effect(move || {
        if state.requests.is_read().get() {
            state.requests.refresh_all();
            spawn_local(state.outbox.look_again());
        }
    });
    let (ids, fresh) = (newest(state, usize::MAX), fresh(state));
    markup! {
        {view! { <Heading text={say::requests_title()}/> }}
        <p class={"lead"}>{say::requests_text()}</p>
        {keeping::trouble(state, None)}
        {drafts(state)}
        {live(move || list(state, &ids.get(), fresh))}
        {state.portal().tracks().then(|| view! { <ButtonLink to={Place::Track} secondary={true} text={say::track_title()}/> })}
        {keeping::question(state)}
    }
}

/// What had changed when this page showed it, by the requests' ids. Showing it makes it seen, so that the
/// number on the icon goes, while the marks stay for as long as the page does.
fn fresh(state: State) -> RwSignal<Vec<String>> {
    let fresh = RwSignal::new(Vec::new());
    effect(move || {
        let news: Vec<Submission> = state
            .requests
            .ledger()
            .with(|ledger| ledger.news().cloned().collect());
        if news.is_empty() {
            return;
        }
        fresh.update(|fresh| fresh.extend(news.iter().map(|row| row.id.clone())));
        spawn_local(async move {
            for row in news {
                let id = row.service_request_id().unwrap_or_default();
                state.requests.mark_seen(&row.agency, id).await;
            }
        });
    });
    fresh
}

fn list(state: State, ids: &[String], fresh: RwSignal<Vec<String>>) -> AnyView {
    if ids.is_empty() {
        return view! { <StateBlock kind={StateKind::Empty} title={say::requests_empty_title()} text={say::requests_empty_text()}>
                {view! { <ButtonLink to={Place::services()} text={say::home_all_services()}/> }}
            </StateBlock> }
        .into_any();
    }
    request_cards(state, ids, Some(fresh))
}

/// The ids of the newest requests. They change when a request comes or goes, and not with what becomes
/// of one: a card that somebody is about to press, or is at with the keyboard, stays the same element.
pub(super) fn newest(state: State, most: usize) -> Memo<Vec<String>> {
    let ledger = state.requests.ledger();
    Memo::new(move |_| {
        ledger.with(|ledger| {
            let newest = ledger.newest_first().take(most);
            newest.map(|row| row.id.clone()).collect()
        })
    })
}

/// A card for each request; those of `fresh` are marked as new although they were seen.
pub(super) fn request_cards(
    state: State,
    ids: &[String],
    fresh: Option<RwSignal<Vec<String>>>,
) -> AnyView {
    let cards = ids.iter().map(|id| request_card(state, id, fresh));
    let cards: Vec<_> = cards.collect();
    markup! { <ul class={"request-list"}>{cards}</ul> }
}

/// A request in a list: what, where it stands, whether that is new, when, and with whom.
fn request_card(state: State, id: &str, fresh: Option<RwSignal<Vec<String>>>) -> AnyView {
    let id: Arc<str> = id.into();
    let row = move |id: &str| {
        let ledger = state.requests.ledger();
        ledger.with(|ledger| ledger.get(id).cloned())
    };
    let Some(first) = untrack(|| row(&id)) else {
        return ().into_any();
    };
    let of = id.clone();
    let to = live_attribute(move || Some(place(state, &row(&of)?).href()));
    let agency = state.agency(&first.agency);
    let agency = agency
        .map(|agency| state.localized(&agency.name))
        .unwrap_or_default();
    let standing =
        live(move || row(&id).map_or_else(|| ().into_any(), |row| standing(&row, &agency, fresh)));
    markup! {
        <li class={"request-card tile"}>
            <a class={"tile__link"} href={to}><bdi>{first.service_name}</bdi></a>
            {standing}
        </li>
    }
}

/// Where a request is shown: what is not yet sent has no page at the agency.
fn place(state: State, submission: &Submission) -> Place {
    let agency = state.agency(&submission.agency);
    let tracks = agency.is_some_and(|agency| agency.adapter.tracks());
    match &submission.state {
        Stage::Sent { service_request_id } if tracks => Place::Request {
            agency: submission.agency.clone(),
            id: service_request_id.clone(),
        },
        _ => Place::Sent {
            id: submission.id.clone(),
        },
    }
}

/// What a card says of a request besides its name.
fn standing(
    submission: &Submission,
    agency: &str,
    fresh: Option<RwSignal<Vec<String>>>,
) -> AnyView {
    let was_new = || fresh.is_some_and(|fresh| fresh.with(|ids| ids.contains(&submission.id)));
    let is_new = submission.is_news || was_new();
    let (kind, text) = match (&submission.state, &submission.last_status) {
        (Stage::Sent { .. }, Some(last)) => (
            status_tag(last.status),
            status_name(last.status, &last.text),
        ),
        (Stage::Sent { .. } | Stage::Accepted, _) => ("other", say::tag_sent().to_owned()),
        (Stage::Pending { .. }, _) => ("pending", say::tag_pending().to_owned()),
        (Stage::Sending { .. }, _) => ("pending", say::tag_sending().to_owned()),
        (Stage::Waiting { .. }, _) => ("pending", say::tag_waiting().to_owned()),
        (Stage::Unknown(_) | Stage::Ask(_), _) => ("unknown", say::tag_unknown().to_owned()),
        (Stage::Refused { .. }, _) => ("refused", say::tag_refused().to_owned()),
    };
    let reference = match &submission.state {
        Stage::Sent { service_request_id } => Some(say::reference_is(service_request_id)),
        _ => None,
    };
    markup! {
        {is_new.then(|| view! { <Tag kind={"new"} text={say::tag_new()}/> })}
        {view! { <Tag kind={kind} text={text}/> }}
        <p class={"text-muted"}>
            <span dir={"auto"}>{agency.to_owned()}</span>{" · "}{day(submission.created)}
            {reference.map(|reference| markup! { <span>{" · "}{reference}</span> })}
        </p>
    }
}
