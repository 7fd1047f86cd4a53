//! What stands around every page: skip link, header, footer.

use leptos::prelude::*;

use super::{dock, shared};
use crate::components::{Contact, Link, effect, live, live_flag, live_value};
use crate::i18n::{intl, say};
use crate::markup;
use crate::routes::Place;
use crate::state::State;

/// Header, the page of the current place, footer.
#[component]
pub fn Frame() -> AnyView {
    let state = State::expect();
    let screen = Memo::new(move |_| state.navigator.place().get().screen());
    let narrow = live_value(move || match screen.get() {
        Place::Form { .. }
        | Place::Track
        | Place::Chat { .. }
        | Place::Settings
        | Place::Accessibility => Some("page page--narrow"),
        _ => Some("page"),
    });
    let offline = live(move || {
        (!state.online.get())
            .then(|| markup! { <p class={"offline-bar"}>{say::offline_bar()}</p> })
            .into_any()
    });
    let update = live(move || new_version(state));
    markup! {
        <a class={"skip-link"} href={"#main"}>{say::skip_link()}</a>
        {view! { <Header/> }}
        <div role={"status"}>{offline}{update}</div>
        {shared::leave(state)}
        {shared::bar(state)}
        <main class={narrow} id={"main"} tabindex={"-1"}>{live(move || super::page(screen_with_query(state, screen)))}</main>
        {view! { <Footer/> }}
        {dock::dock(state)}
        {shared::warning(state)}
    }
}

/// The offer of a new version of the portal: calm, and never while something is being sent.
fn new_version(state: State) -> AnyView {
    if !state.app_update.is_offered() {
        return ().into_any();
    }
    markup! {
        <div class={"update-bar"}>
            <p class={"update-bar__text"}>{say::update_ready()}</p>
            <button class={"button button--secondary"} type={"button"} on:click={move |_| state.app_update.accept()}>
                {say::update_now()}
            </button>
        </div>
    }
}

/// The place to show. Its query is read once, untracked: typing changes it while the page stays.
fn screen_with_query(state: State, screen: Memo<Place>) -> Place {
    screen.track();
    state.navigator.place().get_untracked()
}

#[component]
fn Header() -> AnyView {
    let state = State::expect();
    let open = RwSignal::new(false);
    let place = state.navigator.place();
    effect(move || {
        place.track();
        open.set(false);
    });
    let link = move |class: &'static str, to: Place, text: &'static str| {
        let target = to.clone();
        let current = live_value(move || (place.get().screen() == target).then_some("page"));
        markup! { <li class={"nav__item"}><a class={class} href={to.href()} aria-current={current}>{text}</a></li> }
    };
    let name = state.localized(&state.portal().name);
    let logo = state.portal().logo.clone();
    // The name stands beside it, so it has nothing to say.
    let logo = logo.map(|path| markup! { <img class={"header__logo"} src={path} alt={""}/> });
    markup! {
        <header class={"header"}>
            <div class={"header__inner"}>
                <a class={"header__brand"} href={Place::Home.href()}>
                    {logo}
                    <span class={"header__name"}>{name}</span>
                </a>
                {view! { <LanguageSelect/> }}
                <button
                    class={"menu-button"}
                    type={"button"}
                    aria-expanded={live_flag(move || open.get())}
                    aria-controls={"nav"}
                    on:click={move |_| open.update(|open| *open = !*open)}
                >
                    {say::menu()}
                </button>
                <nav class={"nav"} id={"nav"} aria-label={say::nav_label()} data-open={live_flag(move || open.get())}>
                    <ul class={"nav__list"}>
                        {link("nav__link nav__link--services", Place::services(), say::nav_services())}
                        {state.portal().tracks().then(|| link("nav__link nav__link--track", Place::Track, say::nav_track()))}
                        {link("nav__link nav__link--requests", Place::Requests, say::nav_requests())}
                    </ul>
                </nav>
            </div>
        </header>
    }
}

#[component]
fn LanguageSelect() -> AnyView {
    let state = State::expect();
    let current = state.language.get_untracked();
    let options: Vec<_> = state
        .portal()
        .languages
        .iter()
        .map(|tag| {
            let name = intl().map_or_else(|| tag.clone(), |intl| (intl.language_name)(tag));
            let selected = *tag == current;
            markup! { <option value={tag.clone()} lang={tag.clone()} selected={selected}>{name}</option> }
        })
        .collect();
    if options.len() < 2 {
        return ().into_any();
    }
    markup! {
        <div class={"header__language"}>
            <label class={"visually-hidden"} for={"language"}>{say::language_label()}</label>
            <select
                class={"select header__select"}
                id={"language"}
                autocomplete={"off"}
                on:change={move |event| state.language.set(event_target_value(&event))}
            >
                {options}
            </select>
        </div>
    }
}

#[component]
fn Footer() -> AnyView {
    let state = State::expect();
    let ways = state.portal().contact.clone();
    markup! {
        <footer class={"footer"}>
            <div class={"footer__inner"}>
                <section>
                    <h2 class={"heading-m"}>{say::contact_title()}</h2>
                    {view! { <Contact ways={ways}/> }}
                </section>
                <ul class={"footer__list"}>
                    <li>{view! { <Link to={Place::Settings}>{say::footer_settings()}</Link> }}</li>
                    <li>{view! { <Link to={Place::Accessibility}>{say::footer_accessibility()}</Link> }}</li>
                </ul>
            </div>
        </footer>
    }
}
