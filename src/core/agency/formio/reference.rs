//! The reference of a submission, for forms that declare a field for it.
//!
//! Form.io has no feed to look it up in, but a form may have a hidden component whose values the server
//! holds to be unique (`"unique": true`), so that it refuses a copy.

use crate::form::definition::{Definition, Item, ItemKind};
use crate::form::engine::Plan;
use crate::model::Carrier;
use crate::value::{Path, Value};

/// The key of the hidden component.
const KEY: &str = "clientRef";

/// Whether a form has a field for the reference.
#[must_use]
pub fn carrier(definition: &Definition) -> Carrier {
    path(definition).map_or(Carrier::Nothing, |_| Carrier::Field)
}

/// The answers with the reference, where the form has a field for it.
#[must_use]
pub fn with_reference(definition: &Definition, mut data: Value, reference: &str) -> Value {
    if let Some(path) = path(definition) {
        data.set(&path, reference.into());
    }
    data
}

fn path(definition: &Definition) -> Option<Path> {
    let mut pages = definition.pages.iter();
    pages.find_map(|page| within(&page.items, &Path::default()))
}

/// Within groups and objects; rows have no place of their own.
fn within(items: &[Item], around: &Path) -> Option<Path> {
    items.iter().find_map(|item| match item.kind {
        ItemKind::Hidden if item.key == KEY => Some(Plan::path_within(around, item)),
        ItemKind::Group => within(&item.items, around),
        ItemKind::Object => within(&item.items, &Plan::path_within(around, item)),
        _ => None,
    })
}
