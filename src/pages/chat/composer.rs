//! Writing a message, and attaching a file.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use super::field::{Text, Tick, is_ticked, put_in, text_in};
use super::list::to_end;
use crate::components::live_flag;
use crate::i18n::{photo_problem, say};
use crate::markup;
use crate::pages::copy::chosen;
use crate::state::State;
use crate::state::chat::{Chat, NotAttached};

/// The id of the field.
pub(super) const FIELD: &str = "chat-text";
/// The id of the choice what Enter does.
const ENTER: &str = "chat-enter";
/// Milliseconds of rest after which what is typed is kept.
const REST: std::time::Duration = std::time::Duration::from_millis(600);

/// The field for a message with what belongs to it.
pub(super) fn composer(state: State, chat: Chat) -> AnyView {
    let trouble = RwSignal::new(String::new());
    let is_busy = RwSignal::new(false);
    spawn_local(async move {
        let kept = chat.typed().await;
        give_back(&kept);
    });
    let field = Text {
        id: FIELD,
        label: say::chat_message_label(),
        hint: say::chat_files(),
        value: String::new(),
        class: "textarea chat__field",
        rows: "2",
    };
    let input = move |event: web_sys::Event| {
        let text = event_target_value(&event);
        chat.types_now(!text.is_empty());
        let keep = move || {
            // Whoever goes on typing keeps it later.
            if text_in(FIELD) == text.trim() {
                spawn_local(async move { chat.keep_typed(&text).await });
            }
        };
        set_timeout(keep, REST);
    };
    let attach = move |event: web_sys::Event| {
        let Some(file) = chosen(&event) else { return };
        is_busy.set(true);
        trouble.set(String::new());
        let name = file.name();
        spawn_local(async move {
            let told = match chat.attach(file).await {
                Ok(()) => String::new(),
                Err(NotAttached::Photo(error)) => photo_problem(error, &name),
                Err(NotAttached::TooLarge(most)) => {
                    say::chat_file_large(&name, (most / 1_000_000) as usize)
                }
                Err(NotAttached::Unreadable) => say::chat_file_unreadable(&name),
            };
            trouble.try_set(told);
            is_busy.try_set(false);
        });
    };
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        send(state, chat);
    };
    markup! {
        <form class={"chat__composer"} novalidate={true} autocomplete={"off"} on:submit={submit}>
            {field.view(trouble, Box::new(input), Box::new(move |event| key(state, chat, &event)))}
            <div class={"button-group"}>
                <button class={"button"} type={"submit"}>{say::chat_send()}</button>
                <input class={"file-button__input visually-hidden"} id={"chat-file"} type={"file"} on:change={attach}/>
                <label class={"button button--secondary file-button file-button--any"} for={"chat-file"} aria-busy={live_flag(move || is_busy.get())}>
                    {say::chat_attach()}
                </label>
            </div>
            <div class={"chat__keys"}>{Tick::Several.view(ENTER.into(), say::chat_enter_sends().into(), false)}</div>
        </form>
    }
}

/// Puts back what was typed, where nothing has been since.
fn give_back(text: &str) {
    if !text.is_empty() && text_in(FIELD).is_empty() {
        put_in(FIELD, text);
    }
}

/// Takes away what was said; what was typed behind it since stays.
pub(super) fn take_away(said: &str) {
    if let Some(rest) = text_in(FIELD)
        .strip_prefix(said)
        .filter(|_| !said.is_empty())
    {
        put_in(FIELD, rest.trim_start());
    }
}

fn key(state: State, chat: Chat, event: &web_sys::Event) {
    let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else {
        return;
    };
    // What an input method composes ends with Enter as well.
    let is_enter = key.key() == "Enter" && !key.is_composing();
    let is_wanted = || is_ticked(ENTER) && !key.shift_key();
    if is_enter && (key.ctrl_key() || key.meta_key() || is_wanted()) {
        event.prevent_default();
        send(state, chat);
    }
}

fn send(state: State, chat: Chat) {
    let text = text_in(FIELD);
    if text.is_empty() {
        (state.ports.device.focus)(FIELD);
        return;
    }
    // Whoever was reading further up sees what becomes of it.
    to_end();
    chat.say_typed(text);
}
