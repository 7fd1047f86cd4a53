//! The offer to put the portal among the apps of the device.

use frontdoor_core::ports::{InstallWay, Task};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live;
use crate::i18n::say;
use crate::markup;

/// What installing is good for, and the button or the words for it; nothing where the browser cannot.
#[component]
pub fn InstallOffer(
    /// What this browser can.
    way: InstallWay,
    /// Has the browser ask; whether the citizen said yes.
    install: fn() -> Task<bool>,
) -> AnyView {
    if way == InstallWay::None {
        return ().into_any();
    }
    let answer = RwSignal::new(None);
    let ask = move |_| {
        spawn_local(async move {
            let answered = install().await;
            // The citizen may have gone on meanwhile.
            answer.try_set(Some(answered));
        });
    };
    let how = live(move || match (way, answer.get()) {
        (_, Some(true)) => markup! { <p>{say::install_done()}</p> },
        (_, Some(false)) => markup! { <p>{say::install_later()}</p> },
        (InstallWay::ByHand, None) => markup! { <p>{say::install_by_hand()}</p> },
        (_, None) => markup! {
            <button class={"button button--secondary"} id={"install"} type={"button"} on:click={ask}>
                {say::install_button()}
            </button>
        },
    });
    markup! {
        <h2 class={"heading-m"}>{say::install_title()}</h2>
        <p>{say::install_text()}</p>
        <div role={"status"}>{how}</div>
    }
}
