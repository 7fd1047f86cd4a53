//! The staff port: what people at the agency do to requests, and the controls for tests. It is not
//! part of the standard, has no CORS headers, and is for the machine it runs on alone.

mod chat_calls;
mod chat_parts;
mod chats;
mod controls;
mod html;
mod page;
mod requests;
mod submissions;

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};

use crate::sandbox::Sandbox;

/// The staff page at `/`, and `/api/…` for tests.
pub fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/", get(page::list))
        .route("/style.css", get(page::style))
        .route("/requests/{slug}/{id}", get(page::one))
        .route("/requests/{slug}/{id}/{action}", post(page::act))
        .merge(chats::routes())
        .route("/api/requests", get(requests::list))
        .route("/api/requests/{slug}/{id}", get(requests::one))
        .route("/api/requests/{slug}/{id}/{action}", post(requests::act))
        .route(
            "/api/requests/{slug}/{id}/photos/{position}",
            get(requests::photo),
        )
        .route("/api/submissions", get(submissions::list))
        .route("/api/submissions/{id}", get(submissions::one))
        .route("/api/reset", post(controls::reset))
        .route(
            "/api/misbehave/{slug}",
            put(controls::set_rules)
                .get(controls::rules)
                .delete(controls::clear_rules),
        )
        .route(
            "/api/mode/{slug}",
            put(controls::set_mode).get(controls::mode),
        )
        .with_state(sandbox)
}

/// Why a staff call failed; told in plain text.
#[derive(Debug)]
struct StaffError {
    status: StatusCode,
    text: String,
}

impl StaffError {
    fn not_found(text: impl Into<String>) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            text: text.into(),
        }
    }

    fn conflict(text: impl Into<String>) -> Self {
        Self {
            status: StatusCode::CONFLICT,
            text: text.into(),
        }
    }

    fn bad_request(text: impl Into<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            text: text.into(),
        }
    }
}

impl From<crate::store::StoreError> for StaffError {
    fn from(error: crate::store::StoreError) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            text: error.to_string(),
        }
    }
}

impl From<crate::store::Refusal> for StaffError {
    fn from(refusal: crate::store::Refusal) -> Self {
        use crate::store::Refusal;
        match refusal {
            Refusal::Store(error) => error.into(),
            Refusal::NoChat => Self::not_found("There is no such chat."),
            Refusal::Words(words) => Self::conflict(words),
        }
    }
}

impl From<crate::desk::matrix::MatrixError> for StaffError {
    fn from(error: crate::desk::matrix::MatrixError) -> Self {
        Self {
            status: StatusCode::BAD_GATEWAY,
            text: error.to_string(),
        }
    }
}

impl IntoResponse for StaffError {
    fn into_response(self) -> Response {
        (self.status, format!("{}\n", self.text)).into_response()
    }
}
