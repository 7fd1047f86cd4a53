//! The vault over IndexedDB and Web Cryptography; `vault.js` has the browser's part.

use frontdoor_core::ports::{
    Cabinet, Change, Expected, Kept, Lock, Opened, Record, Task, Told, Vault, VaultError,
};
use js_sys::{Array, Function, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::reflect;

#[wasm_bindgen(module = "/src/platform/vault.js")]
extern "C" {
    #[wasm_bindgen(js_name = open)]
    fn open_js(lost: &JsValue, told: &JsValue) -> Promise;
    #[wasm_bindgen(js_name = isOwn)]
    fn is_own() -> bool;
    #[wasm_bindgen(js_name = setOwn)]
    fn set_own_js(own: bool) -> Promise;
    #[wasm_bindgen(js_name = list)]
    fn list_js(cabinet: &str) -> Promise;
    #[wasm_bindgen(js_name = get)]
    fn get_js(cabinet: &str, name: &str) -> Promise;
    #[wasm_bindgen(js_name = commit)]
    fn commit_js(changes: &Array) -> Promise;
    #[wasm_bindgen(js_name = persist)]
    fn persist_js() -> Promise;
    #[wasm_bindgen(js_name = erase)]
    fn erase_js() -> Promise;
    #[wasm_bindgen(js_name = lock)]
    fn lock_js(name: &str) -> Promise;
}

/// The vault of this browser.
pub(super) fn vault() -> Vault {
    Vault {
        open,
        list,
        get,
        commit,
        set_own,
        persist,
        erase,
    }
}

/// Takes a Web Lock if it is free. Where the browser has none, there is one tab as far as it can tell.
pub(super) fn take_lock(name: &'static str) -> Task<Option<Lock>> {
    let promise = lock_js(name);
    Box::pin(async move {
        let release: Function = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
        Some(Lock::new(Box::new(move || {
            let _ = release.call0(&JsValue::UNDEFINED);
        })))
    })
}

fn open(lost: Told<VaultError>, told: Told<Cabinet>) -> Task<Opened> {
    let lost: Closure<dyn Fn(String)> =
        Closure::new(move |name: String| lost(VaultError::from_name(&name)));
    let told: Closure<dyn Fn(String)> = Closure::new(move |name: String| {
        if let Some(cabinet) = Cabinet::ALL.into_iter().find(|one| one.name() == name) {
            told(cabinet);
        }
    });
    let promise = open_js(&lost.into_js_value(), &told.into_js_value());
    Box::pin(async move {
        let name = settled(promise)
            .await
            .ok()
            .and_then(|name| name.as_string());
        let name = name.unwrap_or_else(|| "UnknownError".into());
        Opened {
            own: is_own(),
            failure: (!name.is_empty()).then(|| VaultError::from_name(&name)),
        }
    })
}

fn list(cabinet: Cabinet) -> Kept<Vec<Record>> {
    let promise = list_js(cabinet.name());
    Box::pin(async move {
        let found = Array::from(&settled(promise).await?);
        Ok(found.iter().filter_map(|found| record(&found)).collect())
    })
}

fn get(cabinet: Cabinet, name: &str) -> Kept<Option<Record>> {
    let promise = get_js(cabinet.name(), name);
    Box::pin(async move { Ok(record(&settled(promise).await?)) })
}

fn commit(changes: Vec<Change>) -> Kept<bool> {
    let changes: Array = changes.into_iter().map(plain).collect();
    let promise = commit_js(&changes);
    Box::pin(async move { Ok(settled(promise).await?.is_truthy()) })
}

fn set_own(own: bool) -> Kept<()> {
    let promise = set_own_js(own);
    Box::pin(async move { settled(promise).await.map(|_| ()) })
}

fn persist() -> Task<Option<bool>> {
    let promise = persist_js();
    Box::pin(async move { settled(promise).await.ok()?.as_bool() })
}

fn erase() -> Task<()> {
    let promise = erase_js();
    Box::pin(async move {
        let _ = settled(promise).await;
    })
}

async fn settled(promise: Promise) -> Result<JsValue, VaultError> {
    JsFuture::from(promise)
        .await
        .map_err(|error| VaultError::from_name(&reflect::text(&error, "name").unwrap_or_default()))
}

fn record(found: &JsValue) -> Option<Record> {
    let bytes: Uint8Array = reflect::member(found, "bytes")?.dyn_into().ok()?;
    Some(Record {
        name: reflect::text(found, "name")?,
        version: reflect::number(found, "version")? as u32,
        bytes: bytes.to_vec(),
    })
}

fn plain(change: Change) -> JsValue {
    let expected = match change.expected {
        Expected::Anything => -1.0,
        Expected::Nothing => 0.0,
        Expected::Version(version) => version.into(),
    };
    let (version, bytes) = match change.put {
        Some((version, bytes)) => (version, Uint8Array::from(bytes.as_slice()).into()),
        None => (0, JsValue::UNDEFINED),
    };
    reflect::object(&[
        ("cabinet", change.cabinet.name().into()),
        ("name", change.name.into()),
        ("expected", expected.into()),
        ("version", version.into()),
        ("bytes", bytes),
    ])
    .into()
}
