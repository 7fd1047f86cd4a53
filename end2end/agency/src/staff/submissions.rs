//! Submissions as JSON, for tests to compare with what was typed.

use std::sync::Arc;

use axum::Json;
use axum::extract::{Path, State};
use serde_json::{Value, json};

use super::StaffError;
use crate::sandbox::Sandbox;
use crate::store::Submission;

type Shared = State<Arc<Sandbox>>;

/// All submissions, newest first.
pub async fn list(State(sandbox): Shared) -> Result<Json<Vec<Value>>, StaffError> {
    let submissions = sandbox.store.submissions().await?;
    Ok(Json(submissions.iter().map(value).collect()))
}

/// One submission, by its reference.
pub async fn one(
    State(sandbox): Shared,
    Path(id): Path<String>,
) -> Result<Json<Value>, StaffError> {
    let found = sandbox.store.submission(id.clone()).await?;
    let submission =
        found.ok_or_else(|| StaffError::not_found(format!("There is no submission \"{id}\".")))?;
    Ok(Json(value(&submission)))
}

fn value(submission: &Submission) -> Value {
    let stored = &submission.stored;
    // What was stored was written as JSON.
    let read = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    json!({
        "_id": submission.id,
        "form": stored.form,
        "data": read(&stored.data),
        "metadata": read(&stored.metadata),
        "state": stored.state,
        "created": stored.created_at.to_w3c(0),
    })
}
