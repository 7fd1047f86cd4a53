//! What a form asks, in short, for those who are about to begin it.

use frontdoor_core::form::definition::{Item, ItemKind};
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::filled::Form;
use super::library;
use super::open::{Opened, failure, open};
use crate::components::{Waiting, live};
use crate::i18n::say;
use crate::markup;
use crate::state::State;

pub(in crate::pages) fn asked(agency: &str, code: &str) -> AnyView {
    let state = State::expect();
    let Some((agency, services)) = state.catalogue.of_agency(agency) else {
        return ().into_any();
    };
    let code = code.to_owned();
    live(move || {
        let services = services.get();
        let known = services.ready().and_then(|services| {
            let mut services = services.iter();
            services.find(|service| service.service_code == code)
        });
        let Some(service) = known else {
            return ().into_any();
        };
        match open(state, &agency, service) {
            Opened::Waiting => view! { <Waiting text={say::form_waiting()}/> }.into_any(),
            Opened::Failed(error) => failure(state, &agency, service, error),
            Opened::Incomplete => library::missing(state),
            Opened::Blocked(_) => {
                let name = state.localized(&agency.name);
                markup! { <p>{say::blocked_text(&name)}</p> }
            }
            Opened::Form(form) => untrack(|| list(&form)),
        }
    })
}

fn list(form: &Form) -> AnyView {
    let steps = form.steps().into_iter();
    let names: Vec<String> = if form.has_parts() {
        steps.map(|page| form.page_title(page)).collect()
    } else {
        steps.flat_map(|page| questions(form, page)).collect()
    };
    let left = if form.has_parts() {
        form.time_left()
    } else {
        String::new()
    };
    let left = (!left.is_empty()).then(|| markup! { <p class={"hint"}>{left}</p> });
    let names = names.into_iter().filter(|name| !name.is_empty());
    let items: Vec<_> = names
        .map(|name| markup! { <li><span dir={"auto"}>{name}</span></li> })
        .collect();
    markup! {
        {left}
        <ul class={"list"}>{items}</ul>
    }
}

/// What a page asks, by the names of its questions; the page that asks who the citizen is, by its own.
fn questions(form: &Form, page: usize) -> Vec<String> {
    let plan = form.plan();
    let Some(content) = plan.definition().pages.get(page) else {
        return Vec::new();
    };
    let title = match form.page_title(page) {
        title if title.is_empty() || !content.title.is_empty() => title,
        _ => say::asked_contact().to_owned(),
    };
    let mut found = Vec::new();
    gather(form, &content.items, &mut found);
    if !title.is_empty() && !found.is_empty() {
        let needed = found.iter().any(|(_, required)| *required);
        found = vec![(title, needed)];
    }
    let names = found.into_iter().map(
        |(name, required)| {
            if required { name } else { say::optional(&name) }
        },
    );
    names.collect()
}

fn gather(form: &Form, items: &[Item], found: &mut Vec<(String, bool)>) {
    for item in items.iter().filter(|item| !item.hidden) {
        match &item.kind {
            ItemKind::Question(_) | ItemKind::Repeat { .. } => {
                found.push((name(form, item), item.is_required()));
            }
            _ => gather(form, &item.items, found),
        }
    }
}

/// What a question is called in a list. What the portal asks of its own accord has short names.
fn name(form: &Form, item: &Item) -> String {
    match item.key.as_str() {
        "location" if item.label.is_empty() => say::asked_location().to_owned(),
        "description" if item.label.is_empty() => say::asked_description().to_owned(),
        "media" if item.label.is_empty() => say::asked_photos().to_owned(),
        _ => form.label(item, &Path::default()),
    }
}
