//! Check your answers, and send.

use frontdoor_core::outbox::{State as Stage, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Filling, answered, with_form};
use crate::components::{
    BackLink, Contact, ErrorSummary, Fault, Heading, Link, NoticeBox, SummaryList, live, live_flag,
};
use crate::i18n::{problem, say};
use crate::markup;
use crate::routes::{Place, Step};

pub(in crate::pages) fn check(agency: String, code: String) -> AnyView {
    with_form(agency, code, |filling, _, _| shown(filling), 0, false)
}

/// Where the sending stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sending {
    No,
    Now,
    /// It certainly did not arrive; trying again is right.
    NotSent,
}

fn shown(filling: Filling) -> AnyView {
    let rows = answered::rows(&filling);
    let faults = RwSignal::new(missing(&filling));
    let sending = RwSignal::new(Sending::No);
    let name = filling.state.localized(&filling.agency.name);
    let privacy = filling.agency.privacy_url.clone().map(|url| {
        markup! {
            <p><a class={"link"} href={url} rel={"noopener noreferrer external"}>{say::check_privacy(&name)}</a></p>
        }
    });
    let last = filling.form.pages.len();
    let sent = filling.clone();
    let send = move |_| {
        if sending.get_untracked() != Sending::Now {
            let wrong = missing(&sent);
            if wrong.is_empty() {
                faults.set(Vec::new());
                sending.set(Sending::Now);
                spawn_local(deliver(sent.clone(), sending, faults));
            } else {
                faults.set(wrong);
            }
        }
    };
    let (going, ways) = (filling.clone(), filling.agency.contact.clone());
    let choose = Callback::new(move |id: String| go_to(&going, &id));
    let agency = name.clone();
    let told = live(move || match sending.get() {
        Sending::No => ().into_any(),
        Sending::Now => markup! { <p class={"locate__status"}>{say::check_sending()}</p> },
        Sending::NotSent => markup! {
            {view! { <NoticeBox tone={"warning"} title={say::not_sent_title()} text={say::not_sent_text(&agency)}/> }}
            {view! { <Contact ways={ways.clone()}/> }}
        },
    });
    let has_faults = Signal::derive(move || faults.with(|faults| !faults.is_empty()));
    markup! {
        {view! { <BackLink to={filling.place(Step::Page(last))}/> }}
        {view! { <ErrorSummary faults={faults.into()} on_choose={choose}/> }}
        {view! { <Heading
            text={say::check_title()}
            title={[say::check_title(), " – ", &filling.service.service_name].concat()}
            caption={filling.service.service_name.clone()}
            has_problems={has_faults}
        /> }}
        {view! { <SummaryList rows={rows}/> }}
        <h2 class={"heading-m"}>{say::check_send_title()}</h2>
        <p>{say::check_where(&name)}</p>
        {privacy}
        <div role={"status"}>{told}</div>
        <div class={"button-group"}>
            <button
                class={"button"}
                type={"button"}
                aria-busy={live_flag(move || sending.get() == Sending::Now)}
                aria-disabled={live_flag(move || sending.get() == Sending::Now)}
                on:click={send}
            >
                {say::check_send()}
            </button>
            {view! { <Link to={Place::services()} class={"link link--quiet"}>{say::check_leave()}</Link> }}
        </div>
    }
}

/// What still stands in the way of sending; each fault's id is the page to put it right on.
fn missing(filling: &Filling) -> Vec<Fault> {
    let now = (filling.state.ports.world.now)();
    filling
        .form
        .check_all(&filling.draft().answers, now)
        .into_iter()
        .map(|(page, found)| Fault {
            id: page.to_string(),
            message: problem(&found, &filling.form),
        })
        .collect()
}

fn go_to(filling: &Filling, page: &str) {
    if let Ok(page) = page.parse::<usize>() {
        filling
            .state
            .navigator
            .go(filling.place(Step::Change(page + 1)));
    }
}

async fn deliver(filling: Filling, sending: RwSignal<Sending>, faults: RwSignal<Vec<Fault>>) {
    let state = filling.state;
    let world = state.ports.world;
    let draft = filling.draft();
    let now = (world.now)();
    let new = filling.form.new_request(
        &filling.service.service_code,
        &draft.answers,
        draft.media(),
        (world.utc_offset)(now),
    );
    let submission = Submission {
        id: (world.random_id)(),
        version: 0,
        agency: filling.agency.id.clone(),
        service_code: filling.service.service_code.clone(),
        service_name: filling.service.service_name.clone(),
        created: now,
        state: Stage::Sending,
        service_notice: String::new(),
        last_status: None,
        text: answered::text(&answered::rows(&filling)),
    };
    let submission = state
        .requests
        .send(submission, (*filling.agency).clone(), new)
        .await;
    match submission.state {
        Stage::Refused { reason } => {
            // Refused is certain: nothing is there to follow, and the answers can be mended.
            state.requests.remove(&submission.id);
            let name = state.localized(&filling.agency.name);
            let message = if reason.is_empty() {
                say::refused(&name)
            } else {
                say::refused_because(&name, &reason)
            };
            sending.set(Sending::No);
            faults.set(vec![Fault {
                id: String::new(),
                message,
            }]);
        }
        Stage::NotSent { .. } => {
            state.requests.remove(&submission.id);
            sending.set(Sending::NotSent);
        }
        Stage::CannotTell => state
            .navigator
            .go_instead(Place::Sent { id: submission.id }),
        _ => {
            state
                .drafts
                .forget(&filling.agency.id, &filling.service.service_code);
            state
                .navigator
                .go_instead(Place::Sent { id: submission.id });
        }
    }
}
