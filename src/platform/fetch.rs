//! Requests over `fetch`. Only JSON, files, PUT and bearer tokens cause a CORS preflight.

use frontdoor_core::agency::{
    Body, HttpRequest, HttpResponse, Method, Part, PartContent, TransportError,
};
use frontdoor_core::ports::Task;
use js_sys::{Date, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, FormData, ReadableStreamDefaultReader, ReferrerPolicy, RequestCache,
    RequestCredentials, RequestInit, RequestMode, RequestRedirect, Response,
};

use super::deadline::Deadline;
use super::{blob, clock, page, reflect};

/// The largest answer that is read, in bytes after content decoding.
const MAX_ANSWER_BYTES: usize = 5_000_000;

/// One of the three values that the Fetch standard calls safe to send without asking first
/// ("CORS-safelisted request-header").
const FORM_TYPE: &str = "application/x-www-form-urlencoded;charset=UTF-8";

/// Not among them, so a browser asks first.
const JSON_TYPE: &str = "application/json";

/// Sends a request and reads the whole answer. A task that is dropped aborts its request.
///
/// A write is [`TransportError::Offline`] only where the device said so before anything was sent, so
/// that it is a proof; one that fails later is [`TransportError::Unreachable`], whatever the device
/// says by then.
pub(super) fn send(request: HttpRequest) -> Task<Result<HttpResponse, TransportError>> {
    Box::pin(exchange(request))
}

async fn exchange(request: HttpRequest) -> Result<HttpResponse, TransportError> {
    let is_write = request.method != Method::Get;
    if is_write && !page::is_online() {
        return Err(TransportError::Offline);
    }
    let deadline = Deadline::start(request.timeout_ms).ok_or(TransportError::Unreachable)?;
    let late_or = |other| {
        if deadline.is_over() {
            TransportError::TimedOut
        } else {
            other
        }
    };
    let response = open(request, &deadline.signal()).await.ok_or_else(|| {
        late_or(if is_write || page::is_online() {
            TransportError::Unreachable
        } else {
            TransportError::Offline
        })
    })?;
    let body = read(&response).await.map_err(late_or)?;
    Ok(HttpResponse {
        status: response.status(),
        content_type: header(&response, "Content-Type").unwrap_or_default(),
        retry_after: header(&response, "Retry-After").and_then(|text| seconds_until(&text)),
        body,
    })
}

/// Sends, and waits for the answer's head. `None` covers all that browsers do not tell apart.
async fn open(request: HttpRequest, signal: &AbortSignal) -> Option<Response> {
    let init = RequestInit::new();
    init.set_method(match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
    });
    init.set_mode(RequestMode::Cors);
    init.set_credentials(RequestCredentials::Omit);
    init.set_cache(RequestCache::NoStore);
    init.set_redirect(RequestRedirect::Follow);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    init.set_signal(Some(signal));
    let mut headers: Vec<(&str, JsValue)> = Vec::new();
    match request.body {
        Body::None => {}
        Body::Form(text) => {
            init.set_body(&text.into());
            headers.push(("Content-Type", FORM_TYPE.into()));
        }
        Body::Json(text) => {
            init.set_body(&text.into());
            headers.push(("Content-Type", JSON_TYPE.into()));
        }
        Body::Multipart(parts) => init.set_body(form_data(&parts)?.as_ref()),
        Body::Bytes { media_type, bytes } => {
            init.set_body(&Uint8Array::from(bytes.as_slice()));
            headers.push(("Content-Type", media_type.into()));
        }
    }
    if let Some(token) = request.bearer {
        headers.push(("Authorization", ["Bearer ", &token].concat().into()));
    }
    init.set_headers(&reflect::object(&headers));
    let promise = web_sys::window()?.fetch_with_str_and_init(&request.url, &init);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

/// The browser writes the header of this body, with the boundary in it.
fn form_data(parts: &[Part]) -> Option<FormData> {
    let form = FormData::new().ok()?;
    for part in parts {
        match &part.content {
            PartContent::Text(text) => form.append_with_str(&part.name, text),
            PartContent::File {
                file_name,
                media_type,
                bytes,
            } => {
                let file = blob::from_bytes(bytes, media_type)?;
                form.append_with_blob_and_filename(&part.name, &file, file_name)
            }
        }
        .ok()?;
    }
    Some(form)
}

/// Reads a body piece by piece, so that an endless one ends here. A device that went offline in
/// the middle of an answer is told from one that never sent, so a cut is always `Unreachable`.
async fn read(response: &Response) -> Result<Vec<u8>, TransportError> {
    let mut body = Vec::new();
    let Some(stream) = response.body() else {
        return Ok(body);
    };
    let cut = |_| TransportError::Unreachable;
    let reader = ReadableStreamDefaultReader::new(&stream).map_err(cut)?;
    loop {
        let piece = JsFuture::from(reader.read()).await.map_err(cut)?;
        let Some(bytes) = reflect::member(&piece, "value") else {
            return Ok(body);
        };
        let bytes: Uint8Array = bytes.dyn_into().map_err(cut)?;
        if body.len() + bytes.length() as usize > MAX_ANSWER_BYTES {
            return Err(TransportError::TooLarge);
        }
        body.extend_from_slice(&bytes.to_vec());
    }
}

fn header(response: &Response, name: &str) -> Option<String> {
    response.headers().get(name).ok()?
}

/// `Retry-After` in its two forms, seconds and a date (RFC 9110, section 10.2.3).
fn seconds_until(text: &str) -> Option<u32> {
    text.trim().parse().ok().or_else(|| {
        let wait = (Date::parse(text) - clock::now() as f64) / 1000.0;
        // Text that is no date gives NaN, which is no number of seconds either.
        (!wait.is_nan()).then_some(wait as u32)
    })
}
