//! The document and its window.

use frontdoor_core::ports::Task;
use js_sys::{Array, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Element, FocusOptions, HtmlElement, ScrollBehavior, ScrollToOptions};

use super::{listener, reflect};

pub use super::download::save_text;

/// The title in the tab and the window's history.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The page's language, a BCP 47 tag, and its direction, `ltr` or `rtl`.
pub fn set_language(tag: &str, dir: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", dir);
    }
}

/// Moves the focus to the element of an id and brings it into view, its label or legend first.
/// Gives an element that cannot hold the focus, such as a heading, what it takes. Says whether the
/// focus is there now.
pub fn focus_id(id: &str) -> bool {
    let Some((document, element)) = document().and_then(|document| {
        let element = document.get_element_by_id(id)?;
        Some((document, element.dyn_into::<HtmlElement>().ok()?))
    }) else {
        return false;
    };
    let has_focus = || document.active_element().as_ref() == Some(element.as_ref());
    show(&element);
    focus(&element);
    if !has_focus() && !element.has_attribute("tabindex") {
        let _ = element.set_attribute("tabindex", "-1");
        focus(&element);
        if !has_focus() {
            let _ = element.remove_attribute("tabindex");
        }
    }
    has_focus()
}

fn focus(element: &HtmlElement) {
    // The browser would bring the bare input into view and leave its question above the edge.
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
}

/// Scrolls only where something is out of view, so that a page does not jump past its header when
/// its heading gets the focus.
fn show(element: &HtmlElement) {
    let question = question(element);
    let top = question
        .as_ref()
        .unwrap_or(element)
        .get_bounding_client_rect()
        .top();
    let bottom = element.get_bounding_client_rect().bottom();
    let height = web_sys::window()
        .and_then(|window| window.inner_height().ok())
        .and_then(|height| height.as_f64())
        .unwrap_or_default();
    if top < 0.0 || bottom > height {
        question.as_ref().unwrap_or(element).scroll_into_view();
    }
}

/// What names a form control: the fieldset of one choice among several, else its label.
fn question(element: &Element) -> Option<Element> {
    if let Some("radio" | "checkbox") = element.get_attribute("type").as_deref()
        && let Ok(Some(fieldset)) = element.closest("fieldset")
    {
        return Some(fieldset);
    }
    let labels = reflect::member(element, "labels")?;
    reflect::member(&labels, "0")?.dyn_into().ok()
}

/// To the top of the page, at once.
pub fn scroll_to_top() {
    scroll_to(0.0);
}

/// To a distance from the top of the page in CSS pixels, at once.
pub fn scroll_to(y: f64) {
    if let Some(window) = web_sys::window() {
        let options = ScrollToOptions::new();
        options.set_top(y);
        options.set_behavior(ScrollBehavior::Instant);
        window.scroll_to_with_scroll_to_options(&options);
    }
}

/// How far the page is scrolled, in CSS pixels.
#[must_use]
pub fn scroll_y() -> f64 {
    web_sys::window()
        .and_then(|window| window.scroll_y().ok())
        .unwrap_or_default()
}

/// Whether the device says it has a network. `true` is no promise.
#[must_use]
pub fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Calls back with [`is_online`] whenever that changes. To be called once, at the start.
pub fn on_online_change(callback: impl Fn(bool) + Clone + 'static) {
    if let Some(window) = web_sys::window() {
        for event in ["online", "offline"] {
            let callback = callback.clone();
            listener::forever(&window, event, Box::new(move |_| callback(is_online())));
        }
    }
}

/// Calls back with whether the page can be seen, whenever that changes or the page is about to go away. To be
/// called once, at the start.
pub fn on_visibility(callback: impl Fn(bool) + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Some(document) = window.document() {
        let callback = callback.clone();
        let visible = document.clone();
        let told = move |_| {
            let state = reflect::text(&visible, "visibilityState");
            callback(state.as_deref() != Some("hidden"));
        };
        listener::forever(&document, "visibilitychange", Box::new(told));
    }
    listener::forever(&window, "pagehide", Box::new(move |_| callback(false)));
}

