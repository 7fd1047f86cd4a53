//! That the citizen types, and what the citizen has read (client-server API, "Typing notifications" and
//! "Receipts"). Neither matters enough to be tried again.

use super::config::{self, Config};
use crate::agency::{HttpRequest, Method};
use crate::chat::Session;

/// Milliseconds for which "is typing" counts, unless it is said again.
pub const TYPING_MS: i64 = 8_000;

/// Says whether the citizen types.
#[must_use]
pub fn typing(config: &Config, session: &Session, is_typing: bool) -> HttpRequest {
    let body = if is_typing {
        // As long as `TYPING_MS`.
        r#"{"typing":true,"timeout":8000}"#
    } else {
        r#"{"typing":false}"#
    };
    let url = config.room_url(session, &["typing", &session.user]);
    config::write(session, Method::Put, url, body.into())
}

/// Says that the citizen has read everything up to this event.
#[must_use]
pub fn read(config: &Config, session: &Session, event: &str) -> HttpRequest {
    let url = config.room_url(session, &["receipt", "m.read", event]);
    config::write(session, Method::Post, url, "{}".into())
}
