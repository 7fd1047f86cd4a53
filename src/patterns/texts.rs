//! Questions that are answered by typing.

use leptos::prelude::*;

use super::data::{
    LONG_QUESTION, LONG_WORD, alone, fixed, helped, hinted, ignored, question, wrong,
};
use super::{Example, Pattern};
use crate::components::{Frame, SeveralField, TextArea, TextField};

pub(super) const PATTERNS: &[Pattern] = &[TEXT_FIELD, TEXT_AREA, SEVERAL_FIELD];

const TEXT_FIELD: Pattern = Pattern {
    name: "text-field",
    title: "Text field",
    purpose: "For an answer of one line, such as a name, a number or an address. Not for more than a line \
              (text area), nor where a few answers are known (choices).",
    accessibility: &[
        "A native input with a label that is always seen; no placeholder stands in for it (WCAG 3.3.2, 1.3.1).",
        "Hint, unit and error are read with the field, since aria-describedby names them (1.3.1, 3.3.1).",
        "What is wrong is said in words, beside a line and aria-invalid, not by colour alone (1.4.1, 3.3.1, 3.3.3).",
        "Type, inputmode and autocomplete bring the right keyboard and the browser's own answers (1.3.5).",
        "The characters left are shown from four fifths of the limit on, and told to screen readers after a pause in \
         typing, not at each key (4.1.3).",
        "An answer that cannot be changed is read-only and not disabled, so that it can be focused, read and copied.",
    ],
    examples: &[
        Example::new("default", "Default", || {
            text(question("street", "Street"), "")
        }),
        Example::new("hint", "With a hint", || {
            text(
                hinted(
                    question("place", "Address or place"),
                    "For example, 12 Harbour Street, or the corner of Mill Lane and Bridge Street.",
                ),
                "",
            )
        }),
        Example::new("filled", "Filled in", || {
            text(question("street-filled", "Street"), "12 Harbour Street")
        }),
        Example::new("error", "With an error", || {
            text(
                wrong(
                    hinted(
                        question("email", "Email address"),
                        "We only use it to tell you how your request goes.",
                    ),
                    "Enter an email address in the format name@example.com",
                ),
                "sam at example",
            )
        }),
        Example::new("affixes", "With a unit", || {
            let frame = question("depth", "How deep is it?");
            let affixes = (String::new(), "cm".to_owned());
            view! {
                <TextField
                    frame={frame}
                    value={"12".to_owned()}
                    input_mode={"decimal"}
                    affixes={affixes}
                    width={"input--width-4"}
                    on_input={ignored()}
                />
            }
            .into_any()
        }),
        Example::new("counter", "Close to its limit", || {
            counted(
                question("short", "Title of your report"),
                "A deep pothole in front of the library",
            )
        }),
        Example::new("counter-over", "Over its limit", || {
            let frame = question("long", "Title of your report");
            counted(
                wrong(
                    frame,
                    "“Title of your report” must be 40 characters or fewer",
                ),
                "A deep pothole in front of the library's main door",
            )
        }),
        Example::new("fixed", "Not to be changed", || {
            text(fixed(question("account", "Permit number")), "MW 2291")
        }),
        Example::new("help", "With help behind a summary", || {
            text(with_help("help"), "")
        }),
        Example::new("help-open", "With its help opened", || {
            text(with_help("help-open"), "")
        })
        .pressed("summary"),
        Example::new("heading", "As the heading of its page", || {
            text(
                alone(question("alone", "What is the name of the street?")),
                "",
            )
        }),
        Example::new("long", "With long words", || {
            text(
                hinted(question("long-words", LONG_QUESTION), LONG_WORD),
                LONG_WORD,
            )
        }),
    ],
};

const TEXT_AREA: Pattern = Pattern {
    name: "text-area",
    title: "Text area",
    purpose: "For an answer in sentences, such as what happened. Not for an answer of one line, which a text field asks for.",
    accessibility: &[
        "A native textarea with a label that is always seen (WCAG 1.3.1, 3.3.2).",
        "It can be made taller by hand, and its text can be enlarged to 200 % without loss (1.4.4).",
        "The characters left are told after a pause in typing (4.1.3); nothing stops the typing at the limit, so that \
         a text that was pasted is not cut.",
    ],
    examples: &[
        Example::new("default", "Default", || {
            area(question("more", "Tell us more"), "")
        }),
        Example::new("hint", "With a hint", || {
            area(
                hinted(
                    question("more-hint", "Tell us more"),
                    "Say what happened and anything that helps to find it.",
                ),
                "",
            )
        }),
        Example::new("filled", "Filled in", || {
            area(
                question("more-filled", "Tell us more"),
                "It is in the bus lane.\nTwo bicycles have hit it since Monday.",
            )
        }),
        Example::new("error", "With an error", || {
            area(
                wrong(
                    question("more-error", "Tell us more"),
                    "Tell us what happened",
                ),
                "",
            )
        }),
        Example::new("fixed", "Not to be changed", || {
            area(
                fixed(question("more-fixed", "Remarks")),
                "Taken over from your last permit.",
            )
        }),
        Example::new("counter", "Close to its limit", || {
            view! {
                <TextArea
                    frame={question("more-counter", "Tell us more")}
                    value={"It is deep and wide and in the bus lane.".to_owned()}
                    most={Some(50)}
                    on_input={ignored()}
                />
            }
            .into_any()
        }),
    ],
};

const SEVERAL_FIELD: Pattern = Pattern {
    name: "several-field",
    title: "Several lines",
    purpose: "For several short answers to one question, such as telephone numbers. Not where each answer has parts \
              of its own (list of rows).",
    accessibility: &[
        "A fieldset whose legend is the question; each line is named by question and number (WCAG 1.3.1, 2.4.6).",
        "Each button to remove says which line it removes (2.4.9).",
        "After adding, the focus goes to the new line; after removing, to the line that took its place (2.4.3).",
    ],
    examples: &[
        Example::new("default", "One line", || {
            several(question("phones", "Phone number"), &[])
        }),
        Example::new("filled", "Several lines", || {
            several(
                question("phones-filled", "Phone number"),
                &["555 010 3110", "555 010 3111"],
            )
        }),
        Example::new("error", "With an error", || {
            several(
                wrong(
                    question("phones-error", "Phone number"),
                    "Enter a phone number, such as 555 010 3110",
                ),
                &["home", ""],
            )
        }),
        Example::new("fixed", "Not to be changed", || {
            several(
                fixed(question("phones-fixed", "Phone number")),
                &["555 010 3110"],
            )
        }),
    ],
};

fn text(frame: Frame, value: &str) -> AnyView {
    view! { <TextField frame={frame} value={value.to_owned()} on_input={ignored()}/> }.into_any()
}

fn counted(frame: Frame, value: &str) -> AnyView {
    view! { <TextField frame={frame} value={value.to_owned()} most={Some(40)} on_input={ignored()}/> }
        .into_any()
}

fn with_help(id: &str) -> Frame {
    helped(
        question(id, "Number of the lamp post"),
        "Where do I find it?",
        "On a small plate at the height of your eyes, on the side of the road.",
    )
}

fn area(frame: Frame, value: &str) -> AnyView {
    view! { <TextArea frame={frame} value={value.to_owned()} on_input={ignored()}/> }.into_any()
}

fn several(frame: Frame, values: &[&str]) -> AnyView {
    let values = super::data::owned(values);
    view! {
        <SeveralField
            frame={frame}
            values={values}
            on_input={ignored()}
            on_add={ignored()}
            on_remove={ignored()}
        />
    }
    .into_any()
}
