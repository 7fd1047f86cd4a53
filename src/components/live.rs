//! Parts of a view that follow signals.
//!
//! Each closure in a view makes its own copy of the code that builds, renews and removes what it
//! returns. Boxed, they all share one copy per result.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::Node;

/// Runs now and whenever a signal it read has changed, as long as the owner of this moment lives.
pub fn effect(run: impl FnMut() + 'static) {
    boxed_effect(Box::new(run));
}

fn boxed_effect(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_| run());
}

/// A view that is made anew when a signal it read has changed.
///
/// Made anew and not patched: elements of [`crate::markup!`] are all of one type, so that nothing
/// tells a patch which of them fit each other. Two wrappers in turn make every result a new one.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    boxed_live(Box::new(view))
}

fn boxed_live(mut view: Box<dyn FnMut() -> AnyView + Send>) -> AnyView {
    let mut shown = false;
    let mut odd = false;
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || {
        if shown {
            keep_focus();
        }
        shown = true;
        odd = !odd;
        let view = view();
        if odd {
            (view,).into_any()
        } else {
            ((view,),).into_any()
        }
    });
    view.into_any()
}

/// Where the part with the focus is made anew, the focus goes to the new element of the same id, or to the
/// link to the same address, failing that to the heading of the page: it is never lost.
fn keep_focus() {
    let Some(before) = document().active_element() else {
        return;
    };
    let (id, href) = (before.id(), before.get_attribute("href"));
    request_animation_frame(move || {
        let lost = !before.is_connected()
            && document()
                .active_element()
                .is_none_or(|now| now.tag_name() == "BODY");
        let find = |what: &str| document().query_selector(what).ok().flatten();
        let new = document().get_element_by_id(&id);
        let new = new.or_else(|| find(&["main a[href=\"", &href?, "\"]"].concat()));
        let new = new.or_else(|| find("main h1"));
        if let Some(new) = new
            .and_then(|new| new.dyn_into::<web_sys::HtmlElement>().ok())
            .filter(|_| lost)
        {
            // An element that takes no focus leaves it where it is.
            let _ = new.focus();
        }
    });
}

/// A text that follows signals.
pub fn live_text(text: impl FnMut() -> String + Send + 'static) -> Node {
    Node::LiveText(Box::new(text))
}

/// The value of an attribute that follows signals; none leaves the attribute out.
pub type LiveValue = Box<dyn FnMut() -> Option<&'static str> + Send>;

/// The text of an attribute that follows signals; none leaves the attribute out.
pub type LiveAttribute = Box<dyn FnMut() -> Option<String> + Send>;

/// An attribute that is composed, such as an address or the ids of what describes a field.
pub fn live_attribute(text: impl FnMut() -> Option<String> + Send + 'static) -> LiveAttribute {
    Box::new(text)
}

/// An attribute that is there or not, such as `aria-invalid`.
pub fn live_value(value: impl FnMut() -> Option<&'static str> + Send + 'static) -> LiveValue {
    Box::new(value)
}

/// A state attribute such as `aria-expanded`: `true` or `false`.
pub fn live_flag(flag: impl Fn() -> bool + Send + 'static) -> LiveValue {
    Box::new(move || Some(if flag() { "true" } else { "false" }))
}
