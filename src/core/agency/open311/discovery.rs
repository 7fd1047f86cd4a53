//! GET Discovery (wiki.open311.org/Service_Discovery): where an agency's endpoints are.

use super::Config;
use super::answer::Answer;
use super::findings::Findings;
use super::record::Record;
use super::shape::Shape;
use super::words::texts;
use crate::agency::{AgencyError, HttpRequest, HttpResponse};
use crate::model::{Decoded, Timestamp};

const SHAPE: Shape = Shape {
    wrappers: &["endpoints", "discovery"],
    records: &["endpoint"],
    fields: &["url", "specification"],
};

/// What an agency says about its endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    /// When it last changed.
    pub changeset: Option<Timestamp>,
    /// Whom to ask, in words; may be empty.
    pub contact: String,
    /// Where to get a key, in words; may be empty.
    pub key_service: String,
    /// The endpoints.
    pub endpoints: Vec<Endpoint>,
}

/// One endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// Its base address.
    pub url: String,
    /// The address of the standard it follows; may be empty.
    pub specification: String,
    /// When it last changed.
    pub changeset: Option<Timestamp>,
    /// What it is for.
    pub kind: EndpointKind,
    /// Media types, such as `text/xml`.
    pub formats: Vec<String>,
}

/// The `type` of an endpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndpointKind {
    /// For citizens.
    Production,
    /// For trying out.
    Test,
    /// Something else, or nothing.
    Other(String),
}

/// Asks an endpoint's base address for its discovery document. Some agencies keep it elsewhere;
/// then that place is the base address of a configuration of its own.
#[must_use]
pub fn request(config: &Config) -> HttpRequest {
    config.get("discovery", None, &[])
}

/// Reads a discovery document. Endpoints without an address become findings.
///
/// # Errors
/// See [`AgencyError`].
pub fn decode(_config: &Config, answer: &HttpResponse) -> Result<Decoded<Discovery>, AgencyError> {
    let answer = Answer::to_read(answer);
    let tree = answer.tree()?;
    let records = SHAPE
        .records(&tree)
        .ok_or_else(|| answer.undecodable(&tree, "there are no endpoints in this document"))?;
    let mut findings = Findings::default();
    let mut endpoints = Vec::new();
    for (index, node) in findings.limit(&records).iter().enumerate() {
        let record = Record::new(node, "endpoints", index);
        endpoints.extend(endpoint(&record, &mut findings));
    }
    let root = Record::whole(tree.get("discovery").unwrap_or(&tree));
    let value = Discovery {
        changeset: root.timestamp("changeset", &mut findings),
        contact: root.plain("contact"),
        key_service: root.plain("key_service"),
        endpoints,
    };
    Ok(Decoded {
        value,
        findings: findings.finish(),
    })
}

fn endpoint(record: &Record<'_>, findings: &mut Findings) -> Option<Endpoint> {
    let Some(url) = record.text("url") else {
        findings.add(
            record.place_of("url"),
            "an endpoint without an address is left out",
        );
        return None;
    };
    let kind = record.text("type").unwrap_or_default();
    Some(Endpoint {
        url: url.to_owned(),
        specification: record.line("specification"),
        changeset: record.timestamp("changeset", findings),
        kind: match kind.to_ascii_lowercase().as_str() {
            "production" => EndpointKind::Production,
            "test" => EndpointKind::Test,
            _ => EndpointKind::Other(kind.to_owned()),
        },
        formats: record.field("formats").map(texts).unwrap_or_default(),
    })
}
