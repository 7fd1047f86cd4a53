//! The service worker, seen from the page: new versions, and keys that one page leaves to the next.
//!
//! `worker.js` does the work: channels and events that end are a fraction of the size there.

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Milliseconds to wait for a key. A worker that the browser has put to sleep needs some of them.
const KEY_PATIENCE: u32 = 500;

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
    #[wasm_bindgen(js_name = keepKey)]
    fn keep_key(name: &str, key: &JsValue);
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

/// Leaves a key, or any other value that can be cloned, in the worker's memory under a name, for the
/// page that follows this one. It is there for 30 seconds. Happens at once, so that `pagehide` is early
/// enough; without a worker, nothing does.
pub fn keep(name: &str, key: &JsValue) {
    keep_key(name, key);
}

/// Takes what [`keep`] left under a name, which is then gone. `None` where there is nothing, at once
/// where there is no worker, and after half a second where it does not answer.
pub async fn give(name: &str) -> Option<JsValue> {
    taken(name, KEY_PATIENCE).await
}

/// Takes the pictures that another app has shared with the installed portal; they are handed over once,
/// to the page `/share` that the citizen is sent to. Empty where there are none.
pub async fn take_shared() -> Vec<File> {
    let Some(list) = taken(SHARED, SHARED_PATIENCE).await else {
        return Vec::new();
    };
    js_sys::Array::from(&list)
        .iter()
        .filter_map(|file| file.dyn_into().ok())
        .collect()
}

async fn taken(name: &str, patience: u32) -> Option<JsValue> {
    let value = JsFuture::from(take_kept(name, patience)).await.ok()?;
    (!value.is_undefined()).then_some(value)
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
