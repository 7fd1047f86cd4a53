//! The register of adapters: one arm a standard.

use super::open311;
use super::{AgencyError, HttpRequest, HttpResponse};
use crate::model::{
    Decoded, NewRequest, Service, ServiceDefinition, ServiceRequest, Submitted, TokenAnswer,
};

/// An agency's API with its settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Adapter {
    /// Open311 GeoReport v2.
    Open311(open311::Config),
}

macro_rules! by_standard {
    ($self:ident, $operation:ident, $step:ident $(, $argument:expr)*) => {
        match $self {
            Self::Open311(config) => open311::$operation::$step(config $(, $argument)*),
        }
    };
}

impl Adapter {
    /// What the endpoint takes in a new request.
    #[must_use]
    pub fn accepts(&self) -> open311::Accepts {
        match self {
            Self::Open311(config) => config.accepts,
        }
    }

    /// Asks for the list of services.
    #[must_use]
    pub fn services_request(&self) -> HttpRequest {
        by_standard!(self, services, request)
    }

    /// Reads the list of services.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_services(
        &self,
        answer: &HttpResponse,
    ) -> Result<Decoded<Vec<Service>>, AgencyError> {
        by_standard!(self, services, decode, answer)
    }

    /// Asks what a service wants to know. Only for services with `metadata`.
    #[must_use]
    pub fn definition_request(&self, service_code: &str) -> HttpRequest {
        by_standard!(self, definition, request, service_code)
    }

    /// Reads a service definition; attributes come sorted.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_definition(
        &self,
        answer: &HttpResponse,
    ) -> Result<Decoded<ServiceDefinition>, AgencyError> {
        by_standard!(self, definition, decode, answer)
    }

    /// Sends a new request.
    #[must_use]
    pub fn create_request(&self, new: &NewRequest) -> HttpRequest {
        by_standard!(self, create, request, new)
    }

    /// Reads what the agency said to a new request.
    ///
    /// # Errors
    /// See [`AgencyError`]; [`super::Retry`] tells whether it may have been stored all the same.
    pub fn decode_create(&self, answer: &HttpResponse) -> Result<Submitted, AgencyError> {
        by_standard!(self, create, decode, answer)
    }

    /// Asks for the reference that belongs to a token.
    #[must_use]
    pub fn token_request(&self, token: &str) -> HttpRequest {
        by_standard!(self, token, request, token)
    }

    /// Reads the answer to a token.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_token(&self, answer: &HttpResponse) -> Result<TokenAnswer, AgencyError> {
        by_standard!(self, token, decode, answer)
    }

    /// Asks for one request by its reference.
    #[must_use]
    pub fn request_request(&self, service_request_id: &str) -> HttpRequest {
        by_standard!(self, request, request, service_request_id)
    }

    /// Reads one request.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_request(
        &self,
        answer: &HttpResponse,
    ) -> Result<Decoded<ServiceRequest>, AgencyError> {
        by_standard!(self, request, decode, answer)
    }

    /// Asks for a list of requests.
    #[must_use]
    pub fn requests_request(&self, filter: &open311::requests::Filter) -> HttpRequest {
        by_standard!(self, requests, request, filter)
    }

    /// Reads a list of requests.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_requests(
        &self,
        answer: &HttpResponse,
    ) -> Result<Decoded<Vec<ServiceRequest>>, AgencyError> {
        by_standard!(self, requests, decode, answer)
    }
}
