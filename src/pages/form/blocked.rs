//! A form that cannot be filled in here: what it is, why not, and where it can be.

use frontdoor_core::config::Agency;
use frontdoor_core::form::definition::{Definition, Effect};
use frontdoor_core::model::Service;
use leptos::prelude::*;

use crate::components::{BackLink, Contact, Heading, NoticeBox, content};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;
use crate::state::State;

pub(super) fn blocked(
    state: State,
    agency: &Agency,
    service: &Service,
    definition: &Definition,
) -> AnyView {
    let name = state.localized(&agency.name);
    let back = Place::Service {
        agency: agency.id.clone(),
        code: service.service_code.clone(),
    };
    let title = if definition.title.is_empty() {
        service.service_name.clone()
    } else {
        definition.title.clone()
    };
    let answered: crate::components::Answered = std::sync::Arc::new(|_| String::new());
    let reasons: Vec<_> = definition
        .findings
        .iter()
        .filter(|finding| finding.effect == Effect::Blocking)
        .map(|finding| {
            let at = [finding.path.as_str(), ": "].concat();
            let at = if finding.path.is_empty() {
                String::new()
            } else {
                at
            };
            markup! { <li><span dir={"ltr"}>{[at, finding.feature.clone()].concat()}</span></li> }
        })
        .collect();
    let link = agency.adapter.own_page(service).map(|url| {
        markup! {
            <p>
                <a class={"button"} href={url} rel={"noopener noreferrer external"}>{say::blocked_link(&name)}</a>
            </p>
        }
    });
    markup! {
        {view! { <BackLink to={back}/> }}
        {view! { <Heading text={title}/> }}
        <div class={"prose"}>{content(&definition.purpose, 2, &answered)}</div>
        {view! { <NoticeBox tone={"info"} title={say::blocked_title()} text={say::blocked_text(&name)}/> }}
        {link}
        {view! { <Contact ways={agency.contact.clone()}/> }}
        <details class={"details"}>
            <summary class={"details__summary"}>{say::blocked_why()}</summary>
            <ul class={"list details__text"} lang={"en"}>{reasons}</ul>
        </details>
    }
}
