//! What a device that others use needs on every page: finishing, a warning when nobody is there, and leaving
//! in a hurry.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::components::{effect, live};
use crate::i18n::say;
use crate::markup;
use crate::routes::Place;
use crate::state::{Idle, State};

/// The dialog that warns.
const WARNING: &str = "idle-warning";

/// Erasing everything and leaving, where the device is not the citizen's own and something is on it.
pub(super) fn bar(state: State) -> AnyView {
    live(move || {
        if !is_shared(state) {
            return ().into_any();
        }
        markup! {
            <aside class={"session-bar no-print"} aria-label={say::shared_finish()}>
                <p class={"session-bar__text"}>{say::keep_is_shared()}</p>
                <button class={"button button--secondary session-bar__button"} type={"button"} on:click={move |_| finish(state)}>
                    {say::shared_finish()}
                </button>
            </aside>
        }
    })
}

/// A form counts before anything is typed into it: what is under somebody's finger must not move away later.
fn is_shared(state: State) -> bool {
    let is_form = || matches!(state.navigator.place().get(), Place::Form { .. });
    state.keeping.opened().get()
        && state.keeping.own().get() != Some(true)
        && (state.has_anything() || is_form())
}

fn finish(state: State) {
    spawn_local(state.finish("/"));
}

/// Warns when nobody has touched the page for long, and erases everything when nobody answers.
pub(super) fn warning(state: State) -> AnyView {
    let idle = state.keeping.idle();
    effect(move || {
        // Finishing changes what is here, and must not begin again because of that.
        if idle.get() == Idle::Over && untrack(|| is_shared(state)) {
            finish(state);
        }
    });
    live(move || {
        if idle.get() != Idle::Warned || !is_shared(state) {
            return ().into_any();
        }
        request_animation_frame(move || (state.ports.device.show_dialog)(WARNING));
        let stay = move |_| state.keeping.note_idle(0);
        markup! {
            <dialog class={"dialog"} id={WARNING} aria-labelledby={"idle-title"} on:close={stay}>
                <h2 class={"heading-m"} id={"idle-title"}>{say::shared_idle_title()}</h2>
                <p>{say::shared_idle_text()}</p>
                <form class={"button-group"} method={"dialog"}>
                    <button class={"button"} type={"submit"}>{say::shared_stay()}</button>
                    <button class={"button button--secondary"} type={"button"} on:click={move |_| finish(state)}>
                        {say::shared_finish()}
                    </button>
                </form>
            </dialog>
        }
    })
}

/// Leaves at once, for the services at which being seen puts somebody at risk.
pub(super) fn leave(state: State) -> AnyView {
    live(move || {
        let at_risk = match state.navigator.place().get() {
            Place::Service { agency, code } | Place::Form { agency, code, .. } => {
                state.portal().leave.as_ref().filter(|leave| {
                    let mut services = leave.services.iter();
                    services.any(|one| one.agency == agency && one.service_code == code)
                })
            }
            _ => None,
        };
        let Some(leave) = at_risk else {
            return ().into_any();
        };
        let away = move |_| spawn_local(state.finish(&leave.url));
        markup! {
            <aside class={"leave no-print"} aria-label={say::shared_leave()}>
                <button class={"button button--danger"} type={"button"} on:click={away}>{say::shared_leave()}</button>
                <p class={"leave__text"}>{say::shared_leave_text()}</p>
            </aside>
        }
    })
}
