//! What agents do in chats, from the console and from tests, and chats as JSON.

use std::sync::Arc;

use axum::extract::{Multipart, Path, State};
use axum::http::StatusCode;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Redirect, Response};
use axum::{Form, Json};
use serde::Deserialize;
use serde_json::{Value, json};

use super::StaffError;
use super::chats::{desk, find};
use crate::desk::matrix::File;
use crate::desk::names::{Agent, BOT, Names};
use crate::desk::state::Switch;
use crate::desk::{Act, Chat, Phase};
use crate::sandbox::Sandbox;
use crate::store::Entry;

type Shared = State<Arc<Sandbox>>;

/// What an agent does, as a form.
#[derive(Debug, Deserialize)]
pub(super) struct Deed {
    /// The agent's name before the colon.
    #[serde(default)]
    agent: String,
    /// What the citizen reads, or why it ends.
    #[serde(default)]
    text: String,
}

/// Where the switch goes.
#[derive(Debug, Deserialize)]
pub(super) struct Position {
    switch: String,
}

/// All chats, those that wait first.
pub(super) async fn list(State(sandbox): Shared) -> Result<Json<Vec<Value>>, StaffError> {
    let names = &desk(&sandbox)?.names;
    let chats = sandbox.store.chats().await?;
    Ok(Json(chats.iter().map(|chat| value(chat, names)).collect()))
}

/// One chat with all that was said.
pub(super) async fn one(
    State(sandbox): Shared,
    Path(id): Path<i64>,
) -> Result<Json<Value>, StaffError> {
    let chat = find(&sandbox, id).await?;
    let mut value = value(&chat, &desk(&sandbox)?.names);
    let entries = sandbox.store.chat_entries(id).await?;
    value["messages"] = entries.iter().map(message).collect();
    Ok(Json(value))
}

