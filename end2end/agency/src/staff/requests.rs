//! Requests as JSON: every stored field, for tests to compare with what was typed.

use std::sync::Arc;

use axum::Form;
use axum::Json;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

use super::StaffError;
use crate::clock::Instant;
use crate::sandbox::Sandbox;
use crate::store::{Action, Filter, Record};

type Shared = State<Arc<Sandbox>>;

/// Which requests to list.
#[derive(Debug, Deserialize)]
pub struct Which {
    /// Those of this agency; of all when left out.
    jurisdiction: Option<String>,
}

/// The words of an action.
#[derive(Debug, Deserialize)]
pub struct Words {
    /// What the citizen reads.
    #[serde(default)]
    pub text: String,
}

/// All requests, newest first.
pub async fn list(
    State(sandbox): Shared,
    Query(which): Query<Which>,
) -> Result<Json<Vec<Value>>, StaffError> {
    let records = sandbox
        .store
        .list(Filter {
            jurisdiction: which.jurisdiction,
            ..Filter::default()
        })
        .await?;
    Ok(Json(records.iter().map(value).collect()))
}

/// One request, by its reference or its token.
pub async fn one(
    State(sandbox): Shared,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Json<Value>, StaffError> {
    Ok(Json(value(&find(&sandbox, &slug, &id).await?)))
}

/// The bytes of a photo; positions count from 1.
pub async fn photo(
    State(sandbox): Shared,
    Path((slug, id, position)): Path<(String, String, i64)>,
) -> Result<Response, StaffError> {
    let record = find(&sandbox, &slug, &id).await?;
    let photo = sandbox.store.photo_at(record.id, position).await?;
    let photo =
        photo.ok_or_else(|| StaffError::not_found(format!("There is no photo {position}.")))?;
    Ok(([(CONTENT_TYPE, photo.content_type)], photo.bytes).into_response())
}

/// Acknowledges, notes, closes or reopens.
pub async fn act(
    State(sandbox): Shared,
    Path((slug, id, action)): Path<(String, String, String)>,
    Form(words): Form<Words>,
) -> Result<StatusCode, StaffError> {
    perform(&sandbox, &slug, &id, &action, &words.text).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The request with this reference or token.
pub(super) async fn find(sandbox: &Sandbox, slug: &str, id: &str) -> Result<Record, StaffError> {
    if let Some(record) = sandbox.store.by_reference(slug, id).await? {
        return Ok(record);
    }
    let record = sandbox.store.by_token(slug, id).await?;
    record.ok_or_else(|| StaffError::not_found(format!("{slug} has no request \"{id}\".")))
}

/// Does to a request what the action's word says.
pub(super) async fn perform(
    sandbox: &Sandbox,
    slug: &str,
    id: &str,
    action: &str,
    text: &str,
) -> Result<(), StaffError> {
    let action = Action::from_word(action)
        .ok_or_else(|| StaffError::not_found(format!("There is no action \"{action}\".")))?;
    let record = find(sandbox, slug, id).await?;
    let reference = &record.service_request_id;
    sandbox
        .store
        .act(slug, reference, action, text, Instant::now())
        .await?;
    Ok(())
}

fn value(record: &Record) -> Value {
    let date = |instant: Instant| instant.to_w3c(0);
    let attributes: Vec<_> = record
        .attributes
        .iter()
        .map(|(code, value)| json!({ "code": code, "value": value }))
        .collect();
    let notes: Vec<_> = record
        .notes
        .iter()
        .map(
            |note| json!({ "datetime": date(note.at), "type": note.kind, "summary": note.summary }),
        )
        .collect();
    let photo_files: Vec<_> = (1_i64..)
        .zip(&record.photos)
        .map(|(position, photo)| {
            json!({
                "position": position,
                "id": photo.id,
                "file_name": photo.file_name,
                "content_type": photo.content_type,
                "bytes": photo.size,
            })
        })
        .collect();
    let mut value = json!({
        "jurisdiction": record.jurisdiction,
        "service_request_id": record.service_request_id,
        "token": record.token,
        "service_code": record.service_code,
        "status": record.status.as_str(),
        "status_notes": record.status_notes,
        "requested_datetime": date(record.requested_at),
        "updated_datetime": date(record.updated_at),
        "expected_datetime": record.expected_at.map(date),
        "attributes": attributes,
        "notes": notes,
        "photos": record.photos.len(),
        "photo_files": photo_files,
    });
    // `Typed` is a struct of texts, so this is always an object.
    if let (Value::Object(fields), Ok(Value::Object(typed))) =
        (&mut value, serde_json::to_value(&record.typed))
    {
        fields.extend(typed);
    }
    value
}
