//! The browser's matcher of JavaScript's patterns. It compiles no code from text, so that the
//! strictest policy allows it.

use frontdoor_core::expression::Found;
use js_sys::{Array, Function, RegExp};
use wasm_bindgen::{JsCast, JsValue};

use super::reflect;

/// Looks for a pattern from a place on, in UTF-16 units; see [`frontdoor_core::expression::Exec`].
#[must_use]
pub fn exec(pattern: &str, flags: &str, text: &str, from: usize) -> Option<Option<Found>> {
    let mut flags = flags.to_owned();
    if !flags.contains('g') {
        flags.push('g');
    }
    let pattern = compiled(pattern, &flags)?;
    #[allow(clippy::cast_possible_truncation, reason = "texts of forms are short")]
    pattern.set_last_index(from as u32);
    let Some(found) = pattern.exec(text) else {
        return Some(None);
    };
    let start = reflect::number(&found, "index").unwrap_or_default();
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "an index within a text"
    )]
    Some(Some(Found {
        start: start as usize,
        groups: found.iter().map(|group| group.as_string()).collect(),
    }))
}

/// The pattern; none where it is no pattern. `RegExp` throws at such, which only a call by
/// reflection can catch.
fn compiled(pattern: &str, flags: &str) -> Option<RegExp> {
    let constructor: Function = reflect::member(&js_sys::global(), "RegExp")?
        .dyn_into()
        .ok()?;
    let arguments = Array::of2(&JsValue::from_str(pattern), &JsValue::from_str(flags));
    js_sys::Reflect::construct(&constructor, &arguments)
        .ok()?
        .dyn_into()
        .ok()
}
