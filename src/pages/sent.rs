//! What became of something sent from this device.

use frontdoor_core::outbox::{State as Stage, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{ButtonLink, Contact, Heading, InstallOffer, NoticeBox, live, live_text};
use crate::i18n::{say, time_of};
use crate::markup;
use crate::pages::not_found::not_found;
use crate::routes::{Place, Step};
use crate::state::State;

pub(super) fn sent(id: String) -> AnyView {
    let state = State::expect();
    let found = Memo::new(move |_| {
        state
            .requests
            .ledger()
            .with(|ledger| ledger.get(&id).cloned())
    });
    live(move || match found.get() {
        Some(submission) => shown(state, submission),
        None => not_found(),
    })
}

fn shown(state: State, submission: Submission) -> AnyView {
    let agency = state.agency(&submission.agency);
    let name = agency
        .as_ref()
        .map(|agency| state.localized(&agency.name))
        .unwrap_or_default();
    let ways = agency.map(|agency| agency.contact).unwrap_or_default();
    let panel = match &submission.state {
        Stage::Sent { service_request_id } => panel(
            "panel",
            say::sent_title(),
            say::sent_reference(),
            Some(service_request_id),
        ),
        Stage::Pending { .. } => panel(
            "panel panel--pending",
            say::pending_title(),
            say::pending_text(),
            None,
        ),
        Stage::Accepted => panel("panel", say::sent_title(), say::accepted_text(), None),
        Stage::Sending => panel(
            "panel panel--pending",
            say::sending_title(),
            say::sending_text(),
            None,
        ),
        Stage::CannotTell | Stage::NotSent { .. } | Stage::Refused { .. } => panel(
            "panel panel--unknown",
            say::unknown_title(),
            say::unknown_text(),
            None,
        ),
    };
    let notice = submission.service_notice.clone();
    let notice =
        (!notice.is_empty()).then(|| markup! { <p class={"prose"} dir={"auto"}>{notice}</p> });
    let kept = (!state.requests.kept().get_untracked()).then(|| {
        view! { <NoticeBox tone={"warning"} title={say::not_kept_title()} text={say::not_kept_text()}/> }
    });
    markup! {
        {panel}
        {kept}
        <h2 class={"heading-l"}>{say::sent_next()}</h2>
        {notice}
        {next(state, &submission, &name)}
        {keep(state, &submission, &name)}
        {install(state, &submission)}
        <h2 class={"heading-m"}>{say::contact_agency(&name)}</h2>
        {view! { <Contact ways={ways}/> }}
    }
}

fn panel(
    class: &'static str,
    title: &'static str,
    text: &'static str,
    reference: Option<&String>,
) -> AnyView {
    let reference = reference.cloned().map(|reference| {
        markup! { <strong class={"panel__reference"} id={"reference"} dir={"ltr"}>{reference}</strong> }
    });
    markup! {
        <div class={class}>
            {view! { <Heading text={title} class={"panel__title"}/> }}
            <p class={"panel__body"}>{text}</p>
            {reference}
        </div>
    }
}

/// What the citizen can do now.
fn next(state: State, submission: &Submission, name: &str) -> AnyView {
    let tracks = state
        .agency(&submission.agency)
        .is_some_and(|agency| agency.adapter.tracks());
    match &submission.state {
        Stage::Sent { service_request_id } if tracks => {
            let to = Place::Request {
                agency: submission.agency.clone(),
                id: service_request_id.clone(),
            };
            markup! {
                <p>{say::sent_follow(name)}</p>
                {view! { <ButtonLink to={to} text={say::sent_follow_button()}/> }}
            }
        }
        Stage::Pending { .. } => pending(state, submission.clone(), name),
        Stage::Sent { .. } | Stage::Accepted => markup! { <p>{say::accepted_next(name)}</p> },
        Stage::Sending => ().into_any(),
        Stage::CannotTell | Stage::NotSent { .. } | Stage::Refused { .. } => {
            let again = Place::Form {
                agency: submission.agency.clone(),
                code: submission.service_code.clone(),
                step: Step::Check,
            };
            markup! {
                <p>{say::unknown_next(name)}</p>
                <div class={"button-group"}>
                    {view! { <ButtonLink to={again} secondary={true} text={say::unknown_again()}/> }}
                </div>
            }
        }
    }
}

/// Asks for the reference by itself a few times, and then whenever the citizen wants.
fn pending(state: State, submission: Submission, name: &str) -> AnyView {
    let status = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let ask = move |submission: Submission| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let told = match state.requests.poll(submission).await {
                // The page changes by itself once there is a reference.
                Ok(found) if matches!(found.state, Stage::Sent { .. }) => "",
                Ok(_) => say::pending_not_yet(),
                Err(_) => say::pending_no_answer(),
            };
            if !busy.is_disposed() {
                busy.set(false);
                status.set(told.to_owned());
            }
        });
    };
    let by_itself = submission.clone();
    Effect::new(move |_| {
        let submission = by_itself.clone();
        for seconds in [2, 5, 10, 20] {
            let submission = submission.clone();
            set_timeout(
                move || {
                    if !busy.is_disposed() {
                        ask(submission);
                    }
                },
                std::time::Duration::from_secs(seconds),
            );
        }
    });
    markup! {
        <p>{say::pending_next(name)}</p>
        <div class={"button-group"}>
            <button class={"button button--secondary"} type={"button"} on:click={move |_| ask(submission.clone())}>
                {say::pending_check()}
            </button>
        </div>
        <p class={"locate__status"} role={"status"}>{live_text(move || status.get())}</p>
    }
}

