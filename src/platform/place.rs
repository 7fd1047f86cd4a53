//! Where the device is (W3C Geolocation).

use frontdoor_core::ports::{Fix, PlaceError, Task};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::PositionOptions;

use super::reflect;

/// Milliseconds that the device may take. The time a person takes to allow it does not count.
const TIMEOUT_MS: u32 = 15_000;

/// A place found within this many milliseconds before is as good as a new one.
const MAXIMUM_AGE_MS: u32 = 60_000;

/// Asks the device where it is; the browser asks the person first.
#[must_use]
pub fn locate() -> Task<Result<Fix, PlaceError>> {
    Box::pin(async {
        let position = JsFuture::from(asked())
            .await
            .map_err(|error| explain(&error))?;
        fix(&position).ok_or(PlaceError::Unavailable)
    })
}

fn asked() -> Promise {
    Promise::new(&mut |resolve, reject| {
        let options = PositionOptions::new();
        options.set_enable_high_accuracy(true);
        options.set_timeout(TIMEOUT_MS);
        options.set_maximum_age(MAXIMUM_AGE_MS);
        let begun = web_sys::window()
            .and_then(|window| window.navigator().geolocation().ok())
            .is_some_and(|geolocation| {
                geolocation
                    .get_current_position_with_error_callback_and_options(
                        &resolve,
                        Some(&reject),
                        &options,
                    )
                    .is_ok()
            });
        if !begun {
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
    })
}

/// The codes of `GeolocationPositionError`.
fn explain(error: &JsValue) -> PlaceError {
    match reflect::number(error, "code") {
        Some(1.0) => PlaceError::Denied,
        Some(3.0) => PlaceError::TimedOut,
        _ => PlaceError::Unavailable,
    }
}

fn fix(position: &JsValue) -> Option<Fix> {
    let coords = reflect::member(position, "coords")?;
    Some(Fix {
        lat: reflect::number(&coords, "latitude")?,
        long: reflect::number(&coords, "longitude")?,
        accuracy: reflect::number(&coords, "accuracy")?,
    })
}
