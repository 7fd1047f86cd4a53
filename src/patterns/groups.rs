//! Questions that belong together.

use leptos::prelude::*;

use super::data::{LONG_WORD, alone, form_page, hinted, ignored, question, wrong};
use super::{Example, Pattern};
use crate::components::{FieldSet, Frame, RowItem, RowList, TextField};

pub(super) const PATTERNS: &[Pattern] = &[FIELD_SET, ROW_LIST];

const FIELD_SET: Pattern = Pattern {
    name: "field-set",
    title: "Group of questions",
    purpose: "For questions that only make sense together, such as the parts of an address. Not to put a frame \
              around questions that stand for themselves.",
    accessibility: &[
        "A fieldset with a legend, which screen readers say before the first of its questions (WCAG 1.3.1).",
        "Hint and error of the group describe the group; each question has its own besides (3.3.1).",
    ],
    examples: &[
        Example::new("default", "Default", || {
            address("home", question("home", "Where do you live?"))
        }),
        Example::new("hint", "With a hint", || {
            let frame = question("home-hint", "Where do you live?");
            address("home-hint", hinted(frame, "The address of your main home."))
        }),
        Example::new("error", "With an error", || {
            let frame = question("home-error", "Where do you live?");
            address("home-error", wrong(frame, "Answer “Where do you live?”"))
        }),
        Example::new("heading", "As the heading of its page", || {
            address(
                "home-alone",
                alone(question("home-alone", "Where do you live?")),
            )
        }),
        Example::new("silent", "Without a legend", || {
            address("home-silent", question("home-silent", ""))
        }),
    ],
};

const ROW_LIST: Pattern = Pattern {
    name: "row-list",
    title: "List of rows",
    purpose: "For things that are each described on a page of their own, such as the cars of a household. Not for \
              answers of one line each (several lines).",
    accessibility: &[
        "A list; each button and link says which row it is for (WCAG 1.3.1, 2.4.9).",
        "Rows are moved by buttons, not by dragging (2.5.7).",
        "The focus goes with the row that moved, or to the row that took the place of the removed one (2.4.3).",
    ],
    examples: &[
        Example::new("empty", "Empty", || rows("cars", &[], false)),
        Example::new("one", "One row", || {
            rows("cars-one", &[("Car 1", "MW 1, Škoda, petrol")], false)
        }),
        Example::new("several", "Several rows that can be moved", || {
            rows(
                "cars-several",
                &[
                    ("Car 1", "MW 1, Škoda, petrol"),
                    ("Car 2", "Not filled in yet"),
                    ("Car 3", "MW 3, Volvo, diesel"),
                ],
                true,
            )
        }),
        Example::new("long", "With long words", || {
            rows(
                "cars-long",
                &[(LONG_WORD, "A first line\nA second line with more about it")],
                true,
            )
        }),
    ],
};

fn address(id: &str, frame: Frame) -> AnyView {
    let lines = [
        ("line", "Address line 1"),
        ("town", "Town or city"),
        ("postcode", "Postcode"),
    ];
    let fields: Vec<_> = lines
        .into_iter()
        .map(|(part, label)| {
            let frame = question(&[id, "-", part].concat(), label);
            view! { <TextField frame={frame} value={String::new()} on_input={ignored()}/> }
                .into_any()
        })
        .collect();
    view! { <FieldSet frame={frame} children={fields.into_any()}/> }.into_any()
}

fn rows(id: &'static str, rows: &[(&str, &str)], is_movable: bool) -> AnyView {
    let rows: Vec<_> = rows
        .iter()
        .map(|(title, text)| RowItem {
            title: (*title).to_owned(),
            text: (*text).to_owned(),
            change: form_page(3),
        })
        .collect();
    view! {
        <RowList
            rows={rows}
            on_remove={ignored()}
            on_move={is_movable.then(ignored)}
            empty={"Nothing is added yet."}
            id={id}
        />
    }
    .into_any()
}
