//! What the API answers, before it is written as XML or JSON.

use super::failure::Problem;
use crate::catalogue::{Attribute, Catalogue, Service};
use crate::store::Record;

/// An answer of the API.
#[derive(Clone, Debug)]
pub enum Answer {
    /// To "Discovery".
    Discovery(Discovery),
    /// To "GET Service List".
    Services(Vec<Service>),
    /// To "GET Service Definition".
    Definition {
        /// The service.
        service_code: String,
        /// Its questions and notices.
        attributes: Vec<Attribute>,
    },
    /// To "POST Service Request": one entry, or none when told to answer nothing.
    Created(Vec<Created>),
    /// To "GET service_request_id from a token".
    Token(Vec<TokenView>),
    /// To "GET Service Requests" and "GET Service Request".
    Requests(Vec<RequestView>),
    /// To anything that failed.
    Errors(Vec<Problem>),
}

impl Answer {
    /// The same kind of answer with nothing in it.
    #[must_use]
    pub fn emptied(mut self) -> Self {
        match &mut self {
            Self::Services(list) => list.clear(),
            Self::Definition { attributes, .. } => attributes.clear(),
            Self::Created(list) => list.clear(),
            Self::Token(list) => list.clear(),
            Self::Requests(list) => list.clear(),
            Self::Discovery(discovery) => discovery.formats.clear(),
            Self::Errors(list) => list.clear(),
        }
        self
    }
}

/// What there is to know about the endpoint (wiki.open311.org/Service_Discovery).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discovery {
    /// How to reach people.
    pub contact: String,
    /// How to get a key.
    pub key_service: String,
    /// The address of the API.
    pub url: String,
    /// Media types on offer.
    pub formats: Vec<&'static str>,
}

/// What a new request is answered with: a reference, a token, or neither (`blackbox`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Created {
    /// The reference.
    pub service_request_id: Option<String>,
    /// The token.
    pub token: Option<String>,
    /// What happens next.
    pub service_notice: String,
    /// The account, as it was sent.
    pub account_id: String,
}

/// The state of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenView {
    /// The reference, once there is one.
    pub service_request_id: Option<String>,
    /// The token.
    pub token: String,
}

/// A request as anyone may see it: no contact details, no answers to questions.
#[derive(Clone, Debug)]
pub struct RequestView {
    /// The stored request.
    pub record: Record,
    /// The name of its service; empty when the service is gone.
    pub service_name: String,
    /// Who handles it.
    pub agency_responsible: String,
    /// What happens next.
    pub service_notice: String,
    /// The zone of its dates.
    pub utc_offset_minutes: i32,
    /// Where its photos can be fetched, or the address that the citizen sent.
    pub media_urls: Vec<String>,
}

impl RequestView {
    /// Puts a stored request and its service together. `origin` is the scheme and host under which
    /// the API is reached.
    #[must_use]
    pub fn new(record: Record, catalogue: &Catalogue, origin: &str) -> Self {
        let service = catalogue.service(&record.service_code);
        let mut media_urls: Vec<String> = record
            .photos
            .iter()
            .map(|photo| format!("{origin}/{}/media/{}", catalogue.slug, photo.id))
            .collect();
        if media_urls.is_empty() && !record.typed.media_url.is_empty() {
            media_urls.push(record.typed.media_url.clone());
        }
        Self {
            service_name: service.map(|s| s.service_name.clone()).unwrap_or_default(),
            agency_responsible: service
                .map(|s| s.agency_responsible.clone())
                .unwrap_or_default(),
            service_notice: service
                .map(|s| s.service_notice.clone())
                .unwrap_or_default(),
            utc_offset_minutes: catalogue.utc_offset_minutes,
            media_urls,
            record,
        }
    }

    /// The date fields of the standard, in its order: name and W3C date-time, empty when unknown.
    #[must_use]
    pub fn dates(&self) -> [(&'static str, String); 3] {
        let write = |instant: crate::clock::Instant| instant.to_w3c(self.utc_offset_minutes);
        [
            ("requested_datetime", write(self.record.requested_at)),
            ("updated_datetime", write(self.record.updated_at)),
            (
                "expected_datetime",
                self.record.expected_at.map(write).unwrap_or_default(),
            ),
        ]
    }
}
