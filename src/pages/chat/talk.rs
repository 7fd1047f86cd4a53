//! A chat that goes on, or is over: who is there, what was said, and what can be done.

use frontdoor_core::chat::{Contact, Message, Role, Stage};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::announcer::announcer;
use super::composer::{FIELD, composer};
use super::ended::{ended, rating};
use super::list::list;
use super::{followed, name_of, transcript, who};
use crate::components::{NoticeBox, focus_soon, live, live_text};
use crate::i18n::say;
use crate::markup;
use crate::state::State;
use crate::state::chat::Chat;

/// The id of the line that says how far the chat is.
const STANDING: &str = "chat-standing";

/// How far the chat is, as far as what is around the list depends on it.
const GOING: usize = 0;
const ENCRYPTED: usize = 1;
const ENDED: usize = 2;
const RATING: usize = 3;
const RATED: usize = 4;

/// What is asked before it is done.
const NOTHING: usize = 0;
const END: usize = 1;
const ERASE: usize = 2;

pub(super) fn talk(state: State, chat: Chat) -> AnyView {
    let part = followed(chat, Box::new(move || part(chat)));
    let below = live(move || {
        let part = part.get();
        if part != GOING {
            follow();
        }
        match part {
            GOING => composer(state, chat),
            ENCRYPTED => {
                view! { <NoticeBox tone={"warning"} title={say::chat_encrypted_title()} text={say::chat_encrypted_text()}/> }
                    .into_any()
            }
            ENDED => ended(chat, rating(state, chat)),
            RATING => ended(chat, markup! { <p role={"status"}>{say::chat_sending()}</p> }),
            _ => ended(chat, markup! { <p>{say::chat_thanks()}</p> }),
        }
    });
    let words = move |words: fn(State, Chat) -> String| {
        live_text(move || {
            chat.follow();
            words(state, chat)
        })
    };
    markup! {
        <div class={"chat"}>
            <p class={"chat__with"} dir={"auto"}>{say::chat_with(&name_of(state, &chat.agency()))}</p>
            // Screen readers are told when it changes who is there, but not each step in a queue.
            <p class={"chat__standing"} id={STANDING} tabindex={"-1"}>
                <span role={"status"} dir={"auto"}>
                    {words(|_, chat| chat.look(who::standing).unwrap_or_default())}
                </span>
                {" "}
                <span>{words(|_, chat| chat.look(who::queued).unwrap_or_default())}</span>
            </p>
            <p class={"chat__trouble"} role={"status"}>{words(trouble)}</p>
            {list(chat)}
            <p class={"chat__signs"}>{words(|_, chat| signs(chat).to_owned())}</p>
            {announcer(chat)}
            {below}
            {doing(state, chat, part)}
        </div>
    }
}

fn part(chat: Chat) -> usize {
    let part = chat.look(|record| match &record.conversation.stage {
        Stage::Ended(_) => {
            let mut entries = record.queue.entries().iter();
            let is_sent = entries.any(|entry| matches!(entry.message, Message::Rating { .. }));
            if is_sent { RATING } else { ENDED }
        }
        Stage::Rated(_) => RATED,
        _ if record.conversation.is_encrypted => ENCRYPTED,
        _ => GOING,
    });
    part.unwrap_or(GOING)
}

/// Whoever was writing or rating finds the focus, when that is over, where it is said how the chat stands.
fn follow() {
    let form = document()
        .active_element()
        .and_then(|element| element.closest(".chat form").ok()?);
    if form.is_some() {
        focus_soon(STANDING.into());
    }
}

/// That the server cannot be reached, which is put right by itself.
fn trouble(state: State, chat: Chat) -> String {
    let words = match chat.contact() {
        _ if !state.online.get() => say::chat_offline(),
        Contact::Online | Contact::Gone => "",
        Contact::Offline { .. } => say::chat_offline(),
        Contact::Reconnecting { .. } | Contact::Expired => say::chat_reconnecting(),
    };
    words.to_owned()
}

/// Whether somebody types, and whether what was said was read. Seen and not told, since both change all the
/// time.
fn signs(chat: Chat) -> &'static str {
    if chat.others_type() {
        return say::chat_typing();
    }
    // Whoever has answered has read.
    let own = chat.look(|record| {
        let last = record.timeline.events().last();
        let own = last.filter(|event| event.role == Role::Me);
        own.map(|event| event.id.clone())
    });
    match own.flatten() {
        Some(own) if chat.is_read(&own) => say::chat_read(),
        _ => "",
    }
}

/// Ending, keeping and erasing.
fn doing(state: State, chat: Chat, part: Memo<usize>) -> AnyView {
    let asked = RwSignal::new(NOTHING);
    let button = move |class: &'static str, id: &'static str, word: &'static str, act: usize| {
        let press = move |_| match act {
            END | ERASE => {
                asked.set(act);
                focus_soon("chat-sure".into());
            }
            _ => spawn_local(transcript::save(state, chat)),
        };
        markup! { <button class={class} id={id} type={"button"} on:click={press}>{word}</button> }
    };
    let sure = move |_| {
        let what = asked.get_untracked();
        asked.set(NOTHING);
        if what == END {
            let body = say::chat_end_body().to_owned();
            chat.say(Message::End { body });
            focus_soon(STANDING.into());
        } else {
            spawn_local(async move {
                chat.erase().await;
                // The page has a heading beside the dock as well, whose own comes last.
                focus_soon("heading".into());
                focus_soon("dock-title".into());
            });
        }
    };
    let not = move |_| {
        asked.set(NOTHING);
        let is_going = part.get_untracked() == GOING;
        let back = if is_going { FIELD } else { "chat-erase" };
        focus_soon(back.into());
    };
    live(move || {
        let is_going = part.get() == GOING;
        let (question, yes) = match asked.get() {
            END => (say::chat_end_sure(), say::chat_end_yes()),
            ERASE => (say::chat_erase_sure(), say::chat_erase_yes()),
            _ => {
                let second = "button button--secondary";
                let end = is_going.then(|| button(second, "chat-end", say::chat_end(), END));
                let erase = if is_going {
                    say::chat_erase()
                } else {
                    say::chat_erase_after()
                };
                return markup! {
                    <div class={"button-group chat__doing"}>
                        {end}
                        {button(second, "chat-keep", say::chat_transcript(), NOTHING)}
                        {button("button button--quiet", "chat-erase", erase, ERASE)}
                    </div>
                };
            }
        };
        markup! {
            <p id={"chat-asked"}><strong>{question}</strong></p>
            <div class={"button-group"}>
                <button class={"button button--danger"} id={"chat-sure"} type={"button"} aria-describedby={"chat-asked"} on:click={sure}>{yes}</button>
                <button class={"button button--secondary"} type={"button"} on:click={not}>{say::chat_not()}</button>
            </div>
        }
    })
}
