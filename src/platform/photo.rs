//! Photos made ready to send: upright, no larger than needed, and telling nothing but what they
//! show.

use frontdoor_core::media::dimensions::{self, Dimensions, Header};
use frontdoor_core::media::{LONGER_SIDE, MAX_FILE_BYTES, MAX_PIXELS, jpeg};
use frontdoor_core::ports::{Photo, PhotoError, Task};
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, File, HtmlCanvasElement, ImageBitmap, Url};

use super::{blob, reflect};

const JPEG: &str = "image/jpeg";

/// A quality at which compression is not seen in a photo of a street.
const QUALITY: f64 = 0.85;

/// How much of a file is read at once to find its size in pixels, in bytes.
const PIECE: f64 = 65_536.0;

/// How often it is read on: a JPEG may carry megabytes of metadata before its frame.
const MAX_PIECES: usize = 256;

/// Makes a photo ready to send. What is found to be too large is never decoded.
#[must_use]
pub fn prepare(file: File) -> Task<Result<Photo, PhotoError>> {
    Box::pin(async move {
        if file.size() > MAX_FILE_BYTES as f64 {
            return Err(PhotoError::TooLarge);
        }
        let stated = stated_size(&file).await.ok_or(PhotoError::Unreadable)?;
        check(stated)?;
        redrawn(&file).await
    })
}

/// A `blob:` address to show a picture by; it holds memory until it is released.
#[must_use]
pub fn preview(bytes: &[u8], media_type: &str) -> Option<String> {
    let blob = blob::from_bytes(bytes, media_type)?;
    Url::create_object_url_with_blob(&blob).ok()
}

/// Gives back the memory that a photo's preview holds.
pub fn release(preview: &str) {
    let _ = Url::revoke_object_url(preview);
}

fn check(size: Dimensions) -> Result<(), PhotoError> {
    if size.pixels() > MAX_PIXELS {
        return Err(PhotoError::TooLarge);
    }
    Ok(())
}

/// The size that a file's header states. A kind of file that is not known here is not decoded
/// either: nobody could tell what that would cost.
async fn stated_size(file: &Blob) -> Option<Dimensions> {
    let mut header = dimensions::first(&piece(file, 0.0).await?);
    let mut at = 0.0;
    for _ in 0..MAX_PIECES {
        match header {
            Header::Found(size) => return Some(size),
            Header::Unknown => return None,
            Header::Further(offset) => {
                at += offset as f64;
                header = dimensions::further(&piece(file, at).await?);
            }
        }
    }
    None
}

async fn piece(file: &Blob, at: f64) -> Option<Vec<u8>> {
    bytes(&file.slice_with_f64_and_f64(at, at + PIECE).ok()?).await
}

async fn bytes(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// Drawing a picture anew leaves all that was beside the pixels behind. Some browsers write a
/// header of their own, so the new file is stripped as well.
async fn redrawn(file: &File) -> Result<Photo, PhotoError> {
    let picture = decoded(file).await.ok_or(PhotoError::Unreadable)?;
    let size = Dimensions::new(picture.width(), picture.height());
    let drawn = match size.ok_or(PhotoError::Unreadable) {
        Ok(size) => check(size).map(|()| draw(&picture, size.shrunk_to(LONGER_SIDE))),
        Err(error) => Err(error),
    };
    // A decoded photo holds up to 200 MB, which must not wait for the garbage collector.
    picture.close();
    let canvas = drawn?.ok_or(PhotoError::Unreadable)?;
    let (width, height) = (canvas.width(), canvas.height());
    let encoded = encoded(&canvas).await;
    // iOS counts the memory of a canvas until it has no pixels.
    canvas.set_width(0);
    let clean = encoded
        .and_then(|bytes| jpeg::strip(&bytes))
        .ok_or(PhotoError::Unreadable)?;
    let preview = preview(&clean, JPEG).ok_or(PhotoError::Unreadable)?;
    Ok(Photo {
        bytes: clean,
        width,
        height,
        preview,
    })
}

/// Decodes a file and turns it as its metadata says.
async fn decoded(file: &File) -> Option<ImageBitmap> {
    let options = reflect::object(&[("imageOrientation", "from-image".into())]);
    let promise = reflect::call(
        web_sys::window()?.as_ref(),
        "createImageBitmap",
        &Array::of2(file, &options),
    )?;
    let bitmap = JsFuture::from(Promise::resolve(&promise)).await.ok()?;
    bitmap.dyn_into().ok()
}

fn draw(picture: &ImageBitmap, size: Dimensions) -> Option<HtmlCanvasElement> {
    let canvas: HtmlCanvasElement = web_sys::window()?
        .document()?
        .create_element("canvas")
        .ok()?
        .dyn_into()
        .ok()?;
    canvas.set_width(size.width);
    canvas.set_height(size.height);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    let (width, height) = (size.width.into(), size.height.into());
    // JPEG has no transparency, and what would be black otherwise is paper in a screenshot.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context
        .draw_image_with_image_bitmap_and_dw_and_dh(picture, 0.0, 0.0, width, height)
        .ok()?;
    Some(canvas)
}

async fn encoded(canvas: &HtmlCanvasElement) -> Option<Vec<u8>> {
    let promise = Promise::new(&mut |resolve, _| {
        let quality = JsValue::from_f64(QUALITY);
        if canvas
            .to_blob_with_type_and_encoder_options(&resolve, JPEG, &quality)
            .is_err()
        {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    // A canvas that cannot be encoded gives `null`.
    let blob: Blob = JsFuture::from(promise).await.ok()?.dyn_into().ok()?;
    bytes(&blob).await
}
