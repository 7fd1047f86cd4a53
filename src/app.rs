//! The composition root: reads the configuration and the language, fills the ports from the
//! platform, and mounts the pages. The only module that knows every layer.

use std::sync::Arc;

use frontdoor_core::config::{ConfigError, Portal};
use frontdoor_core::ecmascript;
use frontdoor_core::ports::{Intl, Shelf, Store};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::spawn_local as spawn_before_mounting;

use crate::components::{TitleSuffix, effect};
use crate::i18n::{self, Locale};
use crate::pages::{Frame, broken, send_what_waits};
use crate::platform;
use crate::state::{Device, Ports, Sight, State};

/// Starts the portal: once what it needs is there, it takes the place of the static shell.
pub fn start() {
    ecmascript::install(platform::ecmascript::ENGINE);
    // Leptos has no executor of its own before something is mounted.
    spawn_before_mounting(async {
        let view = match prepare().await {
            Ok((ports, portal, language)) => Started::Portal(Box::new(ports), portal, language),
            Err(fault) => Started::Broken(fault),
        };
        platform::page::remove_shell();
        leptos::mount::mount_to_body(move || match view {
            #[cfg(feature = "patterns")]
            Started::Portal(..) if platform::history::path_and_query() == "/patterns" => {
                crate::patterns::page()
            }
            Started::Portal(ports, portal, language) => portal_view(*ports, portal, language),
            Started::Broken(Fault::Config(errors)) => broken::wrong_config(errors),
            Started::Broken(Fault::File(path)) => broken::missing_file(&path),
        });
    });
}

enum Started {
    Portal(Box<Ports>, Arc<Portal>, String),
    Broken(Fault),
}

/// Why the portal cannot start.
enum Fault {
    Config(Vec<ConfigError>),
    File(String),
}

async fn prepare() -> Result<(Ports, Arc<Portal>, String), Fault> {
    let file = platform::own_files::portal_json()
        .await
        .map_err(|_| Fault::File("portal.json".into()))?;
    let portal = Portal::parse(file.as_bytes()).map_err(Fault::Config)?;
    let ports = ports();
    let language = chosen_language(ports.store, &portal);
    install(fetch_locale(&language).await.map_err(Fault::File)?);
    Ok((ports, Arc::new(portal), language))
}

/// The language chosen before, else the first that both the browser and the portal know.
fn chosen_language(store: Store, portal: &Portal) -> String {
    let wanted =
        (store.get)(Shelf::Device, "language").unwrap_or_else(platform::own_files::language);
    let same = |tag: &&String| **tag == wanted || tag.split('-').next() == wanted.split('-').next();
    let first = portal.languages.first();
    portal
        .languages
        .iter()
        .find(same)
        .or(first)
        .cloned()
        .unwrap_or_else(|| "en".into())
}

/// Fetches the texts of a language; the error is the file that did not come or is none.
async fn fetch_locale(tag: &str) -> Result<Locale, String> {
    let path = || ["locales/", tag, ".json"].concat();
    let file = platform::own_files::locale_json(tag)
        .await
        .map_err(|_| path())?;
    Locale::parse(tag, &file).map_err(|_| path())
}

/// Makes a language the one in use.
fn install(locale: Locale) {
    i18n::install(locale, INTL);
    let tag = i18n::language();
    platform::page::set_language(tag, i18n::direction(tag));
}

const INTL: Intl = Intl {
    plural: platform::intl::plural,
    number: platform::intl::number,
    date: platform::intl::date,
    list: platform::intl::list,
    code_name: platform::intl::code_name,
    language_name: platform::intl::language_name,
};

fn ports() -> Ports {
    Ports {
        http: platform::http(),
        store: platform::store(),
        vault: platform::vault(),
        locks: platform::locks(),
        world: platform::world(),
        device: device(),
    }
}

