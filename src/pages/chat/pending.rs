//! Something that the citizen said and that is not known to be among what the server has.

use frontdoor_core::chat::{Message, Outgoing, SendState, Why};
use leptos::prelude::*;

use super::row::{Act, button, text};
use crate::i18n::say;
use crate::markup;

/// Whether there is something to see of it.
pub(super) fn is_shown(entry: &Outgoing) -> bool {
    !matches!(entry.message, Message::Withdraw { .. })
}

/// What a row is known by; one whose state has changed is another.
pub(super) fn key(entry: &Outgoing) -> String {
    let mark = match entry.state {
        SendState::Waiting { .. } | SendState::Sending => ">",
        SendState::Held(_) => "?",
        SendState::Failed { .. } => "!",
        SendState::Sent { .. } => "=",
    };
    [mark, &entry.txn].concat()
}

/// A message on its way as a row of the list.
pub(super) fn row(entry: &Outgoing) -> AnyView {
    let (label, body) = match &entry.message {
        Message::Text(body) | Message::Rating { body, .. } | Message::End { body } => ("", body),
        Message::Context { body, .. } => (say::chat_sent_along(), body),
        Message::File(file) => ("", &file.name),
        Message::Withdraw { event } => ("", event),
    };
    let (why, is_asked) = match &entry.state {
        SendState::Waiting { .. } | SendState::Sending => (say::chat_sending(), false),
        SendState::Sent { .. } => (say::chat_sent(), false),
        SendState::Held(Why::Away) => (say::chat_held_away(), true),
        SendState::Held(Why::Old) => (say::chat_held_old(), true),
        SendState::Failed { code } if code == "M_TOO_LARGE" => (say::chat_failed_large(), true),
        SendState::Failed { .. } => (say::chat_failed(), true),
    };
    let state = if is_asked {
        markup! {
            <p class={"message__state message__state--failed"} role={"alert"}>{why}</p>
            <div class={"button-group"}>
                {button(Act::Retry, &entry.txn, "button--secondary", say::chat_retry(), "")}
                {button(Act::Discard, &entry.txn, "button--quiet", say::chat_discard(), "")}
            </div>
        }
    } else {
        markup! { <p class={"message__state"}>{why}</p> }
    };
    let label = (!label.is_empty()).then(|| markup! { <p class={"message__label"}>{label}</p> });
    markup! {
        <li class={"message message--me"}>
            <p class={"message__who"}>{say::chat_you()}</p>
            {label}
            {text(body)}
            {state}
        </li>
    }
}
