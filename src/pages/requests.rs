//! My requests: kept on this device, without an account.

use frontdoor_core::outbox::{State as Stage, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::drafts::drafts;
use super::keeping;
use crate::components::{ButtonLink, Heading, StateBlock, StateKind, Tag, effect, live};
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
    let fresh = fresh(state);
    markup! {
        {view! { <Heading text={say::requests_title()}/> }}
        <p class={"lead"}>{say::requests_text()}</p>
        {keeping::trouble(state, None)}
        {drafts(state)}
        {live(move || list(state, fresh))}
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

fn list(state: State, fresh: RwSignal<Vec<String>>) -> AnyView {
    let all: Vec<_> = state
        .requests
        .ledger()
        .with(|ledger| ledger.newest_first().cloned().collect());
    if all.is_empty() {
        return view! { <StateBlock kind={StateKind::Empty} title={say::requests_empty_title()} text={say::requests_empty_text()}>
                {view! { <ButtonLink to={Place::services()} text={say::home_all_services()}/> }}
            </StateBlock> }
        .into_any();
    }
    let cards: Vec<_> = all
        .iter()
        .map(|submission| {
            let is_new = fresh.with(|fresh| fresh.contains(&submission.id));
            request_card(state, submission, is_new)
        })
        .collect();
    markup! { <ul class={"request-list"}>{cards}</ul> }
}

/// A request in a list: what, where it stands, whether that is new, when, and with whom.
pub(super) fn request_card(state: State, submission: &Submission, is_new: bool) -> AnyView {
    let agency = state.agency(&submission.agency);
    let tracks = agency
        .as_ref()
        .is_some_and(|agency| agency.adapter.tracks());
    let to = match &submission.state {
        Stage::Sent { service_request_id } if tracks => Place::Request {
            agency: submission.agency.clone(),
            id: service_request_id.clone(),
        },
        _ => Place::Sent {
            id: submission.id.clone(),
        },
    };
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
    let agency = agency
        .map(|agency| state.localized(&agency.name))
        .unwrap_or_default();
    let reference = match &submission.state {
        Stage::Sent { service_request_id } => Some(say::reference_is(service_request_id)),
        _ => None,
    };
    markup! {
        <li class={"request-card tile"}>
            <a class={"tile__link"} href={to.href()}><bdi>{submission.service_name.clone()}</bdi></a>
            {is_new.then(|| view! { <Tag kind={"new"} text={say::tag_new()}/> })}
            {view! { <Tag kind={kind} text={text}/> }}
            <p class={"text-muted"}>
                <span dir={"auto"}>{agency}</span>{" · "}{day(submission.created)}
                {reference.map(|reference| markup! { <span>{" · "}{reference}</span> })}
            </p>
        </li>
    }
}
