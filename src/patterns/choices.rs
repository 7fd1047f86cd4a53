//! Questions that are answered by choosing.

use leptos::prelude::*;

use super::data::{
    LONG_QUESTION, LONG_WORD, alone, choices, fixed, hinted, ignored, question, wrong,
};
use super::{Example, Pattern};
use crate::components::{CheckboxField, ChoiceField, Frame, ListField};

pub(super) const PATTERNS: &[Pattern] = &[RADIOS, CHECKBOX, LIST];

const KINDS: &[&str] = &[
    "In the road",
    "In a cycle lane",
    "On a pavement",
    "Somewhere else",
];
const MAKES: &[&str] = &[
    "Alfa Romeo",
    "Aston Martin",
    "Audi",
    "BMW",
    "Dacia",
    "Ford",
    "Kia",
    "Renault",
    "Škoda",
    "Volvo",
];

const RADIOS: Pattern = Pattern {
    name: "choice-field",
    title: "Choices",
    purpose: "For one or several of a few answers that all fit on a screen: radios for one, checkboxes for several. \
              Not for more than about ten (list field), nor for a mere yes that stands alone (checkbox).",
    accessibility: &[
        "Native radios or checkboxes in a fieldset whose legend is the question (WCAG 1.3.1, 3.3.2).",
        "Tab goes to the group, arrows choose among radios, Space ticks a checkbox (2.1.1).",
        "The whole row is the target, at least 44 pixels tall; the box itself has 24 (2.5.8).",
        "What is chosen is a shape and not a colour, also in forced colours (1.4.1, 1.4.11).",
        "Error and hint describe the group; a hint of one choice describes that choice (3.3.1).",
    ],
    examples: &[
        Example::new("radios", "One of them", || {
            choose(question("kind", "Where is the pothole?"), false, &[])
        }),
        Example::new("radios-chosen", "One of them, chosen", || {
            choose(
                question("kind-chosen", "Where is the pothole?"),
                false,
                &[1],
            )
        }),
        Example::new("radios-inline", "Two, side by side", || {
            let yes_or_no = choices(&["Yes", "No"]);
            view! {
                <ChoiceField
                    frame={question("danger", "Is anybody in danger?")}
                    choices={yes_or_no}
                    several={false}
                    inline={true}
                    chosen={vec![1]}
                    on_choose={ignored()}
                />
            }
            .into_any()
        }),
        Example::new("radios-error", "One of them, with an error", || {
            let frame = question("kind-error", "Where is the pothole?");
            choose(
                wrong(frame, "Choose an answer to “Where is the pothole?”"),
                false,
                &[],
            )
        }),
        Example::new("radios-hints", "With a hint for each", || {
            let mut choices = choices(&["Now", "Within a week"]);
            choices[0].hint = "Somebody could get hurt today.".to_owned();
            choices[1].hint = "It is a nuisance, but nobody is in danger.".to_owned();
            view! {
                <ChoiceField
                    frame={question("urgent", "How soon should we come?")}
                    choices={choices}
                    several={false}
                    chosen={vec![]}
                    on_choose={ignored()}
                />
            }
            .into_any()
        }),
        Example::new("radios-fixed", "Not to be changed", || {
            choose(
                fixed(question("kind-fixed", "Where is the pothole?")),
                false,
                &[0],
            )
        }),
        Example::new("checkboxes", "Several of them", || {
            let frame = question("kinds", "What was damaged?");
            choose(hinted(frame, "Choose all that apply."), true, &[0, 2])
        }),
        Example::new("checkboxes-error", "Several of them, with an error", || {
            let frame = question("kinds-error", "What was damaged?");
            choose(
                wrong(frame, "Choose at least 1 answer to “What was damaged?”"),
                true,
                &[],
            )
        }),
        Example::new("heading", "As the heading of its page", || {
            choose(
                alone(question("kind-alone", "Where is the pothole?")),
                false,
                &[],
            )
        }),
        Example::new("long", "With long words", || {
            view! {
                <ChoiceField
                    frame={question("kind-long", LONG_QUESTION)}
                    choices={choices(&[LONG_WORD, "The city, as far as one can tell from the sign that stands beside the road"])}
                    several={false}
                    chosen={vec![0]}
                    on_choose={ignored()}
                />
            }
            .into_any()
        }),
    ],
};

