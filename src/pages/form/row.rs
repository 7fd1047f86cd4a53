//! One row of a repeating group, on a screen of its own.

use frontdoor_core::value::{Path, Segment};
use leptos::prelude::*;

use super::asking::{Asking, row_name};
use super::filled::Form;
use super::item::items;
use super::open::with_form;
use super::page::elsewhere;
use crate::components::{BackLink, ErrorSummary, Heading};
use crate::i18n::say;
use crate::markup;
use crate::routes::{Place, Step};

pub(in crate::pages) fn row(
    agency: String,
    code: String,
    page: usize,
    row: String,
    change: bool,
) -> AnyView {
    with_form(agency, code, move |form| {
        let row = Path::parse(&row);
        shown(&form, page - 1, &row, change).unwrap_or_else(|| elsewhere(&form))
    })
}

fn shown(form: &Form, page: usize, row: &Path, change: bool) -> Option<AnyView> {
    let (rows, Segment::Index(index)) = row.parent()? else {
        return None;
    };
    let plan = form.plan();
    let repeat = form.read(|filling| filling.session().item_at(&rows))?;
    let repeat = plan
        .item(repeat)
        .filter(|item| plan.page_of(item.id) == Some(page))?;
    let there = form.read(|filling| filling.row_count(&rows));
    let around = form.read(|filling| filling.session().row_of(repeat.id, &rows));
    if *index >= there || !form.steps().contains(&page) {
        return None;
    }
    let asking = Asking::new(form.clone(), page, row.clone(), change);
    let title = form.read(|filling| row_name(form, filling, row))?;
    let back = back_to(form, page, &around, change);
    let frame = asking.page_frame(&title);
    let device = form.state.ports.device;
    let choose = Callback::new(move |id: String| {
        (device.focus)(&id);
    });
    let (submitted, next) = (asking.clone(), back.clone());
    let submit = move |event: leptos::ev::Event| {
        event.prevent_default();
        if submitted.check() {
            submitted.form.state.navigator.go(next.clone());
        }
    };
    Some(markup! {
        {view! { <BackLink to={back}/> }}
        {view! { <ErrorSummary faults={asking.faults.into()} on_choose={choose}/> }}
        <form class={"question"} autocomplete={"off"} novalidate={true} on:submit={submit}>
            {view! { <Heading text={title} title={frame.title} caption={frame.caption} has_problems={frame.has_problems}/> }}
            {items(&asking, &repeat.items, row)}
            <div class={"button-group"}>
                <button class={"button"} type={"submit"}>{say::form_continue()}</button>
            </div>
        </form>
    })
}

/// The screen that lists the rows: the page, or the row around.
fn back_to(form: &Form, page: usize, around: &Path, change: bool) -> Place {
    let number = page + 1;
    form.place(if !around.segments().is_empty() {
        Step::Row {
            page: number,
            row: around.to_string(),
            change,
        }
    } else if change {
        Step::Change(number)
    } else {
        Step::Page(number)
    })
}
