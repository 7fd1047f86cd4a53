//! How far one is, and what is wrong on the way.

use leptos::prelude::*;

use super::data::{LONG_QUESTION, form_page, ignored};
use super::{Example, Pattern};
use crate::components::{ErrorSummary, Fault, Steps, Task, TaskGroup, TaskList, TaskStatus};

pub(super) const PATTERNS: &[Pattern] = &[ERROR_SUMMARY, STEPS, TASK_LIST];

const ERROR_SUMMARY: Pattern = Pattern {
    name: "error-summary",
    title: "Error summary",
    purpose: "Above everything else on a page whose answers were not accepted; each line leads to its question. \
              Not for failures that are nobody's mistake (failure).",
    accessibility: &[
        "It takes the focus when it appears, and is an alert for those who cannot follow that (WCAG 3.3.1, 4.1.3).",
        "Each line is a link that moves the focus into the field; the same words stand beside the field (3.3.3).",
        "The title of the document begins with “Error:” as long as it is there (2.4.2).",
    ],
    examples: &[
        Example::new("one", "One problem", || {
            summary(&[("street", "Enter an address or add your location")])
        }),
        Example::new("several", "Several problems", || {
            summary(&[
                ("street", "Enter an address or add your location"),
                (
                    "email",
                    "Enter an email address in the format name@example.com",
                ),
                (
                    "",
                    "The city's server says that this service is closed today",
                ),
            ])
        }),
        Example::new("elsewhere", "A problem on another page", || {
            let fault = Fault {
                id: String::new(),
                place: Some(form_page(2)),
                message: "Choose an answer to “Where is the pothole?”".to_owned(),
            };
            shown(vec![fault])
        }),
        Example::new("long", "With long words", || {
            summary(&[("land", LONG_QUESTION)])
        }),
    ],
};

const STEPS: Pattern = Pattern {
    name: "steps",
    title: "Steps",
    purpose: "At the top of each page of a form, to say how far it is. Not where the parts can be done in any order \
              (task list).",
    accessibility: &[
        "A native progress element that is named by the words above it; the words alone say it all (WCAG 1.1.1, 1.3.1).",
        "The numbers are those that are known now; they may change with the answers, which is why no step is a link.",
    ],
    examples: &[
        Example::new("first", "The first step", || steps(1, 5, "")),
        Example::new("middle", "On the way, with the time left", || {
            steps(3, 5, "About 2 minutes left")
        }),
        Example::new("last", "The last step", || steps(5, 5, "")),
    ],
};

const TASK_LIST: Pattern = Pattern {
    name: "task-list",
    title: "Task list",
    purpose: "For a form of several parts that can be done in any order, each with how far it is. Not for a form of \
              one part (steps).",
    accessibility: &[
        "A list; how far a task is describes its link, so that both are read together (WCAG 1.3.1, 2.4.4).",
        "The whole row is the target (2.5.8).",
        "A task that cannot be done yet is a text and no link, and says why in words (1.4.1).",
    ],
    examples: &[
        Example::new("begun", "Some are done", || {
            tasks(&[
                ("About you", TaskStatus::Done),
                ("Your home", TaskStatus::Begun),
                ("Your cars", TaskStatus::ToDo),
                ("What it costs", TaskStatus::CannotStart),
            ])
        }),
        Example::new("new", "None is done", || {
            tasks(&[
                ("About you", TaskStatus::ToDo),
                ("Your home", TaskStatus::ToDo),
            ])
        }),
        Example::new("done", "All are done", || {
            tasks(&[
                ("About you", TaskStatus::Done),
                ("Your home", TaskStatus::Done),
            ])
        }),
        Example::new("long", "With long words", || {
            tasks(&[(LONG_QUESTION, TaskStatus::Begun)])
        }),
    ],
};

fn summary(faults: &[(&str, &str)]) -> AnyView {
    let faults = faults.iter().map(|(id, message)| Fault {
        id: (*id).to_owned(),
        place: None,
        message: (*message).to_owned(),
    });
    shown(faults.collect())
}

fn shown(faults: Vec<Fault>) -> AnyView {
    view! { <ErrorSummary faults={Signal::stored(faults)} on_choose={ignored()}/> }.into_any()
}

fn steps(current: usize, total: usize, left: &'static str) -> AnyView {
    view! { <Steps current={current} total={total} left={left}/> }.into_any()
}

fn tasks(tasks: &[(&str, TaskStatus)]) -> AnyView {
    let tasks = tasks
        .iter()
        .enumerate()
        .map(|(index, (title, status))| Task {
            title: (*title).to_owned(),
            place: (*status != TaskStatus::CannotStart).then(|| form_page(index + 1)),
            status: *status,
        });
    let group = TaskGroup {
        title: "Resident parking permit".to_owned(),
        tasks: tasks.collect(),
    };
    view! { <TaskList groups={vec![group]}/> }.into_any()
}
