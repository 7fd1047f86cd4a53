//! No such address.

use leptos::prelude::*;

use crate::components::{ButtonLink, Contact, Heading};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;
use crate::state::State;

pub(super) fn not_found() -> AnyView {
    let portal = State::expect().portal();
    let ways = portal.contact.clone();
    markup! {
        {view! { <Heading text={say::not_found_title()}/> }}
        <p class={"lead"}>{say::not_found_text()}</p>
        <div class={"button-group"}>
            {view! { <ButtonLink to={Place::services()} text={say::home_all_services()}/> }}
            {portal.tracks().then(|| view! { <ButtonLink to={Place::Track} secondary={true} text={say::track_title()}/> })}
        </div>
        <h2 class={"heading-m"}>{say::contact_title()}</h2>
        {view! { <Contact ways={ways}/> }}
    }
}
