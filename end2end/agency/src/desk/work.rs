//! Carries on what has come and what has to go out, one after the other, from where the last run ended.

use std::sync::Arc;
use std::time::Duration;

use super::matrix::MatrixError;
use super::names::BOT;
use super::{Answer, DEVICE, Desk, Event, Input, Kind, Message, Phase, bot};
use crate::clock::Instant;
use crate::sandbox::Sandbox;
use crate::store::{Arrival, Departure, NewChat, StoreError};

/// How long it waits before it tries again what did not work: the first time, and at most.
const PAUSES: (Duration, Duration) = (Duration::from_millis(200), Duration::from_secs(5));

/// How often a call is made that the homeserver refuses with trouble of its own: two minutes.
const REFUSALS: u32 = 30;

impl Desk {
    /// Deals with what has come, for as long as it is polled.
    pub async fn read_arrivals(self: Arc<Self>, sandbox: Arc<Sandbox>) {
        loop {
            match self.store.next_arrival().await {
                Ok(Some(arrival)) => {
                    if let Err(error) = self.read(&sandbox, arrival).await {
                        eprintln!("A message of a chat is dealt with later: {error}");
                        tokio::time::sleep(PAUSES.1).await;
                    }
                }
                Ok(None) => self.arrived.notified().await,
                Err(error) => {
                    eprintln!("The desk: {error}");
                    tokio::time::sleep(PAUSES.1).await;
                }
            }
        }
    }

    /// Does what has to be done, for as long as it is polled.
    pub async fn make_calls(self: Arc<Self>) {
        let (mut pause, mut refusals) = (PAUSES.0, 0);
        loop {
            match self.call_next(&mut refusals).await {
                Ok(true) => (pause, refusals) = (PAUSES.0, 0),
                Ok(false) => self.due.notified().await,
                Err(_) => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 2).min(PAUSES.1);
                }
            }
        }
    }

    async fn read(&self, sandbox: &Sandbox, arrival: Arrival) -> Result<(), StoreError> {
        let event = serde_json::from_str(&arrival.body).ok();
        let Some(event) = event.as_ref().and_then(Event::read) else {
            return self.store.pass_over(arrival.event).await;
        };
        self.accept_invitation(&event).await?;
        let chat = self.store.chat_in(&event.room).await?;
        let phase = chat.map_or(Phase::Ended, |chat| chat.phase);
        let input = self.input(sandbox, phase, &event).await?;
        let (names, now) = (self.names.clone(), Instant::now());
        self.store
            .step_for(event, &self.names, move |chat| match input {
                Some(input) => chat.happens(input, &names, now),
                None => Vec::new(),
            })
            .await?;
        self.due.notify_one();
        Ok(())
    }

    /// A citizen who has made a room invites the bot: where the desk makes none, a portal does that.
    async fn accept_invitation(&self, event: &Event) -> Result<(), StoreError> {
        match &event.kind {
            Kind::Member { user, membership }
                if membership == "invite"
                    && *user == self.names.user(BOT)
                    && !self.names.is_ours(&event.sender) =>
            {
                let new = NewChat {
                    room: event.room.clone(),
                    is_our_room: false,
                    told: String::new(),
                };
                self.store.open_chat(new).await
            }
            _ => Ok(()),
        }
    }

    /// What an event means for its chat.
    async fn input(
        &self,
        sandbox: &Sandbox,
        phase: Phase,
        event: &Event,
    ) -> Result<Option<Input>, StoreError> {
        if let Kind::Member { user, membership } = &event.kind {
            let is_ours = self.names.is_ours(user);
            return Ok(match membership.as_str() {
                "join" if !is_ours => Some(Input::Joined(user.clone())),
                "invite" if *user == self.names.user(BOT) => {
                    Some(Input::Invited(event.sender.clone()))
                }
                "leave" | "ban" if !is_ours => Some(Input::Left(user.clone())),
                _ => None,
            });
        }
        if self.names.is_ours(&event.sender) {
            return Ok(None);
        }
        Ok(match &event.kind {
            Kind::Redaction { of } => Some(Input::Withdrawn(of.clone())),
            Kind::Message(message) => Some(match message {
                Message { ends: true, .. } => Input::Ends,
                Message {
                    rating: Some((score, comment)),
                    ..
                } => Input::Rated(*score, comment.clone()),
                Message {
                    context: Some(packet),
                    ..
                } => Input::Context(packet.clone(), event.id.clone()),
                // Nobody answers what a program says (Client-Server API, "m.notice").
                Message { kind, .. } if kind == "m.notice" => return Ok(None),
                Message { uri, .. } if !uri.is_empty() => {
                    let words = "Thank you. Whoever answers you after me sees this file; I cannot.";
                    Input::Said(Answer::Found(words.into()))
                }
                // A search only where its answer is said.
                _ if phase != Phase::Bot => Input::Said(Answer::Unknown),
                _ => Input::Said(bot::answer(sandbox, &message.body).await?),
            }),
            Kind::Member { .. } | Kind::Other => None,
        })
    }

    /// Makes the first call that has to be made; false when there is none. A homeserver that has
    /// trouble with this one call, `refusals` times so far, does not keep all others from it for good.
    async fn call_next(&self, refusals: &mut u32) -> Result<bool, CallError> {
        let Some(departure) = self.store.next_departure().await? else {
            return Ok(false);
        };
        self.accounts().await?;
        let Departure {
            position,
            user,
            method,
            path,
            body,
        } = departure;
        let path = format!("{path}?device_id={DEVICE}");
        match self.matrix.call(&user, &method, &path, body).await {
            Err(error @ MatrixError::Unreachable(_)) => return Err(error.into()),
            Err(error) if error.may_pass() && *refusals < REFUSALS => {
                *refusals += 1;
                return Err(error.into());
            }
            // Asking again would not change its mind; such as a state that the citizen, whose room it
            // is, lets nobody set.
            Err(error) => eprintln!("The desk, {user} {method} {path}: {error}"),
            Ok(_) => {}
        }
        self.store.departed(position).await?;
        Ok(true)
    }
}

/// Why a call is made again later. Nobody reads it: the homeserver may not have started yet.
struct CallError;

impl From<StoreError> for CallError {
    fn from(_: StoreError) -> Self {
        Self
    }
}

impl From<MatrixError> for CallError {
    fn from(_: MatrixError) -> Self {
        Self
    }
}
