//! The device's clock.

use js_sys::Date;
use wasm_bindgen::JsValue;

/// Milliseconds since 1970-01-01T00:00:00Z.
pub(super) fn now() -> i64 {
    Date::now() as i64
}

/// Minutes that the device's clock is ahead of UTC at that time; 0 for a time that no date can be.
pub(super) fn utc_offset(at: i64) -> i32 {
    let behind = Date::new(&JsValue::from_f64(at as f64)).get_timezone_offset();
    -(behind as i32)
}
