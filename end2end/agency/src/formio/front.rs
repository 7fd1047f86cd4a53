//! The front of the Form.io server: from a path to an answer, misbehaviour and CORS included.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    CONNECTION, CONTENT_TYPE,
};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use serde_json::{Value, json};

use super::answer;
use super::call::Call;
use super::submission::{Checked, Refusal};
use crate::georeport::Failure;
use crate::misbehave::{Fault, Kind};
use crate::sandbox::Sandbox;

/// The largest body that is read, in bytes; a Form.io server's own bound.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// Everything under `/formio/`.
pub fn router(sandbox: Arc<Sandbox>) -> Router {
    Router::new()
        .route("/formio/{*path}", any(front))
        .with_state(sandbox)
}

async fn front(
    State(sandbox): State<Arc<Sandbox>>,
    Path(path): Path<String>,
    request: Request,
) -> Response {
    if request.method() == Method::OPTIONS {
        return preflight();
    }
    let rules = &sandbox.formio.rules;
    let Some(call) = Call::parse(&path, request.method() == Method::POST) else {
        return with_cors(text(StatusCode::NOT_FOUND, "Cannot find this resource"));
    };
    let fault = rules.take(&call.operation());
    tokio::time::sleep(fault.delay).await;
    // Read to the end whatever comes of it, so that a caller is answered, or dropped, after it has
    // sent everything.
    let (parts, body) = request.into_parts();
    let body = axum::body::to_bytes(body, BODY_LIMIT).await;
    let mut response = match fault.kind.and_then(|kind| kind.instead(answer::failure)) {
        Some(response) => response,
        None => {
            let response = respond(&sandbox, &call, &parts.headers, body, &fault).await;
            match fault.kind {
                Some(kind) => kind.distort(response, answer::failure).await,
                None => response,
            }
        }
    };
    if rules.want_fresh_connections() {
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(CONNECTION, close);
    }
    if fault.no_cors {
        response
    } else {
        with_cors(response)
    }
}

async fn respond(
    sandbox: &Sandbox,
    call: &Call,
    headers: &HeaderMap,
    body: Result<Bytes, axum::Error>,
    fault: &Fault,
) -> Response {
    let forms = &sandbox.formio.forms;
    let missing = || text(StatusCode::NOT_FOUND, "Could not find form");
    match call {
        Call::List if fault.kind == Some(Kind::EmptyList) => answer::document(StatusCode::OK, "[]"),
        Call::List => answer::document(StatusCode::OK, forms.list().to_string()),
        Call::Definition(path) => match forms.get(path) {
            Some(form) => answer::document(StatusCode::OK, form.definition.clone()),
            None => missing(),
        },
        Call::Submit(path) => {
            let Some(form) = forms.get(path) else {
                return missing();
            };
            let Ok(body) = body else {
                return text(StatusCode::PAYLOAD_TOO_LARGE, "request entity too large");
            };
            let Some(body) = document(headers, &body) else {
                return text(StatusCode::BAD_REQUEST, "Unexpected token in JSON");
            };
            match Checked::from_body(&sandbox.formio.engine, form, &body).await {
                Ok(checked) => store(sandbox, checked, fault).await,
                Err(Refusal::Invalid(details)) => answer::validation_error(&details),
                Err(Refusal::Failed(failure)) => answer::failure(&failure),
            }
        }
    }
}

async fn store(sandbox: &Sandbox, checked: Checked, fault: &Fault) -> Response {
    if fault.kind == Some(Kind::LateCommit) {
        let store = sandbox.store.clone();
        sandbox.later(fault.late_by, async move {
            checked.store(&store).await.map(drop)
        });
        return answer::document(StatusCode::OK, "true");
    }
    match checked.store(&sandbox.store).await {
        // What a form answers that is set to keep nothing: no reference.
        Ok(_) if fault.kind == Some(Kind::TokenOnly) => answer::document(StatusCode::OK, "true"),
        Ok(stored) => answer::document(StatusCode::CREATED, stored.to_string()),
        Err(failure) => answer::failure(&failure),
    }
}

/// The document of a body. A body of another type is passed over, as Express does: a caller that does
/// not say `application/json` has sent nothing. `None` where it is no JSON.
fn document(headers: &HeaderMap, body: &[u8]) -> Option<Value> {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    if content_type.is_some_and(|text| text.starts_with("application/json")) {
        serde_json::from_slice(body).ok()
    } else {
        Some(json!({}))
    }
}

fn text(status: StatusCode, words: &str) -> Response {
    answer::failure(&Failure::new(status, words))
}

/// JSON is not among the types that a page may send without asking (Fetch standard, "CORS protocol").
fn preflight() -> Response {
    let headers = [
        (
            ACCESS_CONTROL_ALLOW_METHODS,
            "GET,HEAD,PUT,PATCH,POST,DELETE",
        ),
        (ACCESS_CONTROL_ALLOW_HEADERS, "content-type"),
    ];
    with_cors((StatusCode::NO_CONTENT, headers, Body::empty()).into_response())
}

fn with_cors(mut response: Response) -> Response {
    let every = HeaderValue::from_static("*");
    response
        .headers_mut()
        .insert(ACCESS_CONTROL_ALLOW_ORIGIN, every);
    response
}
