//! GET Service List.

use std::collections::BTreeMap;

use super::Config;
use super::answer::Answer;
use super::findings::Findings;
use super::record::Record;
use super::shape::Shape;
use super::words::texts;
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::{Decoded, Service, ServiceKind};

const SHAPE: Shape = Shape {
    wrappers: &["services", "service_list"],
    records: &["service"],
    fields: &["service_code", "service_name"],
};

/// Asks for the list of services.
#[must_use]
pub fn request(config: &Config) -> HttpRequest {
    config.get(&config.paths.services, None, &[])
}

/// Reads the list of services. A service without a code is left out, one that is listed twice is
/// kept once with the groups of both.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(
    _config: &Config,
    answer: &HttpResponse,
) -> Result<Decoded<Vec<Service>>, AgencyError> {
    let answer = Answer::to_read(answer);
    let tree = answer.tree()?;
    let records = SHAPE.records(&tree).ok_or_else(|| {
        answer.undecodable(&tree, "there is no list of services in this document")
    })?;
    let mut findings = Findings::default();
    let mut services: Vec<Service> = Vec::new();
    let mut index_by_code = BTreeMap::new();
    for (index, node) in findings.limit(&records).iter().enumerate() {
        let record = Record::new(node, "", index);
        let Some(service) = service(&record, &mut findings) else {
            continue;
        };
        let new_index = services.len();
        let first = *index_by_code
            .entry(service.service_code.clone())
            .or_insert(new_index);
        match services.get_mut(first) {
            Some(known) => {
                findings.add(record.place_of("service_code"), "this code is listed twice");
                add_new(&mut known.groups, service.groups);
            }
            None => services.push(service),
        }
    }
    Ok(Decoded {
        value: services,
        findings: findings.finish(),
    })
}

fn service(record: &Record<'_>, findings: &mut Findings) -> Option<Service> {
    let Some(code) = record.text("service_code") else {
        findings.add(
            record.place_of("service_code"),
            "a service without a code is left out",
        );
        return None;
    };
    let mut name = record.line("service_name");
    if name.is_empty() {
        findings.add(
            record.place_of("service_name"),
            "the code stands in for a missing name",
        );
        code.clone_into(&mut name);
    }
    let mut groups = Vec::new();
    for field in ["group", "groups"] {
        add_new(
            &mut groups,
            record.field(field).map(texts).unwrap_or_default(),
        );
    }
    Some(Service {
        service_code: code.to_owned(),
        service_name: name,
        description: record.plain("description"),
        metadata: record.flag("metadata", false, findings),
        kind: ServiceKind::from_text(record.text("type").unwrap_or_default()),
        keywords: keywords(record),
        groups,
    })
}

/// A list, or one text with commas.
fn keywords(record: &Record<'_>) -> Vec<String> {
    let mut keywords = Vec::new();
    for text in record.field("keywords").map(texts).unwrap_or_default() {
        let words = text
            .split(',')
            .map(str::trim)
            .filter(|word| !word.is_empty());
        add_new(&mut keywords, words.map(str::to_owned));
    }
    keywords
}

/// Appends the texts that are not there yet. Beyond a hundred, what follows is dropped: no screen
/// shows it, and the search for doubles would grow with its square.
fn add_new(known: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for text in more {
        if known.len() < 100 && !known.contains(&text) {
            known.push(text);
        }
    }
}
