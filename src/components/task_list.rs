//! The sections of a long form, each with how far it is (GOV.UK, "Complete multiple tasks").

use leptos::prelude::*;

use super::Tag;
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;

/// Tasks under one heading.
#[derive(Clone, Debug)]
pub struct TaskGroup {
    /// The heading; may be empty.
    pub title: String,
    /// The tasks, in order.
    pub tasks: Vec<Task>,
}

/// A task.
#[derive(Clone, Debug)]
pub struct Task {
    /// What there is to do.
    pub title: String,
    /// Where to do it; none while it cannot be done.
    pub place: Option<Place>,
    /// How far it is.
    pub status: TaskStatus,
}

/// How far a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskStatus {
    /// Everything in it is answered.
    Done,
    /// Some of it is.
    Begun,
    /// Nothing is yet.
    ToDo,
    /// Something else has to be done first.
    CannotStart,
}

/// A list of tasks. The whole row of a task is its link.
#[component]
pub fn TaskList(
    /// The groups, in order.
    groups: Vec<TaskGroup>,
) -> AnyView {
    let groups: Vec<_> = groups
        .into_iter()
        .enumerate()
        .map(|(number, group)| {
            let title = (!group.title.is_empty())
                .then(|| markup! { <h2 class={"heading-m"} dir={"auto"}>{group.title}</h2> });
            let tasks: Vec<_> = group
                .tasks
                .into_iter()
                .enumerate()
                .map(|(index, task)| {
                    let id = ["task-", &number.to_string(), "-", &index.to_string()].concat();
                    row(task, id)
                })
                .collect();
            markup! {
                <section class={"tasks__group"}>
                    {title}
                    <ul class={"tasks"}>{tasks}</ul>
                </section>
            }
        })
        .collect();
    markup! { {groups} }
}

fn row(task: Task, id: String) -> AnyView {
    let status = status(task.status);
    let title = match task.place {
        Some(place) => markup! {
            <a class={"tile__link tasks__title"} href={place.href()} aria-describedby={id.clone()}><bdi>{task.title}</bdi></a>
        },
        None => {
            return markup! {
                <li class={"tasks__item tile tile--still"}>
                    <p class={"tasks__title"}><bdi>{task.title}</bdi></p>
                    <p class={"tasks__status"}>{status}</p>
                </li>
            };
        }
    };
    markup! {
        <li class={"tasks__item tile"}>
            {title}
            <p class={"tasks__status"} id={id}>{status}</p>
        </li>
    }
}

fn status(status: TaskStatus) -> AnyView {
    let (kind, text) = match status {
        TaskStatus::Done => ("closed", say::task_done()),
        TaskStatus::Begun => ("open", say::task_begun()),
        TaskStatus::ToDo => ("pending", say::task_to_do()),
        TaskStatus::CannotStart => return markup! { {say::task_cannot_start()} },
    };
    view! { <Tag kind={kind} text={text}/> }.into_any()
}
