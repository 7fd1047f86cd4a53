//! Files that a citizen chose, read as they are.

use frontdoor_core::ports::Task;
use js_sys::Uint8Array;
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// The first bytes of a file, at most so many; none where it cannot be read any more.
#[must_use]
pub fn read(file: File, most: f64) -> Task<Option<Vec<u8>>> {
    Box::pin(async move {
        let start = file.slice_with_f64_and_f64(0.0, most).ok()?;
        let buffer = JsFuture::from(start.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&buffer).to_vec())
    })
}
