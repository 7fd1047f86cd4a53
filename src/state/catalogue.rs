//! The services of all agencies, each agency for itself: one that is down never hides another.

use std::sync::Arc;

use frontdoor_core::agency::HttpResponse;
use frontdoor_core::config::{Agency, Portal};
use frontdoor_core::model::Service;
use frontdoor_core::search::{Entry, Index};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Answers, Load, Ports};

/// A service with the agency that offers it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The agency.
    pub agency: Arc<Agency>,
    /// The service.
    pub service: Arc<Service>,
}

/// What an agency offers.
pub type Services = Load<Arc<Vec<Arc<Service>>>>;

/// What an agency answered when it was asked what a service wants to know, as it came; none where
/// there is nothing to ask. It is read by whoever shows the form
/// ([`Adapter::decode_form`](frontdoor_core::agency::Adapter::decode_form)): a first visit does without
/// what reads forms.
pub type Definition = ArcRwSignal<Load<Option<Arc<HttpResponse>>>>;

/// An agency, and its services.
struct Offer {
    agency: Arc<Agency>,
    /// Those that the configuration names, in the language in use; none where the agency is asked.
    configured: Memo<Option<Services>>,
    /// What the agency answered; none while it was not asked.
    asked: RwSignal<Option<Services>>,
    /// From when that is, where it could not be asked now.
    as_of: RwSignal<Option<i64>>,
}

/// What the agencies offer.
#[derive(Clone, Copy)]
pub struct Catalogue {
    answers: Answers,
    agencies: StoredValue<Arc<Vec<Offer>>>,
    /// By agency and code; as many as services were opened.
    definitions: StoredValue<Vec<((String, String), Definition)>>,
    index: Memo<Arc<(Vec<Listed>, Index)>>,
}

impl Catalogue {
    pub(super) fn new(ports: &'static Ports, portal: &Portal, language: RwSignal<String>) -> Self {
        let agencies = portal.agencies.iter().cloned().map(Arc::new);
        let agencies: Arc<Vec<_>> = Arc::new(
            agencies
                .map(|agency| Offer::new(agency, language))
                .collect(),
        );
        let listed = Arc::clone(&agencies);
        let index = Memo::new_with_compare(move |_| Arc::new(index(&listed)), |_, _| true);
        Self {
            answers: Answers::new(ports),
            agencies: StoredValue::new(agencies),
            definitions: StoredValue::default(),
            index,
        }
    }

    /// The agencies with their services. Asks those that were not asked yet.
    #[must_use]
    pub fn agencies(self) -> Vec<(Arc<Agency>, Signal<Services>)> {
        let agencies = self.agencies.get_value();
        agencies.iter().map(|offer| self.services(offer)).collect()
    }

    /// The services of one agency, which is asked where it was not yet; nothing when there is no such
    /// agency. The others are left alone: who opens one form waits for one agency.
    #[must_use]
    pub fn of_agency(self, id: &str) -> Option<(Arc<Agency>, Signal<Services>)> {
        let agencies = self.agencies.get_value();
        let offer = agencies.iter().find(|offer| offer.agency.id == id)?;
        Some(self.services(offer))
    }

    fn services(self, offer: &Offer) -> (Arc<Agency>, Signal<Services>) {
        if offer.is_unknown() {
            self.fetch(offer);
        }
        let (configured, asked) = (offer.configured, offer.asked);
        let shown = Signal::derive(move || {
            let known = configured.get().or_else(|| asked.get());
            known.unwrap_or(Load::Waiting)
        });
        (Arc::clone(&offer.agency), shown)
    }

    /// Asks for what a service asks, where the service is known by now, ahead of whoever will show it.
    pub fn expect_definition(self, agency: &Agency, services: &Services, code: &str) {
        let services = services.ready().into_iter().flat_map(|list| list.iter());
        for service in services.filter(|service| service.service_code == code) {
            let _ = self.definition(agency, service);
        }
    }

