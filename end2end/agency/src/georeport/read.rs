//! The calls that only read.

use super::answer::{Answer, Discovery, RequestView, TokenView};
use super::call::{Format, Operation};
use super::failure::Failure;
use super::query::Query;
use super::validate::check_jurisdiction;
use crate::catalogue::Catalogue;
use crate::clock::Instant;
use crate::mode::Mode;
use crate::store::Store;

/// What is needed to answer.
pub struct Reader<'a> {
    /// The database.
    pub store: &'a Store,
    /// The agency.
    pub catalogue: &'a Catalogue,
    /// How it behaves at present.
    pub mode: &'a Mode,
    /// Scheme and host under which the API is reached.
    pub origin: &'a str,
}

impl Reader<'_> {
    /// Answers a call.
    ///
    /// # Errors
    /// 404 for what does not exist, 400 for arguments that cannot be read.
    pub async fn answer(&self, operation: &Operation, query: &Query) -> Result<Answer, Failure> {
        check_jurisdiction(self.catalogue, query.value("jurisdiction_id"))?;
        match operation {
            Operation::Discovery => Ok(Answer::Discovery(self.discovery())),
            Operation::Services => Ok(Answer::Services(self.catalogue.services.clone())),
            Operation::Definition(code) => self.definition(code),
            Operation::Token(token) => self.token(token).await,
            Operation::Request(reference) => self.request(reference).await,
            Operation::Requests | Operation::Create => self.requests(query).await,
        }
    }

    fn discovery(&self) -> Discovery {
        Discovery {
            contact: self.catalogue.contact.clone(),
            key_service: format!(
                "This is a sandbox, and the key for POST is {}",
                self.catalogue.api_key
            ),
            url: format!("{}/{}/open311/v2", self.origin, self.catalogue.slug),
            formats: [Format::Xml, Format::Json]
                .into_iter()
                .filter(|format| self.mode.formats.offers(*format))
                .map(Format::media_type)
                .collect(),
        }
    }

    fn definition(&self, code: &str) -> Result<Answer, Failure> {
        let service = self
            .catalogue
            .service(code)
            .ok_or_else(|| Failure::not_found(format!("service_code \"{code}\" was not found.")))?;
        if !service.metadata() {
            return Err(Failure::bad_request(format!(
                "The service \"{code}\" has no definition; its metadata is false."
            )));
        }
        Ok(Answer::Definition {
            service_code: service.service_code.clone(),
            attributes: service.attributes.clone(),
        })
    }

    async fn token(&self, token: &str) -> Result<Answer, Failure> {
        let slug = &self.catalogue.slug;
        let record =
            self.store.by_token(slug, token).await?.ok_or_else(|| {
                Failure::not_found(format!("The token \"{token}\" was not found."))
            })?;
        let is_ready = record.ready_at <= Instant::now();
        Ok(Answer::Token(vec![TokenView {
            service_request_id: is_ready.then_some(record.service_request_id),
            token: token.to_owned(),
        }]))
    }

    async fn request(&self, reference: &str) -> Result<Answer, Failure> {
        let slug = &self.catalogue.slug;
        let record = self
            .store
            .by_reference(slug, reference)
            .await?
            .filter(|record| record.ready_at <= Instant::now())
            .ok_or_else(|| {
                Failure::not_found(format!(
                    "Service request not found with id \"{reference}\"."
                ))
            })?;
        let view = RequestView::new(record, self.catalogue, self.origin);
        Ok(Answer::Requests(vec![view]))
    }

    async fn requests(&self, query: &Query) -> Result<Answer, Failure> {
        let filter = query.filter(&self.catalogue.slug, Instant::now())?;
        let records = self.store.list(filter).await?;
        let views = records
            .into_iter()
            .map(|record| RequestView::new(record, self.catalogue, self.origin))
            .collect();
        Ok(Answer::Requests(views))
    }
}
