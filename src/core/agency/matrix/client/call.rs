//! What a client wants sent, and what that is for.

use std::mem;

use crate::agency::{Body, HttpRequest, Method};

/// Which of the two requests that may be on their way at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lane {
    /// All that is said, and whatever else is asked for.
    Talk,
    /// What is new.
    Listen,
}

/// What to do next in a lane.
#[derive(Debug)]
pub enum Next {
    /// Send this; then [`Client::answered`](super::Client::answered).
    Send(Call),
    /// Bring the file of the message of this name, to [`Client::upload`](super::Client::upload).
    File(String),
    /// Bring a fresh proof of who the citizen is, to [`Client::prove`](super::Client::prove).
    Proof,
    /// Nothing before this time, milliseconds since 1970-01-01T00:00:00Z, if nothing else happens; always
    /// later than now.
    At(i64),
    /// Nothing until something else happens.
    Nothing,
    /// The citizen has gone: forget the record.
    Over,
}

/// A request, and what it is for.
#[derive(Debug)]
pub struct Call {
    /// To be sent as it is. Its time limit is to be kept: a server that is frozen says nothing at all.
    pub request: HttpRequest,
    /// In which lane it was asked for.
    pub lane: Lane,
    pub(super) what: What,
    pub(super) began: i64,
}

impl Call {
    /// The request, to be sent; but for its access, by which its answer is judged, it is empty from then on.
    pub fn take_request(&mut self) -> HttpRequest {
        let rest = HttpRequest {
            method: Method::Get,
            url: String::new(),
            body: Body::None,
            bearer: self.request.bearer.clone(),
            timeout_ms: 0,
        };
        mem::replace(&mut self.request, rest)
    }
}

/// What a request is for.
#[derive(Debug)]
pub(super) enum What {
    Open,
    Reserve(String),
    Upload(String),
    Send(String),
    Earlier,
    Fill,
    Poll { since: Option<String> },
    Read,
    Typing,
    Leave,
    Close,
}

/// A request that is due.
pub(super) fn call(request: HttpRequest, lane: Lane, what: What, now: i64) -> Next {
    Next::Send(Call {
        request,
        lane,
        what,
        began: now,
    })
}