/// Takes, writes, queues, ends.
pub(super) async fn act(
    State(sandbox): Shared,
    Path((id, action)): Path<(i64, String)>,
    Form(deed): Form<Deed>,
) -> Result<StatusCode, StaffError> {
    perform(&sandbox, id, &action, deed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The same, and shows the chat again.
pub(super) async fn act_and_show(
    State(sandbox): Shared,
    Path((id, action)): Path<(i64, String)>,
    Form(deed): Form<Deed>,
) -> Result<Redirect, StaffError> {
    perform(&sandbox, id, &action, deed).await?;
    Ok(Redirect::to(&format!("/chats/{id}")))
}

async fn perform(sandbox: &Sandbox, id: i64, action: &str, deed: Deed) -> Result<(), StaffError> {
    let (desk, chat) = (desk(sandbox)?, find(sandbox, id).await?);
    let agent = || {
        let wanted = format!("There is no agent \"{}\".", deed.agent);
        Agent::find(&deed.agent).ok_or_else(|| StaffError::bad_request(wanted))
    };
    let act = match action {
        "take" => Act::Take(agent()?),
        "write" => {
            // Whoever answers has taken it.
            if chat.phase != Phase::Human && !deed.agent.is_empty() {
                desk.act(&chat.room, Act::Take(agent()?)).await?;
            }
            Act::Write(deed.text)
        }
        "queue" => Act::Queue,
        "end" => Act::End(deed.text),
        other => {
            return Err(StaffError::not_found(format!(
                "There is no action \"{other}\"."
            )));
        }
    };
    desk.act(&chat.room, act).await?;
    Ok(())
}

/// Sends a file as the agent who has the chat, and shows the chat again.
pub(super) async fn send_file(
    State(sandbox): Shared,
    Path(id): Path<i64>,
    mut form: Multipart,
) -> Result<Redirect, StaffError> {
    let (desk, chat) = (desk(&sandbox)?, find(&sandbox, id).await?);
    if chat.phase != Phase::Human {
        return Err(StaffError::conflict("Take this chat first."));
    }
    let unread = |error: axum::extract::multipart::MultipartError| {
        StaffError::bad_request(error.body_text())
    };
    let field = form.next_field().await.map_err(unread)?;
    let field = field.ok_or_else(|| StaffError::bad_request("There is no file."))?;
    let name = field.file_name().unwrap_or("file").to_owned();
    let media_type = field.content_type().unwrap_or("application/octet-stream");
    let media_type = media_type.to_owned();
    let bytes = field.bytes().await.map_err(unread)?;
    let kind = if media_type.starts_with("image/") {
        "m.image"
    } else {
        "m.file"
    };
    let info = json!({ "mimetype": media_type, "size": bytes.len() });
    let file = File { media_type, bytes };
    let uri = desk.matrix.upload(&chat.agent, &name, file).await?;
    let content = json!({
        "msgtype": kind, "body": name, "filename": name, "url": uri, "info": info,
    });
    desk.act(&chat.room, Act::Attach(content)).await?;
    Ok(Redirect::to(&format!("/chats/{id}")))
}

/// A file of the chat. Pictures are shown; anything else is kept, and nothing in it runs.
pub(super) async fn file(
    State(sandbox): Shared,
    Path((id, event)): Path<(i64, String)>,
) -> Result<Response, StaffError> {
    let entry = sandbox.store.chat_entry(id, &event).await?;
    let entry = entry.filter(|entry| !entry.uri.is_empty());
    let entry = entry.ok_or_else(|| StaffError::not_found("There is no such file."))?;
    let file = desk(&sandbox)?.matrix.download(BOT, &entry.uri).await?;
    let is_shown =
        ["image/jpeg", "image/png", "image/webp", "image/gif"].contains(&file.media_type.as_str());
    let headers = [
        (CONTENT_TYPE, file.media_type),
        (
            CONTENT_DISPOSITION,
            if is_shown { "inline" } else { "attachment" }.to_owned(),
        ),
        (
            CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'".into(),
        ),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".into()),
    ];
    Ok((headers, file.bytes).into_response())
}

/// Moves the switch: `open`, `busy`, `closed` or `hours`.
pub(super) async fn switch(
    State(sandbox): Shared,
    body: String,
) -> Result<Json<Value>, StaffError> {
    let position: Position =
        serde_json::from_str(&body).map_err(|error| StaffError::bad_request(error.to_string()))?;
    set(&sandbox, &position).await?;
    state(State(sandbox)).await
}

/// The same, from a form.
pub(super) async fn switch_and_show(
    State(sandbox): Shared,
    Form(position): Form<Position>,
) -> Result<Redirect, StaffError> {
    set(&sandbox, &position).await?;
    Ok(Redirect::to("/chats"))
}

async fn set(sandbox: &Sandbox, position: &Position) -> Result<(), StaffError> {
    let switch = Switch::from_word(&position.switch)
        .ok_or_else(|| StaffError::bad_request("It is one of open, busy, closed, hours."))?;
    Ok(sandbox.store.set_desk_switch(switch.as_str()).await?)
}

/// The desk's state as portals read it.
pub(super) async fn state(State(sandbox): Shared) -> Result<Json<Value>, StaffError> {
    Ok(Json(desk(&sandbox)?.state().await?))
}

fn value(chat: &Chat, names: &Names) -> Value {
    let context: Value = serde_json::from_str(&chat.context.0).unwrap_or_default();
    json!({
        "id": chat.id,
        "room": chat.room,
        "citizen": chat.citizen,
        "phase": chat.phase.as_str(),
        "agent": (!chat.agent.is_empty()).then(|| names.user(&chat.agent)),
        "ended_by": chat.ended.0,
        "reason": chat.ended.1,
        "context": context,
        "rating": (chat.rating.0 > 0)
            .then(|| json!({ "score": chat.rating.0, "comment": chat.rating.1 })),
        "opened": chat.opened_at.to_utc(),
        "queued": chat.queued_at.map(crate::clock::Instant::to_utc),
    })
}

fn message(entry: &Entry) -> Value {
    json!({
        "event": entry.event,
        "at": entry.at.0,
        "sender": entry.sender,
        "kind": entry.kind,
        "body": entry.body,
        "uri": entry.uri,
        "media_type": entry.media_type,
        "withdrawn": entry.is_withdrawn,
    })
}
