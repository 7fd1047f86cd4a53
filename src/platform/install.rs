//! The portal as an app on the device: how to put it there, and the number on its icon.

use frontdoor_core::ports::{InstallWay, Task};
use js_sys::Promise;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;

mod script {
    use super::{Promise, wasm_bindgen};

    #[wasm_bindgen(module = "/src/platform/install.js")]
    extern "C" {
        #[wasm_bindgen(js_name = installWay)]
        pub(super) fn way() -> u32;
        pub(super) fn install() -> Promise;
        #[wasm_bindgen(js_name = setBadge)]
        pub(super) fn set_badge(count: u32);
    }
}

/// The way at this moment. Chromium decides a while after the start that it can ask.
#[must_use]
pub fn way() -> InstallWay {
    match script::way() {
        1 => InstallWay::Asks,
        2 => InstallWay::ByHand,
        _ => InstallWay::None,
    }
}

/// Has the browser ask whether to install. Whether the citizen said yes; `false` also where it cannot ask.
/// It asks once, after which [`way`] is another.
#[must_use]
pub fn install() -> Task<bool> {
    let answer = script::install();
    Box::pin(async move {
        let answer = JsFuture::from(answer).await;
        answer.is_ok_and(|answer| answer.is_truthy())
    })
}

/// Shows a number on the icon of the installed portal; 0 takes it away. Browsers without badges ignore it.
pub fn set_badge(count: u32) {
    script::set_badge(count);
}
