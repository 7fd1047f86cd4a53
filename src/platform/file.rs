//! Files that a citizen chose, read as they are.

use frontdoor_core::ports::Task;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The bytes of a file; none where it cannot be read any more.
#[must_use]
pub fn read(file: File) -> Task<Option<Vec<u8>>> {
    Box::pin(async move {
        let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    })
}
