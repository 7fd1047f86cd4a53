//! Whether anybody is there, before there is an account (client-server API, "Well-known URI").

use super::{Config, TIMEOUT_MS, answer};
use crate::agency::{Body, HttpRequest, HttpResponse, Method};
use crate::chat::{Desk, DeskState, Failure, Hours};
use crate::kept;
use crate::model::{Moment, Timestamp};
use crate::tree::Node;

/// The key of what a desk says, in a document that may say other things as well.
const DESK: &str = "org.frontdoor.desk";

/// Asks the desk.
#[must_use]
pub fn request(config: &Config) -> HttpRequest {
    let own = || {
        let base = config.base_url.trim_end_matches('/');
        [base, "/.well-known/matrix/client"].concat()
    };
    HttpRequest {
        method: Method::Get,
        url: config.desk_url.clone().unwrap_or_else(own),
        body: Body::None,
        bearer: None,
        timeout_ms: TIMEOUT_MS,
    }
}

/// Reads what it says; a server without such a document, or without that part of it, is a desk that does
/// not say.
///
/// # Errors
/// See [`Failure`]; no refusal among them.
pub fn decode(response: &HttpResponse) -> Result<Desk, Failure> {
    if matches!(response.status, 404 | 410) {
        return Ok(Desk::default());
    }
    let document = match answer::object(response) {
        Err(Failure::Refused { .. }) => return Ok(Desk::default()),
        document => document?,
    };
    let desk = document.get(DESK);
    let get = |key| desk.and_then(|desk| desk.get(key));
    let state = match get("state").and_then(Node::text) {
        Some("open") => DeskState::Open,
        Some("closed") => DeskState::Closed,
        Some("busy") => DeskState::Busy,
        _ => DeskState::Unknown,
    };
    let opens = get("opens").and_then(Node::text).map(Timestamp::read);
    let hours = get("hours").map(Node::items).unwrap_or_default();
    Ok(Desk {
        state,
        waiting: get("waiting")
            .and_then(Node::text)
            .and_then(|n| n.parse().ok()),
        opens: opens.and_then(|opens| match opens.moment {
            Moment::Instant(at) => Some(at),
            _ => None,
        }),
        takes_messages: get("message").and_then(Node::flag).unwrap_or(false),
        hours: hours.into_iter().filter_map(read_hours).collect(),
    })
}

/// Opening hours of some days; none where they are none.
pub(super) fn read_hours(node: &Node) -> Option<Hours> {
    let text = |key| kept::text(node, key);
    Hours::read(text("days")?, text("opens")?, text("closes")?)
}
