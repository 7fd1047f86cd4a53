//! The portal's own files: its configuration and its words.
//!
//! `boot.js` asks for them while the Wasm is still on its way, and leaves the promises in
//! `globalThis.frontdoor`.

use frontdoor_core::agency::{Body, HttpRequest, Method};
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::{fetch, reflect};

/// Milliseconds to wait for a file that `boot.js` did not ask for.
const TIMEOUT_MS: u32 = 15_000;

/// Why a file of the portal's own is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnFileError {
    /// No answer: the device is offline, or the host is.
    Unreachable,
    /// The host answered with this HTTP status in place of the file.
    Status(u16),
}

/// The text of `/portal.json`.
///
/// # Errors
///
/// Where the file did not come; what is in it is not looked at.
pub async fn portal_json() -> Result<String, OwnFileError> {
    match handed_over().and_then(|boot| reflect::member(&boot, "portal")) {
        Some(promise) => outcome(&promise).await,
        None => fetched("/portal.json".to_owned()).await,
    }
}

/// The text of `/locales/TAG.json`; `tag` is a BCP 47 tag such as `pt-BR`.
///
/// # Errors
///
/// Where the file did not come; what is in it is not looked at.
pub async fn locale_json(tag: &str) -> Result<String, OwnFileError> {
    // What is no tag names no file, and must not name a folder either.
    if !tag
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    {
        return Err(OwnFileError::Status(404));
    }
    let promise = handed_over()
        .and_then(|boot| reflect::call(&boot, "locale", &Array::of1(&JsValue::from_str(tag))));
    match promise {
        Some(promise) => outcome(&promise).await,
        None => fetched(["/locales/", tag, ".json"].concat()).await,
    }
}

/// The library of forms' scripts ([`frontdoor_core::expression::provide_library`]).
///
/// # Errors
///
/// Where the file did not come, or is not that of this build.
pub async fn library() -> Result<String, OwnFileError> {
    match handed_over().and_then(|boot| reflect::call(&boot, "library", &Array::new())) {
        Some(promise) => outcome(&promise).await,
        None => Err(OwnFileError::Unreachable),
    }
}

/// The BCP 47 tag of the language that the page begins in: the one `boot.js` chose, else the one
/// `index.html` is written in.
#[must_use]
pub fn language() -> String {
    handed_over()
        .and_then(|boot| reflect::text(&boot, "language"))
        .or_else(|| {
            let root = web_sys::window()?.document()?.document_element()?;
            root.get_attribute("lang")
        })
        .unwrap_or_default()
}

fn handed_over() -> Option<JsValue> {
    reflect::member(&js_sys::global(), "frontdoor")
}

/// What a promise of `{status, text}` came to.
async fn outcome(promise: &JsValue) -> Result<String, OwnFileError> {
    let answer = JsFuture::from(Promise::resolve(promise))
        .await
        .map_err(|_| OwnFileError::Unreachable)?;
    let status = reflect::number(&answer, "status").unwrap_or_default() as u16;
    match reflect::text(&answer, "text") {
        Some(text) if (200..300).contains(&status) => Ok(text),
        _ if status == 0 => Err(OwnFileError::Unreachable),
        _ => Err(OwnFileError::Status(status)),
    }
}

async fn fetched(path: String) -> Result<String, OwnFileError> {
    let request = HttpRequest {
        method: Method::Get,
        url: path,
        body: Body::None,
        bearer: None,
        timeout_ms: TIMEOUT_MS,
    };
    match fetch::send(request).await {
        Ok(answer) if (200..300).contains(&answer.status) => {
            Ok(String::from_utf8_lossy(&answer.body).into_owned())
        }
        Ok(answer) => Err(OwnFileError::Status(answer.status)),
        Err(_) => Err(OwnFileError::Unreachable),
    }
}
