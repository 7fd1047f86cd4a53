//! The staff page: a list of requests, and one request with what can be done to it.

use std::sync::Arc;

use axum::Form;
use axum::extract::{Path, State};
use axum::http::header::{CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::response::{Html as HtmlBody, IntoResponse, Redirect, Response};

use super::StaffError;
use super::html::Html;
use super::requests::{Words, find, perform};
use crate::clock::Instant;
use crate::sandbox::{Sandbox, Source};
use crate::store::{Action, Filter, Record};

type Shared = State<Arc<Sandbox>>;

/// Nothing but the page's own style, pictures and forms.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
                      frame-ancestors 'none'; base-uri 'none'";

/// All requests, newest first.
pub async fn list(State(sandbox): Shared) -> Result<Response, StaffError> {
    let records = sandbox.store.list(Filter::default()).await?;
    let mut html = Html::page("Requests");
    if sandbox.desk.is_some() {
        html.markup("<p><a href=\"/chats\">Chats</a></p>");
    }
    if records.is_empty() {
        html.markup("<p>Nobody has sent anything yet.</p>");
    } else {
        html.markup(
            "<table><thead><tr><th scope=\"col\">Agency</th><th scope=\"col\">Reference</th>\
             <th scope=\"col\">Service</th><th scope=\"col\">Status</th>\
             <th scope=\"col\">Received</th></tr></thead><tbody>",
        );
        for record in &records {
            list_row(&mut html, &sandbox, record);
        }
        html.markup("</tbody></table>");
    }
    Ok(respond(html))
}

fn list_row(html: &mut Html, sandbox: &Sandbox, record: &Record) {
    html.markup("<tr><td>").text(&record.jurisdiction);
    html.markup("</td><td><a href=\"");
    address(html, record);
    html.markup("\">").text(&record.service_request_id);
    html.markup("</a></td><td>")
        .text(&service_name(sandbox, record));
    html.markup("</td><td>").text(record.status.as_str());
    html.markup("</td><td>")
        .text(&record.requested_at.to_w3c(0));
    html.markup("</td></tr>");
}

/// One request with every stored field, its photos and its history.
pub async fn one(
    State(sandbox): Shared,
    Path((slug, id)): Path<(String, String)>,
) -> Result<Response, StaffError> {
    let record = find(&sandbox, &slug, &id).await?;
    let mut html = Html::page(&format!(
        "{}: {}",
        record.service_request_id,
        service_name(&sandbox, &record)
    ));
    html.markup("<p><a href=\"/\">All requests</a></p><dl>");
    fields(&mut html, &record);
    html.markup("</dl>");
    photos(&mut html, &record);
    history(&mut html, &record);
    actions(&mut html, &record);
    Ok(respond(html))
}

fn fields(html: &mut Html, record: &Record) {
    let typed = &record.typed;
    let date = |instant: Instant| instant.to_w3c(0);
    html.row("Status", record.status.as_str())
        .row("Status notes", &record.status_notes)
        .row("Service code", &record.service_code)
        .row("Token", record.token.as_deref().unwrap_or_default())
        .row("Received", &date(record.requested_at))
        .row("Changed", &date(record.updated_at))
        .row(
            "Expected",
            &record.expected_at.map(date).unwrap_or_default(),
        )
        .row("Description", &typed.description)
        .row("Address", &typed.address_string)
        .row("Address id", &typed.address_id)
        .row("Latitude", &typed.lat)
        .row("Longitude", &typed.long)
        .row("First name", &typed.first_name)
        .row("Last name", &typed.last_name)
        .row("Email", &typed.email)
        .row("Telephone", &typed.phone)
        .row("Device", &typed.device_id)
        .row("Account", &typed.account_id)
        .row("Media address", &typed.media_url);
    for (code, value) in &record.attributes {
        html.row(code, value);
    }
}

fn photos(html: &mut Html, record: &Record) {
    for (position, photo) in (1..).zip(&record.photos) {
        html.markup("<p><img alt=\"").text(&photo.file_name);
        html.markup("\" src=\"/api");
        address(html, record);
        html.markup("/photos/").segment(&position.to_string());
        html.markup("\"></p>");
    }
}

fn history(html: &mut Html, record: &Record) {
    html.markup("<h2>History</h2><ol>");
    for note in &record.notes {
        html.markup("<li>").text(&note.at.to_w3c(0)).markup(" ");
        html.text(&note.kind).markup(": ").text(&note.summary);
        html.markup("</li>");
    }
    html.markup("</ol>");
}

fn actions(html: &mut Html, record: &Record) {
    html.markup(
        "<h2>Answer</h2><form method=\"post\"><label for=\"text\">What the citizen reads</label>\
         <textarea id=\"text\" name=\"text\" rows=\"4\"></textarea>",
    );
    for action in Action::ALL {
        html.markup("<button formaction=\"");
        address(html, record);
        html.markup("/").segment(action.as_str()).markup("\">");
        html.text(action.as_str()).markup("</button>");
    }
    html.markup("</form>");
}

/// Does it and shows the request again.
pub async fn act(
    State(sandbox): Shared,
    Path((slug, id, action)): Path<(String, String, String)>,
    Form(words): Form<Words>,
) -> Result<Redirect, StaffError> {
    perform(&sandbox, &slug, &id, &action, &words.text).await?;
    let record = find(&sandbox, &slug, &id).await?;
    let mut target = Html::default();
    address(&mut target, &record);
    Ok(Redirect::to(&target.into_text()))
}

/// The style sheet.
pub async fn style() -> impl IntoResponse {
    (
        [(CONTENT_TYPE, "text/css; charset=utf-8")],
        include_str!("style.css"),
    )
}

/// The path of a request's page.
fn address(html: &mut Html, record: &Record) {
    html.markup("/requests/").segment(&record.jurisdiction);
    html.markup("/").segment(&record.service_request_id);
}

fn service_name(sandbox: &Sandbox, record: &Record) -> String {
    let agency = sandbox.agency(&record.jurisdiction);
    let service = match agency.map(|agency| &agency.source) {
        Some(Source::Catalogue(catalogue)) => catalogue.service(&record.service_code),
        _ => None,
    };
    service.map_or_else(
        || record.service_code.clone(),
        |service| service.service_name.clone(),
    )
}

fn respond(html: Html) -> Response {
    (
        [
            (CONTENT_SECURITY_POLICY, POLICY),
            (REFERRER_POLICY, "no-referrer"),
        ],
        HtmlBody(html.finish()),
    )
        .into_response()
}
