//! Questions for a date.

use frontdoor_core::form::definition::DateFields;
use frontdoor_core::form::filling::DateAnswer;
use leptos::prelude::*;

use super::data::{alone, fixed, hinted, ignored, question, wrong};
use super::{Example, Pattern};
use crate::components::{DateField, Frame};

pub(super) const PATTERNS: &[Pattern] = &[DATE_FIELD];

const DATE_FIELD: Pattern = Pattern {
    name: "date-field",
    title: "Date field",
    purpose: "For a date that people know or can look up, such as a birthday or when they first saw something. There is \
              no calendar to pick from: typing three numbers is what most people can do on any device.",
    accessibility: &[
        "A fieldset whose legend is the question; each field has a label of its own (WCAG 1.3.1, 3.3.2).",
        "Only the fields that are wrong are aria-invalid; the message names what is missing (3.3.1, 3.3.3).",
        "Numbers bring the keyboard of numbers; a birthday has autocomplete for each part (1.3.5).",
        "Nothing jumps from field to field by itself (3.2.2).",
    ],
    examples: &[
        Example::new("default", "A day", || {
            date(day("seen"), DateFields::Day, &EMPTY, &[])
        }),
        Example::new("hint", "With a hint", || {
            date(
                hinted(day("seen-hint"), "For example, 27 3 2026"),
                DateFields::Day,
                &EMPTY,
                &[],
            )
        }),
        Example::new("filled", "Filled in", || {
            date(
                day("seen-filled"),
                DateFields::Day,
                &["27", "3", "2026", ""],
                &[],
            )
        }),
        Example::new("error", "All of it is missing", || {
            let frame = wrong(day("seen-error"), "Answer “When did you first see it?”");
            date(frame, DateFields::Day, &EMPTY, &["seen-error"])
        }),
        Example::new("error-part", "A part of it is missing", || {
            let message = "The date for “When did you first see it?” must have a year";
            date(
                wrong(day("seen-part"), message),
                DateFields::Day,
                &["27", "3", "", ""],
                &["seen-part-year"],
            )
        }),
        Example::new("month", "A month", || {
            date(
                question("month", "Since when have you lived there?"),
                DateFields::Month,
                &EMPTY,
                &[],
            )
        }),
        Example::new("moment", "A day and a time", || {
            date(
                question("moment", "When did it happen?"),
                DateFields::Moment,
                &["27", "3", "2026", "14:30"],
                &[],
            )
        }),
        Example::new("fixed", "Not to be changed", || {
            date(
                fixed(day("seen-fixed")),
                DateFields::Day,
                &["27", "3", "2026", ""],
                &[],
            )
        }),
        Example::new("heading", "As the heading of its page", || {
            date(alone(day("seen-alone")), DateFields::Day, &EMPTY, &[])
        }),
    ],
};

const EMPTY: [&str; 4] = ["", "", "", ""];

fn day(id: &str) -> Frame {
    question(id, "When did you first see it?")
}

/// `parts` are day, month, year and time.
fn date(frame: Frame, fields: DateFields, parts: &[&str; 4], wrong: &[&str]) -> AnyView {
    let [day, month, year, time] = parts.map(str::to_owned);
    let value = DateAnswer {
        day,
        month,
        year,
        time,
    };
    view! {
        <DateField
            frame={frame}
            fields={fields}
            value={value}
            filled={Signal::stored(None)}
            wrong={Signal::stored(super::data::owned(wrong))}
            on_input={ignored()}
        />
    }
    .into_any()
}
