//! The request that comes of the answers.

use super::answers::Answers;
use super::journey::{Form, PageKind};
use super::kind::Kind;
use super::{contact, number};
use crate::model::{Answered, Attribute, Location, Media, NewRequest};

impl Form {
    /// What to send: the answers to what this form asks, and nothing else that may still be kept
    /// from an earlier version of it. `utc_offset_minutes` is how far the citizen's clock is ahead
    /// of UTC. Answers to questions that cannot be read are left out; [`Form::check_all`] names them
    /// beforehand.
    #[must_use]
    pub fn new_request(
        &self,
        service_code: &str,
        answers: &Answers,
        media: Vec<Media>,
        utc_offset_minutes: i32,
    ) -> NewRequest {
        let mut new = NewRequest {
            service_code: service_code.to_owned(),
            ..NewRequest::default()
        };
        let mut media = media.into_iter();
        for page in &self.pages {
            match &page.kind {
                PageKind::Notice => {}
                PageKind::Question(attribute) => {
                    if let Some(answered) = answered(attribute, answers, utc_offset_minutes) {
                        new.attributes.push((attribute.code.clone(), answered));
                    }
                }
                PageKind::Description { .. } => new.description = trimmed(&answers.description),
                PageKind::Location {
                    coordinates,
                    address,
                    ..
                } => {
                    new.location = Location {
                        lat_long: answers.place().filter(|_| *coordinates),
                        address_string: if *address {
                            trimmed(&answers.address)
                        } else {
                            String::new()
                        },
                        address_id: String::new(),
                    };
                }
                PageKind::Photos { most } => {
                    new.media = media.by_ref().take(usize::from(*most)).collect()
                }
                PageKind::Contact { .. } => {
                    new.email = trimmed(&answers.email);
                    new.first_name = trimmed(&answers.first_name);
                    new.last_name = trimmed(&answers.last_name);
                    new.phone = contact::normal_phone(&answers.phone);
                }
            }
        }
        new
    }
}

/// The answer to a question as it is sent, if there is any.
fn answered(attribute: &Attribute, answers: &Answers, utc_offset_minutes: i32) -> Option<Answered> {
    let code = &attribute.code;
    let one = match Kind::of(attribute) {
        Kind::Line | Kind::Text => {
            Some(trimmed(answers.text(code))).filter(|text| !text.is_empty())
        }
        Kind::Number => number::normal(answers.text(code)).ok(),
        Kind::Date => {
            let date = answers.date(code).read().ok();
            date.map(|date| date.to_w3c(utc_offset_minutes))
        }
        kind @ (Kind::One | Kind::Many) => {
            let chosen = answers.chosen(code);
            let keys = attribute.values.iter().map(|value| &value.key);
            let mut keys = keys.filter(|key| chosen.contains(key)).cloned();
            if kind == Kind::Many {
                let keys: Vec<String> = keys.collect();
                return (!keys.is_empty()).then_some(Answered::Several(keys));
            }
            keys.next()
        }
    };
    one.map(Answered::One)
}

fn trimmed(typed: &str) -> String {
    typed.trim().to_owned()
}
