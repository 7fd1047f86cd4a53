//! Files that come with a request.

use crate::georeport::form::Upload;
use crate::store::Photo;

/// The most photos that a request may have.
const MOST_PHOTOS: usize = 10;

/// The photos among the files; everything else is reported.
pub(super) fn check(files: &[Upload], problems: &mut Vec<String>) -> Vec<Photo> {
    if files.len() > MOST_PHOTOS {
        problems.push(format!("At most {MOST_PHOTOS} photos are taken."));
    }
    let mut photos = Vec::new();
    for file in files {
        let name = &file.file_name;
        if !matches!(file.field.as_str(), "media" | "media[]") {
            let field = &file.field;
            problems.push(format!(
                "The file \"{name}\" is in the field \"{field}\"; files belong into media or \
                 media[]."
            ));
        } else if let Some(content_type) = image_type(&file.bytes) {
            photos.push(Photo {
                file_name: name.clone(),
                content_type: content_type.to_owned(),
                bytes: file.bytes.clone(),
            });
        } else {
            problems.push(format!("The file \"{name}\" is not a photo."));
        }
    }
    photos
}

/// The media type of a picture by its first bytes; what the sender says is not trusted.
fn image_type(bytes: &[u8]) -> Option<&'static str> {
    let brand = bytes.get(8..12);
    if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        Some("image/jpeg")
    } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        Some("image/png")
    } else if bytes.starts_with(b"GIF8") {
        Some("image/gif")
    } else if bytes.starts_with(b"RIFF") && brand == Some(b"WEBP") {
        Some("image/webp")
    } else if bytes.get(4..8) == Some(b"ftyp") {
        match brand {
            Some(b"avif") => Some("image/avif"),
            Some(b"heic" | b"heix" | b"mif1") => Some("image/heic"),
            _ => None,
        }
    } else {
        None
    }
}
