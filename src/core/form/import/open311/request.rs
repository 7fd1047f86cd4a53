//! The request that comes of the answers.

use super::ATTRIBUTE;
use crate::digits::with_ascii_digits;
use crate::form::definition::{Definition, Item, ItemKind, Question};
use crate::form::engine::Plan;
use crate::form::place::Place;
use crate::model::{Answered, Location, Media, NewRequest};
use crate::value::{Path, Segment, Value};

/// What to send: the answers to what this form asks, in its order, and nothing else that may still be
/// kept from an earlier version of it. `data` is what [`Session::submission`] gives; `media` are the
/// photos, of which no more go than the form asks for.
///
/// [`Session::submission`]: crate::form::engine::Session::submission
#[must_use]
pub fn new_request(definition: &Definition, data: &Value, media: Vec<Media>) -> NewRequest {
    let mut new = NewRequest {
        service_code: definition.id.clone(),
        ..NewRequest::default()
    };
    let mut media = Some(media);
    for item in definition.pages.iter().flat_map(|page| &page.items) {
        let ItemKind::Question(question) = &item.kind else {
            continue;
        };
        let path = Plan::path_within(&Path::default(), item);
        let value = data.get(&path);
        if let [Segment::Key(within), Segment::Key(code)] = path.segments()
            && **within == *ATTRIBUTE
        {
            let answered = answered(question, value);
            new.attributes
                .extend(answered.map(|answered| (code.to_string(), answered)));
            continue;
        }
        match question {
            Question::Location {
                coordinates,
                address,
            } => new.location = location(*coordinates, *address, value),
            Question::File { most, .. } => {
                new.media = media.take().unwrap_or_default();
                new.media.truncate(most.unwrap_or_default() as usize);
            }
            Question::Phone { .. } => new.phone = with_ascii_digits(&trimmed(value)),
            _ => {
                if let Some(field) = field(&mut new, item) {
                    *field = trimmed(value);
                }
            }
        }
    }
    new
}

fn field<'a>(new: &'a mut NewRequest, item: &Item) -> Option<&'a mut String> {
    Some(match item.key.as_str() {
        "description" => &mut new.description,
        "first_name" => &mut new.first_name,
        "last_name" => &mut new.last_name,
        "email" => &mut new.email,
        _ => return None,
    })
}

/// What is sent of a place: only what the agency takes.
fn location(coordinates: bool, address: bool, value: &Value) -> Location {
    let place = Place::of(value);
    Location {
        lat_long: place.lat_long.filter(|_| coordinates),
        address_string: if address { place.address } else { "" }.to_owned(),
        address_id: String::new(),
    }
}

/// The answer to an attribute as it is sent, if there is any: of choices, those that there are, in
/// their order.
fn answered(question: &Question, value: &Value) -> Option<Answered> {
    match question {
        Question::Many { choices, .. } => {
            // Kept from when the agency let one be chosen, it is the bare key.
            let chosen = value.as_list().unwrap_or(std::slice::from_ref(value));
            let keys = choices
                .iter()
                .filter(|choice| chosen.contains(&choice.value));
            let keys: Vec<String> = keys.map(|choice| text(&choice.value).to_owned()).collect();
            (!keys.is_empty()).then_some(Answered::Several(keys))
        }
        Question::One { choices, .. } => {
            let choice = choices.iter().find(|choice| choice.value == *value)?;
            Some(Answered::One(text(&choice.value).to_owned()))
        }
        _ => Some(trimmed(value))
            .filter(|text| !text.is_empty())
            .map(Answered::One),
    }
}

fn text(value: &Value) -> &str {
    value.as_text().unwrap_or_default()
}

fn trimmed(value: &Value) -> String {
    text(value).trim().to_owned()
}
