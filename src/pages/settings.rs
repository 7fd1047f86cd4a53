//! Settings and privacy: what is stored here, and erasing it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::keeping;
use crate::components::{Heading, InstallOffer, Link, NoticeBox, focus_soon, live, live_text};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;
use crate::state::State;

/// How far the erasing has come: asked for, and confirmed.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Erasing {
    No,
    Asked,
    Done,
}

pub(super) fn settings() -> AnyView {
    let state = State::expect();
    let device = state.ports.device;
    let erasing = RwSignal::new(Erasing::No);
    let agencies: Vec<_> = state
        .portal()
        .agencies
        .iter()
        .map(|agency| {
            let name = state.localized(&agency.name);
            let link = agency.privacy_url.clone().map(|url| {
                markup! {
                    {": "}
                    <a class={"link"} href={url} rel={"noopener noreferrer external"}>{say::settings_agency_privacy()}</a>
                }
            });
            markup! { <li dir={"auto"}>{name}{link}</li> }
        })
        .collect();
    let count = live_text(move || {
        say::settings_requests(
            state
                .requests
                .ledger()
                .with(|ledger| ledger.newest_first().count()),
        )
    });
    markup! {
        {view! { <Heading text={say::settings_title()}/> }}
        <h2 class={"heading-l"}>{say::settings_stored()}</h2>
        <ul class={"list"}>
            <li>{count}{" "}{view! { <Link to={Place::Requests}>{say::requests_title()}</Link> }}</li>
            <li>{say::settings_drafts()}</li>
            <li>{say::settings_language()}</li>
        </ul>
        <p>{say::settings_local()}</p>
        {keeping::trouble(state, None)}
        {live(move || whose(state))}
        <h2 class={"heading-l"}>{say::settings_erase_title()}</h2>
        <p>{say::settings_erase_text()}</p>
        <div role={"status"}>{live(move || done(erasing.get()))}</div>
        {live(move || erase(state, erasing))}
        {view! { <InstallOffer way={(device.install_way)()} install={device.install}/> }}
        <h2 class={"heading-l"}>{say::settings_sent_title()}</h2>
        <p>{say::settings_sent_text()}</p>
        <ul class={"list"}>{agencies}</ul>
    }
}

/// Whose device this is, and the way to say otherwise.
fn whose(state: State) -> AnyView {
    let Some(own) = state.keeping.own().get() else {
        return keeping::choice(state);
    };
    let (told, other) = if own {
        (say::keep_is_own(), say::keep_shared())
    } else {
        (say::keep_is_shared(), say::keep_own())
    };
    let promised = state.keeping.promised().get().filter(|_| own);
    let promised = promised.map(|promised| {
        let text = if promised {
            say::keep_promised()
        } else {
            say::keep_not_promised()
        };
        markup! { <p>{text}</p> }
    });
    markup! {
        <p>{told}</p>
        {promised}
        <button class={"button button--secondary"} type={"button"} on:click={move |_| state.keeping.set_own(!own)}>
            {other}
        </button>
    }
}

fn done(erasing: Erasing) -> AnyView {
    (erasing == Erasing::Done)
        .then(|| view! { <NoticeBox tone={"success"} title={say::settings_erased()}/> })
        .into_any()
}

/// Two steps, since nothing brings it back.
fn erase(state: State, erasing: RwSignal<Erasing>) -> AnyView {
    let ask = move |_| {
        erasing.set(Erasing::Asked);
        focus_soon("erase-now".into());
    };
    let keep = move |_| {
        erasing.set(Erasing::No);
        focus_soon("erase".into());
    };
    let now = move |_| {
        spawn_local(async move {
            state.erase().await;
            erasing.set(Erasing::Done);
            focus_soon("erase".into());
        });
    };
    if erasing.get() == Erasing::Asked {
        return markup! {
            <p id={"erase-asked"}><strong>{say::settings_erase_sure()}</strong></p>
            <div class={"button-group"}>
                <button class={"button button--danger"} id={"erase-now"} type={"button"} aria-describedby={"erase-asked"} on:click={now}>
                    {say::settings_erase_yes()}
                </button>
                <button class={"button button--secondary"} type={"button"} on:click={keep}>
                    {say::settings_erase_no()}
                </button>
            </div>
        };
    }
    markup! {
        <button class={"button button--secondary"} id={"erase"} type={"button"} on:click={ask}>
            {say::settings_erase()}
        </button>
    }
}
