//! What was said, oldest first: the newest rows of it, each made once. A long chat costs no more than a short
//! one, and what stands there already is never made anew.

use frontdoor_core::chat::{Event, Outgoing, Record};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;

use super::announcer::announce;
use super::composer::take_away;
use super::{pending, row};
use crate::components::{effect, live};
use crate::i18n::say;
use crate::markup;
use crate::state::chat::Chat;

/// How many rows are shown at first, and how many more each time.
const WINDOW: usize = 100;
/// CSS pixels from the end within which the citizen counts as being there.
const NEAR: i32 = 48;
/// The ids of what scrolls and of the list within.
const SCROLLER: &str = "chat-scroll";
const LIST: &str = "chat-list";

/// The list, with what it takes to go through it.
#[derive(Clone, Copy)]
struct List {
    chat: Chat,
    most: RwSignal<usize>,
    /// Whether there is more before what is shown.
    is_more: RwSignal<bool>,
    /// Whether something came below what is seen.
    is_below: RwSignal<bool>,
}

/// A row on the screen.
type Row = (String, AnyViewState);

/// Something to be shown.
#[derive(Clone, Copy)]
enum Item<'a> {
    Event(&'a Event),
    Pending(&'a Outgoing),
}

/// The list with its ways back and forward.
pub(super) fn list(chat: Chat) -> AnyView {
    let list = List {
        chat,
        most: RwSignal::new(WINDOW),
        is_more: RwSignal::new(false),
        is_below: RwSignal::new(false),
    };
    let owner = Owner::current();
    let mut shown = Vec::new();
    effect(move || {
        chat.follow();
        let most = list.most.get();
        // What rows follow is to live as long as they do, and not as this run of the effect.
        match &owner {
            Some(owner) => owner.with(|| list.paint(&mut shown, most)),
            None => list.paint(&mut shown, most),
        }
        announce(chat);
        take_away(&chat.take_said());
    });
    let before = live(move || {
        if !list.is_more.get() {
            return ().into_any();
        }
        let earlier = move |_| list.earlier();
        markup! {
            <button class={"button button--quiet"} type={"button"} on:click={earlier}>{say::chat_earlier()}</button>
        }
    });
    let below = live(move || {
        if !list.is_below.get() {
            return ().into_any();
        }
        markup! {
            <button class={"button chat__below"} type={"button"} on:click={|_| to_end()}>{say::chat_below()}</button>
        }
    });
    markup! {
        <div class={"chat__scroll"} id={SCROLLER} role={"region"} aria-label={say::chat_messages()} tabindex={"0"} on:scroll={move |_| list.scrolled()}>
            <div>
                {before}
                <ol class={"chat__list"} id={LIST} on:click={move |event| row::act(chat, &event)}></ol>
            </div>
        </div>
        {below}
    }
}

impl List {
    /// Makes the rows those that are to be shown.
    fn paint(self, shown: &mut Vec<Row>, most: usize) {
        let (Some(list), Some(scroller)) = (element(LIST), element(SCROLLER)) else {
            return;
        };
        let focused = document().active_element().map(|element| element.id());
        let was_at_end = is_at_end(&scroller);
        let last = |shown: &[Row]| shown.last().map(|(key, _)| key.clone());
        let last_before = last(shown);
        let newest = shown.last().and_then(|(_, row)| first_of(row));
        let place = newest.as_ref().map(bottom);
        let is_more = self.chat.look(|record| {
            let items = items(record, most);
            show(self.chat, record, &list, shown, &items.0);
            items.1
        });
        set(
            self.is_more,
            is_more == Some(true) || self.chat.has_earlier(),
        );
        let is_new = last(shown) != last_before;
        if was_at_end {
            if is_new {
                to_end();
            }
            self.chat.has_seen_all();
        } else if is_new {
            // What is being read stays where it is. A row that is gone is nowhere.
            let now = newest.as_ref().map(bottom);
            if let (Some(place), Some(now)) = (place, now.filter(|now| *now != 0)) {
                scroller.set_scroll_top(scroller.scroll_top() + now - place);
            }
            set(self.is_below, true);
        }
        // The row that had the focus may be another one of the same.
        let is_lost = document()
            .active_element()
            .is_none_or(|element| element.tag_name() == "BODY");
        let focused = focused.filter(|id| is_lost && !id.is_empty());
        if let Some(node) = focused.and_then(|id| element(&id)) {
            let _ = node.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    }

    fn scrolled(self) {
        if element(SCROLLER).is_some_and(|node| is_at_end(&node)) {
            self.chat.has_seen_all();
            set(self.is_below, false);
        }
    }

    fn earlier(self) {
        let Self { chat, most, .. } = self;
        spawn_local(async move {
            let is_here = chat.look(|record| record.timeline.events().len() > most.get_untracked());
            if is_here != Some(true) {
                chat.fetch_earlier().await;
            }
            most.try_update(|most| *most += WINDOW);
        });
    }
}

fn element(id: &str) -> Option<web_sys::Element> {
    document().get_element_by_id(id)
}

fn set(signal: RwSignal<bool>, value: bool) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// Goes to the newest message.
pub(super) fn to_end() {
    if let Some(scroller) = element(SCROLLER) {
        scroller.set_scroll_top(0);
    }
}

/// What scrolls begins at its end, from which it counts downwards (`style/components/chat.css`): a window that
/// becomes smaller, as when a phone is turned, does not take whoever is at the end away from it.
fn is_at_end(scroller: &web_sys::Element) -> bool {
    scroller.scroll_top() >= -NEAR
}

fn first_of(row: &AnyViewState) -> Option<web_sys::Element> {
    row.elements().into_iter().next()
}

/// Where something ends, in CSS pixels from the top of the window.
fn bottom(element: &web_sys::Element) -> i32 {
    element.get_bounding_client_rect().bottom() as i32
}

/// The newest of what there is to show, and whether there is more before.
fn items(record: &Record, most: usize) -> (Vec<Item<'_>>, bool) {
    let mut items = Vec::new();
    let mut is_more = false;
    for event in record.timeline.events().iter().rev() {
        if row::is_shown(record, event) {
            if items.len() == most {
                is_more = true;
                break;
            }
            items.push(Item::Event(event));
        }
    }
    items.reverse();
    for entry in record.queue.entries() {
        if pending::is_shown(entry) {
            items.push(Item::Pending(entry));
        }
    }
    (items, is_more)
}

/// Makes the rows those of the items, and touches no others.
fn show(
    chat: Chat,
    record: &Record,
    list: &web_sys::Element,
    shown: &mut Vec<Row>,
    items: &[Item<'_>],
) {
    let mut keys = Vec::with_capacity(items.len());
    for item in items {
        keys.push(match item {
            Item::Event(event) => row::key(chat, record, event),
            Item::Pending(entry) => pending::key(entry),
        });
    }
    // Both are in the same order, so that a long list is gone through once.
    let mut from = 0;
    shown.retain_mut(|(key, row)| {
        let place = keys.iter().skip(from).position(|wanted| wanted == key);
        match place {
            Some(place) => from += place + 1,
            None => row.unmount(),
        }
        place.is_some()
    });
    let mut made = Vec::with_capacity(items.len());
    let mut next: Option<web_sys::Node> = None;
    for item in items.iter().rev() {
        let Some(key) = keys.pop() else { break };
        let is_there = shown.last().is_some_and(|(known, _)| *known == key);
        let row = match shown.pop() {
            Some(row) if is_there => row,
            other => {
                shown.extend(other);
                let view = match item {
                    Item::Event(event) => row::row(chat, record, event),
                    Item::Pending(entry) => pending::row(entry),
                };
                let mut state = view.build();
                state.mount(list, next.as_ref());
                (key, state)
            }
        };
        next = first_of(&row.1).map(Into::into);
        made.push(row);
    }
    made.reverse();
    *shown = made;
}
