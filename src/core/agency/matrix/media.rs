//! Files (client-server API, "Content repository").

use super::config::{self, Config};
use super::{FILE_TIMEOUT_MS, answer};
use crate::agency::{Body, HttpRequest, HttpResponse, Method};
use crate::chat::{Failure, Session};
use crate::percent::encode;
use crate::tree::Node;

/// Has a place made for a file, so that putting it there can be tried again.
#[must_use]
pub fn reserve(config: &Config, session: &Session) -> HttpRequest {
    let url = config.url("media/v1/create", &[]);
    config::write(session, Method::Post, url, "{}".into())
}

/// Reads where the place is, as `mxc://server/name`.
///
/// # Errors
/// See [`Failure`].
pub fn decode_reserved(response: &HttpResponse) -> Result<String, Failure> {
    let uri = answer::text(&answer::object(response)?, "content_uri")?;
    parts(&uri).ok_or(Failure::Unavailable)?;
    Ok(uri)
}

/// Puts a file in its place. None where that is no place.
#[must_use]
pub fn upload(
    config: &Config,
    session: &Session,
    uri: &str,
    name: &str,
    media_type: &str,
    bytes: Vec<u8>,
) -> Option<HttpRequest> {
    let (server, id) = parts(uri)?;
    let mut url = config.url("media/v3/upload", &[server, id]);
    url.push_str("?filename=");
    url.push_str(&encode(name));
    let media_type = media_type.to_owned();
    Some(HttpRequest {
        method: Method::Put,
        body: Body::Bytes { media_type, bytes },
        timeout_ms: FILE_TIMEOUT_MS,
        ..config::get(session, url)
    })
}

/// Reads what became of putting it there. A place that has something in it has this file in it: nobody else
/// knows the place.
///
/// # Errors
/// `M_NOT_FOUND` where the place was not used in time.
pub fn decode_uploaded(response: &HttpResponse) -> Result<(), Failure> {
    match answer::object(response) {
        Ok(_) => Ok(()),
        Err(failure) if failure.is("M_CANNOT_OVERWRITE_MEDIA") => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// Asks how large a file may be.
#[must_use]
pub fn limit(config: &Config, session: &Session) -> HttpRequest {
    config::get(session, config.url("client/v1/media/config", &[]))
}

/// Reads how many bytes a file may have; none where the server does not say.
///
/// # Errors
/// See [`Failure`].
pub fn decode_limit(response: &HttpResponse) -> Result<Option<u64>, Failure> {
    let document = answer::object(response)?;
    let most = document.get("m.upload.size").and_then(Node::number);
    Ok(most.map(|most| most as u64))
}

/// Fetches a file. None where that is no place.
#[must_use]
pub fn download(config: &Config, session: &Session, uri: &str) -> Option<HttpRequest> {
    let (server, id) = parts(uri)?;
    let url = config.url("client/v1/media/download", &[server, id]);
    Some(HttpRequest {
        timeout_ms: FILE_TIMEOUT_MS,
        ..config::get(session, url)
    })
}

/// Reads the file.
///
/// # Errors
/// See [`Failure`].
pub fn decode_download(response: HttpResponse) -> Result<Vec<u8>, Failure> {
    match response.status {
        200..=299 => Ok(response.body),
        _ => Err(answer::object(&response)
            .err()
            .unwrap_or(Failure::Unavailable)),
    }
}

/// The server and the name within `mxc://server/name`.
fn parts(uri: &str) -> Option<(&str, &str)> {
    let (server, id) = uri.strip_prefix("mxc://")?.split_once('/')?;
    let is_right = !server.is_empty() && !id.is_empty() && !id.contains('/');
    is_right.then_some((server, id))
}
