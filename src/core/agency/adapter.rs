//! The register of adapters: one arm a standard.
//!
//! Operations on lists of services are apart from those on forms: a first visit needs the former alone,
//! and what reads forms is not to come along with them.

use super::{AgencyError, Clock, HttpRequest, HttpResponse, Refusal, Tracking, formio, open311};
use crate::form::definition::Definition;
use crate::form::import;
use crate::model::{Carrier, Decoded, Media, Service, Submitted};
use crate::value::Value;

/// An agency's API with its settings.
#[derive(Clone, Debug, PartialEq)]
pub enum Adapter {
    /// Open311 GeoReport v2.
    Open311(open311::Config),
    /// A Form.io server.
    Formio(formio::Config),
}

impl Adapter {
    /// Where the API is: an absolute address, or a path of the portal's own site.
    #[must_use]
    pub fn base_url(&self) -> &str {
        match self {
            Self::Open311(config) => &config.base_url,
            Self::Formio(config) => &config.base_url,
        }
    }

    /// The services, where the configuration names them in a language given by its BCP 47 tag; none
    /// where the agency has to be asked.
    #[must_use]
    pub fn configured_services(&self, language: &str) -> Option<Vec<Service>> {
        match self {
            Self::Open311(_) => None,
            Self::Formio(config) => formio::services::configured(config, language),
        }
    }

    /// Asks for the list of services.
    #[must_use]
    pub fn services_request(&self) -> HttpRequest {
        match self {
            Self::Open311(config) => open311::services::request(config),
            Self::Formio(config) => formio::services::request(config),
        }
    }

    /// Reads the list of services.
    ///
    /// # Errors
    /// See [`AgencyError`].
    pub fn decode_services(
        &self,
        answer: &HttpResponse,
    ) -> Result<Decoded<Vec<Service>>, AgencyError> {
        match self {
            Self::Open311(config) => open311::services::decode(config, answer),
            Self::Formio(config) => formio::services::decode(config, answer),
        }
    }

    /// Asks what a service wants to know; none where that is known without asking.
    #[must_use]
    pub fn definition_request(&self, service: &Service) -> Option<HttpRequest> {
        let code = &service.service_code;
        match self {
            Self::Open311(config) => service
                .metadata
                .then(|| open311::definition::request(config, code)),
            Self::Formio(config) => Some(formio::definition::request(config, code)),
        }
    }

    /// The form of a service, by the answer to [`Adapter::definition_request`], where there was one.
    ///
    /// # Errors
    /// See [`AgencyError`]. What of a form cannot be filled in here is no error, but among its
    /// findings.
    pub fn decode_form(
        &self,
        service: &Service,
        answer: Option<&HttpResponse>,
    ) -> Result<Definition, AgencyError> {
        match (self, answer) {
            (Self::Open311(config), answer) => {
                let decoded = answer.map(|answer| open311::definition::decode(config, answer));
                let asked = decoded.transpose()?.map(|decoded| decoded.value);
                let accepts = &config.accepts;
                Ok(import::open311::definition(
                    service,
                    asked.as_ref(),
                    accepts,
                ))
            }
            (Self::Formio(_), Some(answer)) => formio::definition::decode(answer),
            (Self::Formio(_), None) => Err(formio::definition::missing()),
        }
    }

    /// Whether requests to this agency may carry photos: false where its configuration says that they do not,
    /// and true where each form says so for itself.
    #[must_use]
    pub fn may_take_photos(&self) -> bool {
        match self {
            Self::Open311(config) => config.accepts.photos > 0,
            Self::Formio(_) => true,
        }
    }

    /// The agency's own page of a form, where the configuration names it.
    #[must_use]
    pub fn own_page(&self, service: &Service) -> Option<String> {
        let Self::Formio(config) = self else {
            return None;
        };
        let mut forms = config.forms.iter();
        let form = forms.find(|form| form.path == service.service_code)?;
        (!form.page.is_empty()).then(|| form.page.clone())
    }

    /// Where the reference of a submission stands in what [`Adapter::submission_request`] sends.
    #[must_use]
    pub fn carrier(&self, definition: &Definition) -> Carrier {
        match self {
            Self::Open311(_) => import::open311::carrier(definition),
            Self::Formio(_) => formio::reference::carrier(definition),
        }
    }

    /// Seconds that a submission may take to appear among the agency's requests; none where it cannot be
    /// looked up there.
    #[must_use]
    pub fn look_up_delay(&self) -> Option<u32> {
        match self {
            Self::Open311(config) => config.look_up,
            Self::Formio(_) => None,
        }
    }

    /// Sends answers to a form: what [`Session::submission`] gives. Files are within `data` where the
    /// form asks for them as Form.io does ([`formio::file`]); `photos` are those that go beside it.
    /// `reference` is what it is looked up by ([`outbox::reference`](crate::outbox::reference)), put where
    /// [`Adapter::carrier`] says.
    ///
    /// [`Session::submission`]: crate::form::engine::Session::submission
    #[must_use]
    pub fn submission_request(
        &self,
        definition: &Definition,
        service: &Service,
        data: Value,
        photos: Vec<Media>,
        reference: &str,
        clock: Clock<'_>,
    ) -> HttpRequest {
        match self {
            Self::Open311(config) => {
                let mut new = import::open311::new_request(definition, &data, photos);
                let carrier = import::open311::carrier(definition);
                open311::create::add_reference(&mut new, reference, carrier);
                open311::create::request(config, &new)
            }
            Self::Formio(config) => {
                let data = formio::reference::with_reference(definition, data, reference);
                formio::create::request(config, &service.service_code, data, clock)
            }
        }
    }

    /// Reads what the agency said to a submission. Open311 does not say which answer an error is about,
    /// so that its refusals have no problems beside their words.
    ///
    /// # Errors
    /// See [`Refusal`]; [`super::Retry`] tells whether it may have been stored all the same.
    pub fn decode_submission(&self, answer: &HttpResponse) -> Result<Submitted, Refusal> {
        match self {
            Self::Open311(config) => Ok(open311::create::decode(config, answer)?),
            Self::Formio(_) => formio::create::decode(answer),
        }
    }

    /// How requests are followed; none where they are not public.
    #[must_use]
    pub fn tracking(&self) -> Option<Tracking<'_>> {
        match self {
            Self::Open311(config) => Some(Tracking::Open311(config)),
            Self::Formio(_) => None,
        }
    }

    /// Whether requests can be followed by their reference.
    #[must_use]
    pub fn tracks(&self) -> bool {
        self.tracking().is_some()
    }
}

#[cfg(test)]
mod tests;
