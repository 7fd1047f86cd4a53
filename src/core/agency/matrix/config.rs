//! Where a Matrix server is, and what the agency has there.

use super::TIMEOUT_MS;
use super::desk::read_hours;
use crate::agency::{Body, HttpRequest, Method};
use crate::chat::{Hours, Session, Who};
use crate::kept;
use crate::percent::encode;
use crate::tree::Node;

/// A Matrix server and the agency's desk on it: `chat` of an agency in `portal.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What stands before `/_matrix`, with or without a slash at the end.
    pub base_url: String,
    /// The server's name, which is what stands after the colon in names of accounts and rooms.
    pub server_name: String,
    /// Where the desk says whether it is open; none for `/.well-known/matrix/client` below `base_url`.
    pub desk_url: Option<String>,
    /// What the names of accounts and rooms of citizens begin with.
    pub room_prefix: String,
    /// What a server asks for before it makes accounts. Everybody can read it: it is a switch, not a secret.
    pub registration_token: Option<String>,
    /// The account of the desk: it is taken for a program, and is asked into rooms that the portal makes.
    pub desk_user: Option<String>,
    /// Who makes the room.
    pub room: Rooms,
    /// When the desk is open, where it does not say itself; by the agency's clock.
    pub hours: Vec<Hours>,
}

/// Who makes the room of a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rooms {
    /// The agency's application service, when the citizen asks for it by its alias; where it does not, the
    /// portal.
    Alias,
    /// The portal.
    Create,
}

/// What the names of accounts and rooms begin with where `portal.json` does not say.
const PREFIX: &str = "frontdoor-";

impl Config {
    /// A server whose agency has said nothing else.
    #[must_use]
    pub fn standard(base_url: &str, server_name: &str) -> Self {
        Self {
            base_url: base_url.to_owned(),
            server_name: server_name.to_owned(),
            desk_url: None,
            room_prefix: PREFIX.to_owned(),
            registration_token: None,
            desk_user: None,
            room: Rooms::Alias,
            hours: Vec::new(),
        }
    }

    /// Reads `chat` of an agency in `portal.json`, which the build has checked
    /// ([`Portal::checked`](crate::config::Portal::checked)): what is not as it must be counts as missing.
    #[must_use]
    pub fn read(node: &Node) -> Self {
        let text = |key| kept::text(node, key).map(str::to_owned);
        let hours = node.get("hours").map(Node::items).unwrap_or_default();
        Self {
            base_url: text("base_url").unwrap_or_default(),
            server_name: text("server_name").unwrap_or_default(),
            desk_url: text("desk_url"),
            room_prefix: text("room_prefix").unwrap_or_else(|| PREFIX.to_owned()),
            registration_token: text("registration_token"),
            desk_user: text("desk_user"),
            room: match kept::text(node, "room") {
                Some("create") => Rooms::Create,
                _ => Rooms::Alias,
            },
            hours: hours.into_iter().filter_map(read_hours).collect(),
        }
    }

    /// The alias of a chat's room, such as `#frontdoor-7k3f:city.example`.
    #[must_use]
    pub fn alias(&self, session: &Session) -> String {
        let name = self.local_name(session);
        ["#", &name, ":", &self.server_name].concat()
    }

    /// What the account and the room of a chat are called on the server.
    pub(super) fn local_name(&self, session: &Session) -> String {
        [self.room_prefix.as_str(), &session.start].concat()
    }

    /// An address below `/_matrix/`: a path that is part of the API, and segments that may hold anything.
    pub(super) fn url(&self, path: &str, segments: &[&str]) -> String {
        let base = self.base_url.trim_end_matches('/');
        let mut url = [base, "/_matrix/", path].concat();
        for segment in segments {
            url.push('/');
            match *segment {
                // A browser takes these for steps in the path. Nothing on a server has such a name.
                "." | ".." => url.push_str("%252E"),
                segment => url.push_str(&encode(segment)),
            }
        }
        url
    }

    /// An address of a room.
    pub(super) fn room_url(&self, session: &Session, segments: &[&str]) -> String {
        let all = [&[session.room.as_str()][..], segments].concat();
        self.url("client/v3/rooms", &all)
    }
}

/// The device as which the citizen comes. The server remembers by it which messages it has, whatever the
/// access. An account that is there for one chat has one device; that of a person has one for each chat.
pub(super) fn device(session: &Session) -> String {
    match session.who {
        Who::Anonymous { .. } => "PORTAL".to_owned(),
        Who::SignedIn => ["PORTAL-", &session.start].concat(),
    }
}

/// A request that reads.
pub(super) fn get(session: &Session, url: String) -> HttpRequest {
    with_access(session, Method::Get, url, Body::None)
}

/// A request that writes.
pub(super) fn write(session: &Session, method: Method, url: String, body: String) -> HttpRequest {
    with_access(session, method, url, Body::Json(body))
}

fn with_access(session: &Session, method: Method, url: String, body: Body) -> HttpRequest {
    HttpRequest {
        method,
        url,
        body,
        bearer: Some(session.access.clone()),
        timeout_ms: TIMEOUT_MS,
    }
}

/// A request of somebody who has no access yet.
pub(super) fn post_openly(url: String, body: String) -> HttpRequest {
    HttpRequest {
        method: Method::Post,
        url,
        body: Body::Json(body),
        bearer: None,
        timeout_ms: TIMEOUT_MS,
    }
}
