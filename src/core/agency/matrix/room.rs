//! The room of a chat (client-server API, "Rooms").

use super::answer;
use super::config::{self, Config};
use super::json::filled;
use crate::agency::{HttpRequest, HttpResponse, Method};
use crate::chat::{Failure, Session};

/// Enters the room by its alias, or by its name once it has one. Where nobody has made it yet, the agency's
/// application service does. Entering twice is entering once.
#[must_use]
pub fn join(config: &Config, session: &Session, room: &str) -> HttpRequest {
    let url = config.url("client/v3/join", &[room]);
    config::write(session, Method::Post, url, "{}".into())
}

/// Makes the room and asks the desk into it. The alias keeps a second try from making a second room. It is
/// not told to other servers.
#[must_use]
pub fn create(config: &Config, session: &Session) -> HttpRequest {
    let (invited, desk) = match &config.desk_user {
        Some(desk) => ("$", desk.as_str()),
        None => ("", ""),
    };
    let pattern = [
        r#"{"preset":"trusted_private_chat","visibility":"private","room_alias_name":$,"invite":["#,
        invited,
        r#"],"creation_content":{"m.federate":false}}"#,
    ];
    let body = filled(&pattern.concat(), &[&config.local_name(session), desk]);
    let url = config.url("client/v3/createRoom", &[]);
    config::write(session, Method::Post, url, body)
}

/// Asks which room an alias is of.
#[must_use]
pub fn look_up(config: &Config, session: &Session) -> HttpRequest {
    let alias = config.alias(session);
    config::get(session, config.url("client/v3/directory/room", &[&alias]))
}

/// Reads the room's name, which all three operations answer.
///
/// # Errors
/// `M_NOT_FOUND` where nobody makes the room, `M_FORBIDDEN` where the citizen is not let in,
/// `M_ROOM_IN_USE` where it was made before.
pub fn decode(response: &HttpResponse) -> Result<String, Failure> {
    answer::text(&answer::object(response)?, "room_id")
}

/// Leaves the room.
#[must_use]
pub fn leave(config: &Config, session: &Session) -> HttpRequest {
    let url = config.room_url(session, &["leave"]);
    config::write(session, Method::Post, url, "{}".into())
}

/// Reads what became of leaving. Who is not in the room has left it.
///
/// # Errors
/// See [`Failure`].
pub fn decode_left(response: &HttpResponse) -> Result<(), Failure> {
    match answer::object(response) {
        Ok(_) => Ok(()),
        Err(failure) if failure.is("M_FORBIDDEN") || failure.is("M_NOT_FOUND") => Ok(()),
        Err(failure) => Err(failure),
    }
}
