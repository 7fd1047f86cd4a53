//! After a chat: why it ended, and how it was.

use frontdoor_core::chat::{Message, Stage};
use leptos::prelude::*;

use super::field::{Text, Tick, is_ticked, text_in, unheard};
use crate::components::live;
use crate::i18n::say;
use crate::markup;
use crate::state::State;
use crate::state::chat::{Chat, Wish};

/// The ids of the choices, best first. The question has the first one's, since the focus goes there.
const CHOICES: [&str; 5] = [
    "chat-rating",
    "chat-rating-4",
    "chat-rating-3",
    "chat-rating-2",
    "chat-rating-1",
];
const COMMENT: &str = "chat-comment";

/// What is said and asked once a chat is over.
pub(super) fn ended(chat: Chat, rating: AnyView) -> AnyView {
    let reason = chat.look(|record| match &record.conversation.stage {
        Stage::Ended(end) | Stage::Rated(end) => end.reason.clone(),
        _ => String::new(),
    });
    let reason = reason.filter(|reason| !reason.is_empty());
    let reason =
        reason.map(|reason| markup! { <p dir={"auto"}>{say::chat_ended_reason(&reason)}</p> });
    markup! {
        {reason}
        {rating}
    }
}

fn words() -> [&'static str; 5] {
    [
        say::chat_rating_5(),
        say::chat_rating_4(),
        say::chat_rating_3(),
        say::chat_rating_2(),
        say::chat_rating_1(),
    ]
}

/// The question how it was.
pub(super) fn rating(state: State, chat: Chat) -> AnyView {
    let is_missing = RwSignal::new(false);
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(place) = CHOICES.iter().position(|id| is_ticked(id)) else {
            is_missing.set(true);
            (state.ports.device.focus)(CHOICES[0]);
            return;
        };
        let comment = text_in(COMMENT);
        let word = words().get(place).copied();
        let mut body = say::chat_rated(word.unwrap_or_default());
        if !comment.is_empty() {
            body.push('\n');
            body.push_str(&comment);
        }
        chat.say(Message::Rating {
            body,
            score: 5 - place as u8,
            comment,
        });
    };
    let missing = live(move || {
        if is_missing.get() {
            markup! { <p class={"error-message"}>{say::chat_rating_missing()}</p> }
        } else {
            ().into_any()
        }
    });
    let mut choices = Vec::new();
    for (id, word) in CHOICES.into_iter().zip(words()) {
        choices.push(Tick::One("chat-rating").view(id.into(), word.into(), false));
    }
    let comment = Text {
        id: COMMENT,
        label: say::chat_rating_comment(),
        hint: "",
        value: String::new(),
        class: "textarea",
        rows: "3",
    };
    markup! {
        <form novalidate={true} autocomplete={"off"} on:submit={submit}>
            <fieldset class={"fieldset"}>
                <legend class={"fieldset__legend"}>{say::chat_rating_title()}</legend>
                <div role={"alert"}>{missing}</div>
                <div class={"radios"}>{choices}</div>
            </fieldset>
            {comment.view(RwSignal::new(String::new()), unheard(), unheard())}
            <div class={"button-group"}>
                <button class={"button"} type={"submit"}>{say::chat_rating_send()}</button>
                <button class={"button button--quiet"} type={"button"} on:click={move |_| chat.want(Wish::NoRating)}>
                    {say::chat_rating_skip()}
                </button>
            </div>
        </form>
    }
}
