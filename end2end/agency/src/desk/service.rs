//! What the homeserver calls (Application Service API, "Homeserver -> Application Service API").

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post, put};
use axum::{Json, middleware};
use serde_json::{Value, json};

use super::Desk;
use super::names::{Agent, BOT};

/// The largest transaction that is read, in bytes: a hundred events of 64 KiB.
const LIMIT: usize = 8 * 1024 * 1024;

type Shared = State<Arc<Desk>>;

/// Everything under `/_matrix/app/`.
pub fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/_matrix/app/v1/transactions/{id}", put(transaction))
        .route("/_matrix/app/v1/rooms/{alias}", get(room))
        .route("/_matrix/app/v1/users/{id}", get(user))
        .route("/_matrix/app/v1/ping", post(ping))
        .layer(DefaultBodyLimit::max(LIMIT))
        .layer(middleware::from_fn_with_state(Arc::clone(&desk), admit))
        .with_state(desk)
}

/// Lets the homeserver through and nobody else.
async fn admit(
    State(desk): Shared,
    headers: HeaderMap,
    request: axum::extract::Request,
    next: middleware::Next,
) -> Response {
    let token = headers
        .get(AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    match token {
        None => refusal(
            StatusCode::UNAUTHORIZED,
            "M_UNAUTHORIZED",
            "A token is missing.",
        ),
        Some(token) if token != desk.homeserver_token => refusal(
            StatusCode::FORBIDDEN,
            "M_FORBIDDEN",
            "This is not the token.",
        ),
        Some(_) => next.run(request).await,
    }
}

/// Takes events. They are stored when this is answered, and dealt with afterwards, so that neither a
/// slow desk nor one that dies in the middle has the homeserver wait. What comes again is known.
async fn transaction(State(desk): Shared, body: Bytes) -> Response {
    let Ok(Value::Object(mut transaction)) = serde_json::from_slice(&body) else {
        return refusal(
            StatusCode::BAD_REQUEST,
            "M_NOT_JSON",
            "This is no JSON object.",
        );
    };
    let Some(Value::Array(events)) = transaction.remove("events") else {
        return refusal(
            StatusCode::BAD_REQUEST,
            "M_BAD_JSON",
            "There are no events.",
        );
    };
    match desk.store.arrive(events).await {
        Ok(()) => {
            desk.arrived.notify_one();
            Json(json!({})).into_response()
        }
        Err(error) => unknown(&error),
    }
}

/// Makes the room of this alias; the homeserver asks when somebody wants to join it.
async fn room(State(desk): Shared, Path(alias): Path<String>) -> Response {
    let Some(name) = desk.names.room(&alias) else {
        return refusal(
            StatusCode::NOT_FOUND,
            "M_NOT_FOUND",
            "This is no alias of the desk's.",
        );
    };
    match desk.open_room(name).await {
        Ok(()) => Json(json!({})).into_response(),
        Err(error) => unknown(&error),
    }
}

/// Whether the bot or an agent has this name.
async fn user(State(desk): Shared, Path(id): Path<String>) -> Response {
    let localpart = desk.names.localpart(&id).unwrap_or_default();
    let is_known = localpart == BOT || Agent::find(localpart).is_some();
    match (is_known, desk.accounts().await) {
        (true, Ok(())) => Json(json!({})).into_response(),
        (true, Err(error)) => unknown(&error),
        (false, _) => refusal(
            StatusCode::NOT_FOUND,
            "M_NOT_FOUND",
            "There is nobody of this name.",
        ),
    }
}

async fn ping() -> Json<Value> {
    Json(json!({}))
}

fn unknown(error: &dyn std::fmt::Display) -> Response {
    let status = StatusCode::INTERNAL_SERVER_ERROR;
    refusal(status, "M_UNKNOWN", &error.to_string())
}

fn refusal(status: StatusCode, code: &str, words: &str) -> Response {
    (status, Json(json!({ "errcode": code, "error": words }))).into_response()
}
