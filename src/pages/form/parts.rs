//! The parts of a form, with how far each is: where a long form begins, and where one finds one's way.

use frontdoor_core::form::filling::Progress;
use leptos::prelude::*;

use super::filled::Form;
use super::open::with_form;
use super::page::elsewhere;
use crate::components::{
    BackLink, ButtonLink, Heading, Task, TaskGroup, TaskList, TaskStatus, content,
};
use crate::i18n::say;
use crate::markup;
use crate::routes::{Place, Step};

pub(in crate::pages) fn parts(agency: String, code: String) -> AnyView {
    with_form(agency, code, |form| {
        if form.has_parts() {
            shown(&form)
        } else {
            elsewhere(&form)
        }
    })
}

fn shown(form: &Form) -> AnyView {
    let plan = form.plan();
    let definition = plan.definition();
    let title = form.title();
    let mut groups: Vec<TaskGroup> = Vec::new();
    let mut any_done = false;
    for step in form.steps() {
        let section = definition
            .pages
            .get(step)
            .map_or("", |page| page.section.as_str());
        let status = form.read(|filling| filling.progress(step));
        any_done |= status != Progress::ToDo;
        let own = form.page_title(step);
        let task = Task {
            title: if own.is_empty() { title.clone() } else { own },
            place: Some(form.place(Step::Page(step + 1))),
            status: match status {
                Progress::Done => TaskStatus::Done,
                Progress::Begun => TaskStatus::Begun,
                Progress::ToDo => TaskStatus::ToDo,
            },
        };
        match groups.last_mut().filter(|group| group.title == section) {
            Some(group) => group.tasks.push(task),
            None => groups.push(TaskGroup {
                title: section.to_owned(),
                tasks: vec![task],
            }),
        }
    }
    let (to, words) = match form.open_pages().first() {
        Some(open) if any_done => (Step::Page(open + 1), say::form_go_on()),
        Some(open) => (Step::Page(open + 1), say::form_begin()),
        None => (Step::Check, say::check_title()),
    };
    let back = Place::Service {
        agency: form.agency.id.clone(),
        code: form.service.service_code.clone(),
    };
    let left = form.time_left();
    let left = (!left.is_empty()).then(|| markup! { <p class={"hint"}>{left}</p> });
    let document = [say::form_parts_title(), " – ", &title].concat();
    markup! {
        {view! { <BackLink to={back}/> }}
        {view! { <Heading text={title} title={document}/> }}
        <div class={"prose"}>{content(&definition.purpose, 2, &form.answered())}</div>
        <p>{say::form_parts_text()}</p>
        {left}
        {view! { <TaskList groups={groups}/> }}
        <div class={"button-group"}>{view! { <ButtonLink to={form.place(to)} text={words}/> }}</div>
    }
}