    /// From when the list of an agency's services is, where it could not be asked now: milliseconds since
    /// 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn as_of(self, id: &str) -> Option<i64> {
        let agencies = self.agencies.get_value();
        let offer = agencies.iter().find(|offer| offer.agency.id == id)?;
        offer.as_of.get()
    }

    /// Asks an agency again.
    pub fn retry(self, id: &str) {
        let agencies = self.agencies.get_value();
        if let Some(offer) = agencies.iter().find(|offer| offer.agency.id == id) {
            self.fetch(offer);
        }
    }

    /// The services that match a query, best first, over all agencies that have answered; and
    /// whether every word of the query was found.
    #[must_use]
    pub fn search(self, query: &str) -> (Vec<Listed>, bool) {
        self.index.with(|shelf| {
            let (listed, index) = &**shelf;
            let found = index.search(query);
            let hits = found
                .hits
                .iter()
                .filter_map(|hit| listed.get(hit.entry).cloned())
                .collect();
            (hits, found.exact)
        })
    }

    /// What a service asks, as the agency answered. Where there is nothing to ask it is ready at once.
    #[must_use]
    pub fn definition(self, agency: &Agency, service: &Service) -> Definition {
        let key = (agency.id.clone(), service.service_code.clone());
        if let Some(known) = self.definitions.with_value(|definitions| {
            definitions
                .iter()
                .find(|(of, _)| *of == key)
                .map(|(_, known)| known.clone())
        }) {
            return known;
        }
        let signal = ArcRwSignal::new(Load::Waiting);
        self.definitions.update_value(|definitions| {
            definitions.push((key, signal.clone()));
        });
        self.fetch_definition(agency, service, &signal);
        signal
    }

    /// Asks for a definition again.
    pub fn retry_definition(self, agency: &Agency, service: &Service) {
        let signal = self.definition(agency, service);
        self.fetch_definition(agency, service, &signal);
    }

    fn fetch(self, offer: &Offer) {
        let (agency, asked, as_of) = (Arc::clone(&offer.agency), offer.asked, offer.as_of);
        asked.set(Some(Load::Waiting));
        spawn_local(async move {
            let told = self.answers.read(agency.adapter.services_request()).await;
            let old = told.as_ref().ok().filter(|told| told.failure.is_some());
            as_of.set(old.map(|told| told.as_of));
            let decoded = told.and_then(|told| agency.adapter.decode_services(&told.answer));
            asked.set(Some(decoded.map(|list| shared(list.value)).into()));
        });
    }

    fn fetch_definition(self, agency: &Agency, service: &Service, signal: &Definition) {
        let Some(request) = agency.adapter.definition_request(service) else {
            signal.set(Load::Ready(None));
            return;
        };
        signal.set(Load::Waiting);
        let signal = signal.clone();
        spawn_local(async move {
            let told = self.answers.read(request).await;
            signal.set(told.map(|told| Some(Arc::new(told.answer))).into());
        });
    }
}

impl Offer {
    fn new(agency: Arc<Agency>, language: RwSignal<String>) -> Self {
        let of = Arc::clone(&agency);
        let configured = move |_: Option<&Option<Services>>| {
            let services = of.adapter.configured_services(&language.get());
            services.map(|services| Load::Ready(shared(services)))
        };
        Self {
            agency,
            configured: Memo::new_with_compare(configured, |_, _| true),
            asked: RwSignal::new(None),
            as_of: RwSignal::new(None),
        }
    }

    /// Whether its services are neither known nor on their way.
    fn is_unknown(&self) -> bool {
        self.configured.with_untracked(Option::is_none)
            && self.asked.with_untracked(Option::is_none)
    }
}

fn shared(services: Vec<Service>) -> Arc<Vec<Arc<Service>>> {
    Arc::new(services.into_iter().map(Arc::new).collect())
}

fn index(agencies: &[Offer]) -> (Vec<Listed>, Index) {
    let mut listed = Vec::new();
    for offer in agencies {
        let services = offer.configured.get().or_else(|| offer.asked.get());
        if let Some(Load::Ready(services)) = services {
            listed.extend(services.iter().map(|service| Listed {
                agency: Arc::clone(&offer.agency),
                service: Arc::clone(service),
            }));
        }
    }
    let index = Index::new(listed.iter().map(|listed| Entry {
        name: &listed.service.service_name,
        description: &listed.service.description,
        keywords: &listed.service.keywords,
        groups: &listed.service.groups,
    }));
    (listed, index)
}
