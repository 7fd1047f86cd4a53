//! Members of JavaScript objects, reached by name.
//!
//! For what web-sys has no stable type for, and for what a browser may lack or may throw at: a
//! typed call to a missing method would end the program.

use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A member that is there and is neither `undefined` nor `null`.
pub(super) fn member(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(name)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// A member that is a string.
pub(super) fn text(object: &JsValue, name: &str) -> Option<String> {
    member(object, name)?.as_string()
}

/// A member that is a number.
pub(super) fn number(object: &JsValue, name: &str) -> Option<f64> {
    member(object, name)?.as_f64()
}

/// What a method returns; `None` where it is missing or throws.
pub(super) fn call(object: &JsValue, method: &str, arguments: &Array) -> Option<JsValue> {
    let method: Function = member(object, method)?.dyn_into().ok()?;
    method.apply(object, arguments).ok()
}

/// An object with these members, such as an options argument.
pub(super) fn object(members: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in members {
        // Setting a member of a fresh plain object cannot fail.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}
