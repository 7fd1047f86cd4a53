//! Files within a submission.

use crate::base64;
use crate::value::{Object, Value};

/// A file as the answer of a `file` component whose storage is `base64` holds it: one entry of the
/// array under the component's key. `name` is what the portal calls the file and `media_type` its
/// media type, such as `image/jpeg`.
#[must_use]
pub fn file(name: &str, media_type: &str, bytes: &[u8]) -> Value {
    // A cast from a length is exact up to 2^53 bytes.
    #[allow(clippy::cast_precision_loss)]
    let size = bytes.len() as f64;
    let url = ["data:", media_type, ";base64,", &base64::encode(bytes)].concat();
    let mut file = Object::default();
    file.set("storage", "base64".into());
    file.set("name", name.into());
    file.set("originalName", name.into());
    file.set("size", size.into());
    file.set("type", media_type.into());
    file.set("url", url.into());
    file.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_a_data_address_with_its_particulars() {
        assert_eq!(
            file("photo-1.jpg", "image/jpeg", b"foob").to_json(),
            "{\"storage\":\"base64\",\"name\":\"photo-1.jpg\",\"originalName\":\"photo-1.jpg\",\
             \"size\":4,\"type\":\"image/jpeg\",\"url\":\"data:image/jpeg;base64,Zm9vYg==\"}"
        );
    }
}
