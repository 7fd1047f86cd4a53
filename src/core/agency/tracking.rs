//! Following what was sent, for agencies whose requests are public.

use super::{AgencyError, HttpRequest, HttpResponse, open311};
use crate::model::{Carrier, Decoded, LookUp, ServiceRequest, TokenAnswer};

/// The part of an agency's API by which requests are followed. There is none where a submission is
/// between the citizen and the agency alone.
#[derive(Clone, Copy, Debug)]
pub enum Tracking<'a> {
    /// Open311 GeoReport v2.
    Open311(&'a open311::Config),
}

macro_rules! by_standard {
    ($self:ident, $operation:ident, $step:ident $(, $argument:expr)*) => {
        match $self {
            Self::Open311(config) => open311::$operation::$step(config $(, $argument)*),
        }
    };
}

impl Tracking<'_> {
    /// Asks for the reference that belongs to a token.
    #[must_use]
    pub fn token_request(self, token: &str) -> HttpRequest {
        by_standard!(self, token, request, token)
    }

    /// Reads the answer to a token.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_token(self, answer: &HttpResponse) -> Result<TokenAnswer, AgencyError> {
        by_standard!(self, token, decode, answer)
    }

    /// Asks for what was filed for a service between two times, in milliseconds since
    /// 1970-01-01T00:00:00Z, to look for a submission among it.
    #[must_use]
    pub fn look_up_request(self, service_code: &str, from: i64, to: i64) -> HttpRequest {
        by_standard!(self, look_up, request, service_code, from, to)
    }

    /// Reads whether a submission is among it, by the reference that was sent along and where it was put.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_look_up(
        self,
        answer: &HttpResponse,
        reference: &str,
        carrier: Carrier,
    ) -> Result<LookUp, AgencyError> {
        by_standard!(self, look_up, decode, answer, reference, carrier)
    }

    /// Asks for one request by its reference.
    #[must_use]
    pub fn request_request(self, service_request_id: &str) -> HttpRequest {
        by_standard!(self, request, request, service_request_id)
    }

    /// Reads one request.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_request(
        self,
        answer: &HttpResponse,
    ) -> Result<Decoded<ServiceRequest>, AgencyError> {
        by_standard!(self, request, decode, answer)
    }

    /// Asks for a list of requests.
    #[must_use]
    pub fn requests_request(self, filter: &open311::requests::Filter) -> HttpRequest {
        by_standard!(self, requests, request, filter)
    }

    /// Reads a list of requests.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_requests(
        self,
        answer: &HttpResponse,
    ) -> Result<Decoded<Vec<ServiceRequest>>, AgencyError> {
        by_standard!(self, requests, decode, answer)
    }
}
