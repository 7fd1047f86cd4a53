//! Bytes as the browser's own objects.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag};

/// A `Blob` with a copy of the bytes.
pub(super) fn from_bytes(bytes: &[u8], media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let pieces = Array::of1(&Uint8Array::from(bytes));
    Blob::new_with_u8_array_sequence_and_options(&pieces, &options).ok()
}
