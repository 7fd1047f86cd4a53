//! What is offered beside the task: people to talk to, and an app to install.

use frontdoor_core::config::{ContactKind, ContactWay, Localized};
use frontdoor_core::ports::{InstallWay, Task};
use leptos::prelude::*;

use super::data::LONG_WORD;
use super::{Example, Pattern};
use crate::components::{Contact, InstallOffer};

pub(super) const PATTERNS: &[Pattern] = &[CONTACT, INSTALL_OFFER];

const CONTACT: Pattern = Pattern {
    name: "contact",
    title: "Contact",
    purpose: "Beside everything that can fail, and in the footer: ways to reach a person, in the same order everywhere.",
    accessibility: &[
        "A list; each way has a word for its kind and not only an icon (WCAG 1.1.1, 1.3.1).",
        "Numbers and addresses are links, so that one tap calls or writes (2.5.8).",
        "It stands in the same place on every page (3.2.6).",
    ],
    examples: &[
        Example::new("all", "Every way", || {
            ways(&[
                (
                    ContactKind::Phone,
                    "+1 555 010 3110",
                    "Workdays from 8 to 16",
                ),
                (ContactKind::Email, "help@marlow.example", ""),
                (ContactKind::Web, "https://marlow.example/help", ""),
                (
                    ContactKind::Visit,
                    "2 Harbour Square, Marlow",
                    "Ground floor, step-free",
                ),
            ])
        }),
        Example::new("one", "One way", || {
            ways(&[(ContactKind::Phone, "+1 555 010 3110", "")])
        }),
        Example::new("long", "With long words", || {
            ways(&[(
                ContactKind::Email,
                "grundstuecksverkehrsgenehmigung@zustaendigkeit.marlow.example",
                LONG_WORD,
            )])
        }),
    ],
};

const INSTALL_OFFER: Pattern = Pattern {
    name: "install-offer",
    title: "Offer to install",
    purpose: "After something was sent, and in the settings: the portal as an app. Never before the task is done, \
              and never as something that has to be closed.",
    accessibility: &[
        "A heading, a text and a native button; the browser itself asks the question (WCAG 2.1.1, 4.1.2).",
        "What came of it is told through a status, in the place of the button (4.1.3).",
        "Where the browser has no such question, words say where to find the command (3.3.2).",
    ],
    examples: &[
        Example::new("asks", "The browser asks", || install(InstallWay::Asks)),
        Example::new("by-hand", "To be done by hand", || {
            install(InstallWay::ByHand)
        }),
        Example::new("done", "It is being installed", || {
            install(InstallWay::Asks)
        })
        .pressed("#install"),
    ],
};

fn ways(ways: &[(ContactKind, &str, &str)]) -> AnyView {
    let ways = ways.iter().map(|(kind, value, note)| ContactWay {
        kind: *kind,
        value: (*value).to_owned(),
        note: Localized(vec![("en".to_owned(), (*note).to_owned())]),
    });
    view! { <Contact ways={ways.collect()}/> }.into_any()
}

fn install(way: InstallWay) -> AnyView {
    view! { <InstallOffer way={way} install={at_once}/> }.into_any()
}

/// A citizen who says yes.
fn at_once() -> Task<bool> {
    Box::pin(async { true })
}
