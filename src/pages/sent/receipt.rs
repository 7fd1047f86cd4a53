//! Copy, print, save: a receipt that outlives this device.

use frontdoor_core::outbox::{State as Stage, Submission};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::live_text;
use crate::i18n::{say, time_of};
use crate::markup;
use crate::state::State;

/// The buttons, and what was sent.
pub(super) fn keep(state: State, submission: &Submission, name: &str) -> AnyView {
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
    let state = match &submission.state {
        Stage::Sent { service_request_id } => {
            [say::sent_reference(), " ", service_request_id].concat()
        }
        Stage::Accepted => say::accepted_text().to_owned(),
        Stage::Pending { .. } => say::pending_text().to_owned(),
        Stage::Waiting { .. } => say::waiting_title().to_owned(),
        Stage::Sending { .. } => say::sending_title().to_owned(),
        Stage::Unknown(_) | Stage::Ask(_) => say::unknown_title().to_owned(),
        Stage::Refused { .. } => say::returned_title().to_owned(),
    };
    let head = [
        name,
        &submission.service_name,
        &time_of(submission.created),
        &state,
    ]
    .join("\n");
    [&head, "\n\n", &submission.text, "\n"].concat()
}
