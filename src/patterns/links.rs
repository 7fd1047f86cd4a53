//! Ways to somewhere else.

use leptos::prelude::*;

use super::data::{LONG_QUESTION, LONG_WORD, form_page, ignored};
use super::{Example, Pattern};
use crate::components::{BackLink, ButtonLink, Link, SearchForm, ServiceItem};
use crate::markup;
use crate::routes::Place;

pub(super) const PATTERNS: &[Pattern] = &[LINK, BUTTON_LINK, BACK_LINK, SEARCH_FORM, SERVICE_ITEM];

const LINK: Pattern = Pattern {
    name: "link",
    title: "Link",
    purpose: "To go to another place of the portal. Not to do something, which is a button.",
    accessibility: &[
        "A native link, so that it can be opened in a new tab or copied (WCAG 4.1.2).",
        "It is underlined and not only coloured (1.4.1); its words say where it leads (2.4.4).",
        "The one of the page that is open has aria-current, from which it also looks different.",
    ],
    examples: &[
        Example::new("default", "Default", || {
            view! { <Link to={Place::services()}>"All services"</Link> }.into_any()
        }),
        Example::new("current", "The page that is open", || {
            view! { <Link to={Place::services()} current={true}>"Services"</Link> }.into_any()
        }),
        Example::new("long", "With long words", || {
            view! { <Link to={Place::services()}>{LONG_WORD}</Link> }.into_any()
        }),
    ],
};

const BUTTON_LINK: Pattern = Pattern {
    name: "button-link",
    title: "Button that leads on",
    purpose: "For the main step onwards, once on a page; the second choice is quieter. Not among links in a text.",
    accessibility: &[
        "It looks like a button and is a link, since it leads to another page: screen readers say “link” (WCAG 4.1.2).",
        "At least 44 pixels tall (2.5.8); its edge has 3:1 against the page (1.4.11).",
    ],
    examples: &[
        Example::new("default", "Default", || lead("Start", false)),
        Example::new("secondary", "The second choice", || {
            lead("Report something else", true)
        }),
        Example::new("long", "With long words", || lead(LONG_QUESTION, false)),
    ],
};

const BACK_LINK: Pattern = Pattern {
    name: "back-link",
    title: "Back link",
    purpose: "At the top of a page that is one step of several, to the step before. Not in place of the browser's own \
              way back, which works as well.",
    accessibility: &[
        "A native link before the heading, so that it is the first thing in the page's content (WCAG 2.4.3).",
        "Nothing that was typed is lost by following it (3.3.4).",
    ],
    examples: &[
        Example::new("default", "Default", || {
            view! { <BackLink to={form_page(1)}/> }.into_any()
        }),
        Example::new("text", "With words of its own", || {
            view! { <BackLink to={form_page(1)} text={"All parts of this form"}/> }.into_any()
        }),
    ],
};

const SEARCH_FORM: Pattern = Pattern {
    name: "search-form",
    title: "Search",
    purpose: "To find a service, at the top of the home page (large) and of the list of services. Not for lists that \
              are short enough to read.",
    accessibility: &[
        "A landmark of the role search, with a label that is always seen (WCAG 1.3.1, 3.3.2).",
        "Enter and the button do the same (2.1.1); how many were found is told by the page (4.1.3).",
        "A plain form that works before the portal has loaded.",
    ],
    examples: &[
        Example::new("default", "Default", || search("", false)),
        Example::new("filled", "Filled in", || search("pothole", false)),
        Example::new("hero", "Large, on the home page", || search("", true)),
    ],
};

const SERVICE_ITEM: Pattern = Pattern {
    name: "service-item",
    title: "Service in a list",
    purpose: "For a service among others: what it is called, a line about it, and who does it. Not for requests, which \
              have a status.",
    accessibility: &[
        "An item of a list; its name is the link, and the whole tile is the target (WCAG 1.3.1, 2.4.4, 2.5.8).",
        "Names come from agencies: bdi and dir=auto keep their direction from turning what is around them (1.3.2).",
    ],
    examples: &[
        Example::new("default", "Default", || {
            services(&[(
                "Report a pothole",
                "Holes in roads, cycle lanes and pavements of the city.",
            )])
        }),
        Example::new("several", "Several", || {
            services(&[
                (
                    "Report a pothole",
                    "Holes in roads, cycle lanes and pavements of the city.",
                ),
                (
                    "Street light does not work",
                    "Lamps that are dark, flicker, or burn by day.",
                ),
                ("Rubbish was not collected", ""),
            ])
        }),
        Example::new("long", "With long words", || {
            services(&[(LONG_WORD, LONG_QUESTION)])
        }),
    ],
};

fn lead(text: &'static str, is_secondary: bool) -> AnyView {
    view! { <ButtonLink to={form_page(1)} secondary={is_secondary} text={text}/> }.into_any()
}

fn search(query: &str, is_large: bool) -> AnyView {
    let query = Signal::stored(query.to_owned());
    view! { <SearchForm query={query} hero={is_large} on_search={ignored()}/> }.into_any()
}

fn services(services: &[(&str, &str)]) -> AnyView {
    let items: Vec<_> = services
        .iter()
        .map(|(name, description)| {
            view! {
                <ServiceItem
                    agency_id={"city".to_owned()}
                    agency_name={"City of Marlow".to_owned()}
                    code={"pothole".to_owned()}
                    name={(*name).to_owned()}
                    description={(*description).to_owned()}
                />
            }
            .into_any()
        })
        .collect();
    markup! { <ul class={"service-group__list"}>{items}</ul> }
}
