//! Forms that are not sent yet: going on with one, saving a copy, deleting it, opening a saved copy.

use frontdoor_core::draft::{Copy, KeptDraft};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::copy;
use crate::components::{focus_soon, live, live_text};
use crate::i18n::{day, say, time_of};
use crate::markup;
use crate::routes::{Place, Step};
use crate::state::{NotTaken, State};

/// What was done, or could not be, in words.
type Told = RwSignal<String>;

/// The drafts, and the way to open a saved one.
pub(super) fn drafts(state: State) -> AnyView {
    let told: Told = RwSignal::new(String::new());
    let doomed = RwSignal::new(None::<String>);
    let list = live(move || {
        let mut kept = state.drafts.kept().get().unwrap_or_default();
        kept.retain(|draft| draft.sent_as.is_empty());
        kept.sort_by_key(|draft| std::cmp::Reverse(draft.saved));
        if kept.is_empty() {
            return ().into_any();
        }
        let cards = kept
            .into_iter()
            .map(|draft| card(state, draft, doomed, told));
        markup! { <ul class={"request-list"}>{cards.collect::<Vec<_>>()}</ul> }
    });
    let title = live(move || {
        let kept = state.drafts.kept().get().unwrap_or_default();
        kept.iter()
            .any(|draft| draft.sent_as.is_empty())
            .then(|| markup! { <h2 class={"heading-l"}>{say::drafts_title()}</h2> })
            .into_any()
    });
    markup! {
        {title}
        {list}
        <p class={"locate__status"} role={"status"}>{live_text(move || told.get())}</p>
        {open(state, told)}
    }
}

fn card(state: State, draft: KeptDraft, doomed: RwSignal<Option<String>>, told: Told) -> AnyView {
    let place = if draft.place.is_empty() {
        start(&draft).href()
    } else {
        draft.place.clone()
    };
    let own = state.keeping.own().get() == Some(true);
    let when = if own {
        let until = draft.ends(state.drafts.days());
        say::drafts_until(&time_of(draft.saved), &day(until))
    } else {
        say::drafts_closing(&time_of(draft.saved))
    };
    let name = draft.name();
    let service = draft.service_name.clone();
    let buttons = live(move || {
        if doomed.get().as_ref() == Some(&name) {
            return sure(state, &draft, doomed, told);
        }
        let (saved, ask) = (draft.clone(), name.clone());
        let save = move |_| {
            let draft = saved.clone();
            spawn_local(async move {
                let copy = state.drafts.copy(&draft).await;
                copy::save_copy(state, &copy);
            });
        };
        let id = asking_id(&ask);
        let ask = move |_| {
            doomed.set(Some(ask.clone()));
            focus_soon("delete-draft".into());
        };
        markup! {
            <div class={"button-group"}>
                <button class={"button button--secondary"} type={"button"} on:click={save}>{say::drafts_copy()}</button>
                <button class={"button button--secondary"} id={id} type={"button"} on:click={ask}>{say::drafts_delete()}</button>
            </div>
        }
    });
    markup! {
        <li class={"request-card tile"}>
            <a class={"link"} href={place}><bdi>{service}</bdi></a>
            <p class={"text-muted"}>{when}</p>
            {buttons}
        </li>
    }
}

/// The id of the button that asks whether to delete the draft of this name.
fn asking_id(name: &str) -> String {
    ["delete-", name].concat()
}

/// Asks once more, since nothing brings it back.
fn sure(state: State, draft: &KeptDraft, doomed: RwSignal<Option<String>>, told: Told) -> AnyView {
    let name = draft.name();
    let delete = move |_| {
        let name = name.clone();
        doomed.set(None);
        spawn_local(async move {
            state.drafts.forget(&name).await;
            told.set(say::drafts_deleted().to_owned());
            // What had the focus is gone with the draft.
            focus_soon("heading".into());
        });
    };
    let back = asking_id(&draft.name());
    let keep = move |_| {
        doomed.set(None);
        focus_soon(back.clone());
    };
    markup! {
        <p id={"delete-asked"}><strong>{say::drafts_delete_sure(&draft.service_name)}</strong></p>
        <div class={"button-group"}>
            <button class={"button button--danger"} id={"delete-draft"} type={"button"} aria-describedby={"delete-asked"} on:click={delete}>
                {say::drafts_delete_yes()}
            </button>
            <button class={"button button--secondary"} type={"button"} on:click={keep}>
                {say::drafts_delete_no()}
            </button>
        </div>
    }
}

/// Takes a saved copy in and goes on with it.
fn open(state: State, told: Told) -> AnyView {
    let choose = move |event: leptos::ev::Event| {
        let file = copy::chosen(&event);
        spawn_local(async move {
            if let Some(file) = file {
                let text = (state.ports.device.read_file)(file, f64::MAX).await;
                let copy = text.and_then(|text| Copy::from_text(&text));
                told.set(take_in(state, copy).await);
            }
        });
    };
    markup! {
        <details class={"details"}>
            <summary class={"details__summary"}>{say::drafts_open()}</summary>
            <div class={"details__text"}>
                <label class={"label"} for={"saved-copy"}>{say::drafts_open_hint()}</label>
                <input class={"file-input"} id={"saved-copy"} type={"file"} accept={".json,application/json"} on:change={choose}/>
            </div>
        </details>
    }
}

async fn take_in(state: State, copy: Option<Copy>) -> String {
    let Some(copy) = copy else {
        return say::drafts_not_a_copy().to_owned();
    };
    let draft = copy.draft.clone();
    if state.agency(&draft.agency).is_none() {
        return say::drafts_other_portal().to_owned();
    }
    match state.drafts.take_in(copy).await {
        Ok(()) => {
            state.navigator.go(start(&draft));
            String::new()
        }
        Err(NotTaken::Exists) => say::drafts_exists(&draft.service_name),
        Err(NotTaken::NotKept) => say::trouble_full_title().to_owned(),
    }
}

fn start(draft: &KeptDraft) -> Place {
    Place::Form {
        agency: draft.agency.clone(),
        code: draft.service_code.clone(),
        step: Step::Parts,
    }
}
