//! Every address of the portal. A link is a [`Place`], never a string.

use frontdoor_core::percent;

/// A place that a citizen can go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// What do you need?
    Home,
    /// All services, or those that match a query.
    Services {
        /// What is searched for; may be empty.
        query: String,
    },
    /// One service.
    Service {
        /// The agency's id.
        agency: String,
        /// The service's code.
        code: String,
    },
    /// The form of a service.
    Form {
        /// The agency's id.
        agency: String,
        /// The service's code.
        code: String,
        /// Where in the form.
        step: Step,
    },
    /// What became of something sent from this device.
    Sent {
        /// The submission's id on this device.
        id: String,
    },
    /// Find a request by its reference.
    Track,
    /// The requests kept on this device.
    Requests,
    /// One request.
    Request {
        /// The agency's id.
        agency: String,
        /// The reference.
        id: String,
    },
    /// Start with a photo, also one that another app shares.
    Share,
    /// Talk to an agency.
    Chat {
        /// The agency's id; empty for the one there is, or for the choice of one.
        agency: String,
    },
    /// Settings and privacy.
    Settings,
    /// The accessibility statement.
    Accessibility,
    /// No such address.
    NotFound,
}

/// A step of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The parts of the form, with how far each is.
    Parts,
    /// A page, from 1, by its place in the definition.
    Page(usize),
    /// A page opened by a "Change" link: continuing returns to the check.
    Change(usize),
    /// One row of a repeating group.
    Row {
        /// The page that it is on, from 1.
        page: usize,
        /// The path of its answers, such as `children[0]`.
        row: String,
        /// Whether continuing returns to the check.
        change: bool,
    },
    /// Check your answers.
    Check,
}

impl Place {
    /// All services, without a query.
    #[must_use]
    pub fn services() -> Self {
        Self::Services {
            query: String::new(),
        }
    }

    /// A chat, whichever it is.
    #[must_use]
    pub fn chat() -> Self {
        Self::Chat {
            agency: String::new(),
        }
    }

    /// The address, relative to the portal's origin.
    #[must_use]
    pub fn href(&self) -> String {
        match self {
            Self::Home | Self::NotFound => "/".into(),
            Self::Services { query } if query.is_empty() => "/services".into(),
            Self::Services { query } => join(&["/services?q=", &percent::encode(query)]),
            Self::Service { agency, code } => service(agency, code, ""),
            Self::Form { agency, code, step } => service(agency, code, &step.href()),
            Self::Sent { id } => join(&["/sent/", &percent::encode(id)]),
            Self::Track => "/track".into(),
            Self::Requests => "/requests".into(),
            Self::Request { agency, id } => join(&[
                "/requests/",
                &percent::encode(agency),
                "/",
                &percent::encode(id),
            ]),
            Self::Share => "/share".into(),
            Self::Chat { agency } if agency.is_empty() => "/chat".into(),
            Self::Chat { agency } => join(&["/chat/", &percent::encode(agency)]),
            Self::Settings => "/settings".into(),
            Self::Accessibility => "/accessibility".into(),
        }
    }

    /// Reads an address such as `/services?q=bus`. Anything unknown is [`Place::NotFound`].
    #[must_use]
    pub fn parse(path_and_query: &str) -> Self {
        let address = path_and_query.split('#').next().unwrap_or_default();
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let segments: Vec<String> = path
            .split('/')
            .filter(|segment| !segment.is_empty())
            .map(percent::decode)
            .collect();
        let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
        match segments.as_slice() {
            [] | ["index.html"] => Self::Home,
            ["services"] => Self::Services {
                query: parameter(query, "q"),
            },
            ["services", agency, code] => Self::Service {
                agency: (*agency).into(),
                code: (*code).into(),
            },
            ["services", agency, code, "form", step @ ..] => match Step::parse(step) {
                Some(step) => Self::Form {
                    agency: (*agency).into(),
                    code: (*code).into(),
                    step,
                },
                None => Self::NotFound,
            },
            ["sent", id] => Self::Sent { id: (*id).into() },
            ["track"] => Self::Track,
            ["requests"] => Self::Requests,
            ["requests", agency, id] => Self::Request {
                agency: (*agency).into(),
                id: (*id).into(),
            },
            ["share"] => Self::Share,
            ["chat"] => Self::chat(),
            ["chat", agency] => Self::Chat {
                agency: (*agency).into(),
            },
            ["settings"] => Self::Settings,
            ["accessibility"] => Self::Accessibility,
            _ => Self::NotFound,
        }
    }

