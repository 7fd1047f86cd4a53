//! The console: the chats of the desk, and one of them to work in.

use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::response::{Html as HtmlBody, IntoResponse, Response};
use axum::routing::{get, post, put};

use super::html::Html;
use super::{StaffError, chat_calls, chat_parts};
use crate::desk::names::AGENTS;
use crate::desk::state::Switch;
use crate::desk::{Chat, Desk};
use crate::sandbox::Sandbox;

type Shared = State<Arc<Sandbox>>;

/// As the other pages', with a script that keeps parts of the page fresh.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; \
                      connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The largest file that an agent can send, in bytes.
const FILE_LIMIT: usize = 50 * 1024 * 1024;

/// The pages, and the same for tests.
pub(super) fn routes() -> Router<Arc<Sandbox>> {
    Router::new()
        .route("/chats", get(list))
        .route("/chats/rows", get(rows))
        .route("/chats/switch", post(chat_calls::switch_and_show))
        .route("/chats/{id}", get(one))
        .route("/chats/{id}/log", get(log))
        .route("/chats/{id}/files/{event}", get(chat_calls::file))
        .route("/chats/{id}/file", post(chat_calls::send_file))
        .route("/chats/{id}/{action}", post(chat_calls::act_and_show))
        .route("/console.js", get(script))
        .route("/api/chats", get(chat_calls::list))
        .route("/api/chats/{id}", get(chat_calls::one))
        .route("/api/chats/{id}/{action}", post(chat_calls::act))
        .route("/api/desk", put(chat_calls::switch).get(chat_calls::state))
        .layer(DefaultBodyLimit::max(FILE_LIMIT))
}

/// The desk.
pub(super) fn desk(sandbox: &Sandbox) -> Result<&Arc<Desk>, StaffError> {
    sandbox.desk.as_ref().ok_or_else(|| {
        StaffError::not_found("There is no chat: the agency was started without --matrix.")
    })
}

/// The chat of this number.
pub(super) async fn find(sandbox: &Sandbox, id: i64) -> Result<Chat, StaffError> {
    let chat = sandbox.store.chat(id).await?;
    chat.ok_or_else(|| StaffError::not_found(format!("There is no chat {id}.")))
}

/// All chats, those that wait first, and the switch.
async fn list(State(sandbox): Shared) -> Result<Response, StaffError> {
    let desk = desk(&sandbox)?;
    let mut html = page("Chats");
    html.markup("<p><a href=\"/\">Requests</a></p>");
    html.markup("<div data-fresh=\"/chats/rows\">");
    chat_parts::rows(&mut html, &sandbox.store.chats().await?, &desk.names);
    html.markup("</div>");
    switch_form(&mut html, desk.switch().await?);
    Ok(respond(html))
}

async fn rows(State(sandbox): Shared) -> Result<Response, StaffError> {
    let mut html = Html::default();
    let chats = sandbox.store.chats().await?;
    chat_parts::rows(&mut html, &chats, &desk(&sandbox)?.names);
    Ok(HtmlBody(html.into_text()).into_response())
}

/// One chat: what came along, what was said, and what can be done.
async fn one(State(sandbox): Shared, Path(id): Path<i64>) -> Result<Response, StaffError> {
    let desk = desk(&sandbox)?;
    let chat = find(&sandbox, id).await?;
    let mut html = page(&format!("Chat {id}"));
    html.markup("<p><a href=\"/chats\">All chats</a></p><div data-fresh=\"/chats/")
        .text(&id.to_string())
        .markup("/log\">");
    let entries = sandbox.store.chat_entries(id).await?;
    chat_parts::log(&mut html, &chat, &entries, &desk.names);
    html.markup("</div>");
    forms(&mut html, &chat);
    Ok(respond(html))
}

async fn log(State(sandbox): Shared, Path(id): Path<i64>) -> Result<Response, StaffError> {
    let mut html = Html::default();
    let chat = find(&sandbox, id).await?;
    let entries = sandbox.store.chat_entries(id).await?;
    chat_parts::log(&mut html, &chat, &entries, &desk(&sandbox)?.names);
    Ok(HtmlBody(html.into_text()).into_response())
}

fn forms(html: &mut Html, chat: &Chat) {
    begin_form(html, chat, "write", "");
    html.markup(
        "<label for=\"text\">What the citizen reads</label> \
         <input id=\"text\" name=\"text\" autocomplete=\"off\" autofocus> ",
    );
    agents(html, chat, "as");
    html.markup("<button>send</button></form>");
    begin_form(html, chat, "file", " enctype=\"multipart/form-data\"");
    html.markup(
        "<label for=\"file\">A file</label> <input id=\"file\" name=\"file\" type=\"file\" required> \
         <button>send file</button></form>",
    );
    begin_form(html, chat, "take", "");
    agents(html, chat, "for");
    html.markup("<button>take or hand over</button></form>");
    begin_form(html, chat, "queue", "");
    html.markup("<button>back to the queue</button></form>");
    begin_form(html, chat, "end", "");
    html.markup(
        "<label for=\"reason\">Why it ends</label> <input id=\"reason\" name=\"text\" \
         value=\"answered\"> <button>end</button></form>",
    );
}

fn begin_form(html: &mut Html, chat: &Chat, action: &'static str, further: &'static str) {
    html.markup("<form method=\"post\" action=\"/chats/")
        .text(&chat.id.to_string())
        .markup("/")
        .markup(action)
        .markup("\"")
        .markup(further)
        .markup(">");
}

/// Whom to act as; the one who has the chat is chosen.
fn agents(html: &mut Html, chat: &Chat, label: &'static str) {
    html.markup("<label>").markup(label);
    html.markup(" <select name=\"agent\">");
    for agent in AGENTS {
        html.markup("<option value=\"").text(agent.localpart);
        html.markup(if agent.localpart == chat.agent {
            "\" selected>"
        } else {
            "\">"
        });
        html.text(agent.name).markup("</option>");
    }
    html.markup("</select></label> ");
}

fn switch_form(html: &mut Html, now: Switch) {
    html.markup(
        "<h2>The desk</h2><form method=\"post\" action=\"/chats/switch\"><label>The desk is \
         <select name=\"switch\">",
    );
    for switch in Switch::ALL {
        html.markup("<option value=\"").text(switch.as_str());
        html.markup(if switch == now { "\" selected>" } else { "\">" });
        html.text(match switch {
            Switch::Open => "open",
            Switch::Busy => "open, but busy",
            Switch::Closed => "closed",
            Switch::Hours => "open in its hours",
        });
        html.markup("</option>");
    }
    html.markup("</select></label> <button>set</button></form>");
}

fn page(title: &str) -> Html {
    let mut html = Html::page(title);
    html.markup("<script src=\"/console.js\" defer></script>");
    html
}

/// What keeps parts of a page fresh.
async fn script() -> impl IntoResponse {
    (
        [(CONTENT_TYPE, "text/javascript; charset=utf-8")],
        include_str!("console.js"),
    )
}

fn respond(html: Html) -> Response {
    (
        [
            (CONTENT_SECURITY_POLICY, POLICY),
            (REFERRER_POLICY, "same-origin"),
        ],
        HtmlBody(html.finish()),
    )
        .into_response()
}
