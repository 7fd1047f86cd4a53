//! What stays on the device: asking whose device it is, and telling when something is not kept.

use frontdoor_core::ports::VaultError;
use leptos::prelude::*;

use super::copy;
use crate::components::{NoticeBox, live};
use crate::i18n::say;
use crate::markup;
use crate::state::{Draft, State};

/// Asks whose device this is, until it is answered.
pub(super) fn question(state: State) -> AnyView {
    live(move || {
        if !state.keeping.opened().get() || state.keeping.own().get().is_some() {
            return ().into_any();
        }
        choice(state)
    })
}

/// The two answers.
pub(super) fn choice(state: State) -> AnyView {
    markup! {
        <section class={"notice notice--info no-print"}>
            <h2 class={"notice__title"}>{say::keep_title()}</h2>
            <p class={"notice__text"}>{say::keep_text()}</p>
            <div class={"button-group"}>
                <button class={"button button--secondary"} type={"button"} on:click={move |_| state.keeping.set_own(true)}>
                    {say::keep_own()}
                </button>
                <button class={"button button--secondary"} type={"button"} on:click={move |_| state.keeping.set_own(false)}>
                    {say::keep_shared()}
                </button>
            </div>
        </section>
    }
}

/// Tells at once when the device keeps nothing, why, and what to do. With a draft, it can be saved.
pub(super) fn trouble(state: State, draft: Option<ArcRwSignal<Draft>>) -> AnyView {
    live(move || {
        let Some(trouble) = state.keeping.trouble().get() else {
            return ().into_any();
        };
        let (title, text) = words(trouble);
        let save = draft.clone().map(|draft| {
            markup! {
                <button class={"button button--secondary"} type={"button"} on:click={move |_| copy::save(state, &draft)}>
                    {say::drafts_copy()}
                </button>
            }
        });
        let reload = (!matches!(trouble, VaultError::Full | VaultError::Refused)).then(|| {
            markup! {
                <button class={"button button--secondary"} type={"button"} on:click={move |_| (state.ports.device.reload)()}>
                    {say::trouble_reload()}
                </button>
            }
        });
        let notice = view! {
            <NoticeBox tone={"warning"} title={title} text={text}>
                {markup! { <div class={"button-group"}>{save}{reload}</div> }}
            </NoticeBox>
        };
        markup! { <div role={"alert"}>{notice}</div> }
    })
}

fn words(trouble: VaultError) -> (&'static str, &'static str) {
    match trouble {
        VaultError::Full => (say::trouble_full_title(), say::trouble_full_text()),
        VaultError::Refused => (say::trouble_refused_title(), say::trouble_refused_text()),
        VaultError::Blocked => (say::trouble_blocked_title(), say::trouble_blocked_text()),
        VaultError::Newer => (say::trouble_newer_title(), say::trouble_newer_text()),
        VaultError::Erased => (say::trouble_erased_title(), say::trouble_erased_text()),
        VaultError::Lost => (say::trouble_lost_title(), say::trouble_lost_text()),
    }
}