const CHECKBOX: Pattern = Pattern {
    name: "checkbox-field",
    title: "Checkbox",
    purpose: "For a yes that stands alone, such as a consent. Not for a question that can be answered by no: \
              for that there are two radios.",
    accessibility: &[
        "A native checkbox; its label is the question, and Space ticks it (WCAG 2.1.1, 4.1.2).",
        "Hint and error describe the box itself, since there is no group (1.3.1, 3.3.1).",
        "It is never ticked in advance.",
    ],
    examples: &[
        Example::new("default", "Default", || {
            tick(
                question("consent", "The city may call me about this"),
                false,
            )
        }),
        Example::new("checked", "Ticked", || {
            tick(
                question("consent-checked", "The city may call me about this"),
                true,
            )
        }),
        Example::new("hint", "With a hint", || {
            let frame = question("consent-hint", "The city may call me about this");
            tick(hinted(frame, "On workdays from 8 to 16."), false)
        }),
        Example::new("error", "With an error", || {
            let frame = question("consent-error", "What I have written is true");
            tick(wrong(frame, "Tick “What I have written is true”"), false)
        }),
        Example::new("fixed", "Not to be changed", || {
            tick(fixed(question("consent-fixed", "I live in Marlow")), true)
        }),
        Example::new("heading", "As the heading of its page", || {
            tick(
                alone(question("consent-alone", "Do you live in Marlow?")),
                false,
            )
        }),
    ],
};

const LIST: Pattern = Pattern {
    name: "list-field",
    title: "List field",
    purpose: "For one of many answers, found by typing some of its letters, with room for slips. Not for ten answers \
              or fewer, which are better seen at once (choices).",
    accessibility: &[
        "A combobox with a listbox as in the ARIA Authoring Practices: the focus stays in the field, \
         aria-activedescendant follows the arrows (WCAG 4.1.2).",
        "Down and Up go through the list, Enter and Tab take the answer, Escape closes, Alt and Down opens (2.1.1).",
        "The number of answers that fit is told after a pause in typing (4.1.3).",
        "The list lies under the field and is closed when it is left, so that it hides nothing that has the focus (2.4.11).",
    ],
    examples: &[
        Example::new("default", "Default", || {
            list(question("make", "Make of the car"), None)
        }),
        Example::new("chosen", "Chosen", || {
            list(question("make-chosen", "Make of the car"), Some(8))
        }),
        Example::new("open", "Open, while something is typed", || {
            list(question("make-open", "Make of the car"), None)
        })
        .typed("a"),
        Example::new("nothing-found", "Nothing found", || {
            list(question("make-nothing", "Make of the car"), None)
        })
        .typed("qqqq"),
        Example::new("hint", "With a hint", || {
            let frame = question("make-hint", "Make of the car");
            list(hinted(frame, "Type some letters, then choose."), None)
        }),
        Example::new("error", "With an error", || {
            let frame = question("make-error", "Make of the car");
            list(
                wrong(
                    frame,
                    "Choose an answer from the list, or leave the field empty",
                ),
                None,
            )
        }),
        Example::new("fixed", "Not to be changed", || {
            list(fixed(question("make-fixed", "Make of the car")), Some(8))
        }),
    ],
};

fn choose(frame: Frame, several: bool, chosen: &[usize]) -> AnyView {
    view! {
        <ChoiceField
            frame={frame}
            choices={choices(KINDS)}
            several={several}
            chosen={chosen.to_vec()}
            on_choose={ignored()}
        />
    }
    .into_any()
}

fn tick(frame: Frame, checked: bool) -> AnyView {
    view! { <CheckboxField frame={frame} checked={checked} on_change={ignored()}/> }.into_any()
}

fn list(frame: Frame, chosen: Option<usize>) -> AnyView {
    view! { <ListField frame={frame} choices={choices(MAKES)} chosen={chosen} on_choose={ignored()}/> }
        .into_any()
}
