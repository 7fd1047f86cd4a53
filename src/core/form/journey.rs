//! Which pages a form has.

use super::problem::Field;
use crate::agency::open311::Accepts;
use crate::model::{Attribute, ServiceDefinition};

/// A form: place, the service's questions, description, photos, contact details, one thing a page.
/// Checking the answers and sending them are pages of the portal, not of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// In the order in which to ask; never empty.
    pub pages: Vec<Page>,
}

/// One page.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// What the agency wants read before answering, as plain text.
    pub notices: Vec<String>,
    /// What is asked.
    pub kind: PageKind,
}

/// What a page asks.
#[derive(Clone, Debug, PartialEq)]
pub enum PageKind {
    /// Nothing: notices that no question follows.
    Notice,
    /// One question of the definition.
    Question(Attribute),
    /// What happened, in the citizen's words.
    Description {
        /// Whether it must be given.
        required: bool,
    },
    /// Where it is. At least one way is accepted.
    Location {
        /// Whether coordinates are accepted.
        coordinates: bool,
        /// Whether an address in words is accepted.
        address: bool,
        /// Whether a place must be given.
        required: bool,
    },
    /// Photos.
    Photos {
        /// How many at most, 1 or more.
        most: u8,
    },
    /// Who asks.
    Contact {
        /// Whether `email` must be given.
        email_required: bool,
    },
}

impl Form {
    /// The form of a service. Without a definition, or with one that asks nothing, the description
    /// says all there is to say and is required.
    #[must_use]
    pub fn new(definition: Option<&ServiceDefinition>, accepts: &Accepts) -> Self {
        let mut pages = Vec::new();
        if accepts.coordinates || accepts.address {
            pages.push(Page::plain(PageKind::Location {
                coordinates: accepts.coordinates,
                address: accepts.address,
                required: accepts.location_required,
            }));
        }
        let before = pages.len();
        if let Some(definition) = definition {
            add_questions(&definition.attributes, &mut pages);
        }
        let asks = |page: &Page| matches!(page.kind, PageKind::Question(_));
        let required = !pages.iter().skip(before).any(asks);
        pages.push(Page::plain(PageKind::Description { required }));
        if accepts.photos > 0 {
            pages.push(Page::plain(PageKind::Photos {
                most: accepts.photos,
            }));
        }
        pages.push(Page::plain(PageKind::Contact {
            email_required: accepts.email_required,
        }));
        Self { pages }
    }

    /// The page that asks for a field.
    #[must_use]
    pub fn page_of(&self, field: &Field) -> Option<usize> {
        self.pages.iter().position(|page| field.is_on(&page.kind))
    }
}

impl Page {
    fn plain(kind: PageKind) -> Self {
        Self {
            notices: Vec::new(),
            kind,
        }
    }
}

/// Adds a page for each question. A question without a code cannot be sent, and one that repeats a
/// code cannot be told from the first; neither is asked.
fn add_questions(attributes: &[Attribute], pages: &mut Vec<Page>) {
    let mut notices = Vec::new();
    let mut asked: Vec<&str> = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.is_shown()) {
        if !attribute.variable {
            if !attribute.description.is_empty() {
                notices.push(attribute.description.clone());
            }
        } else if !attribute.code.is_empty() && !asked.contains(&attribute.code.as_str()) {
            asked.push(&attribute.code);
            pages.push(Page {
                notices: std::mem::take(&mut notices),
                kind: PageKind::Question(attribute.clone()),
            });
        }
    }
    if !notices.is_empty() {
        pages.push(Page {
            notices,
            kind: PageKind::Notice,
        });
    }
}
