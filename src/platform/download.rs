//! Files handed to the person.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{HtmlAnchorElement, Url};

use super::blob;

/// How long a file's address stays valid, in milliseconds: some browsers ask the person where to
/// put it before they read it.
const KEPT_MS: i32 = 60_000;

/// Saves a text as a file of that name, where the browser puts downloads.
pub fn save_text(file_name: &str, text: &str) {
    let address = blob::from_bytes(text.as_bytes(), "text/plain;charset=utf-8")
        .and_then(|blob| Url::create_object_url_with_blob(&blob).ok());
    if let Some(address) = address {
        let _ = follow(&address, file_name);
        revoke_later(address);
    }
}

/// Only a click on a link with a `download` attribute saves.
fn follow(address: &str, file_name: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(address);
    link.set_download(file_name);
    link.set_hidden(true);
    // Firefox follows a link only where it is part of the document.
    document.body()?.append_child(&link).ok()?;
    link.click();
    link.remove();
    Some(())
}

fn revoke_later(address: String) {
    let revoke = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    if let Some(window) = web_sys::window() {
        let _ = window
            .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), KEPT_MS);
    }
}
