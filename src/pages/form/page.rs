//! A page of a form.

use frontdoor_core::form::definition::{Item, ItemKind, Page, PageKind};
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::asking::Asking;
use super::filled::Form;
use super::item::items;
use super::open::with_form;
use crate::components::{BackLink, ErrorSummary, Heading, Link, Steps};
use crate::i18n::say;
use crate::markup;
use crate::pages::not_found::not_found;
use crate::routes::{Place, Step};

pub(in crate::pages) fn page(agency: String, code: String, number: usize, change: bool) -> AnyView {
    with_form(agency, code, move |form| {
        if number > form.plan().definition().pages.len() {
            return not_found();
        }
        let steps = form.steps();
        match steps.iter().position(|step| step + 1 == number) {
            Some(position) => shown(form, number - 1, (position, steps), change),
            None => elsewhere(&form),
        }
    })
}

/// A page that the answers do not lead to: the way begins again where there is something to do.
pub(super) fn elsewhere(form: &Form) -> AnyView {
    let place = start(form);
    let navigator = form.state.navigator;
    request_animation_frame(move || navigator.go_instead(place));
    view! { <Heading text={form.service.service_name.clone()}/> }.into_any()
}

/// Where the form begins.
pub(super) fn start(form: &Form) -> Place {
    if form.has_parts() {
        return form.place(Step::Parts);
    }
    let first = form.steps().first().copied().unwrap_or_default();
    form.place(Step::Page(first + 1))
}

fn shown(
    form: Form,
    number: usize,
    (position, steps): (usize, Vec<usize>),
    change: bool,
) -> AnyView {
    let plan = form.plan();
    let Some(page) = plan.definition().pages.get(number) else {
        return elsewhere(&form);
    };
    let asking = Asking::new(form.clone(), number, Path::default(), change);
    let back = match position.checked_sub(1).and_then(|before| steps.get(before)) {
        _ if change => form.place(Step::Check),
        Some(before) => form.place(Step::Page(before + 1)),
        None if form.has_parts() => form.place(Step::Parts),
        None => Place::Service {
            agency: form.agency.id.clone(),
            code: form.service.service_code.clone(),
        },
    };
    let parts = form.has_parts().then(|| {
        markup! {
            <p>{view! { <Link to={form.place(Step::Parts)} class={"link"}>{say::form_parts_link()}</Link> }}</p>
        }
    });
    let ends = page.kind == PageKind::End;
    let button = (!ends).then(|| {
        markup! {
            <div class={"button-group"}>
                <button class={"button"} type={"submit"}>{say::form_continue()}</button>
            </div>
        }
    });
    let total = steps.len();
    let (left, device) = (form.time_left(), form.state.ports.device);
    let left = if form.has_parts() {
        left
    } else {
        String::new()
    };
    let submitted = asking.clone();
    let submit = move |event: leptos::ev::Event| {
        event.prevent_default();
        if submitted.check() {
            let next = next(&submitted.form, submitted.page, submitted.change);
            submitted.form.state.navigator.go(next);
        }
    };
    let choose = Callback::new(move |id: String| {
        (device.focus)(&id);
    });
    // That one is at the first step of one says nothing.
    let steps =
        (total > 1).then(|| view! { <Steps current={position + 1} total={total} left={left}/> });
    markup! {
        {view! { <BackLink to={back}/> }}
        {view! { <ErrorSummary faults={asking.faults.into()} on_choose={choose}/> }}
        {steps}
        <form class={"question"} autocomplete={"off"} novalidate={true} on:submit={submit}>
            {heading(&asking, page)}
            {items(&asking, &page.items, &Path::default())}
            {button}
        </form>
        {parts}
    }
}

/// The heading of a page, where no question is the heading itself.
fn heading(asking: &Asking, page: &Page) -> AnyView {
    if only_question(page).is_some() {
        return ().into_any();
    }
    let title = asking.form.page_title(asking.page);
    let text = match (title.is_empty(), asks(&page.items)) {
        (false, _) => title,
        (true, false) => say::form_notice_title().to_owned(),
        (true, true) => asking.form.title(),
    };
    let frame = asking.page_frame(&text);
    let why = (page.key == "contact" && page.title.is_empty()).then(|| {
        let name = asking.form.state.localized(&asking.form.agency.name);
        let needs = |item: &Item| item.key == "email" && item.is_required();
        let why = if page.items.iter().any(needs) {
            say::contact_details_needed(&name)
        } else {
            say::contact_details_why(&name)
        };
        markup! { <p>{why}</p> }
    });
    markup! {
        {view! { <Heading text={text} title={frame.title} caption={frame.caption} has_problems={frame.has_problems}/> }}
        {why}
    }
}

/// The number of the question that a page without a title asks alone.
pub(super) fn only_question(page: &Page) -> Option<u32> {
    fn gather(items: &[Item], found: &mut Vec<u32>) -> bool {
        items.iter().all(|item| match &item.kind {
            ItemKind::Question(_) => {
                found.push(item.id);
                item.calculate.is_none() && item.conditions.is_empty() && item.logic.is_empty()
            }
            ItemKind::Content(_) | ItemKind::Hidden => true,
            ItemKind::Group | ItemKind::Object => {
                item.label.is_empty() && gather(&item.items, found)
            }
            ItemKind::Repeat { .. } => false,
        })
    }
    let mut found = Vec::new();
    let plain = page.title.is_empty() && gather(&page.items, &mut found);
    match found.as_slice() {
        [only] if plain => Some(*only),
        _ => None,
    }
}

fn asks(items: &[Item]) -> bool {
    items.iter().any(|item| {
        matches!(item.kind, ItemKind::Question(_) | ItemKind::Repeat { .. }) || asks(&item.items)
    })
}

/// Where to go from a page that is in order. Whoever changed an answer goes back to the check, unless
/// the change leads to pages that now need them and did not when they left the check.
fn next(form: &Form, page: usize, change: bool) -> Place {
    form.change(|filling| filling.go_on_from(page));
    if change {
        let known = form.draft.with_untracked(|draft| draft.open.clone());
        let open = form.open_pages();
        return match open.iter().find(|page| !known.contains(page)) {
            Some(open) => form.place(Step::Change(open + 1)),
            None => form.place(Step::Check),
        };
    }
    let steps = form.steps();
    let position = steps.iter().position(|step| *step == page);
    let after = position.and_then(|position| steps.get(position + 1));
    match after {
        Some(after) => form.place(Step::Page(after + 1)),
        None => form.place(Step::Check),
    }
}
