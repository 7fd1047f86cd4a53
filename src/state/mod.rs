//! Reactive handles over core. They hold, load and pass on; every rule is in core.
//!
//! All of it hangs on one value, [`State`], that pages take from the context.

mod answers;
mod app_update;
mod catalogue;
pub mod chat;
mod chats;
mod device;
mod drafts;
mod keeping;
mod load;
mod navigator;
mod outbox;
mod requests;
mod shared_photos;

use std::ops::Deref;
use std::sync::Arc;

use frontdoor_core::agency::{AgencyError, HttpRequest, HttpResponse};
use frontdoor_core::config::{Agency, Localized, Portal};
use frontdoor_core::ports::{Cabinet, Http, Locks, Store, Task, Vault, World};
use leptos::prelude::*;

pub use answers::{Answers, Told};
pub use app_update::AppUpdate;
pub use catalogue::{Catalogue, Definition, Listed};
pub use chats::{ChatCalls, Chats, FormAsk, FormFacts, Sight};
pub use device::Device;
pub use drafts::{Draft, Drafts, HeldFile, NotTaken, Opening};
pub use keeping::{Idle, Keeping};
pub use load::Load;
pub use navigator::Navigator;
pub use outbox::Outbox;
pub use requests::{Requests, Seen};
pub use shared_photos::{SharedPhoto, SharedPhotos};

/// What the world gives. There is one for the life of the page, and everything refers to it in place
/// of copying it into every closure.
pub struct Ports {
    /// Sends requests.
    pub http: Http,
    /// Keeps texts.
    pub store: Store,
    /// Keeps records, sealed.
    pub vault: Vault,
    /// What one tab at a time may do.
    pub locks: Locks,
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
    #[must_use]
    pub fn send(&self, request: HttpRequest) -> Task<Result<HttpResponse, AgencyError>> {
        let method = request.method;
        let answer = (self.http.send)(request);
        Box::pin(async move {
            answer
                .await
                .map_err(|error| AgencyError::transport(error, method))
        })
    }
}

/// Everything pages need. One word, so closures take it as it is.
#[derive(Clone, Copy)]
pub struct State(&'static Parts);

/// The parts of [`State`].
pub struct Parts {
    /// The world.
    pub ports: &'static Ports,
    /// Where the citizen is.
    pub navigator: Navigator,
    /// The agencies' services.
    pub catalogue: Catalogue,
    /// What stays on this device.
    pub keeping: Keeping,
    /// Forms that are being filled in.
    pub drafts: Drafts,
    /// What moves submissions on.
    pub outbox: Outbox,
    /// The requests kept on this device.
    pub requests: Requests,
    /// Whether a chat goes on, and what it could be about.
    pub chats: Chats,
    /// Photos that wait for a form.
    pub shared_photos: SharedPhotos,
    /// The language in use; setting it fetches and installs the new one.
    pub language: RwSignal<String>,
    /// Whether the device says that it has a network.
    pub online: RwSignal<bool>,
    /// New versions of the portal itself.
    pub app_update: AppUpdate,
    portal: Arc<Portal>,
}

impl Deref for State {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        self.0
    }
}

impl State {
    /// Puts the state together, for the life of the page. Call once, in the outermost reactive owner.
    #[must_use]
    pub fn new(ports: Ports, portal: Arc<Portal>, language: String, path: &str) -> Self {
        let ports: &'static Ports = Box::leak(Box::new(ports));
        let language = RwSignal::new(language);
        let keeping = Keeping::new(ports);
        let drafts = Drafts::new(ports, keeping, portal.draft_days);
        let requests = Requests::new(ports, keeping, &portal);
        Self(Box::leak(Box::new(Parts {
            ports,
            navigator: Navigator::new(ports, keeping, path),
            catalogue: Catalogue::new(ports, &portal, language),
            keeping,
            drafts,
            outbox: Outbox::new(ports, keeping, requests, drafts),
            requests,
            chats: Chats::new(ports, &portal),
            shared_photos: SharedPhotos::new(ports),
            language,
            online: RwSignal::new((ports.device.online)()),
            app_update: AppUpdate::new(ports, requests.is_sending()),
            portal,
        })))
    }

    /// Opens what is kept on the device and reads it.
    pub async fn open(self) {
        let told = move |cabinet| {
            leptos::task::spawn_local(async move {
                match cabinet {
                    Cabinet::Drafts => self.drafts.load().await,
                    Cabinet::Requests => self.requests.load().await,
                    Cabinet::Chats => self.chats.told().await,
                    Cabinet::Files | Cabinet::Payloads | Cabinet::Answers => {}
                }
            });
        };
        self.keeping.open(told).await;
        self.requests.load().await;
        self.drafts.load().await;
        self.chats.load().await;
    }

    /// Erases everything that is kept on the device, and begins anew.
    pub async fn erase(self) {
        self.drafts.forget_all();
        self.requests.forget_all();
        let farewell = self.chats.forget();
        self.shared_photos.dismiss();
        (self.ports.vault.erase)().await;
        (self.ports.store.erase_all)();
        if let Some(farewell) = farewell {
            leptos::task::spawn_local(farewell);
        }
        self.keeping.forget();
        self.open().await;
    }

    /// Erases everything that is kept on the device, and leaves for an address of the portal or another.
    pub async fn finish(self, address: &str) {
        self.drafts.forget_all();
        let farewell = self.chats.forget();
        (self.ports.vault.erase)().await;
        (self.ports.store.erase_all)();
        // Nothing is on the device any more, and a page that is gone says nothing.
        if let Some(farewell) = farewell {
            farewell.await;
        }
        (self.ports.device.leave)(address);
    }

    /// Whether anything is kept that is the citizen's own.
    #[must_use]
    pub fn has_anything(self) -> bool {
        let drafts = self.drafts.kept();
        self.chats.going().get()
            || drafts.with(|kept| kept.as_ref().is_some_and(|kept| !kept.is_empty()))
            || self
                .requests
                .ledger()
                .with(|ledger| ledger.newest_first().next().is_some())
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
    pub fn portal(&self) -> &'static Portal {
        &self.0.portal
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
