//! What every service asks ("POST Service Request").

use super::{item, required};
use crate::agency::open311::Accepts;
use crate::form::definition::{Item, ItemKind, Limit, Question};
use crate::outbox::reference;

/// Characters of the description at most: those of the standard without those of the reference that is put
/// at its end, so that nothing of what was typed has to be cut.
const MOST_DESCRIPTION: u32 = 4_000 - reference::ADDED as u32;
/// Characters of an address at most. The standard says nothing; databases do.
const MOST_ADDRESS: u32 = 500;
/// Characters of a name at most, likewise.
const MOST_NAME: u32 = 255;

/// Where it is.
pub(super) fn location(accepts: &Accepts) -> Item {
    let kind = Question::Location {
        coordinates: accepts.coordinates,
        address: accepts.address,
    };
    let most = accepts.address.then_some(Limit::MaxLength(MOST_ADDRESS));
    let limits = required(accepts.location_required).into_iter().chain(most);
    item(ItemKind::Question(kind), "location", limits)
}

/// What happened, in the citizen's words.
pub(super) fn description(is_required: bool) -> Item {
    let limits = required(is_required)
        .into_iter()
        .chain([Limit::MaxLength(MOST_DESCRIPTION)]);
    item(text(true, ""), "description", limits)
}

/// Photos.
pub(super) fn media(most: u8) -> Item {
    let kind = Question::File {
        accept: "image/*".to_owned(),
        most_bytes: None,
        most: Some(most.into()),
        photos: true,
    };
    item(ItemKind::Question(kind), "media", None)
}

/// Who asks.
pub(super) fn contact(email_required: bool) -> Vec<Item> {
    let name = |key, token| item(text(false, token), key, [Limit::MaxLength(MOST_NAME)]);
    let email = required(email_required).into_iter().chain([Limit::Mailbox]);
    let phone = Question::Phone { area_code: false };
    vec![
        name("first_name", "given-name"),
        name("last_name", "family-name"),
        item(ItemKind::Question(Question::Email), "email", email),
        item(ItemKind::Question(phone), "phone", [Limit::Phone]),
    ]
}

/// A text with an `autocomplete` token, which may be empty.
pub(super) fn text(multiline: bool, autocomplete: &str) -> ItemKind {
    ItemKind::Question(Question::Text {
        multiline,
        input_mode: String::new(),
        autocomplete: autocomplete.to_owned(),
        affixes: Default::default(),
        identifier: None,
    })
}