fn device() -> Device {
    Device {
        prepare_photo: platform::photo::prepare,
        read_file: platform::file::read,
        exec: platform::pattern::exec,
        script_library: || Box::pin(async { platform::own_files::library().await.ok() }),
        preview: platform::photo::preview,
        release_photo: platform::photo::release,
        locate: platform::place::locate,
        copy: platform::page::copy_text,
        print: platform::page::print,
        save_text: platform::page::save_text,
        reload: platform::page::reload,
        online: platform::page::is_online,
        push: platform::history::push,
        replace: platform::history::replace,
        leave: platform::page::leave,
        show_dialog: platform::page::show_dialog,
        back: platform::history::back,
        scroll_to_top: platform::page::scroll_to_top,
        focus: platform::page::focus_id,
        set_title: platform::page::set_title,
        update: platform::worker::update,
        install_way: platform::install::way,
        install: platform::install::install,
        set_badge: platform::install::set_badge,
        take_shared: || Box::pin(platform::worker::take_shared()),
    }
}

fn portal_view(ports: Ports, portal: Arc<Portal>, language: String) -> AnyView {
    let state = State::new(
        ports,
        portal,
        language,
        &platform::history::path_and_query(),
    );
    state.provide();
    state.requests.show_badge();
    spawn_local(async move {
        state.open().await;
        send_what_waits(state);
    });
    platform::page::set_theme(&state.portal().theme);
    // Once the header is there, whose colour it is.
    request_animation_frame(platform::page::set_theme_colour);
    listen(state);
    let shown = RwSignal::new(0_u32);
    let switching = switch_language(state, shown);
    provide_context(TitleSuffix {
        name: StoredValue::new(state.localized(&state.portal().name)),
        takes_focus: Signal::derive(move || state.navigator.has_moved() && !switching.get()),
        set_title: platform::page::set_title,
    });
    // A new language is a new page: every text changes, nothing that was typed does.
    let view = move || {
        shown.track();
        view! { <Frame/> }
    };
    view.into_any()
}

/// Passes on what the browser does by itself.
fn listen(state: State) {
    platform::history::on_pop(move |path| {
        state.navigator.arrived_at(&path);
        // After the page is there and its heading has the focus.
        request_animation_frame(|| {
            request_animation_frame(|| {
                platform::page::scroll_to(platform::history::restored_scroll().unwrap_or_default());
            });
        });
    });
    platform::history::on_link_click(move |path| {
        let place = crate::routes::Place::parse(path);
        let is_page = place != crate::routes::Place::NotFound;
        if is_page {
            state.navigator.go(place);
        }
        is_page
    });
    platform::page::on_online_change(move |online| {
        state.online.set(online);
        if online {
            send_what_waits(state);
            state.chats.seen(Sight::Seen);
        }
    });
    platform::idle::watch(move |idle| state.keeping.note_idle(idle));
    platform::page::on_visibility(move |visible| {
        if visible {
            send_what_waits(state);
            state.chats.seen(Sight::Seen);
        } else {
            state.drafts.flush();
            state.chats.seen(Sight::Hidden);
        }
    });
    platform::page::on_put_away(move |is_away| {
        state
            .chats
            .seen(if is_away { Sight::PutAway } else { Sight::Seen });
    });
    platform::worker::watch(
        move || state.app_update.has_come(),
        move || state.app_update.has_taken_over(),
    );
}

/// Fetches a language when it is chosen, and counts up `shown` when it is in use. Returns whether
/// a switch is being shown: the focus then stays on the list of languages.
fn switch_language(state: State, shown: RwSignal<u32>) -> RwSignal<bool> {
    let switching = RwSignal::new(false);
    let mut previous: Option<String> = None;
    effect(move || {
        let tag = state.language.get();
        if previous.as_ref().is_some_and(|previous| *previous != tag) {
            let chosen = tag.clone();
            spawn_local(async move {
                let locale = fetch_locale(&chosen).await;
                if state.language.get_untracked() != chosen {
                    // Another one was chosen since; whichever file comes last, the last choice counts.
                    return;
                }
                let Ok(locale) = locale else {
                    state.language.set(i18n::language().to_owned());
                    return;
                };
                install(locale);
                // A device that keeps nothing asks the browser again next time.
                let _ = (state.ports.store.set)(Shelf::Device, "language", &chosen);
                switching.set(true);
                shown.update(|shown| *shown += 1);
                request_animation_frame(move || {
                    platform::page::focus_id("language");
                    switching.set(false);
                });
            });
        }
        previous = Some(tag);
    });
    switching
}
