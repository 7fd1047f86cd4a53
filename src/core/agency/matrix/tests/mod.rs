use super::*;
use crate::agency::{Body, HttpRequest, HttpResponse, Method, TransportError};
use crate::chat::{
    Attachment, Content, DeskState, End, Ender, Failure, Gap, Membership, Message, Outgoing,
    Packet, PacketAnswer, PacketService, Phase, Queue, Record, Role, Run, Session, Signal, Slot,
    Status, Who,
};

mod answers;
mod client;
mod opening;
mod requests;
mod robustness;
mod server;
mod simulation;
mod syncing;

fn config() -> Config {
    Config {
        desk_user: Some("@desk:city.example".into()),
        ..Config::standard("https://matrix.city.example/", "city.example")
    }
}

/// A chat that has everything.
fn session() -> Session {
    Session {
        is_registered: true,
        user: "@frontdoor-7k3f:city.example".into(),
        access: "syt_a".into(),
        refresh: "syr_a".into(),
        room: "!room:city.example".into(),
        ..new_session()
    }
}

fn new_session() -> Session {
    let who = Who::Anonymous {
        password: "secret\"".into(),
    };
    Session::new("city", "7k3f", who, 1_700_000_000_000)
}

fn answer(status: u16, body: &str) -> HttpResponse {
    HttpResponse {
        status,
        content_type: "application/json".into(),
        retry_after: None,
        body: body.as_bytes().to_vec(),
    }
}

fn json(request: &HttpRequest) -> serde_json::Value {
    match &request.body {
        Body::Json(text) => serde_json::from_str(text).expect("JSON"),
        other => panic!("{other:?}"),
    }
}
