//! The services of all agencies, each agency for itself: one that is down never hides another.

use std::sync::Arc;

use frontdoor_core::config::{Agency, Portal};
use frontdoor_core::model::{Service, ServiceDefinition};
use frontdoor_core::search::{Entry, Index};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Load, Ports};

/// A service with the agency that offers it.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The agency.
    pub agency: Arc<Agency>,
    /// The service.
    pub service: Arc<Service>,
}

type Services = Load<Arc<Vec<Arc<Service>>>>;
type Definition = ArcRwSignal<Load<Arc<ServiceDefinition>>>;

/// What the agencies offer.
#[derive(Clone, Copy)]
pub struct Catalogue {
    ports: &'static Ports,
    agencies: StoredValue<Arc<Vec<(Arc<Agency>, RwSignal<Option<Services>>)>>>,
    /// By agency and code; as many as services were opened.
    definitions: StoredValue<Vec<((String, String), Definition)>>,
    index: Memo<Arc<(Vec<Listed>, Index)>>,
}

impl Catalogue {
    pub(super) fn new(ports: &'static Ports, portal: &Portal) -> Self {
        let agencies: Arc<Vec<_>> = Arc::new(
            portal
                .agencies
                .iter()
                .map(|agency| (Arc::new(agency.clone()), RwSignal::new(None::<Services>)))
                .collect(),
        );
        let listed = Arc::clone(&agencies);
        let index = Memo::new_with_compare(move |_| Arc::new(index(&listed)), |_, _| true);
        Self {
            ports,
            agencies: StoredValue::new(agencies),
            definitions: StoredValue::default(),
            index,
        }
    }

    /// The agencies with their services. Asks those that were not asked yet.
    #[must_use]
    pub fn agencies(self) -> Vec<(Arc<Agency>, Signal<Services>)> {
        let agencies = self.agencies.get_value();
        agencies
            .iter()
            .map(|(agency, services)| {
                if services.with_untracked(Option::is_none) {
                    self.fetch(agency, *services);
                }
                let services = *services;
                let shown = Signal::derive(move || services.get().unwrap_or(Load::Waiting));
                (Arc::clone(agency), shown)
            })
            .collect()
    }

    /// The services of one agency; nothing when there is no such agency.
    #[must_use]
    pub fn of_agency(self, id: &str) -> Option<(Arc<Agency>, Signal<Services>)> {
        self.agencies()
            .into_iter()
            .find(|(agency, _)| agency.id == id)
    }

    /// Asks an agency again.
    pub fn retry(self, id: &str) {
        let agencies = self.agencies.get_value();
        if let Some((agency, services)) = agencies.iter().find(|(agency, _)| agency.id == id) {
            self.fetch(agency, *services);
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

    /// What a service asks. Services without `metadata` have no definition and are ready at once
    /// with an empty one.
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
        let signal = ArcRwSignal::new(if service.metadata {
            Load::Waiting
        } else {
            Load::Ready(Arc::new(ServiceDefinition {
                service_code: service.service_code.clone(),
                attributes: Vec::new(),
            }))
        });
        self.definitions.update_value(|definitions| {
            definitions.push((key, signal.clone()));
        });
        if service.metadata {
            self.fetch_definition(agency.clone(), service.service_code.clone(), signal.clone());
        }
        signal
    }

    /// Asks for a definition again.
    pub fn retry_definition(self, agency: &Agency, service: &Service) {
        let signal = self.definition(agency, service);
        signal.set(Load::Waiting);
        self.fetch_definition(agency.clone(), service.service_code.clone(), signal);
    }

    fn fetch(self, agency: &Arc<Agency>, services: RwSignal<Option<Services>>) {
        services.set(Some(Load::Waiting));
        let agency = Arc::clone(agency);
        spawn_local(async move {
            let answer = self.ports.send(agency.adapter.services_request()).await;
            let decoded = answer.and_then(|answer| agency.adapter.decode_services(&answer));
            let list = decoded.map(|list| Arc::new(list.value.into_iter().map(Arc::new).collect()));
            services.set(Some(list.into()));
        });
    }

    fn fetch_definition(self, agency: Agency, code: String, signal: Definition) {
        spawn_local(async move {
            let answer = self
                .ports
                .send(agency.adapter.definition_request(&code))
                .await;
            let decoded = answer.and_then(|answer| agency.adapter.decode_definition(&answer));
            signal.set(decoded.map(|definition| Arc::new(definition.value)).into());
        });
    }
}

fn index(agencies: &[(Arc<Agency>, RwSignal<Option<Services>>)]) -> (Vec<Listed>, Index) {
    let mut listed = Vec::new();
    for (agency, services) in agencies {
        if let Some(Load::Ready(services)) = services.get() {
            listed.extend(services.iter().map(|service| Listed {
                agency: Arc::clone(agency),
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
