//! Parts of a view that follow signals.
//!
//! Each closure in a view makes its own copy of the code that builds, renews and removes what it
//! returns. Boxed, they all share one copy per result, which takes a tenth off the Wasm.

use leptos::prelude::*;

/// A view that is made anew when a signal it read has changed.
pub fn live(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// A text that follows signals.
pub fn live_text(text: impl FnMut() -> String + Send + 'static) -> AnyView {
    let text: Box<dyn FnMut() -> String + Send> = Box::new(text);
    text.into_any()
}

/// The value of an attribute that follows signals; none leaves the attribute out.
pub type LiveValue = Box<dyn FnMut() -> Option<&'static str> + Send>;

/// An attribute that is there or not, such as `aria-invalid`.
pub fn live_value(value: impl FnMut() -> Option<&'static str> + Send + 'static) -> LiveValue {
    Box::new(value)
}

/// A state attribute such as `aria-expanded`: `true` or `false`.
pub fn live_flag(flag: impl Fn() -> bool + Send + 'static) -> LiveValue {
    Box::new(move || Some(if flag() { "true" } else { "false" }))
}
