//! One thing that was said or happened.

use frontdoor_core::chat::{Content, Event, FileInfo, Membership, Message, Record, Role};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use super::composer::FIELD;
use super::linked::linked;
use super::who::{author, person};
use crate::components::focus_soon;
use crate::i18n::{clock, say};
use crate::markup;
use crate::state::chat::{Chat, Fetching, Wish};

/// What the buttons of rows do. The list listens for all of them, and a row that is another afterwards is made
/// anew, so that no row follows anything by itself.
#[derive(Clone, Copy)]
pub(super) enum Act {
    Retry,
    Discard,
    Withdraw,
    Fetch,
}

impl Act {
    const ALL: [Self; 4] = [Self::Retry, Self::Discard, Self::Withdraw, Self::Fetch];

    /// Its name in the document.
    fn name(self) -> &'static str {
        match self {
            Self::Retry => "retry",
            Self::Discard => "discard",
            Self::Withdraw => "withdraw",
            Self::Fetch => "fetch",
        }
    }
}

/// A button of a row. `on` is the name of what it is about, `more` what it says to those who do not see the row.
pub(super) fn button(
    act: Act,
    on: &str,
    class: &'static str,
    word: &'static str,
    more: &str,
) -> AnyView {
    let name = act.name();
    markup! {
        <button
            class={["button ", class].concat()}
            id={[name, "-", on].concat()}
            type={"button"}
            data-act={name}
            data-on={on.to_owned()}
        >
            {word}<span class={"visually-hidden"}>{" "}{more.to_owned()}</span>
        </button>
    }
}

/// Does what the pressed button of a row says.
pub(super) fn act(chat: Chat, event: &web_sys::Event) {
    let target = event.target().map(JsCast::unchecked_into);
    let button = target.and_then(|target: web_sys::Element| target.closest("[data-act]").ok()?);
    let Some(button) = button else { return };
    let word = |name| button.get_attribute(name).unwrap_or_default();
    let (act, on) = (word("data-act"), word("data-on"));
    let Some(act) = Act::ALL.into_iter().find(|known| known.name() == act) else {
        return;
    };
    match act {
        Act::Retry => chat.want(Wish::Retry(on)),
        Act::Discard => chat.want(Wish::Discard(on)),
        Act::Withdraw => chat.say(Message::Withdraw { event: on }),
        Act::Fetch => return chat.fetch(on),
    }
    // The button goes with the row.
    focus_soon(FIELD.into());
}

/// Whether there is something to see of an event.
pub(super) fn is_shown(record: &Record, event: &Event) -> bool {
    match &event.content {
        // A desk that says how the chat stands says who is there as well.
        Content::Member { membership, .. } => {
            event.role == Role::Agent
                && *membership != Membership::Invited
                && !record.conversation.is_told()
        }
        content => content.is_shown(),
    }
}

/// What a row is known by; one that has changed is another.
pub(super) fn key(chat: Chat, record: &Record, event: &Event) -> String {
    let mark = match &event.content {
        Content::Redacted => "-",
        Content::Context(_) if is_withdrawing(record, event) => "~",
        Content::File(_) => match chat.fetching(&event.id) {
            None => "+",
            Some(Fetching::Going) => "~",
            Some(Fetching::Lost) => "!",
            Some(Fetching::Here(_)) => "=",
        },
        _ => "+",
    };
    [mark, &event.id].concat()
}

fn is_withdrawing(record: &Record, event: &Event) -> bool {
    let mut entries = record.queue.entries().iter();
    entries
        .any(|entry| matches!(&entry.message, Message::Withdraw { event: id } if *id == event.id))
}

/// An event as a row of the list.
pub(super) fn row(chat: Chat, record: &Record, event: &Event) -> AnyView {
    let said = match &event.content {
        Content::Text(body) | Content::Rating { body, .. } => text(body),
        Content::File(info) => file(chat, &event.id, info),
        Content::Context(body) => context(record, event, body),
        content => {
            let note = match content {
                Content::Redacted if event.role == Role::Me => say::chat_withdrawn().to_owned(),
                Content::Redacted => say::chat_withdrawn_other().to_owned(),
                Content::Member {
                    membership: Membership::Joined,
                    name,
                    ..
                } => say::chat_joined(&person(name)),
                Content::Member { name, .. } => say::chat_left(&person(name)),
                _ => say::chat_unreadable().to_owned(),
            };
            return markup! { <li class={"message message--note"}><p dir={"auto"}>{note}</p></li> };
        }
    };
    let class = match event.role {
        Role::Me => "message message--me",
        Role::Bot => "message message--bot",
        Role::Agent => "message",
    };
    markup! {
        <li class={class}>
            <p class={"message__who"}>
                <bdi>{author(record, event)}</bdi>{" "}<span class={"message__time"}>{clock(event.at)}</span>
            </p>
            {said}
        </li>
    }
}

pub(super) fn text(body: &str) -> AnyView {
    markup! { <p class={"message__text"} dir={"auto"}>{linked(body)}</p> }
}

/// What went along, with the way to take it back.
fn context(record: &Record, event: &Event, body: &str) -> AnyView {
    let withdraw = if event.role != Role::Me {
        ().into_any()
    } else if is_withdrawing(record, event) {
        markup! { <p class={"message__state"}>{say::chat_withdrawing()}</p> }
    } else {
        let word = say::chat_withdraw();
        button(Act::Withdraw, &event.id, "button--quiet", word, "")
    };
    markup! {
        <p class={"message__label"}>{say::chat_sent_along()}</p>
        {text(body)}
        {withdraw}
    }
}

/// A file, fetched when the citizen wants it: its address is of no use to a browser.
fn file(chat: Chat, id: &str, info: &FileInfo) -> AnyView {
    let name = info.name.clone();
    let size = info
        .size
        .map(|bytes| say::photos_size(bytes.div_ceil(1000) as usize));
    let fetching = chat.fetching(id);
    let view = if let Some(Fetching::Here(file)) = fetching {
        let picture = file.is_picture.then(|| {
            markup! { <img class={"message__picture"} src={file.address.clone()} alt={name.clone()}/> }
        });
        markup! {
            {picture}
            <a class={"link"} id={["fetch-", id].concat()} href={file.address} download={name.clone()}>{say::chat_file_save(&name)}</a>
        }
    } else {
        let state = match fetching {
            Some(Fetching::Going) => say::page_waiting(),
            Some(_) => say::chat_file_lost(),
            None => "",
        };
        let word = say::chat_file_open();
        markup! {
            {button(Act::Fetch, id, "button--secondary", word, &name)}
            <p class={"message__state"} role={"status"}>{state}</p>
        }
    };
    markup! {
        <p class={"message__text"}><bdi>{name}</bdi>{" "}{size}</p>
        {view}
    }
}
