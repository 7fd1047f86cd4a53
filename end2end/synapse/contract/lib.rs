//! What the portal sends and reads, seen by Ruma, which has the types of the whole Matrix standard.
//!
//! `cargo test` in this folder. Answers of a real server can be put through [`answer`] as well.

use frontdoor_core::agency::{Body, HttpRequest, HttpResponse, Method};
use ruma::api::path_builder::PathBuilder;
use ruma::api::{IncomingRequest, IncomingRequestExt, IncomingResponse, IncomingResponseExt};

/// A request of the portal as a server made of Ruma would read it.
///
/// # Errors
/// What is wrong with it, in words.
pub fn request<R: IncomingRequest>(request: &HttpRequest) -> Result<R, String> {
    let address = request
        .url
        .split("/_matrix")
        .nth(1)
        .ok_or("no address of the API")?;
    let uri = ["http://server/_matrix", address].concat();
    let path = uri.split('?').next().unwrap_or_default();
    let path = path.trim_start_matches("http://server");
    let arguments = R::PATH_BUILDER
        .all_paths()
        .find_map(|template| arguments(template, path))
        .ok_or_else(|| ["no such path: ", path].concat())?;
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (content_type, body) = match &request.body {
        Body::None => ("", &[][..]),
        Body::Json(text) => ("application/json", text.as_bytes()),
        Body::Bytes { media_type, bytes } => (media_type.as_str(), bytes.as_slice()),
        other => return Err(format!("a body that Matrix does not know: {other:?}")),
    };
    let mut builder = http::Request::builder()
        .uri(&uri)
        .method(match request.method {
            Method::Get => "GET",
            Method::Post => "POST",
            Method::Put => "PUT",
        });
    if !content_type.is_empty() {
        builder = builder.header("content-type", content_type);
    }
    if let Some(token) = &request.bearer {
        builder = builder.header("authorization", ["Bearer ", token].concat());
    }
    let built = builder.body(body).map_err(|error| error.to_string())?;
    R::try_from_http_request(built, &arguments).map_err(|error| error.to_string())
}

/// What stands in a path where its template has names; none where it is no such path.
fn arguments(template: &str, path: &str) -> Option<Vec<String>> {
    let (template, path): (Vec<&str>, Vec<&str>) =
        (template.split('/').collect(), path.split('/').collect());
    if template.len() != path.len() {
        return None;
    }
    let mut found = Vec::new();
    for (part, given) in template.iter().zip(path) {
        if part.starts_with('{') {
            found.push(frontdoor_core::percent::decode(given));
        } else if *part != given {
            return None;
        }
    }
    Some(found)
}

/// An answer as Ruma reads it.
///
/// # Errors
/// What is wrong with it, or what the server refuses, in words.
pub fn answer<R: IncomingResponse>(answer: &HttpResponse) -> Result<R, String> {
    let built = http::Response::builder()
        .status(answer.status)
        .header("content-type", &answer.content_type)
        .body(answer.body.as_slice())
        .map_err(|error| error.to_string())?;
    R::try_from_http_response(built).map_err(|error| error.to_string())
}
