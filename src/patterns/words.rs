//! What is only read: headings, notices, authors' texts, tags.

use frontdoor_core::form::definition::{Block, Inline, Tone};
use leptos::prelude::*;

use super::data::{LONG_QUESTION, LONG_WORD, nothing_answered, paragraph, plain};
use super::{Example, Pattern};
use crate::components::{Heading, NoticeBox, Tag, content};
use crate::markup;

pub(super) const PATTERNS: &[Pattern] = &[HEADING, NOTICE, CONTENT, TAG];

const HEADING: Pattern = Pattern {
    name: "heading",
    title: "Heading of the page",
    purpose: "Once on every page: it says what the page is, and names the document. Not for sections, whose headings \
              are of level two and below.",
    accessibility: &[
        "The one h1 of a page; the title of the document begins with it (WCAG 2.4.2, 2.4.6).",
        "It takes the focus when the citizen comes from another page, so that a screen reader starts where the eyes \
         do; Tab passes it by (2.4.3).",
    ],
    examples: &[
        Example::new("default", "Default", || {
            view! { <Heading text={"Report a pothole"}/> }.into_any()
        }),
        Example::new("caption", "With a line above", || {
            view! { <Heading text={"Where is it?"} caption={"Report a pothole"}/> }.into_any()
        }),
        Example::new("long", "With long words", || {
            view! { <Heading text={LONG_WORD} caption={LONG_QUESTION}/> }.into_any()
        }),
    ],
};

const NOTICE: Pattern = Pattern {
    name: "notice",
    title: "Notice",
    purpose: "For one thing that people should know before they go on. Not for errors in answers (error summary), and not \
              more than one or two on a page.",
    accessibility: &[
        "A section with a heading, so that it can be found by headings (WCAG 1.3.1, 2.4.6).",
        "The heading says what it is about; icon and colour only repeat it (1.4.1).",
        "It is no live region: what comes while a page is open is announced by whoever puts it there (4.1.3).",
    ],
    examples: &[
        Example::new("info", "Good to know", || {
            notice("info", "Call 911 if somebody is in danger")
        }),
        Example::new("warning", "A warning", || {
            notice("warning", "There is no room left on this device")
        }),
        Example::new("success", "Good news", || {
            notice("success", "Everything on this device is erased")
        }),
        Example::new("danger", "Something is wrong", || {
            notice("danger", "The office is closed")
        }),
        Example::new("actions", "With buttons", || {
            view! {
                <NoticeBox tone={"warning"} title={"Is this your own device?"} text={"On your own device, what you type stays until you erase it."}>{markup! {
                    <div class={"button-group"}>
                        <button class={"button button--secondary"} type={"button"}>{"Yes, it is mine"}</button>
                        <button class={"button button--secondary"} type={"button"}>{"No, others use it"}</button>
                    </div>
                }}</NoticeBox>
            }
            .into_any()
        }),
        Example::new("long", "With long words", || notice("info", LONG_WORD)),
    ],
};

const CONTENT: Pattern = Pattern {
    name: "content",
    title: "Content of authors",
    purpose: "For what an agency has written with structure: paragraphs, lists, boxes, more behind a summary. Not for \
              words of the portal's own.",
    accessibility: &[
        "Elements are made anew from an allow-list, so that lists, headings and links are what they look like (WCAG 1.3.1).",
        "Headings go on from the level around them (2.4.6).",
        "Each text has dir=auto, since agencies write in languages that the portal does not know (1.3.2).",
        "A box begins with a hidden word that says how it is meant (1.4.1).",
        "More behind a summary is a native details element: Enter and Space open it (2.1.1, 4.1.2).",
    ],
    examples: &[
        Example::new("text", "Text with structure", || {
            content(&text(), 2, &nothing_answered())
        }),
        Example::new("details", "More, behind a summary", || {
            content(&[details()], 2, &nothing_answered())
        }),
        Example::new("details-open", "More, opened", || {
            content(&[details()], 2, &nothing_answered())
        })
        .pressed("summary"),
        Example::new("notices", "Boxes", || {
            let tones = [Tone::Info, Tone::Warning, Tone::Error, Tone::Success];
            content(&tones.map(boxed), 2, &nothing_answered())
        }),
    ],
};

const TAG: Pattern = Pattern {
    name: "tag",
    title: "Tag",
    purpose: "For a status in one word or two, beside the thing that has it. Not for numbers, and never as a button.",
    accessibility: &[
        "The word says it all; colour and shape only repeat it (WCAG 1.4.1).",
        "Its text has at least 4.5:1 on its ground, in every theme (1.4.3).",
    ],
    examples: &[
        Example::new("open", "Open", || tag("open", "Open")),
        Example::new("closed", "Closed", || tag("closed", "Closed")),
        Example::new("other", "In the agency's words", || {
            tag("other", "Inspection planned")
        }),
        Example::new("pending", "Waiting", || {
            tag("pending", "Waiting for reference")
        }),
        Example::new("unknown", "Not certain", || tag("unknown", "Not certain")),
        Example::new("refused", "Not sent", || tag("refused", "Not sent")),
        Example::new("new", "New", || tag("new", "New")),
        Example::new("long", "With long words", || tag("other", LONG_WORD)),
    ],
};

fn notice(tone: &'static str, title: &'static str) -> AnyView {
    let text = "The office at 2 Harbour Square is open on workdays from 8 to 16.";
    view! { <NoticeBox tone={tone} title={title} text={text}/> }.into_any()
}

fn tag(kind: &'static str, text: &'static str) -> AnyView {
    view! { <Tag kind={kind} text={text}/> }.into_any()
}

fn text() -> Vec<Block> {
    let item = |text: &str| vec![paragraph(text)];
    vec![
        Block::Heading {
            level: 1,
            text: vec![plain("Before you report a pothole")],
        },
        Block::Paragraph(vec![
            plain("Look whether it is "),
            Inline::Strong(vec![plain("on a city road")]),
            plain(". Motorways are looked after "),
            Inline::Emphasis(vec![plain("by the county")]),
            plain(", which has "),
            Inline::Link {
                href: "https://county.example/roads".to_owned(),
                text: vec![plain("a page of its own")],
            },
            plain("."),
        ]),
        Block::Heading {
            level: 2,
            text: vec![plain("What we need")],
        },
        Block::List {
            ordered: false,
            items: vec![
                item("where it is"),
                item("how deep it is, as far as you can tell"),
            ],
        },
        Block::Heading {
            level: 2,
            text: vec![plain("What happens next")],
        },
        Block::List {
            ordered: true,
            items: vec![
                item("We look at it."),
                item("We mark it."),
                item("We mend it."),
            ],
        },
    ]
}

fn details() -> Block {
    Block::Details {
        summary: vec![plain("How do I measure it?")],
        content: vec![paragraph(
            "Lay a stick across it, and hold a ruler against the stick.",
        )],
    }
}

fn boxed(tone: Tone) -> Block {
    Block::Notice {
        tone,
        content: vec![paragraph("The road is closed from Monday to Wednesday.")],
    }
}
