//! Open311 GeoReport v2: what a service asks, as a form.
//!
//! The standard has no format of forms. What every service asks (place, description, contact details;
//! photos by extension) and what its definition asks beyond that ("GET Service Definition") make pages
//! of one thing each. The answers are one object:
//!
//! ```json
//! {"location": {"lat": 53.5, "long": -1.25, "address_string": "1 High St"},
//!  "attribute": {"CODE": "text", "OTHER": ["key", "key"]},
//!  "description": "…", "media": [],
//!  "first_name": "…", "last_name": "…", "email": "…", "phone": "…"}
//! ```
//!
//! Numbers are decimal texts, dates W3C date and time. The codes of attributes are keys as they are,
//! dots and brackets included. What every service asks has no words here, since those are the
//! portal's: labels, hints and titles are empty, and the keys say which words they are.

mod asked;
mod question;
mod request;

use crate::agency::open311::Accepts;
use crate::form::content;
use crate::form::definition::{
    Block, Definition, Item, ItemKind, Limit, Page, PageKind, Platform, Rule, Tone,
};
use crate::model::{Attribute, Automated, Carrier, Datatype, Service, ServiceDefinition};
use crate::value::{Path, Value};

pub use request::new_request;

/// The object that holds the answers to attributes.
const ATTRIBUTE: &str = "attribute";

/// The code of an attribute that an agency declares to be given the reference of a submission.
pub const CLIENT_REFERENCE: &str = "client_reference";

/// Where the reference of a submission stands in what is sent: in the attribute that the agency declares
/// for it, else in the description.
#[must_use]
pub fn carrier(definition: &Definition) -> Carrier {
    let mut items = definition.pages.iter().flat_map(|page| &page.items);
    if items.any(|item| item.kind == ItemKind::Hidden && item.key == CLIENT_REFERENCE) {
        Carrier::Field
    } else {
        Carrier::Description
    }
}

/// The form of a service. Without a definition, or with one that asks nothing, the description says
/// all there is to say and is required.
#[must_use]
pub fn definition(
    service: &Service,
    asked: Option<&ServiceDefinition>,
    accepts: &Accepts,
) -> Definition {
    let mut pages = Vec::new();
    if accepts.coordinates || accepts.address {
        pages.push(page("location", vec![asked::location(accepts)]));
    }
    let attributes = asked.map_or(&[][..], |asked| &asked.attributes);
    let asks = add_questions(attributes, &mut pages);
    let mut description = vec![asked::description(!asks)];
    description.extend(
        attributes
            .iter()
            .find(|attribute| takes_reference(attribute))
            .map(|_| {
                let mut reference = item(ItemKind::Hidden, CLIENT_REFERENCE, None);
                reference.part.path = Some(Path::default().key(ATTRIBUTE).key(CLIENT_REFERENCE));
                reference
            }),
    );
    pages.push(page("description", description));
    if accepts.photos > 0 {
        pages.push(page("media", vec![asked::media(accepts.photos)]));
    }
    pages.push(page("contact", asked::contact(accepts.email_required)));
    let items = pages.iter_mut().flat_map(|page| &mut page.items);
    for (number, item) in (0..).zip(items) {
        item.id = number;
    }
    Definition {
        id: service.service_code.clone(),
        title: service.service_name.clone(),
        purpose: content::from_plain(&service.description),
        platform: Platform::Open311,
        runner: None,
        pages,
        declaration: Vec::new(),
        confirmation: Vec::new(),
        findings: Vec::new(),
        needs_library: false,
    }
}

/// Whether an attribute is there to be given the reference of a submission. The portal fills it in, even
/// where the agency lets other programs show it.
fn takes_reference(attribute: &Attribute) -> bool {
    let is_text = matches!(attribute.datatype, Datatype::String | Datatype::Text);
    attribute.code == CLIENT_REFERENCE
        && attribute.variable
        && is_text
        && attribute.automated != Automated::ServerSet
}

/// Adds a page for each question, with the notices before it, and one for notices that no question
/// follows; whether there is any question. One without a code cannot be sent, and one that repeats a
/// code cannot be told from the first; neither is asked.
fn add_questions(attributes: &[Attribute], pages: &mut Vec<Page>) -> bool {
    let mut items = Vec::new();
    let mut known: Vec<&str> = Vec::new();
    let is_asked = |attribute: &&Attribute| attribute.is_shown() && !takes_reference(attribute);
    for attribute in attributes.iter().filter(is_asked) {
        if !attribute.variable {
            if !attribute.description.is_empty() {
                items.push(notice(&attribute.description));
            }
        } else if !attribute.code.is_empty() && !known.contains(&attribute.code.as_str()) {
            known.push(&attribute.code);
            items.push(question::question(attribute));
            // By number, because a code may be any text and keys of pages stand in addresses.
            let key = ["question-", &known.len().to_string()].concat();
            pages.push(page(&key, std::mem::take(&mut items)));
        }
    }
    if !items.is_empty() {
        pages.push(page("notice", items));
    }
    !known.is_empty()
}

fn page(key: &str, items: Vec<Item>) -> Page {
    Page {
        key: key.to_owned(),
        title: String::new(),
        section: String::new(),
        kind: PageKind::Question,
        items,
        next: Vec::new(),
    }
}

fn notice(text: &str) -> Item {
    let notice = Block::Notice {
        tone: Tone::Info,
        content: content::from_plain(text),
    };
    Item {
        source_type: "notice".to_owned(),
        ..Item::new(ItemKind::Content(vec![notice]), "notice", Value::Undefined)
    }
}

/// A question without words, with these rules.
fn item(kind: ItemKind, key: &str, limits: impl IntoIterator<Item = Limit>) -> Item {
    let mut item = Item::new(kind, key, Value::Undefined);
    item.rules = limits.into_iter().map(rule).collect();
    item.part.path = Some(Path::default().key(key));
    item.part.counts_characters = true;
    item
}

fn rule(limit: Limit) -> Rule {
    Rule {
        limit,
        message: String::new(),
    }
}

fn required(required: bool) -> Option<Limit> {
    required.then_some(Limit::Required)
}

#[cfg(test)]
mod tests;
