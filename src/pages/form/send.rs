//! Sending what was filled in.

use std::sync::Arc;

use frontdoor_core::agency::{Clock, ServerProblem, formio};
use frontdoor_core::form::content::plain;
use frontdoor_core::form::definition::Platform;
use frontdoor_core::form::filling::{FileAnswer, fill_in};
use frontdoor_core::model::Media;
use frontdoor_core::outbox::{State as Stage, Submission, reference};
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::answered;
use super::check::missing;
use super::filled::Form;
use crate::components::Fault;
use crate::i18n::say;
use crate::routes::Place;
use crate::state::HeldFile;

/// Sends the answers, and goes to where one sees what becomes of them; or puts on the page what the agency
/// finds wrong.
pub(super) async fn deliver(form: Form, sending: RwSignal<bool>, faults: RwSignal<Vec<Fault>>) {
    let state = form.state;
    let world = state.ports.world;
    let now = (world.now)();
    let plan = form.plan();
    let definition = plan.definition();
    let files = form.draft.with_untracked(|draft| draft.files.clone());
    let find = |file: &FileAnswer| files.iter().find(|held| held.id == file.id);
    let data = form.read(|filling| {
        fill_in(&filling.session().submission(), &mut |file| {
            let held = find(file)?;
            Some(formio::file(&file.name, &held.media_type, &held.bytes))
        })
    });
    let photos = match definition.platform {
        Platform::Open311 => form.read(|filling| {
            let photos = filling.files(&Path::default().key("media"));
            photos
                .iter()
                .filter_map(|file| Some(media(file, find(file)?)))
                .collect()
        }),
        _ => Vec::new(),
    };
    let zone = (state.ports.world.time_zone)();
    let clock = Clock {
        zone: &zone,
        utc_offset_minutes: (world.utc_offset)(now),
    };
    let reference = reference::new((world.chance)());
    let adapter = &form.agency.adapter;
    let request =
        adapter.submission_request(definition, &form.service, data, photos, &reference, clock);
    let rows: Vec<_> = form
        .steps()
        .into_iter()
        .flat_map(|page| answered::rows(&form, page))
        .collect();
    let id = (world.random_id)();
    let submission = Submission {
        service_code: form.service.service_code.clone(),
        service_name: form.service.service_name.clone(),
        reference,
        carrier: adapter.carrier(definition),
        service_notice: plain(&definition.confirmation),
        text: answered::text(&rows),
        ..Submission::new(id.clone(), form.agency.id.clone(), now)
    };
    if !state.outbox.send(submission, &request, &form.draft).await {
        // Another tab was faster. The page follows the draft, and shows what became of it; what has arrived
        // already has none, and is among the requests.
        sending.set(false);
        if form
            .draft
            .with_untracked(|draft| draft.kept.sent_as.is_empty())
        {
            state.navigator.go_instead(Place::Requests);
        }
        return;
    }
    match state.requests.row(&id).map(|row| row.state) {
        Some(Stage::Refused { reason }) => {
            let problems = state.outbox.problems(&id);
            state.outbox.take_back(&id).await;
            sending.set(false);
            faults.set(refused(&form, &reason, problems));
        }
        _ => state.navigator.go_instead(Place::Sent { id }),
    }
    state.outbox.unwatch();
}

/// What the agency said, each at the answer that it is about.
fn refused(form: &Form, reason: &str, problems: Vec<ServerProblem>) -> Vec<Fault> {
    let name = form.state.localized(&form.agency.name);
    let message = if reason.is_empty() {
        say::refused(&name)
    } else {
        say::refused_because(&name, reason)
    };
    let placed = formio::place::place(form.plan().definition(), problems);
    let said = placed.fields.into_iter();
    let said = said.map(|problem| (problem.path, problem.message));
    form.change(|filling| filling.refuse(said.collect()));
    let mut wrong = missing(form);
    let fault = |message| Fault {
        message,
        ..Fault::default()
    };
    if wrong.is_empty() {
        wrong.push(fault(message));
    }
    let beside = placed.summary.into_iter().map(|problem| problem.message);
    wrong.extend(beside.filter(|message| !message.is_empty()).map(fault));
    wrong
}

fn media(file: &FileAnswer, held: &HeldFile) -> Media {
    Media {
        file_name: file.name.clone(),
        media_type: held.media_type.clone(),
        bytes: Arc::unwrap_or_clone(Arc::clone(&held.bytes)),
    }
}
