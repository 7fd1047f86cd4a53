//! Before a chat: whether anybody is there, what it is about, and what goes along.

use std::sync::{Arc, Mutex};

use frontdoor_core::chat::{Desk, DeskState, Failure, Message};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::desk;
use super::facts::Facts;
use super::field::{Text, text_in, unheard};
use super::packet::Offer;
use super::{followed, name_of};
use crate::components::{NoticeBox, Waiting, focus_soon, live, live_flag};
use crate::i18n::say;
use crate::markup;
use crate::state::State;
use crate::state::chat::Chat;

/// The id of the field for the question.
const FIELD: &str = "chat-question";

/// The choice of an agency where there is one, else the way to begin.
pub(super) fn before(state: State, chat: Chat, agency: RwSignal<String>) -> AnyView {
    live(move || {
        let id = agency.get();
        if id.is_empty() {
            choice(state, agency)
        } else {
            chat.ask_desk(&id);
            begin(state, chat, id)
        }
    })
}

fn choice(state: State, agency: RwSignal<String>) -> AnyView {
    let mut buttons = Vec::new();
    for id in state.chats.agencies() {
        let name = name_of(state, &id);
        let choose = move |_| agency.set(id.clone());
        buttons.push(markup! {
            <li>
                <button class={"button button--secondary"} type={"button"} on:click={choose}>
                    <bdi>{name}</bdi>
                </button>
            </li>
        });
    }
    markup! {
        <p>{say::chat_choose()}</p>
        <ul class={"stack"}>{buttons}</ul>
    }
}

fn begin(state: State, chat: Chat, id: String) -> AnyView {
    let name = name_of(state, &id);
    let refusal = followed(
        chat,
        Box::new(move || match chat.refused() {
            None => 0,
            Some(Failure::Offline) => 1,
            Some(failure) if failure.passes() => 2,
            Some(_) => 3,
        }),
    );
    // In words that say what to do.
    let trouble = live(move || {
        let text = match refusal.get() {
            0 => return ().into_any(),
            1 => say::advice_offline(),
            2 => say::advice_unreachable(),
            _ => say::chat_refused(),
        };
        view! { <NoticeBox tone={"warning"} title={say::chat_refused_title()} text={text}/> }
            .into_any()
    });
    let is_told = followed(
        chat,
        Box::new(move || chat.look_at_desk(|_| 1).unwrap_or_default()),
    );
    let parts = live(move || {
        let told = |found: &Desk| {
            let takes = found.state != DeskState::Closed || found.takes_messages;
            let form = takes.then(|| form(state, chat, &id, found));
            markup! {
                {desk(found)}
                {form}
            }
        };
        let view = if is_told.get() == 1 {
            chat.look_at_desk(told)
        } else {
            None
        };
        view.unwrap_or_else(|| view! { <Waiting text={say::chat_desk_asking()}/> }.into_any())
    });
    markup! {
        <p class={"lead"}>{say::chat_with(&name)}</p>
        <div role={"status"}>{trouble}</div>
        {parts}
    }
}

fn form(state: State, chat: Chat, agency: &str, desk: &Desk) -> AnyView {
    let is_closed = desk.state == DeskState::Closed;
    let is_starting = RwSignal::new(false);
    let wrong = RwSignal::new(String::new());
    let (label, word) = if is_closed {
        (say::chat_message_label(), say::chat_leave_message())
    } else {
        (say::chat_question(), say::chat_start())
    };
    let field = Text {
        id: FIELD,
        label,
        hint: say::chat_question_hint(),
        value: chat.typed_before(),
        class: "textarea",
        rows: "6",
    };
    // Beside a page, what can go along changes with it. What is sent is of what was seen.
    let seen = Arc::new(Mutex::new(None));
    let sent = Arc::clone(&seen);
    let offered = live(move || {
        let offer = Offer::new(Facts::gather(state));
        let view = offer.view();
        if let Ok(mut seen) = seen.lock() {
            *seen = Some(offer);
        }
        view
    });
    let agency = agency.to_owned();
    let start = move |event: web_sys::Event| {
        event.prevent_default();
        if is_starting.get_untracked() {
            return;
        }
        let text = text_in(FIELD);
        if is_closed && text.is_empty() {
            wrong.set(say::chat_message_missing().to_owned());
            (state.ports.device.focus)(FIELD);
            return;
        }
        is_starting.set(true);
        let mut first: Vec<Message> = Vec::new();
        let offer = sent.lock().ok().and_then(|seen| seen.clone());
        let offer = offer.and_then(|offer| offer.message(&state.language.get_untracked()));
        first.extend(offer);
        if !text.is_empty() {
            first.push(Message::Text(text));
        }
        let agency = agency.clone();
        spawn_local(async move {
            chat.start(&agency, first).await;
            is_starting.try_set(false);
            focus_soon(super::composer::FIELD.into());
        });
    };
    markup! {
        <form autocomplete={"off"} novalidate={true} on:submit={start}>
            {field.view(wrong, unheard(), unheard())}
            {offered}
            <p class={"hint"}>{say::chat_anonymous()}</p>
            <button class={"button"} type={"submit"} aria-disabled={live_flag(move || is_starting.get())}>{word}</button>
        </form>
    }
}
