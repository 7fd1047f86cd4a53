//! Photos, as `media_url` points to them.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderName, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::store::Photo;

/// Lets pages of other origins show the picture even when they isolate themselves (Fetch standard,
/// "Cross-Origin-Resource-Policy header").
const CORP: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// A photo as a response, or 404.
#[must_use]
pub fn respond(photo: Option<Photo>) -> Response {
    match photo {
        Some(photo) => (
            [
                (CONTENT_TYPE, photo.content_type.as_str()),
                (CORP, "cross-origin"),
                (X_CONTENT_TYPE_OPTIONS, "nosniff"),
                (CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            Body::from(photo.bytes),
        )
            .into_response(),
        None => (StatusCode::NOT_FOUND, "There is no such picture.\n").into_response(),
    }
}
