//! What the portal knows already and could tell an agent: the page, the service, the form, the request.

use frontdoor_core::chat::PacketService;
use leptos::prelude::*;

use crate::i18n::say;
use crate::routes::{Place, Step};
use crate::state::{FormFacts, Load, State};

/// What could go along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    /// The page on which the citizen asked for a chat.
    pub page: String,
    pub service: Option<PacketService>,
    pub form: FormFacts,
    /// The reference of a request.
    pub request: String,
}

impl Facts {
    /// What is known of where the citizen is, or was before the chat's own page. Follows the address.
    pub fn gather(state: State) -> Self {
        let place = match state.navigator.place().get() {
            Place::Chat { .. } => state.chats.came_from(),
            place => place,
        };
        let mut facts = Self {
            page: page_name(&place).to_owned(),
            ..Self::default()
        };
        match &place {
            Place::Service { agency, code } => facts.service = service(state, agency, code),
            Place::Form { agency, code, step } => {
                facts.service = service(state, agency, code);
                facts.form = state.chats.form_facts(agency, code);
                facts.form.page = match step {
                    Step::Page(page) | Step::Change(page) | Step::Row { page, .. } => {
                        u32::try_from(*page).ok()
                    }
                    Step::Parts | Step::Check => None,
                };
            }
            Place::Request { id, .. } => facts.request.clone_from(id),
            Place::Sent { id } => {
                let row = state.requests.row(id);
                let reference = row.as_ref().and_then(|row| row.service_request_id());
                facts.request = reference.unwrap_or_default().to_owned();
            }
            _ => {}
        }
        facts
    }
}

fn service(state: State, agency: &str, code: &str) -> Option<PacketService> {
    let (_, services) = state.catalogue.of_agency(agency)?;
    let name = services.with_untracked(|services| match services {
        Load::Ready(services) => {
            let service = services.iter().find(|one| one.service_code == code)?;
            Some(service.service_name.clone())
        }
        _ => None,
    })?;
    Some(PacketService {
        agency: agency.to_owned(),
        service_code: code.to_owned(),
        name,
    })
}

/// What a place is called. Its address would say more than that.
fn page_name(place: &Place) -> &'static str {
    match place {
        Place::Home | Place::NotFound => say::home_document_title(),
        Place::Services { .. } => say::services_title(),
        Place::Service { .. } => say::chat_page_service(),
        Place::Form { step, .. } => match step {
            Step::Check => say::check_title(),
            _ => say::chat_page_form(),
        },
        Place::Sent { .. } | Place::Request { .. } => say::chat_page_request(),
        Place::Track => say::track_title(),
        Place::Requests => say::requests_title(),
        Place::Share => say::share_title(),
        Place::Chat { .. } => say::chat_title(),
        Place::Settings => say::settings_title(),
        Place::Accessibility => say::accessibility_title(),
    }
}