/// Someone who has sent something may come back to see what became of it.
fn install(state: State, submission: &Submission) -> AnyView {
    let device = state.ports.device;
    match submission.state {
        Stage::Sent { .. } | Stage::Pending { .. } | Stage::Accepted => {
            view! { <InstallOffer way={(device.install_way)()} install={device.install}/> }
                .into_any()
        }
        _ => ().into_any(),
    }
}

/// Copy, print, save: a receipt that outlives this device.
fn keep(state: State, submission: &Submission, name: &str) -> AnyView {
    let text = receipt(submission, name);
    let reference = match &submission.state {
        Stage::Sent { service_request_id } => service_request_id.clone(),
        _ => text.clone(),
    };
    let copied = RwSignal::new(String::new());
    let device = state.ports.device;
    let copy = move |_| {
        let reference = reference.clone();
        spawn_local(async move {
            let done = (device.copy)(reference).await;
            copied.set(
                if done {
                    say::copied()
                } else {
                    say::copy_failed()
                }
                .to_owned(),
            );
        });
    };
    let shown = submission.text.clone();
    let save = move |_| (device.save_text)("request.txt", &text);
    markup! {
        <div class={"button-group no-print"}>
            <button class={"button button--secondary"} type={"button"} on:click={copy}>{say::copy()}</button>
            <button class={"button button--secondary"} type={"button"} on:click={move |_| (device.print)()}>{say::print()}</button>
            <button class={"button button--secondary"} type={"button"} on:click={save}>{say::save()}</button>
        </div>
        <p class={"locate__status"} role={"status"}>{live_text(move || copied.get())}</p>
        <details class={"details"}>
            <summary class={"details__summary"}>{say::sent_what()}</summary>
            <div class={"details__text prose"} dir={"auto"}>{shown}</div>
        </details>
    }
}

fn receipt(submission: &Submission, name: &str) -> String {
    let reference = match &submission.state {
        Stage::Sent { service_request_id } => {
            [say::sent_reference(), " ", service_request_id].concat()
        }
        Stage::CannotTell => say::unknown_title().to_owned(),
        _ => say::pending_text().to_owned(),
    };
    let head = [
        name,
        &submission.service_name,
        &time_of(submission.created),
        &reference,
    ]
    .join("\n");
    [&head, "\n\n", &submission.text, "\n"].concat()
}
