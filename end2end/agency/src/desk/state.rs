//! Whether somebody is at the desk, for portals to ask before anybody has an account
//! (`GET /.well-known/matrix/client`, Client-Server API, "Server discovery").

use std::sync::Arc;

use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{ACCESS_CONTROL_ALLOW_ORIGIN, CACHE_CONTROL};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::{Value, json};

use super::{Desk, hours};
use crate::clock::Instant;
use crate::store::StoreError;

/// From so many that wait the desk calls itself busy.
const MANY: i64 = 5;

/// How far the clocks of the city are from UTC, in minutes, as in its catalogue.
const UTC_OFFSET_MINUTES: i32 = 60;

/// The staff's switch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Switch {
    /// Open, whatever the time: what a sandbox begins with.
    #[default]
    Open,
    /// Open, but it takes long.
    Busy,
    /// Closed; messages can be left.
    Closed,
    /// Open in its hours.
    Hours,
}

impl Switch {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Open, Self::Busy, Self::Closed, Self::Hours];

    /// The word in the database and in calls.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Busy => "busy",
            Self::Closed => "closed",
            Self::Hours => "hours",
        }
    }

    /// Reads the word.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|switch| switch.as_str() == word)
    }

    /// `open`, `busy` or `closed`, at this time with so many that wait.
    #[must_use]
    pub fn state(self, now: Instant, waiting: i64) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Hours if !hours::is_open(now, UTC_OFFSET_MINUTES) => "closed",
            Self::Busy => "busy",
            Self::Open | Self::Hours if waiting >= MANY => "busy",
            Self::Open | Self::Hours => "open",
        }
    }
}

/// `/.well-known/matrix/client`.
pub fn router(desk: Arc<Desk>) -> Router {
    Router::new()
        .route("/.well-known/matrix/client", get(well_known))
        .with_state(desk)
}

async fn well_known(State(desk): State<Arc<Desk>>) -> Response {
    let headers = [
        (ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (CACHE_CONTROL, "no-store"),
    ];
    match desk.state().await {
        Ok(state) => {
            let body = json!({
                "m.homeserver": { "base_url": desk.matrix.base_url() },
                "org.frontdoor.desk": state,
            });
            (headers, Json(body)).into_response()
        }
        Err(error) => {
            let status = StatusCode::INTERNAL_SERVER_ERROR;
            (status, headers, error.to_string()).into_response()
        }
    }
}

impl Desk {
    /// Where the switch stands.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn switch(&self) -> Result<Switch, StoreError> {
        let word = self.store.desk_switch().await?.unwrap_or_default();
        Ok(Switch::from_word(&word).unwrap_or_default())
    }

    /// The desk's state: `state`, `waiting`, `message`, `hours`, and `opens` while it is closed.
    ///
    /// # Errors
    /// When the database refuses.
    pub async fn state(&self) -> Result<Value, StoreError> {
        let (switch, waiting) = (self.switch().await?, self.store.waiting().await?);
        let now = Instant::now();
        let state = switch.state(now, waiting);
        let mut answer = json!({
            "state": state,
            "waiting": waiting,
            "message": true,
            "hours": hours::listed(),
        });
        if state == "closed"
            && let Some(opens) = hours::opens_next(now, UTC_OFFSET_MINUTES)
        {
            answer["opens"] = json!(opens.to_utc());
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_switch_goes_before_the_hours() {
        let sunday = Instant::from_w3c("2026-11-22T12:00:00Z").unwrap();
        let monday = Instant::from_w3c("2026-11-23T12:00:00Z").unwrap();
        assert_eq!(Switch::Open.state(sunday, 0), "open");
        assert_eq!(Switch::Hours.state(sunday, 0), "closed");
        assert_eq!(Switch::Hours.state(monday, 4), "open");
        assert_eq!(Switch::Hours.state(monday, 5), "busy");
        assert_eq!(Switch::Closed.state(monday, 0), "closed");
        for switch in Switch::ALL {
            assert_eq!(Switch::from_word(switch.as_str()), Some(switch));
        }
    }
}
