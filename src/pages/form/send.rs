//! Sending what was filled in.

use std::sync::Arc;

use frontdoor_core::agency::{Clock, formio};
use frontdoor_core::form::definition::Platform;
use frontdoor_core::form::filling::{FileAnswer, fill_in};
use frontdoor_core::model::Media;
use frontdoor_core::outbox::{State as Stage, Submission};
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::answered;
use super::check::missing;
use super::filled::Form;
use crate::components::Fault;
use crate::i18n::say;
use crate::routes::Place;
use crate::state::HeldFile;

/// Where the sending stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sending {
    No,
    Now,
    /// It certainly did not arrive; trying again is right.
    NotSent,
}

pub(super) async fn deliver(form: Form, sending: RwSignal<Sending>, faults: RwSignal<Vec<Fault>>) {
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
    let request =
        form.agency
            .adapter
            .submission_request(definition, &form.service, data, photos, clock);
    let rows: Vec<_> = form
        .steps()
        .into_iter()
        .flat_map(|page| answered::rows(&form, page))
        .collect();
    let submission = Submission {
        id: (world.random_id)(),
        version: 0,
        agency: form.agency.id.clone(),
        service_code: form.service.service_code.clone(),
        service_name: form.service.service_name.clone(),
        created: now,
        state: Stage::Sending,
        service_notice: String::new(),
        last_status: None,
        text: answered::text(&rows),
    };
    let (submission, problems) = state
        .requests
        .send(submission, request, (*form.agency).clone())
        .await;
    match &submission.state {
        Stage::Refused { reason } => {
            // Refused is certain: nothing is there to follow, and the answers can be mended.
            state.requests.remove(&submission.id);
            let name = state.localized(&form.agency.name);
            let message = if reason.is_empty() {
                say::refused(&name)
            } else {
                say::refused_because(&name, reason.as_str())
            };
            let placed = formio::place::place(definition, problems);
            let said = placed.fields.into_iter();
            let said = said.map(|problem| (problem.path, problem.message));
            form.change(|filling| filling.refuse(said.collect()));
            let mut wrong = missing(&form);
            if wrong.is_empty() {
                wrong.push(Fault {
                    message,
                    ..Fault::default()
                });
            }
            wrong.extend(placed.summary.into_iter().filter_map(|problem| {
                (!problem.message.is_empty()).then(|| Fault {
                    message: problem.message,
                    ..Fault::default()
                })
            }));
            sending.set(Sending::No);
            faults.set(wrong);
        }
        Stage::NotSent { .. } => {
            state.requests.remove(&submission.id);
            sending.set(Sending::NotSent);
        }
        Stage::CannotTell => state
            .navigator
            .go_instead(Place::Sent { id: submission.id }),
        _ => {
            if submission.service_notice.is_empty() {
                let said = frontdoor_core::form::content::plain(&definition.confirmation);
                state.requests.note_notice(&submission.id, &said);
            }
            state
                .drafts
                .forget(&form.agency.id, &form.service.service_code);
            state
                .navigator
                .go_instead(Place::Sent { id: submission.id });
        }
    }
}

fn media(file: &FileAnswer, held: &HeldFile) -> Media {
    Media {
        file_name: file.name.clone(),
        media_type: held.media_type.clone(),
        bytes: Arc::unwrap_or_clone(Arc::clone(&held.bytes)),
    }
}