    /// The nearest place whose address tells nothing of the citizen: neither what they typed nor what they
    /// have sent.
    #[must_use]
    pub fn public(&self) -> Self {
        match self {
            Self::Services { .. } => Self::services(),
            Self::Sent { .. } | Self::Request { .. } => Self::Requests,
            place => place.clone(),
        }
    }

    /// The place without what may change while its page stays on the screen.
    #[must_use]
    pub fn screen(self) -> Self {
        match self {
            Self::Services { .. } => Self::services(),
            other => other,
        }
    }
}

impl Step {
    fn href(&self) -> String {
        let page = |page: &usize| ["/form/", &page.to_string()].concat();
        match self {
            Self::Parts => "/form".into(),
            Self::Page(number) => page(number),
            Self::Change(number) => page(number) + "/change",
            Self::Row {
                page: number,
                row,
                change,
            } => {
                let end = if *change { "/change" } else { "" };
                [&page(number), "/row/", &percent::encode(row), end].concat()
            }
            Self::Check => "/form/check".into(),
        }
    }

    fn parse(segments: &[&str]) -> Option<Self> {
        let page = |text: &str| text.parse().ok().filter(|page| *page > 0);
        match segments {
            [] => Some(Self::Parts),
            ["check"] => Some(Self::Check),
            [number] => page(number).map(Self::Page),
            [number, "change"] => page(number).map(Self::Change),
            [number, "row", row, rest @ ..] if matches!(rest, [] | ["change"]) => Some(Self::Row {
                page: page(number)?,
                row: (*row).into(),
                change: !rest.is_empty(),
            }),
            _ => None,
        }
    }
}

fn service(agency: &str, code: &str, rest: &str) -> String {
    join(&[
        "/services/",
        &percent::encode(agency),
        "/",
        &percent::encode(code),
        rest,
    ])
}

fn join(parts: &[&str]) -> String {
    parts.concat()
}

fn parameter(query: &str, name: &str) -> String {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| percent::decode_query(value))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_place() -> Vec<Place> {
        let text = || "a/b ?#é+%".to_owned();
        vec![
            Place::Home,
            Place::services(),
            Place::Services { query: text() },
            Place::Service {
                agency: "city".into(),
                code: text(),
            },
            Place::Form {
                agency: "city".into(),
                code: text(),
                step: Step::Page(3),
            },
            Place::Form {
                agency: "city".into(),
                code: text(),
                step: Step::Change(3),
            },
            Place::Form {
                agency: "city".into(),
                code: text(),
                step: Step::Check,
            },
            Place::Form {
                agency: "city".into(),
                code: text(),
                step: Step::Parts,
            },
            Place::Form {
                agency: "city".into(),
                code: text(),
                step: Step::Row {
                    page: 2,
                    row: "children[0].pets[1]".into(),
                    change: true,
                },
            },
            Place::Sent { id: text() },
            Place::Track,
            Place::Requests,
            Place::Request {
                agency: "city".into(),
                id: text(),
            },
            Place::Share,
            Place::chat(),
            Place::Chat {
                agency: "city".into(),
            },
            Place::Settings,
            Place::Accessibility,
        ]
    }

    #[test]
    fn every_place_is_read_back_from_its_address() {
        for place in every_place() {
            assert_eq!(Place::parse(&place.href()), place, "{}", place.href());
        }
    }

    #[test]
    fn the_service_worker_opens_every_place_offline() {
        let worker = include_str!("service_worker.js");
        let list = worker.split_once("const PLACES = [").expect("has a list").1;
        let list = list.split_once(']').expect("ends").0;
        let known: Vec<&str> = list
            .split(", ")
            .map(|word| word.trim_matches(['"', ',', '\n', ' ']))
            .collect();
        for place in every_place() {
            let href = place.href();
            let first = href.split(['/', '?']).nth(1).unwrap_or_default();
            assert!(known.contains(&first), "{href} is not in {known:?}");
        }
    }

    #[test]
    fn an_unknown_address_is_not_found() {
        for path in [
            "/x",
            "/services/city",
            "/services/city/1/form/0",
            "/services/c/1/form/x",
        ] {
            assert_eq!(Place::parse(path), Place::NotFound, "{path}");
        }
    }

    #[test]
    fn a_plain_form_reaches_the_search() {
        assert_eq!(
            Place::parse("/services?q=bus+stop#main"),
            Place::Services {
                query: "bus stop".into()
            }
        );
    }
}
