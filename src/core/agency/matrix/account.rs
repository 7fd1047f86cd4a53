//! Accounts and access (client-server API, "Client authentication").

use super::config::{self, Config};
use super::json::filled;
use super::{answer, config::device};
use crate::agency::{HttpRequest, HttpResponse, Method};
use crate::chat::{Failure, Session, Who};
use crate::tree::Node;

/// What a registration is proven by ("User-interactive authentication").
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// Nothing: it asks what is wanted.
    None,
    /// That there is nothing to prove, within a session of the server's, where there is one.
    Dummy(String),
    /// The registration token, within a session of the server's.
    Token(String),
}

/// What a server says to a registration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Registered {
    /// The account is there, with access.
    Done(Access),
    /// This is to be proven next.
    Next(Auth),
}

/// Access to an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Access {
    /// The account's whole name; empty where the answer does not say.
    pub user: String,
    /// What requests are sent with.
    pub access: String,
    /// What a new access is had for; may be empty.
    pub refresh: String,
    /// Milliseconds after which the access runs out; none where it does not.
    pub lasts_ms: Option<i64>,
}

impl Access {
    /// Takes the access over. `now` is when the answer came, milliseconds since 1970-01-01T00:00:00Z.
    pub fn enter(self, session: &mut Session, now: i64) {
        if !self.user.is_empty() {
            session.user = self.user;
        }
        if !self.refresh.is_empty() {
            session.refresh = self.refresh;
        }
        session.access = self.access;
        session.expires = self.lasts_ms.map(|lasts| now.saturating_add(lasts));
        session.is_registered = true;
    }
}

/// Makes the account of an anonymous citizen.
#[must_use]
pub fn register(config: &Config, session: &Session, auth: &Auth) -> HttpRequest {
    let token = config.registration_token.as_deref().unwrap_or_default();
    let (stage, proofs) = match auth {
        Auth::None => ("", ["", ""]),
        Auth::Dummy(session) => (r#","auth":{"type":"m.login.dummy""#, [session, ""]),
        Auth::Token(session) => (
            r#","auth":{"type":"m.login.registration_token","token":$"#,
            [token, session],
        ),
    };
    let end = match auth {
        Auth::None => "}",
        Auth::Dummy(session) | Auth::Token(session) if session.is_empty() => "}}",
        Auth::Dummy(_) | Auth::Token(_) => r#","session":$}}"#,
    };
    let account = r#"{"username":$,"password":$,"device_id":$,"refresh_token":true"#;
    let body = filled(
        &[account, stage, end].concat(),
        &[
            &config.local_name(session),
            password(session),
            &device(session),
            proofs[0],
            proofs[1],
        ],
    );
    config::post_openly(config.url("client/v3/register", &[]), body)
}

/// Reads what became of a registration. `sent` is what it was proven by.
///
/// # Errors
/// `M_USER_IN_USE` where the account is there already: log in. `M_FORBIDDEN` where the server wants a proof
/// that the portal cannot give, or does not take the one it gave.
pub fn decode_registered(
    config: &Config,
    sent: &Auth,
    response: &HttpResponse,
) -> Result<Registered, Failure> {
    let document = answer::document(response)?;
    if response.status == 401 && document.get("flows").is_some() {
        let next = next_stage(config, &document).filter(|next| next != sent);
        return next
            .map(Registered::Next)
            .ok_or_else(|| Failure::refused("M_FORBIDDEN"));
    }
    decode(response).map(Registered::Done)
}

/// What is to be proven next in the first flow that the portal can go.
fn next_stage(config: &Config, document: &Node) -> Option<Auth> {
    let session = document.get("session").and_then(Node::text);
    let session = session.unwrap_or_default().to_owned();
    let list = |node: Option<&Node>| -> Vec<String> {
        let items = node.map(Node::items).unwrap_or_default();
        let texts = items.into_iter().filter_map(Node::text);
        texts.map(str::to_owned).collect()
    };
    let completed = list(document.get("completed"));
    let can = |stage: &str| match stage {
        "m.login.dummy" => true,
        "m.login.registration_token" => config.registration_token.is_some(),
        _ => false,
    };
    let flows = document.get("flows").map(Node::items).unwrap_or_default();
    for flow in flows {
        let stages = list(flow.get("stages"));
        if !stages.iter().all(|stage| can(stage)) {
            continue;
        }
        let next = stages.iter().find(|stage| !completed.contains(stage));
        return Some(match next.map(String::as_str) {
            Some("m.login.registration_token") => Auth::Token(session),
            _ => Auth::Dummy(session),
        });
    }
    None
}

/// Logs in to the account of an anonymous citizen, on the same device.
#[must_use]
pub fn login(config: &Config, session: &Session) -> HttpRequest {
    let body = with_password(
        "{",
        r#","device_id":$,"refresh_token":true}"#,
        config,
        session,
    );
    config::post_openly(config.url("client/v3/login", &[]), body)
}

/// Logs in a citizen whom the portal has signed in; `token` is the proof of that (a JSON Web Token).
#[must_use]
pub fn login_signed_in(config: &Config, session: &Session, token: &str) -> HttpRequest {
    let body = filled(
        r#"{"type":"org.matrix.login.jwt","token":$,"device_id":$,"refresh_token":true}"#,
        &[token, &device(session)],
    );
    config::post_openly(config.url("client/v3/login", &[]), body)
}

/// Gets a new access.
#[must_use]
pub fn refresh(config: &Config, session: &Session) -> HttpRequest {
    let body = filled(r#"{"refresh_token":$}"#, &[&session.refresh]);
    config::post_openly(config.url("client/v3/refresh", &[]), body)
}

/// Reads the access that a login or a refresh gives.
///
/// # Errors
/// See [`Failure`].
pub fn decode(response: &HttpResponse) -> Result<Access, Failure> {
    let document = answer::object(response)?;
    let optional = |key| answer::text(&document, key).unwrap_or_default();
    let lasts = document.get("expires_in_ms").and_then(Node::number);
    Ok(Access {
        user: optional("user_id"),
        access: answer::text(&document, "access_token")?,
        refresh: optional("refresh_token"),
        lasts_ms: lasts.map(|lasts| lasts as i64),
    })
}

/// Gives the access back.
#[must_use]
pub fn logout(config: &Config, session: &Session) -> HttpRequest {
    let url = config.url("client/v3/logout", &[]);
    config::write(session, Method::Post, url, "{}".into())
}

/// Closes the account of an anonymous citizen for good, and asks the server to forget what was sent with it.
#[must_use]
pub fn deactivate(config: &Config, session: &Session) -> HttpRequest {
    let body = with_password(r#"{"auth":{"#, r#"},"erase":true}"#, config, session);
    let url = config.url("client/v3/account/deactivate", &[]);
    config::write(session, Method::Post, url, body)
}

/// Reads what became of a logout or of closing the account. An access that is not known any more is what
/// both want.
///
/// # Errors
/// See [`Failure`].
pub fn decode_ended(response: &HttpResponse) -> Result<(), Failure> {
    match answer::object(response) {
        Ok(_) | Err(Failure::Gone) => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// The proof by the password, between two parts of a pattern of which the second may name the device.
fn with_password(before: &str, after: &str, config: &Config, session: &Session) -> String {
    let proof =
        r#""type":"m.login.password","identifier":{"type":"m.id.user","user":$},"password":$"#;
    filled(
        &[before, proof, after].concat(),
        &[
            &config.local_name(session),
            password(session),
            &device(session),
        ],
    )
}

fn password(session: &Session) -> &str {
    match &session.who {
        Who::Anonymous { password } => password,
        Who::SignedIn => "",
    }
}