/// Calls back with true when the page is left, be it that the browser keeps it for the way back, and with false
/// when the citizen has come back to it that way. To be called once, at the start.
pub fn on_put_away(callback: impl Fn(bool) + Clone + 'static) {
    let Some(window) = web_sys::window() else {
        return;
    };
    let back = callback.clone();
    let shown = move |event: web_sys::Event| {
        if reflect::member(&event, "persisted").is_some_and(|kept| kept.is_truthy()) {
            back(false);
        }
    };
    listener::forever(&window, "pageshow", Box::new(shown));
    listener::forever(&window, "pagehide", Box::new(move |_| callback(true)));
}

/// Empties the page at once, and leaves for another address, to which Back does not lead.
pub fn leave(address: &str) {
    let Some(window) = web_sys::window() else {
        return;
    };
    if let Some(body) = window.document().and_then(|document| document.body()) {
        body.set_text_content(None);
    }
    let _ = window.location().replace(address);
}

/// Shows the `dialog` element with this id as a modal one (HTML, "The dialog element").
pub fn show_dialog(id: &str) {
    let document = web_sys::window().and_then(|window| window.document());
    if let Some(dialog) = document.and_then(|document| document.get_element_by_id(id)) {
        reflect::call(&dialog, "showModal", &Array::new());
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}

/// Puts a text on the clipboard. `false` where the browser has none to offer (which is so on plain
/// `http`) or refuses.
#[must_use]
pub fn copy_text(text: String) -> Task<bool> {
    Box::pin(async move {
        let promise = web_sys::window()
            .and_then(|window| reflect::member(&window.navigator(), "clipboard"))
            .and_then(|clipboard| {
                reflect::call(&clipboard, "writeText", &Array::of1(&text.into()))
            });
        match promise {
            Some(promise) => JsFuture::from(Promise::resolve(&promise)).await.is_ok(),
            None => false,
        }
    })
}

/// Opens the browser's print dialogue.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Takes away the static page that stood in for the portal while it was loading, and what it would
/// have said had the portal not started: nothing may stand before the skip link.
pub fn remove_shell() {
    let Some(document) = document() else {
        return;
    };
    for id in ["shell", "boot-failed"] {
        if let Some(element) = document.get_element_by_id(id) {
            element.remove();
        }
    }
}

/// Colours the browser's own bar like the page's header: `<meta name="theme-color">` takes no
/// custom property, so it gets what the header's background came to.
pub fn set_theme_colour() {
    let Some((document, colour)) = document().and_then(|document| {
        let colour = background(&document, "header").or_else(|| background(&document, "body"))?;
        Some((document, colour))
    }) else {
        return;
    };
    let Ok(Some(meta)) = document.query_selector("meta[name=theme-color]") else {
        return;
    };
    let _ = meta.set_attribute("content", &colour);
    // One that only counts in light or dark would leave the other to the browser.
    let _ = meta.remove_attribute("media");
}

/// Shows the page in another theme than the one that `index.html` links.
pub fn set_theme(path: &str) {
    let link = document().and_then(|document| {
        document
            .query_selector("link[rel=stylesheet][href^='/theme/']")
            .ok()
            .flatten()
    });
    if let Some(link) = link.filter(|link| link.get_attribute("href").as_deref() != Some(path)) {
        let _ = link.set_attribute("href", path);
    }
}

/// The background of the first element of a name, unless one sees through it.
fn background(document: &Document, selector: &str) -> Option<String> {
    let element = document.query_selector(selector).ok()??;
    let style = web_sys::window()?.get_computed_style(&element).ok()??;
    let colour = style.get_property_value("background-color").ok()?;
    let seen = !colour.is_empty() && colour != "transparent" && colour != "rgba(0, 0, 0, 0)";
    seen.then_some(colour)
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
