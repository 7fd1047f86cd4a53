//! Reactive handles over core. They hold, load and pass on; every rule is in core.
//!
//! All of it hangs on one value, [`State`], that pages take from the context.

mod catalogue;
mod device;
mod drafts;
mod load;
mod navigator;
mod requests;

use std::sync::Arc;

use frontdoor_core::agency::{AgencyError, HttpRequest, HttpResponse};
use frontdoor_core::config::{Agency, Localized, Portal};
use frontdoor_core::ports::{Http, Store, World};
use leptos::prelude::*;

pub use catalogue::{Catalogue, Listed};
pub use device::Device;
pub use drafts::{Draft, Drafts};
pub use load::Load;
pub use navigator::Navigator;
pub use requests::{Requests, Seen};

/// What the world gives.
#[derive(Clone, Copy)]
pub struct Ports {
    /// Sends requests.
    pub http: Http,
    /// Keeps texts.
    pub store: Store,
    /// Time and chance.
    pub world: World,
    /// The device in the hand.
    pub device: Device,
}

impl Ports {
    /// Sends a request; a transport failure becomes an [`AgencyError`].
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn send(self, request: HttpRequest) -> Result<HttpResponse, AgencyError> {
        let method = request.method;
        (self.http.send)(request)
            .await
            .map_err(|error| AgencyError::transport(error, method))
    }
}

/// Everything pages need. `Copy`, so closures take it as it is.
#[derive(Clone, Copy)]
pub struct State {
    /// The world.
    pub ports: Ports,
    /// Where the citizen is.
    pub navigator: Navigator,
    /// The agencies' services.
    pub catalogue: Catalogue,
    /// Forms that are being filled in.
    pub drafts: Drafts,
    /// The requests kept on this device.
    pub requests: Requests,
    /// The language in use; setting it fetches and installs the new one.
    pub language: RwSignal<String>,
    /// Whether the device says that it has a network.
    pub online: RwSignal<bool>,
    portal: StoredValue<Arc<Portal>>,
}

impl State {
    /// Puts the state together. Call once, in the outermost reactive owner.
    #[must_use]
    pub fn new(ports: Ports, portal: Arc<Portal>, language: String, path: &str) -> Self {
        Self {
            ports,
            navigator: Navigator::new(ports.device, path),
            catalogue: Catalogue::new(ports, &portal),
            drafts: Drafts::new(ports.store, ports.device),
            requests: Requests::new(ports, &portal),
            language: RwSignal::new(language),
            online: RwSignal::new((ports.device.online)()),
            portal: StoredValue::new(portal),
        }
    }

    /// Makes the state known to everything below.
    pub fn provide(self) {
        provide_context(self);
    }

    /// The state, from anywhere below [`State::provide`].
    #[must_use]
    pub fn expect() -> Self {
        expect_context()
    }

    /// The configuration.
    #[must_use]
    pub fn portal(&self) -> Arc<Portal> {
        self.portal.get_value()
    }

    /// An agency by its id.
    #[must_use]
    pub fn agency(&self, id: &str) -> Option<Agency> {
        self.portal().agency(id).cloned()
    }

    /// A configured text in the language in use.
    #[must_use]
    pub fn localized(&self, text: &Localized) -> String {
        text.in_language(&self.language.get_untracked()).to_owned()
    }
}
