//! What a form can tell somebody who helps with it: what was found wrong, and what was answered.

use std::sync::Arc;

use frontdoor_core::form::filling::Filling;
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::answered;
use super::asking::fault;
use super::filled::Form;
use crate::state::FormFacts;

/// Lets a chat ask this form. Nothing is told before the citizen has ticked it.
pub(super) fn offer(form: &Form) {
    let asked = form.clone();
    form.state.chats.note_form(Arc::new(move |agency, code| {
        if asked.agency.id == agency && asked.service.service_code == code {
            facts(&asked)
        } else {
            FormFacts::default()
        }
    }));
}

fn facts(form: &Form) -> FormFacts {
    // Where the citizen was not told yet, what is empty is not wrong.
    let told = form.draft.with_untracked(|draft| draft.told.clone());
    let found = form.read(Filling::problems);
    let problems = form.read(|filling| {
        let found = found.iter().filter(|(page, _)| told.contains(page));
        found
            .map(|(page, found)| {
                fault(form, filling, *page, found, &Path::default(), false).message
            })
            .collect()
    });
    let rows = form.steps().into_iter();
    let rows = rows.flat_map(|page| answered::rows(form, page));
    let answers = rows
        .filter(|row| !row.value.is_empty())
        .map(|row| (row.key, row.value.replace('\n', ", ")));
    FormFacts {
        page: None,
        problems,
        answers: answers.collect(),
    }
}
