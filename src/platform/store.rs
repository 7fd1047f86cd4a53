//! Texts kept on the device, in `localStorage` and `sessionStorage`.
//!
//! Names begin with `frontdoor.`, since an agency's own site may share the origin.

use frontdoor_core::ports::{Shelf, StoreError};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Storage;

use super::{reflect, worker};

const PREFIX: &str = "frontdoor.";

/// Begins the names of caches, which have no dot after it.
const OWN: &str = "frontdoor";

/// Reads a text kept under a name.
pub(super) fn get(shelf: Shelf, name: &str) -> Option<String> {
    open(shelf)?.get_item(&key(name)).ok()?
}

/// Keeps a text under a name.
pub(super) fn set(shelf: Shelf, name: &str, text: &str) -> Result<(), StoreError> {
    open(shelf)
        .ok_or(StoreError::Refused)?
        .set_item(&key(name), text)
        .map_err(|error| explain(&error))
}

/// Forgets a name.
pub(super) fn remove(shelf: Shelf, name: &str) {
    if let Some(storage) = open(shelf) {
        let _ = storage.remove_item(&key(name));
    }
}

/// Forgets everything that is not in the vault: texts at once, caches and the service worker as soon as the
/// browser gets to it.
pub(super) fn erase_all() {
    for shelf in [Shelf::Device, Shelf::Tab] {
        if let Some(storage) = open(shelf) {
            empty(&storage);
        }
    }
    worker::remove();
    spawn_local(delete_caches());
}

/// A browser that blocks site data throws at the mere sight of a storage.
fn open(shelf: Shelf) -> Option<Storage> {
    let window = web_sys::window()?;
    match shelf {
        Shelf::Device => window.local_storage(),
        Shelf::Tab => window.session_storage(),
    }
    .ok()?
}

fn key(name: &str) -> String {
    [PREFIX, name].concat()
}

fn explain(error: &JsValue) -> StoreError {
    match reflect::text(error, "name").as_deref() {
        // The second name is what Firefox said for long.
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StoreError::Full,
        _ => StoreError::Refused,
    }
}

fn empty(storage: &Storage) {
    // Removing shifts the places of the keys behind, so they are collected first.
    let keys: Vec<String> = (0..storage.length().unwrap_or(0))
        .filter_map(|place| storage.key(place).ok().flatten())
        .filter(|key| key.starts_with(PREFIX))
        .collect();
    for key in keys {
        let _ = storage.remove_item(&key);
    }
}

async fn delete_caches() {
    let Some(caches) = reflect::member(&js_sys::global(), "caches") else {
        return;
    };
    for name in listed(&caches, "keys").await {
        if name.as_string().is_some_and(|name| name.starts_with(OWN)) {
            reflect::call(&caches, "delete", &Array::of1(&name));
        }
    }
}

/// What a method promises to list; nothing where it is missing or fails.
async fn listed(object: &JsValue, method: &str) -> Array {
    let Some(promise) = reflect::call(object, method, &Array::new()) else {
        return Array::new();
    };
    match JsFuture::from(Promise::resolve(&promise)).await {
        Ok(list) => Array::from(&list),
        Err(_) => Array::new(),
    }
}
