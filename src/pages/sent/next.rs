//! What the citizen can do about something sent.

use frontdoor_core::outbox::{State as Stage, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::ButtonLink;
use crate::i18n::say;
use crate::markup;
use crate::routes::{Place, Step};
use crate::state::State;

pub(super) fn next(state: State, submission: &Submission, name: &str, told: Told) -> AnyView {
    let agency = state.agency(&submission.agency);
    let tracks = agency.is_some_and(|agency| agency.adapter.tracks());
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
        Stage::Sent { .. } | Stage::Accepted => markup! { <p>{say::accepted_next(name)}</p> },
        Stage::Pending { .. } => {
            let check = Button::new(say::pending_check(), check(state, submission, told));
            actions(say::pending_next(name), vec![check])
        }
        Stage::Sending { .. } => ().into_any(),
        Stage::Waiting { .. } => {
            let now = Button::new(say::waiting_now(), check(state, submission, told));
            let change = Button::new(say::waiting_change(), take_back(state, submission));
            actions(say::waiting_next().to_owned(), vec![now, change])
        }
        Stage::Unknown(_) => {
            let check = Button::new(say::pending_check(), check(state, submission, told));
            actions(say::looking_next(name), vec![check])
        }
        Stage::Ask(_) => {
            let id = submission.id.clone();
            let arrived = move || {
                let id = id.clone();
                spawn_local(async move { state.outbox.has_arrived(&id).await });
            };
            let id = submission.id.clone();
            let again = move || {
                let id = id.clone();
                spawn_local(async move { state.outbox.send_again(&id).await });
            };
            let mut buttons = vec![
                Button::new(say::unknown_arrived(), Box::new(arrived)),
                Button::new(say::unknown_again(), Box::new(again)),
            ];
            if tracks {
                buttons.push(Button::new(
                    say::pending_check(),
                    check(state, submission, told),
                ));
            }
            actions(say::unknown_next(name), buttons)
        }
        Stage::Refused { .. } => {
            let change = Button::new(say::waiting_change(), take_back(state, submission));
            actions(say::returned_text(name), vec![change])
        }
    }
}

/// What came of the last look, in words.
pub(super) type Told = RwSignal<String>;

type Press = Box<dyn Fn() + Send>;

struct Button {
    text: &'static str,
    press: Press,
}

impl Button {
    fn new(text: &'static str, press: Press) -> Self {
        Self { text, press }
    }
}

/// A sentence, and what can be done.
fn actions(text: String, buttons: Vec<Button>) -> AnyView {
    let buttons: Vec<_> = buttons
        .into_iter()
        .map(|Button { text, press }| {
            markup! {
                <button class={"button button--secondary"} type={"button"} on:click={move |_| press()}>{text}</button>
            }
        })
        .collect();
    markup! {
        <p>{text}</p>
        <div class={"button-group no-print"}>{buttons}</div>
    }
}

/// Looks at it now, and tells where nothing has come of that.
fn check(state: State, submission: &Submission, told: Told) -> Press {
    let id = submission.id.clone();
    Box::new(move || {
        let id = id.clone();
        told.set(String::new());
        spawn_local(async move {
            state.outbox.check_now(&id).await;
            let text = match state.requests.row(&id).map(|row| row.state) {
                Some(Stage::Pending { .. }) => say::pending_not_yet(),
                Some(Stage::Unknown(_) | Stage::Ask(_)) => say::looking_not_yet(),
                Some(Stage::Waiting { .. }) => say::waiting_still(),
                _ => "",
            };
            told.try_set(text.to_owned());
        });
    })
}

/// Goes back to the answers it was made of.
fn take_back(state: State, submission: &Submission) -> Press {
    let submission = submission.clone();
    Box::new(move || {
        let submission = submission.clone();
        spawn_local(async move {
            state.outbox.take_back(&submission.id).await;
            state.navigator.go_instead(Place::Form {
                agency: submission.agency,
                code: submission.service_code,
                step: Step::Check,
            });
        });
    })
}
