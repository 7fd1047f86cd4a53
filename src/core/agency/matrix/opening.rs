//! From nothing, or from an access that has run out, to a room.

use super::account::{self, Auth, Registered};
use super::{Config, Rooms, room};
use crate::agency::{HttpRequest, HttpResponse, TransportError};
use crate::chat::{Failure, Session, Who};

/// The steps to a room, as many of them as are still to be gone. What was reached is in the [`Session`], to be
/// written down after every step; so this can be dropped at any time and begun again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    step: Step,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Register(Auth),
    LogIn,
    SignIn,
    Refresh,
    /// By the alias.
    Join,
    Create,
    LookUp,
    /// By the room's name.
    Enter(String),
    Done,
}

/// How far an opening is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// There is another step: write the session down, then [`Opening::request`].
    More,
    /// The session has access and a room: write it down.
    Done,
}

impl Opening {
    /// Begins with what a session lacks.
    #[must_use]
    pub fn new(config: &Config, session: &Session) -> Self {
        Self {
            step: next(config, session),
        }
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        match self.step {
            Step::Done => Progress::Done,
            _ => Progress::More,
        }
    }

    /// Whether the next step takes a proof of who the citizen is.
    #[must_use]
    pub fn wants_proof(&self) -> bool {
        matches!(self.step, Step::SignIn)
    }

    /// What to send next. `proof` is that of a citizen whom the portal has signed in, fresh. None once it is
    /// done.
    #[must_use]
    pub fn request(&self, config: &Config, session: &Session, proof: &str) -> Option<HttpRequest> {
        Some(match &self.step {
            Step::Register(auth) => account::register(config, session, auth),
            Step::LogIn => account::login(config, session),
            Step::SignIn => account::login_signed_in(config, session, proof),
            Step::Refresh => account::refresh(config, session),
            Step::Join => room::join(config, session, &config.alias(session)),
            Step::Create => room::create(config, session),
            Step::LookUp => room::look_up(config, session),
            Step::Enter(name) => room::join(config, session, name),
            Step::Done => return None,
        })
    }

    /// Notes what came of it. `now` in milliseconds since 1970-01-01T00:00:00Z.
    ///
    /// # Errors
    /// One that [passes](Failure::passes) leaves the step as it is: the same again later. After any other the
    /// opening begins anew, or is given up.
    pub fn answered(
        &mut self,
        config: &Config,
        session: &mut Session,
        answer: Result<&HttpResponse, TransportError>,
        now: i64,
    ) -> Result<Progress, Failure> {
        match self.take(config, session, answer?, now) {
            Ok(step) => self.step = step,
            Err(failure) if failure.passes() => return Err(failure),
            Err(failure) => self.step = self.instead(config, session, failure)?,
        }
        Ok(self.progress())
    }

    fn take(
        &self,
        config: &Config,
        session: &mut Session,
        answer: &HttpResponse,
        now: i64,
    ) -> Result<Step, Failure> {
        match &self.step {
            Step::Register(auth) => match account::decode_registered(config, auth, answer)? {
                Registered::Done(access) => access.enter(session, now),
                Registered::Next(auth) => return Ok(Step::Register(auth)),
            },
            Step::LogIn | Step::SignIn | Step::Refresh => {
                account::decode(answer)?.enter(session, now);
            }
            Step::LookUp => return Ok(Step::Enter(room::decode(answer)?)),
            Step::Join | Step::Create | Step::Enter(_) => session.room = room::decode(answer)?,
            Step::Done => {}
        }
        Ok(next(config, session))
    }

    /// Another way to the same end, where one is left.
    fn instead(
        &self,
        config: &Config,
        session: &mut Session,
        failure: Failure,
    ) -> Result<Step, Failure> {
        match (&self.step, &failure) {
            (Step::Register(_), failure) if failure.is("M_USER_IN_USE") => {
                session.is_registered = true;
                Ok(Step::LogIn)
            }
            // What a refresh cannot have, a login may.
            (Step::Refresh, _) => {
                session.refresh.clear();
                Ok(next(config, session))
            }
            (Step::Join, failure) if failure.is("M_NOT_FOUND") && config.desk_user.is_some() => {
                Ok(Step::Create)
            }
            (Step::Create, failure) if failure.is("M_ROOM_IN_USE") => Ok(Step::LookUp),
            (Step::Join | Step::Create | Step::LookUp | Step::Enter(_), Failure::Expired) => {
                session.lose_access();
                Ok(next(config, session))
            }
            _ => Err(failure),
        }
    }
}

/// The first step that a session lacks.
fn next(config: &Config, session: &Session) -> Step {
    if session.access.is_empty() {
        return match (&session.who, session.is_registered) {
            _ if !session.refresh.is_empty() => Step::Refresh,
            (Who::SignedIn, _) => Step::SignIn,
            (Who::Anonymous { .. }, true) => Step::LogIn,
            (Who::Anonymous { .. }, false) => Step::Register(match config.registration_token {
                None => Auth::Dummy(String::new()),
                Some(_) => Auth::None,
            }),
        };
    }
    match (session.room.is_empty(), config.room) {
        (false, _) => Step::Done,
        (true, Rooms::Alias) => Step::Join,
        (true, Rooms::Create) => Step::Create,
    }
}
