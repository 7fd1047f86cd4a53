//! A page of a form: notices, one question, and the way on.

use frontdoor_core::form::{Page, PageKind};
use leptos::prelude::*;

use super::{Asking, Filling, contact, description, location, photos, question, with_form};
use crate::components::{BackLink, ErrorSummary, Fault, Heading};
use crate::i18n::{problem, say};
use crate::markup;
use crate::pages::not_found::not_found;
use crate::routes::{Place, Step};

pub(in crate::pages) fn page(agency: String, code: String, page: usize, change: bool) -> AnyView {
    with_form(agency, code, shown, page, change)
}

fn shown(filling: Filling, number: usize, change: bool) -> AnyView {
    let Some(page) = filling.form.pages.get(number - 1).cloned() else {
        return not_found();
    };
    let asking = Asking {
        filling: filling.clone(),
        page: number - 1,
        faults: RwSignal::new(Vec::new()),
    };
    let back = match (change, number) {
        (true, _) => filling.place(Step::Check),
        (false, 1) => Place::Service {
            agency: filling.agency.id.clone(),
            code: filling.service.service_code.clone(),
        },
        (false, _) => filling.place(Step::Page(number - 1)),
    };
    let next = if change || number == filling.form.pages.len() {
        Step::Check
    } else {
        Step::Page(number + 1)
    };
    let checked = asking.clone();
    let submit = move |event: leptos::ev::Event| {
        event.prevent_default();
        let faults = faults(&checked);
        if faults.is_empty() {
            checked
                .filling
                .state
                .navigator
                .go(checked.filling.place(next));
        } else {
            checked.faults.set(faults);
        }
    };
    let state = filling.state;
    let choose = Callback::new(move |id: String| {
        (state.ports.device.focus)(&id);
    });
    let total = filling.form.pages.len();
    markup! {
        {view! { <BackLink to={back}/> }}
        {view! { <ErrorSummary faults={asking.faults.into()} on_choose={choose}/> }}
        <div class={"progress"}>
            <p class={"progress__text"} id={"progress"}>{say::form_progress(number, total)}</p>
            <progress class={"progress__bar"} aria-labelledby={"progress"} max={total.to_string()} value={number.to_string()}/>
        </div>
        <form class={"question"} novalidate={true} on:submit={submit}>
            {notices(&page)}
            {asked(&asking, &page)}
            <div class={"button-group"}>
                <button class={"button"} type={"submit"}>{say::form_continue()}</button>
            </div>
        </form>
    }
}

/// What the agency wants known before the question is answered.
fn notices(page: &Page) -> AnyView {
    page.notices
        .iter()
        .map(|notice| markup! { <div class={"inset-text prose"} dir={"auto"}>{notice.clone()}</div> })
        .collect::<Vec<_>>()
        .into_any()
}

fn asked(asking: &Asking, page: &Page) -> AnyView {
    match &page.kind {
        PageKind::Notice => {
            let heading = asking.heading(say::form_notice_title());
            view! {
                <Heading text={say::form_notice_title()} title={heading.title} caption={heading.caption}/>
            }
            .into_any()
        }
        PageKind::Question(attribute) => question::question(asking, attribute),
        PageKind::Description { required } => description::description(asking, *required),
        PageKind::Location {
            coordinates,
            address,
            required,
        } => location::location(asking, *coordinates, *address, *required),
        PageKind::Photos { most } => photos::photos(asking, *most),
        PageKind::Contact { email_required } => contact::contact(asking, *email_required),
    }
}

/// What is wrong with the answers of this page, each with the control to put it right in.
fn faults(asking: &Asking) -> Vec<Fault> {
    let filling = &asking.filling;
    let now = (filling.state.ports.world.now)();
    let answers = filling.draft().answers;
    filling
        .form
        .check_page(asking.page, &answers, now)
        .into_iter()
        .map(|found| Fault {
            id: found.field.id(&filling.form),
            message: problem(&found, &filling.form),
        })
        .collect()
}
