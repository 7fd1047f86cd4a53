//! Every request that leaves and every answer that is read, seen by Ruma as well.

use frontdoor_core::agency::matrix::{Config, messages, send, sync};
use frontdoor_core::agency::{HttpRequest, HttpResponse, Method};
use frontdoor_core::chat::{Content, Event, Gap, Session};
use frontdoor_matrix_contract::{answer, request};
use ruma::api::client::{
    account, alias, media, membership, message, receipt, redact, room, session, sync as syncing,
    typing,
};
use ruma::api::{IncomingRequest, IncomingResponse};
use ruma::events::{AnySyncMessageLikeEvent, AnySyncTimelineEvent, room::message as said};
use ruma::serde::Raw;

/// What is wrong with a request or with the answer to it, by the standard.
pub fn check(
    config: &Config,
    chat: &Session,
    sent: &HttpRequest,
    came: Option<&HttpResponse>,
) -> Result<(), String> {
    let came = came.filter(|came| came.status == 200);
    let path = sent.url.split("/_matrix/").nth(1).unwrap_or_default();
    let path = path.split('?').next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    match (sent.method, parts.as_slice()) {
        (_, ["client", "v3", "register"]) => {
            both::<account::register::v3::Request, account::register::v3::Response>(sent, came)
        }
        (_, ["client", "v3", "login"]) => {
            both::<session::login::v3::Request, session::login::v3::Response>(sent, came)
        }
        (_, ["client", "v3", "refresh"]) => both::<
            session::refresh_token::v3::Request,
            session::refresh_token::v3::Response,
        >(sent, came),
        (_, ["client", "v3", "logout"]) => {
            both::<session::logout::v3::Request, session::logout::v3::Response>(sent, came)
        }
        (_, ["client", "v3", "account", "deactivate"]) => {
            both::<account::deactivate::v3::Request, account::deactivate::v3::Response>(sent, came)
        }
        (_, ["client", "v3", "join", _]) => both::<
            membership::join_room_by_id_or_alias::v3::Request,
            membership::join_room_by_id_or_alias::v3::Response,
        >(sent, came),
        (_, ["client", "v3", "createRoom"]) => {
            both::<room::create_room::v3::Request, room::create_room::v3::Response>(sent, came)
        }
        (_, ["client", "v3", "directory", "room", _]) => {
            both::<alias::get_alias::v3::Request, alias::get_alias::v3::Response>(sent, came)
        }
        (_, ["client", "v3", "rooms", _, "leave"]) => both::<
            membership::leave_room::v3::Request,
            membership::leave_room::v3::Response,
        >(sent, came),
        (_, ["client", "v3", "rooms", _, "send", ..]) => {
            use message::send_message_event::v3::{Request, Response};
            both::<Request, Response>(sent, came)?;
            let Some(came) = came else { return Ok(()) };
            let theirs = answer::<Response>(came)?.event_id.to_string();
            same("the id", send::decode(came), theirs)
        }
        (_, ["client", "v3", "rooms", _, "redact", ..]) => both::<
            redact::redact_event::v3::Request,
            redact::redact_event::v3::Response,
        >(sent, came),
        (_, ["client", "v3", "rooms", _, "typing", _]) => both::<
            typing::create_typing_event::v3::Request,
            typing::create_typing_event::v3::Response,
        >(sent, came),
        (_, ["client", "v3", "rooms", _, "receipt", ..]) => both::<
            receipt::create_receipt::v3::Request,
            receipt::create_receipt::v3::Response,
        >(sent, came),
        (_, ["client", "v3", "rooms", _, "messages"]) => {
            use message::get_message_events::v3::{Request, Response};
            let asked: Request = request(sent)?;
            let Some(came) = came else { return Ok(()) };
            let theirs: Response = answer(came)?;
            let from = asked.from.ok_or("no mark to go back from")?;
            let ours = messages::decode(config, chat, &Gap { from }, came);
            let mut events: Vec<String> = theirs
                .chunk
                .iter()
                .map(|raw| told(raw.cast_ref_unchecked()))
                .collect();
            events.reverse();
            same("the page", ours.map(|run| told_all(&run.events)), events)
        }
        (_, ["client", "v3", "sync"]) => {
            use syncing::sync_events::v3::{Request, Response};
            let asked: Request = request(sent)?;
            let Some(came) = came else { return Ok(()) };
            let theirs: Response = answer(came)?;
            let ours = sync::decode(config, chat, asked.since.as_deref(), came)
                .map(|batch| (batch.run.to, told_all(&batch.run.events)));
            let room = theirs
                .rooms
                .join
                .iter()
                .find(|(id, _)| id.as_str() == chat.room);
            let events = room.map(|(_, room)| room.timeline.events.iter().map(told).collect());
            let left = || {
                let room = theirs
                    .rooms
                    .leave
                    .iter()
                    .find(|(id, _)| id.as_str() == chat.room);
                room.map(|(_, room)| room.timeline.events.iter().map(told).collect())
            };
            let events: Vec<String> = events.or_else(left).unwrap_or_default();
            same("what is new", ours, (theirs.next_batch, events))
        }
        (Method::Post, ["media", "v1", "create"]) => both::<
            media::create_mxc_uri::v1::Request,
            media::create_mxc_uri::v1::Response,
        >(sent, came),
        (Method::Put, ["media", "v3", "upload", ..]) => both::<
            media::create_content_async::v3::Request,
            media::create_content_async::v3::Response,
        >(sent, came),
        _ => Err(format!("nobody checks {path}")),
    }
}

fn both<Q: IncomingRequest, A: IncomingResponse>(
    sent: &HttpRequest,
    came: Option<&HttpResponse>,
) -> Result<(), String> {
    request::<Q>(sent)?;
    came.map_or(Ok(()), |came| answer::<A>(came).map(drop))
}

fn same<T: PartialEq + std::fmt::Debug, E: std::fmt::Debug>(
    what: &str,
    ours: Result<T, E>,
    theirs: T,
) -> Result<(), String> {
    match ours {
        Ok(ours) if ours == theirs => Ok(()),
        ours => Err(format!("{what}: we read {ours:?}, Ruma {theirs:?}")),
    }
}

/// Who said what under which id, as Ruma has it.
fn told(raw: &Raw<AnySyncTimelineEvent>) -> String {
    let id: String = raw.get_field("event_id").ok().flatten().unwrap_or_default();
    let sender: String = raw.get_field("sender").ok().flatten().unwrap_or_default();
    let event = raw.deserialize();
    let body = match &event {
        Ok(AnySyncTimelineEvent::MessageLike(AnySyncMessageLikeEvent::RoomMessage(event))) => {
            match event.as_original().map(|event| &event.content.msgtype) {
                Some(said::MessageType::Text(text)) => text.body.clone(),
                Some(said::MessageType::Notice(text)) => text.body.clone(),
                Some(_) => "a file".into(),
                None => "nothing".into(),
            }
        }
        _ => String::new(),
    };
    [id, sender, body].join(" ")
}

/// The same as the portal has it.
fn told_all(events: &[Event]) -> Vec<String> {
    let body = |event: &Event| match &event.content {
        Content::Text(body) | Content::Context(body) | Content::Rating { body, .. } => body.clone(),
        Content::File(_) => "a file".into(),
        Content::Redacted => "nothing".into(),
        _ => String::new(),
    };
    events
        .iter()
        .map(|event| [event.id.clone(), event.sender.clone(), body(event)].join(" "))
        .collect()
}
