//! Whether there is an answer at all: `isComponentDataEmpty` and `componentHasValue` of Form.io,
//! which differ.

use super::coercion::{text, truthy};
use crate::form::definition::{Binding, Item, ItemKind, Question};
use crate::form::place::Place;
use crate::value::Value;

/// Whether an answer counts as empty for the operators `isEmpty` and `isNotEmpty`.
pub(super) fn is_empty(item: Option<&Item>, value: &Value) -> bool {
    let Some(item) = item else {
        return nothing(value);
    };
    match item.source_type.as_str() {
        "checkbox" => nothing(value) || *value == Value::Bool(false),
        "address" => object_without(value, &["mode", "address"]),
        "datagrid" | "editgrid" | "datatable" => rows_empty(item, value),
        "datetime" => nothing(value) || text(value) == "Invalid date",
        "selectboxes" => match value {
            Value::Object(flags) => flags.iter().all(|(_, flag)| !truthy(flag)),
            value => nothing(value),
        },
        "textarea" if item.part.rich_text => blank_html(value),
        "textarea" | "textfield" | "phoneNumber" => match value {
            Value::Text(text) => text.trim().is_empty(),
            value => nothing(value) || is_list_of_nothing(item, value),
        },
        _ if !item.items.is_empty() => rows_empty(item, value),
        _ => nothing(value) || is_list_of_nothing(item, value),
    }
}

fn nothing(value: &Value) -> bool {
    match value {
        Value::Undefined | Value::Null => true,
        Value::Text(text) => text.is_empty(),
        Value::List(items) => items.is_empty(),
        _ => false,
    }
}

/// An array of one empty answer.
fn is_list_of_nothing(item: &Item, value: &Value) -> bool {
    let Some([only]) = value.as_list() else {
        return false;
    };
    match item.source_type.as_str() {
        "textarea" | "textfield" | "time" | "datetime" | "day" => only.as_text() == Some(""),
        "datagrid" | "editgrid" => only.as_list().is_some_and(<[Value]>::is_empty),
        _ => *only == Value::Null,
    }
}

fn object_without(value: &Value, ignored: &[&str]) -> bool {
    value.as_object().is_none_or(|object| {
        object
            .iter()
            .all(|(key, entry)| ignored.contains(&key) || !truthy(entry))
    })
}

/// Whether no item within has an answer.
fn rows_empty(item: &Item, value: &Value) -> bool {
    if nothing(value) {
        return true;
    }
    match value {
        Value::List(rows) => rows.iter().all(|row| all_empty(&item.items, row)),
        value => all_empty(&item.items, value),
    }
}

fn all_empty(items: &[Item], around: &Value) -> bool {
    items.iter().all(|item| match item.binding() {
        Binding::Layout => all_empty(&item.items, around),
        Binding::Text => true,
        _ => {
            let value = around.as_object().and_then(|object| object.get(&item.key));
            is_empty(Some(item), value.unwrap_or(&Value::Undefined))
        }
    })
}

fn blank_html(value: &Value) -> bool {
    match value {
        Value::Text(html) => ["<p>&nbsp;</p>", "<p><br></p>", "<p><br>&nbsp;</p>"]
            .iter()
            .fold(String::from(&**html), |html, blank| {
                let html = html.strip_prefix(blank).unwrap_or(&html);
                html.strip_suffix(blank).unwrap_or(html).to_owned()
            })
            .trim()
            .is_empty(),
        value => nothing(value),
    }
}

/// Whether an answer counts as given for the rule `required`.
pub(super) fn is_given(item: &Item, value: &Value) -> bool {
    if let ItemKind::Question(Question::Location {
        coordinates,
        address,
    }) = item.kind
    {
        return place_given(coordinates, address, value);
    }
    match item.source_type.as_str() {
        "day" if value.as_text() == Some("00/00/0000") => false,
        "address" => match manual_address(value) {
            Some(address) => manual_address_given(address),
            None => present(value, true, true),
        },
        "checkbox" | "selectboxes" => present(value, false, false),
        "container" => present(value, true, false),
        _ => present(value, true, is_nested(item)),
    }
}

/// Whether a place is given in one of the ways that are taken.
fn place_given(coordinates: bool, address: bool, value: &Value) -> bool {
    let place = Place::of(value);
    coordinates && place.lat_long.is_some() || address && !place.address.is_empty()
}

/// Whether entries of objects are not looked into.
fn is_nested(item: &Item) -> bool {
    matches!(item.binding(), Binding::Rows | Binding::Object)
}

fn manual_address(value: &Value) -> Option<&Value> {
    let object = value.as_object()?;
    object.get("mode").filter(|mode| truthy(mode))?;
    let address = object.get("address")?;
    (address.as_object().is_some() || address.as_list().is_some()).then_some(address)
}

fn manual_address_given(address: &Value) -> bool {
    address.as_object().is_none_or(|address| {
        !address.is_empty()
            && address
                .iter()
                .all(|(key, part)| key == "address2" || truthy(part))
    })
}

/// `valueIsPresent` of Form.io: whether `false` counts, and whether objects count as they are.
fn present(value: &Value, false_counts: bool, objects_count: bool) -> bool {
    present_within(value, false_counts, objects_count, 32)
}

fn present_within(value: &Value, false_counts: bool, objects_count: bool, depth: u32) -> bool {
    match value {
        Value::Undefined | Value::Null => false,
        Value::Text(text) => !text.trim().is_empty(),
        Value::Bool(value) => *value || false_counts,
        Value::Number(_) => true,
        Value::List(items) if objects_count => rows_given(items),
        Value::List(items) => items
            .iter()
            .any(|item| depth > 0 && present_within(item, false_counts, false, depth - 1)),
        Value::Object(object) if objects_count => !object.is_empty(),
        Value::Object(object) => object
            .iter()
            .any(|(_, entry)| depth > 0 && present_within(entry, false_counts, false, depth - 1)),
    }
}

/// Whether rows hold something: an entry of an object, or an item that is none.
fn rows_given(rows: &[Value]) -> bool {
    let has_value = |value: &Value| match value {
        Value::List(items) => !items.is_empty(),
        Value::Object(object) => !object.is_empty(),
        Value::Number(number) => !number.is_nan(),
        value => truthy(value),
    };
    if rows.iter().all(|row| row.as_object().is_some()) {
        rows.iter()
            .filter_map(Value::as_object)
            .any(|row| row.iter().any(|(_, value)| has_value(value)))
    } else {
        rows.iter().any(has_value)
    }
}
