//! One service request of an answer.

use super::findings::Findings;
use super::record::Record;
use super::words::{one_line, plain, texts};
use super::{history, media};
use crate::model::{ServiceRequest, Status};
use crate::tree::{Node, Value};

/// Further values kept of one request.
const EXTENDED: usize = 200;

/// Fields beside the standard's that say something to a citizen (CitySDK).
const BESIDE: [&str; 4] = [
    "title",
    "detailed_status",
    "service_object_type",
    "service_object_id",
];

/// Extended attributes that are read as something else.
const READ_ELSEWHERE: [&str; 5] = [
    "notes",
    "request_history",
    "photos",
    "media_urls",
    "media_url",
];

/// Reads one row; none where it has no reference, which is found.
pub(super) fn read(record: &Record<'_>, findings: &mut Findings) -> Option<ServiceRequest> {
    let Some(id) = record.text("service_request_id") else {
        findings.add(
            record.place_of("service_request_id"),
            "a row without a reference is left out",
        );
        return None;
    };
    let detailed_status = record.line("detailed_status");
    let mut status_text = record.line("status");
    if status_text.is_empty() {
        status_text.clone_from(&detailed_status);
    }
    let extended = record.field("extended_attributes");
    Some(ServiceRequest {
        service_request_id: id.to_owned(),
        status: Status::from_text(&status_text),
        status_text,
        status_notes: record.plain("status_notes"),
        service_name: record.line("service_name"),
        service_code: record.text("service_code").unwrap_or_default().to_owned(),
        description: record.plain("description"),
        agency_responsible: record.line("agency_responsible"),
        service_notice: record.plain("service_notice"),
        requested_datetime: record.timestamp("requested_datetime", findings),
        updated_datetime: record.timestamp("updated_datetime", findings),
        expected_datetime: record.timestamp("expected_datetime", findings),
        address: record.line("address"),
        address_id: record.line("address_id"),
        zipcode: record.line("zipcode"),
        lat_long: lat_long(record, findings),
        media_urls: media::urls(record, extended, findings),
        notes: history::notes(record, extended, findings),
        extended_attributes: extended_attributes(record, extended),
    })
}

/// Both coordinates, if they are on Earth. 0, 0 is what servers say that know no place.
fn lat_long(record: &Record<'_>, findings: &mut Findings) -> Option<(f64, f64)> {
    let said = |name| record.field(name).filter(|node| !node.is_blank());
    let (lat, long) = (said("lat"), said("long"));
    if lat.is_none() && long.is_none() {
        return None;
    }
    let (Some(lat), Some(long)) = (lat.and_then(Node::number), long.and_then(Node::number)) else {
        findings.add(record.place_of("lat"), "lat and long are not both numbers");
        return None;
    };
    if lat == 0.0 && long == 0.0 {
        return None;
    }
    if lat.abs() > 90.0 || long.abs() > 180.0 {
        findings.add(record.place_of("lat"), "lat and long are not on Earth");
        return None;
    }
    Some((lat, long))
}

fn extended_attributes(record: &Record<'_>, extended: Option<&Node>) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for name in BESIDE {
        push(&mut all, name, &record.line(name));
    }
    if let Some(extended) = extended {
        for (name, node) in extended.entries() {
            if !READ_ELSEWHERE.contains(&name.as_str()) {
                flatten(name, node, &mut all);
            }
        }
    }
    for node in record
        .field("attributes")
        .map(Node::items)
        .unwrap_or_default()
    {
        push_answer(node, &mut all);
    }
    all
}

/// Appends a value, or the values of a record in it under names with dots.
fn flatten(name: &str, node: &Node, all: &mut Vec<(String, String)>) {
    match &node.single().value {
        Value::Map(entries) => {
            for (inner, node) in entries {
                flatten(&[name, ".", inner].concat(), node, all);
            }
        }
        _ => push(all, name, &plain(node)),
    }
}

/// Appends an answer that was given with the request: `{"label", "name", "code", "value"}`.
fn push_answer(node: &Node, all: &mut Vec<(String, String)>) {
    let label = ["label", "name", "code"]
        .iter()
        .find_map(|name| node.get(name)?.text());
    let value = node.get("value").map(|value| texts(value).join(", "));
    if let (Some(label), Some(value)) = (label, value) {
        push(all, &one_line(label), &value);
    }
}

fn push(all: &mut Vec<(String, String)>, name: &str, value: &str) {
    if !value.is_empty() && all.len() < EXTENDED {
        all.push((name.to_owned(), value.to_owned()));
    }
}
