//! What stands where content would.

use std::sync::Arc;

use frontdoor_core::agency::{AgencyError, ErrorKind, ErrorMessage, Method, TransportError};
use leptos::prelude::*;

use super::data::{LONG_QUESTION, LONG_WORD, ignored};
use super::{Example, Pattern};
use crate::components::{ButtonLink, Failure, StateBlock, StateKind, Waiting};
use crate::routes::Place;

pub(super) const PATTERNS: &[Pattern] = &[STATE_BLOCK, WAITING, FAILURE];

const STATE_BLOCK: Pattern = Pattern {
    name: "state-block",
    title: "State",
    purpose: "Where content would stand, to say that there is none and what to do next. Empty is only said where \
              it is certain: a failure is never shown as “nothing here”.",
    accessibility: &[
        "A section with a heading that says what happened (WCAG 1.3.1, 2.4.6).",
        "Each kind has a badge of its own shape, which only repeats the words (1.4.1).",
        "The page announces it where it takes the place of something that was waited for (4.1.3).",
    ],
    examples: &[
        Example::new("empty", "Nothing there", || {
            view! {
                <StateBlock kind={StateKind::Empty} title={"No requests yet"} text={"When you send a request from this device, it appears here."}>
                    <ButtonLink to={Place::services()} text={"All services"}/>
                </StateBlock>
            }
            .into_any()
        }),
        Example::new("failed", "Failed", || {
            block(
                StateKind::Failed,
                "City of Marlow has a technical problem",
                "This is not your mistake. Try again later.",
            )
        }),
        Example::new("offline", "Offline", || {
            block(
                StateKind::Offline,
                "You are offline",
                "Check your Wi-Fi or mobile data, then try again.",
            )
        }),
        Example::new("unreachable", "Not reached", || {
            block(
                StateKind::Unreachable,
                "City of Marlow cannot be reached right now",
                "Try again in a few minutes. Other agencies are not affected.",
            )
        }),
        Example::new("long", "With long words", || {
            block(StateKind::Empty, LONG_WORD, LONG_QUESTION)
        }),
    ],
};

const WAITING: Pattern = Pattern {
    name: "waiting",
    title: "Waiting",
    purpose: "Where something is on its way that takes more than a moment; it says what. Not for what is there at once.",
    accessibility: &[
        "A status, so that it is told without taking the focus (WCAG 4.1.3).",
        "The spinner is hidden from screen readers and stands still for those who ask for less motion (2.2.2, 2.3.3).",
    ],
    examples: &[
        Example::new("default", "Default", || {
            view! { <Waiting text={"Waiting for City of Marlow"}/> }.into_any()
        }),
        Example::new("long", "With long words", || {
            view! { <Waiting text={LONG_WORD}/> }.into_any()
        }),
    ],
};

const FAILURE: Pattern = Pattern {
    name: "failure",
    title: "Failure",
    purpose: "When an agency did not answer as it should: what went wrong in words, what to do, and a button to try \
              again. Not for mistakes in answers (error summary).",
    accessibility: &[
        "A section with a heading, and a native button to try again (WCAG 2.1.1, 2.4.6).",
        "What the agency says is quoted as its words, so that nobody takes it for the portal's (3.3.1).",
        "It names the agency, since others may still work.",
    ],
    examples: &[
        Example::new("offline", "No network", || {
            transport(TransportError::Offline)
        }),
        Example::new("unreachable", "Not reached", || {
            transport(TransportError::Unreachable)
        }),
        Example::new("timed-out", "Too slow", || {
            transport(TransportError::TimedOut)
        }),
        Example::new("not-an-answer", "Something else answered", || {
            failed(ErrorKind::NotAnAnswer, "")
        }),
        Example::new("busy", "Busy", || {
            failed(ErrorKind::TooManyRequests(None), "")
        }),
        Example::new("fault", "Its own fault", || {
            failed(ErrorKind::Http(500), "")
        }),
        Example::new("said", "With what the agency said", || {
            failed(ErrorKind::Http(503), "We are down for repairs until 6 pm.")
        }),
    ],
};

fn block(kind: StateKind, title: &'static str, text: &'static str) -> AnyView {
    view! { <StateBlock kind={kind} title={title} text={text}/> }.into_any()
}

fn transport(error: TransportError) -> AnyView {
    shown(AgencyError::transport(error, Method::Get))
}

/// `said` is what the agency said; nothing where empty.
fn failed(kind: ErrorKind, said: &str) -> AnyView {
    let mut error = AgencyError::transport(TransportError::Unreachable, Method::Get);
    error.kind = kind;
    if !said.is_empty() {
        error.messages.push(ErrorMessage {
            code: "503".to_owned(),
            description: said.to_owned(),
        });
    }
    shown(error)
}

fn shown(error: AgencyError) -> AnyView {
    view! { <Failure error={Arc::new(error)} agency_name={"City of Marlow".to_owned()} on_retry={ignored()}/> }
        .into_any()
}
