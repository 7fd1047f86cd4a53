//! Check your answers, and send.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::answered;
use super::asking::fault;
use super::filled::Form;
use super::open::with_form;
use super::page::start;
use super::send::deliver;
use crate::components::{
    BackLink, ErrorSummary, Fault, Heading, Link, SummaryList, content, live_flag, live_text,
};
use crate::i18n::say;
use crate::markup;
use crate::routes::{Place, Step};
use frontdoor_core::form::filling::Filling;
use frontdoor_core::value::Path;

pub(in crate::pages) fn check(agency: String, code: String) -> AnyView {
    with_form(agency, code, shown)
}

fn shown(form: Form) -> AnyView {
    let open = form.open_pages();
    form.draft.update_untracked(|draft| draft.open = open);
    let faults = RwSignal::new(Vec::new());
    let sending = RwSignal::new(false);
    let name = form.state.localized(&form.agency.name);
    let privacy = form.agency.privacy_url.clone().map(|url| {
        markup! {
            <p><a class={"link"} href={url} rel={"noopener noreferrer external"}>{say::check_privacy(&name)}</a></p>
        }
    });
    let back = match form.steps().last() {
        Some(last) => form.place(Step::Page(last + 1)),
        None => start(&form),
    };
    let sent = form.clone();
    let send = move |_| {
        if !sending.get_untracked() {
            let wrong = missing(&sent);
            if wrong.is_empty() {
                faults.set(Vec::new());
                sending.set(true);
                spawn_local(deliver(sent.clone(), sending, faults));
            } else {
                faults.set(wrong);
            }
        }
    };
    let told = live_text(move || {
        if sending.get() {
            say::check_sending().to_owned()
        } else {
            String::new()
        }
    });
    let has_faults = Signal::derive(move || faults.with(|faults: &Vec<Fault>| !faults.is_empty()));
    let device = form.state.ports.device;
    let choose = Callback::new(move |id: String| {
        (device.focus)(&id);
    });
    let plan = form.plan();
    let declaration = &plan.definition().declaration;
    let (send_title, send_words) = if declaration.is_empty() {
        (say::check_send_title(), say::check_send())
    } else {
        (say::check_confirm_title(), say::check_confirm())
    };
    markup! {
        {view! { <BackLink to={back}/> }}
        {view! { <ErrorSummary faults={faults.into()} on_choose={choose}/> }}
        {view! { <Heading
            text={say::check_title()}
            title={[say::check_title(), " – ", &form.service.service_name].concat()}
            caption={form.service.service_name.clone()}
            has_problems={has_faults}
        /> }}
        {answers(&form)}
        <h2 class={"heading-m"}>{send_title}</h2>
        <div class={"prose"}>{content(declaration, 3, &form.answered())}</div>
        <p>{say::check_where(&name)}</p>
        {privacy}
        <p class={"locate__status"} role={"status"}>{told}</p>
        <div class={"button-group"}>
            <button
                class={"button"}
                type={"button"}
                aria-busy={live_flag(move || sending.get())}
                aria-disabled={live_flag(move || sending.get())}
                on:click={send}
            >
                {send_words}
            </button>
            {view! { <Link to={Place::services()} class={"link link--quiet"}>{say::check_leave()}</Link> }}
        </div>
    }
}

/// The answers, by page where pages have titles.
fn answers(form: &Form) -> AnyView {
    if !form.has_parts() {
        let pages = form.steps().into_iter();
        let rows = pages
            .flat_map(|page| answered::rows(form, page))
            .collect::<Vec<_>>();
        return view! { <SummaryList rows={rows}/> }.into_any();
    }
    let pages = form.steps().into_iter().filter_map(|page| {
        let rows = answered::rows(form, page);
        (!rows.is_empty()).then(|| {
            markup! {
                <h2 class={"heading-m"} dir={"auto"}>{form.page_title(page)}</h2>
                {view! { <SummaryList rows={rows}/> }}
            }
        })
    });
    pages.collect::<Vec<_>>().into_any()
}

/// What still stands in the way of sending, each with the page to put it right on, which from then on
/// says so as well.
pub(super) fn missing(form: &Form) -> Vec<Fault> {
    let problems = form.read(Filling::problems);
    let told = problems.iter().map(|(page, _)| *page).collect();
    form.draft.update_untracked(|draft| draft.told = told);
    form.read(|filling| {
        let faults = problems.iter().map(|(page, found)| {
            let mut fault = fault(form, filling, *page, found, &Path::default(), true);
            if fault.place.is_none() {
                fault.place = Some(form.place(Step::Change(page + 1)));
            }
            fault
        });
        faults.collect()
    })
}
