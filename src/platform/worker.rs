//! The service worker, seen from the page: new versions, and what another app shares.
//!
//! `worker.js` does the work: channels and events that end are a fraction of the size there. The keys that
//! one page leaves to the next are between it and `vault.js`.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Milliseconds to wait for what another app shared, which is there or nowhere.
const SHARED_PATIENCE: u32 = 5_000;

/// The name under which the worker holds what another app shared.
const SHARED: &str = "/share";

#[wasm_bindgen(module = "/src/platform/worker.js")]
extern "C" {
    #[wasm_bindgen(js_name = watchWorker)]
    fn watch_worker(ready: JsValue, replaced: JsValue);
    #[wasm_bindgen(js_name = updateWorker)]
    fn update_worker();
    #[wasm_bindgen(js_name = takeKept)]
    fn take_kept(name: &str, patience: u32) -> Promise;
    #[wasm_bindgen(js_name = removeWorker)]
    fn remove_worker() -> Promise;
}

/// Registers the service worker once the browser has nothing better to do. To be called once, when the
/// portal is on the screen. A build for development has none.
///
/// `ready` is called when another version waits to be used, once for each; `replaced` when one has
/// taken over, so that this page has to be loaded again.
pub fn watch(ready: impl Fn() + 'static, replaced: impl Fn() + 'static) {
    watch_worker(callback(Box::new(ready)), callback(Box::new(replaced)));
}

fn callback(call: Box<dyn Fn()>) -> JsValue {
    // They live as long as the page.
    Closure::wrap(call).into_js_value()
}

/// Has the version that waits take over. What [`watch`] was given as `replaced` follows.
pub fn update() {
    update_worker();
}

/// Takes the pictures that another app has shared with the installed portal; they are handed over once,
/// to the page `/share` that the citizen is sent to. Empty where there are none.
pub async fn take_shared() -> Vec<File> {
    let taken = JsFuture::from(take_kept(SHARED, SHARED_PATIENCE)).await;
    let Some(list) = taken.ok().filter(|list| !list.is_undefined()) else {
        return Vec::new();
    };
    js_sys::Array::from(&list)
        .iter()
        .filter_map(|file| file.dyn_into().ok())
        .collect()
}

/// Has the worker forget every key, and takes it off this device. The page on the screen goes on; the
/// next one begins without a worker and registers it again.
pub fn remove() {
    let removed = remove_worker();
    spawn_local(async move {
        // Where it cannot be removed, there was none to begin with.
        let _ = JsFuture::from(removed).await;
    });
}
