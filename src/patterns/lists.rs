//! What was answered, and what happened.

use leptos::prelude::*;

use super::data::{LONG_QUESTION, LONG_WORD, form_page};
use super::{Example, Pattern};
use crate::components::{SummaryList, SummaryRow, Timeline, TimelineItem};

pub(super) const PATTERNS: &[Pattern] = &[SUMMARY_LIST, TIMELINE];

const SUMMARY_LIST: Pattern = Pattern {
    name: "summary-list",
    title: "Summary list",
    purpose: "For questions with their answers, to be checked before sending or looked at later. Not for lists of \
              things that are all of one kind.",
    accessibility: &[
        "A description list: question and answer belong together (WCAG 1.3.1).",
        "Each link to change says what it changes (2.4.9).",
        "It makes up the check before something is sent that cannot be taken back (3.3.4).",
    ],
    examples: &[
        Example::new("change", "To be checked", || {
            summary(
                &[
                    ("Where is it?", "12 Harbour Street"),
                    (
                        "Tell us more",
                        "It is in the bus lane.\nTwo bicycles have hit it.",
                    ),
                    ("Phone number", ""),
                ],
                true,
            )
        }),
        Example::new("plain", "To be looked at", || {
            summary(
                &[
                    ("Received", "27 March 2026"),
                    ("Place", "12 Harbour Street"),
                ],
                false,
            )
        }),
        Example::new("long", "With long words", || {
            summary(
                &[(LONG_QUESTION, LONG_WORD), (LONG_WORD, LONG_QUESTION)],
                true,
            )
        }),
    ],
};

const TIMELINE: Pattern = Pattern {
    name: "timeline",
    title: "Timeline",
    purpose: "For what happened to a request, newest first. Not for what is still to come.",
    accessibility: &[
        "An ordered list that counts down (reversed), so that its order is told too (WCAG 1.3.1, 1.3.2).",
        "The current step is the first one; its mark is a shape and not only a colour (1.4.1).",
    ],
    examples: &[
        Example::new("open", "Not finished", || history(false)),
        Example::new("ended", "Finished", || history(true)),
        Example::new("one", "One step", || {
            let item = step("Received", "27 March 2026, 14:30", "");
            view! { <Timeline items={vec![item]} ended={false}/> }.into_any()
        }),
        Example::new("long", "With long words", || {
            let item = step(LONG_WORD, "27 March 2026, 14:30", LONG_QUESTION);
            view! { <Timeline items={vec![item]} ended={false}/> }.into_any()
        }),
    ],
};

fn summary(rows: &[(&str, &str)], can_change: bool) -> AnyView {
    let rows = rows
        .iter()
        .enumerate()
        .map(|(index, (key, value))| SummaryRow {
            key: (*key).to_owned(),
            value: (*value).to_owned(),
            change: can_change.then(|| form_page(index + 1)),
        });
    view! { <SummaryList rows={rows.collect()}/> }.into_any()
}

fn step(title: &str, time: &str, text: &str) -> TimelineItem {
    TimelineItem {
        title: title.to_owned(),
        time: time.to_owned(),
        text: text.to_owned(),
    }
}

fn history(is_ended: bool) -> AnyView {
    let mut items = vec![
        step(
            "Crew is on its way",
            "30 March 2026, 08:10",
            "They come before noon.",
        ),
        step("Inspected", "28 March 2026, 09:45", ""),
        step("Received", "27 March 2026, 14:30", ""),
    ];
    if is_ended {
        items.insert(
            0,
            step("Mended", "30 March 2026, 11:20", "The hole is filled."),
        );
    }
    view! { <Timeline items={items} ended={is_ended}/> }.into_any()
}
