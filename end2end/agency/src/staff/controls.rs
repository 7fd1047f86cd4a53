//! Controls for tests: misbehaviour, modes, and an empty database.

use std::sync::Arc;
use std::time::Duration;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::StaffError;
use crate::misbehave::{Rule, Rules};
use crate::mode::Mode;
use crate::sandbox::{Agency, Sandbox};

/// How long idle connections get to close.
const RENEWAL: Duration = Duration::from_millis(50);

type Shared = State<Arc<Sandbox>>;

fn agency<'a>(sandbox: &'a Sandbox, slug: &str) -> Result<&'a Agency, StaffError> {
    sandbox
        .agency(slug)
        .ok_or_else(|| StaffError::not_found(format!("There is no agency \"{slug}\".")))
}

fn rules_of<'a>(sandbox: &'a Sandbox, slug: &str) -> Result<&'a Rules, StaffError> {
    sandbox
        .rules(slug)
        .ok_or_else(|| StaffError::not_found(format!("There is no agency \"{slug}\".")))
}

/// Reads JSON whatever its `Content-Type`; what is wrong with it is told with its place.
fn parsed<T: DeserializeOwned>(body: &str) -> Result<T, StaffError> {
    serde_json::from_str(body).map_err(|error| StaffError::bad_request(error.to_string()))
}

/// Forgets every request and submission, and ends every misbehaviour and mode.
pub async fn reset(State(sandbox): Shared) -> Result<StatusCode, StaffError> {
    sandbox.reset().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Puts a rule, or a list of rules, in force.
pub async fn set_rules(
    State(sandbox): Shared,
    Path(slug): Path<String>,
    body: String,
) -> Result<Json<Vec<Rule>>, StaffError> {
    let in_force = rules_of(&sandbox, &slug)?;
    let rules = match parsed::<Value>(&body)? {
        Value::Array(_) => parsed(&body)?,
        _ => vec![parsed(&body)?],
    };
    in_force.set(rules);
    if in_force.want_fresh_connections() {
        sandbox.renewal.send_replace(());
        // The next call may come as soon as this one is answered; by then a browser should know
        // that its idle connections are gone.
        tokio::time::sleep(RENEWAL).await;
    }
    Ok(Json(in_force.list()))
}

/// The rules in force, with the times that are left.
pub async fn rules(
    State(sandbox): Shared,
    Path(slug): Path<String>,
) -> Result<Json<Vec<Rule>>, StaffError> {
    Ok(Json(rules_of(&sandbox, &slug)?.list()))
}

/// Ends the misbehaviour.
pub async fn clear_rules(
    State(sandbox): Shared,
    Path(slug): Path<String>,
) -> Result<StatusCode, StaffError> {
    rules_of(&sandbox, &slug)?.set(Vec::new());
    Ok(StatusCode::NO_CONTENT)
}

/// Sets the mode; what is left out gets its default.
pub async fn set_mode(
    State(sandbox): Shared,
    Path(slug): Path<String>,
    body: String,
) -> Result<Json<Mode>, StaffError> {
    let agency = agency(&sandbox, &slug)?;
    agency.set_mode(parsed(&body)?);
    Ok(Json(agency.mode()))
}

/// The mode in force.
pub async fn mode(
    State(sandbox): Shared,
    Path(slug): Path<String>,
) -> Result<Json<Mode>, StaffError> {
    Ok(Json(agency(&sandbox, &slug)?.mode()))
}
