//! What became of something sent from this device.

mod next;
mod receipt;

use next::Told;

use frontdoor_core::outbox::{Obstacle, State as Stage, Submission};
use leptos::prelude::*;

use crate::components::{Contact, Heading, InstallOffer, Waiting, live, live_text};
use crate::i18n::{say, time_of};
use crate::markup;
use crate::pages::keeping;
use crate::pages::not_found::not_found;
use crate::state::State;

pub(super) fn sent(id: String) -> AnyView {
    let state = State::expect();
    let found = Memo::new(move |_| {
        state
            .requests
            .ledger()
            .with(|ledger| ledger.get(&id).cloned())
    });
    let told: Told = RwSignal::new(String::new());
    let content = live(move || match found.get() {
        Some(submission) => shown(state, submission, told),
        None if !state.requests.is_read().get() => {
            view! { <Waiting text={say::page_waiting()}/> }.into_any()
        }
        None => not_found(),
    });
    markup! {
        {content}
        <p class={"locate__status"} role={"status"}>{live_text(move || told.get())}</p>
    }
}

fn shown(state: State, submission: Submission, told: Told) -> AnyView {
    let agency = state.agency(&submission.agency);
    let name = agency
        .as_ref()
        .map(|agency| state.localized(&agency.name))
        .unwrap_or_default();
    let ways = agency.map(|agency| agency.contact).unwrap_or_default();
    let notice = submission.service_notice.clone();
    let notice =
        (!notice.is_empty()).then(|| markup! { <p class={"prose"} dir={"auto"}>{notice}</p> });
    let copies = (!submission.duplicates.is_empty())
        .then(|| markup! { <p>{say::copies(&submission.duplicates.join(", "))}</p> });
    markup! {
        {panel(&submission)}
        {keeping::trouble(state, None)}
        <h2 class={"heading-l"}>{say::sent_next()}</h2>
        {notice}
        {copies}
        {next::next(state, &submission, &name, told)}
        {receipt::keep(state, &submission, &name)}
        {install(state, &submission)}
        {keeping::question(state)}
        <h2 class={"heading-m"}>{say::contact_agency(&name)}</h2>
        {view! { <Contact ways={ways}/> }}
    }
}

/// How far it got, and its reference once there is one.
fn panel(submission: &Submission) -> AnyView {
    let (class, title, text) = match &submission.state {
        Stage::Sent { .. } => ("panel", say::sent_title(), say::sent_reference().to_owned()),
        Stage::Accepted => ("panel", say::sent_title(), say::accepted_text().to_owned()),
        Stage::Pending { .. } => (
            "panel panel--pending",
            say::pending_title(),
            say::pending_text().to_owned(),
        ),
        Stage::Waiting {
            not_before,
            obstacle,
        } => (
            "panel panel--pending",
            say::waiting_title(),
            match obstacle {
                None => say::waiting_soon().to_owned(),
                Some(Obstacle::Offline) => say::waiting_offline().to_owned(),
                Some(Obstacle::TooManyRequests { .. } | Obstacle::Unavailable) => {
                    say::waiting_busy(&time_of(*not_before))
                }
            },
        ),
        Stage::Sending { .. } => (
            "panel panel--pending",
            say::sending_title(),
            say::sending_text().to_owned(),
        ),
        Stage::Unknown(_) => (
            "panel panel--pending",
            say::looking_title(),
            say::looking_text().to_owned(),
        ),
        Stage::Ask(_) => (
            "panel panel--unknown",
            say::unknown_title(),
            say::unknown_text().to_owned(),
        ),
        Stage::Refused { reason } => (
            "panel panel--unknown",
            say::returned_title(),
            reason.clone(),
        ),
    };
    let reference = submission.service_request_id().map(str::to_owned);
    let reference = reference.map(|reference| {
        markup! { <strong class={"panel__reference"} id={"reference"} dir={"ltr"}>{reference}</strong> }
    });
    markup! {
        <div class={class}>
            {view! { <Heading text={title} class={"panel__title"}/> }}
            <p class={"panel__body"} dir={"auto"}>{text}</p>
            {reference}
        </div>
    }
}

/// Someone who has sent something may come back to see what became of it.
fn install(state: State, submission: &Submission) -> AnyView {
    if !submission.is_with_agency() {
        return ().into_any();
    }
    let device = state.ports.device;
    view! { <InstallOffer way={(device.install_way)()} install={device.install}/> }.into_any()
}
