//! Addresses, and going back and forth between them.
//!
//! Every entry of the session history carries a number that tells its place. How far the pages
//! were scrolled is kept by that number, and for the tab only: nothing tells what was looked at.

use std::cell::RefCell;

use frontdoor_core::ports::Shelf;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, History, HtmlAnchorElement, MouseEvent, ScrollRestoration};

use super::entries::Entries;
use super::{listener, page, store};

/// The name under which scroll positions outlive a reload.
const KEPT: &str = "scroll";

thread_local! {
    static ENTRIES: RefCell<Entries> = const { RefCell::new(Entries::new()) };
    /// The address whose page is on the screen.
    static SHOWN: RefCell<String> = const { RefCell::new(String::new()) };
    /// The addresses of entries to which the browser was told another one, by their places. In memory only:
    /// that is what they are for.
    static UNTOLD: RefCell<Vec<(u32, String)>> = const { RefCell::new(Vec::new()) };
}

/// The address without origin and fragment, `/services?q=lamp`, be it one that the browser was not told.
#[must_use]
pub fn path_and_query() -> String {
    let index = ENTRIES.with_borrow(Entries::index);
    let untold = UNTOLD.with_borrow(|untold| {
        let mut untold = untold.iter();
        untold
            .find(|(at, _)| *at == index)
            .map(|(_, path)| path.clone())
    });
    untold.unwrap_or_else(told)
}

/// The address as the browser has it.
fn told() -> String {
    let Some(window) = web_sys::window() else {
        return String::new();
    };
    let location = window.location();
    location.pathname().unwrap_or_default() + &location.search().unwrap_or_default()
}

/// A new entry with that address, after the one on the screen, whose scroll position is kept. The
/// address on the screen makes no second entry. The browser, which writes addresses to its disk, is told
/// `told`.
pub fn push(path_and_query: &str, told: &str) {
    if SHOWN.with_borrow(|shown| shown == path_and_query) {
        return;
    }
    remember_scroll();
    ENTRIES.with_borrow_mut(Entries::push);
    if let Some(history) = history() {
        let _ = history.push_state_with_url(&place(), "", Some(told));
    }
    note_untold(path_and_query, told);
    note_shown();
}

/// Gives the entry on the screen another address; the browser is told `told`.
pub fn replace(path_and_query: &str, told: &str) {
    ENTRIES.with_borrow_mut(Entries::forget_scroll);
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&place(), "", Some(told));
    }
    note_untold(path_and_query, told);
    note_shown();
}

fn note_untold(path_and_query: &str, told: &str) {
    let index = ENTRIES.with_borrow(Entries::index);
    UNTOLD.with_borrow_mut(|untold| {
        untold.retain(|(at, _)| *at != index);
        if path_and_query != told {
            untold.push((index, path_and_query.to_owned()));
        }
    });
}

/// Back to the entry before, if there is one.
pub fn back() {
    if let Some(history) = history() {
        let _ = history.back();
    }
}

/// Keeps how far the page is scrolled with the entry on the screen. [`push`] does so by itself.
pub fn remember_scroll() {
    // Scrolled past its end, as phones let one, a page reports less than 0; a cast makes that 0.
    let y = page::scroll_y().round() as u32;
    ENTRIES.with_borrow_mut(|entries| entries.keep_scroll(y));
}

/// How far the page was scrolled when the entry on the screen was last left, in CSS pixels.
#[must_use]
pub fn restored_scroll() -> Option<f64> {
    ENTRIES.with_borrow(Entries::scroll).map(f64::from)
}

/// Calls back with the new [`path_and_query`] whenever the person goes back or forth to another
/// one; a link within the page is no such thing. To be called once, at the start: it also takes
/// scrolling over from the browser, which would scroll before the page is there.
pub fn on_pop(callback: impl Fn(String) + 'static) {
    let (Some(window), Some(history)) = (web_sys::window(), history()) else {
        return;
    };
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    if let Some(text) = store::get(Shelf::Tab, KEPT) {
        ENTRIES.set(Entries::from_text(&text));
    }
    arrive();
    note_shown();
    listener::forever(
        &window,
        "popstate",
        Box::new(move |_| {
            // The page on the screen is still the one that is being left.
            remember_scroll();
            arrive();
            if SHOWN.with_borrow(|shown| *shown != path_and_query()) {
                note_shown();
                callback(path_and_query());
            }
        }),
    );
    // A page that is reloaded, or left for another site, finds its place again.
    listener::forever(
        &window,
        "pagehide",
        Box::new(|_| {
            remember_scroll();
            let text = ENTRIES.with_borrow(Entries::to_text);
            let _ = store::set(Shelf::Tab, KEPT, &text);
        }),
    );
}

/// Calls back with path and query when a plain link within this site is followed; the callback says whether
/// it went there. Left to the browser: other sites, other windows, downloads, links within the page, and
/// what the callback does not know, such as files. To be called once, at the start.
pub fn on_link_click(callback: impl Fn(&str) -> bool + 'static) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    listener::forever(
        &document,
        "click",
        Box::new(move |event| {
            if followed(&event).is_some_and(|target| callback(&target)) {
                event.prevent_default();
            }
        }),
    );
}

/// Where a click leads within the portal.
fn followed(event: &Event) -> Option<String> {
    let click: &MouseEvent = event.dyn_ref()?;
    let modified = click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key();
    if click.button() != 0 || modified || event.default_prevented() {
        return None;
    }
    let element: Element = event.target()?.dyn_into().ok()?;
    let link: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let location = web_sys::window()?.location();
    // Compared by host: the origin of a `blob:` address is that of the page which made it.
    let is_ours =
        link.protocol() == location.protocol().ok()? && link.host() == location.host().ok()?;
    if !is_ours
        || !matches!(link.target().as_str(), "" | "_self")
        || link.has_attribute("download")
        || link.rel_list().contains("external")
    {
        return None;
    }
    let target = link.pathname() + &link.search();
    let within_page = !link.hash().is_empty() && target == path_and_query();
    (!within_page).then_some(target)
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

fn note_shown() {
    SHOWN.set(path_and_query());
}

/// Takes up the entry that the browser shows. One without a number is new: the visit's first, or
/// made by the browser for a link within the page.
fn arrive() {
    let Some(history) = history() else {
        return;
    };
    match history.state().ok().and_then(|state| state.as_f64()) {
        Some(index) => ENTRIES.with_borrow_mut(|entries| entries.arrive(index as u32)),
        None => {
            ENTRIES.with_borrow_mut(Entries::push);
            let _ = history.replace_state(&place(), "");
        }
    }
}

/// What the entry on the screen carries.
fn place() -> JsValue {
    ENTRIES.with_borrow(Entries::index).into()
}
