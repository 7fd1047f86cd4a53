//! What becomes of a chat with what people say and do. Nothing here waits or stores: a chat changes, and
//! what the desk has to do comes out.

use serde_json::{Value, json};

use super::chat::{Chat, Phase};
use super::names::{Agent, BOT, Names};
use super::outgoing::{Outgoing, notice, text};
use crate::clock::Instant;

/// What the bot has found for a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The citizen wants a person.
    Person,
    /// An answer.
    Found(String),
    /// Nothing.
    Unknown,
}

/// What happens in a room.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// This user, none of the desk's, is in.
    Joined(String),
    /// This user invites the bot to a room of their own.
    Invited(String),
    /// This user, none of the desk's, is out.
    Left(String),
    /// The citizen said something, with what the bot finds for it.
    Said(Answer),
    /// A packet came, in this event.
    Context(Value, String),
    /// An event was taken back.
    Withdrawn(String),
    /// A judgement.
    Rated(i64, String),
    /// The citizen ends it and stays, to judge it or to read.
    Ends,
}

/// What staff do.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// An agent takes the chat over, from the bot, the queue or another agent.
    Take(Agent),
    /// The agent who has it says something.
    Write(String),
    /// The agent who has it sends a file: the content of the message.
    Attach(Value),
    /// Back to the queue, before all who came later.
    Queue,
    /// It is over.
    End(String),
}

/// After so many questions without an answer the bot offers a person by itself.
const MISSES: i64 = 2;

/// The words on the portal's button, and in the bot's own sentences.
pub const WANTS_PERSON: &str = "I want a person";

impl Chat {
    /// Something happened in the room.
    pub fn happens(&mut self, input: Input, names: &Names, now: Instant) -> Vec<Outgoing> {
        match input {
            Input::Joined(user) => self.greet(user),
            Input::Invited(user) => {
                let mut out = vec![Outgoing::join(&self.room, BOT)];
                out.extend(self.greet(user));
                out
            }
            // Somebody who was invited along and goes again ends nothing.
            Input::Left(user) if user != self.citizen => Vec::new(),
            Input::Left(_) => self.end("citizen", "left", names, true),
            Input::Ends => self.end("citizen", "ended", names, false),
            Input::Said(answer) if self.phase == Phase::Bot => self.answer(answer, now),
            Input::Said(_) => Vec::new(),
            Input::Context(packet, event) => {
                let about = about(&packet);
                self.context = (packet.to_string(), event);
                match self.phase {
                    Phase::Bot => self.says(&about),
                    _ => Vec::new(),
                }
            }
            Input::Withdrawn(event) => {
                if self.context.1 == event {
                    self.context = Default::default();
                }
                Vec::new()
            }
            Input::Rated(score, comment) => {
                self.rating = (score, comment);
                Vec::new()
            }
        }
    }

    /// Staff do something.
    ///
    /// # Errors
    /// Says why it cannot be done now.
    pub fn act(&mut self, act: Act, names: &Names, now: Instant) -> Result<Vec<Outgoing>, String> {
        if self.phase == Phase::Ended {
            return Err("This chat has ended.".into());
        }
        let has_agent = self.phase == Phase::Human;
        match act {
            Act::Take(agent) if has_agent && self.agent == agent.localpart => Ok(Vec::new()),
            Act::Take(agent) => Ok(self.hand_to(agent, names)),
            _ if self.citizen.is_empty() => Err("Nobody is in this chat yet.".into()),
            Act::End(reason) => {
                let by = if has_agent { "agent" } else { "desk" };
                let mut out = self.says("This chat is over. Thank you for asking us.");
                out.extend(self.end(by, &reason, names, false));
                Ok(out)
            }
            _ if !has_agent => Err("Take this chat first.".into()),
            Act::Write(words) if words.trim().is_empty() => Err("There are no words.".into()),
            Act::Write(words) => Ok(vec![self.message(&self.agent, &text(words.trim()))]),
            Act::Attach(content) => Ok(vec![self.message(&self.agent, &content)]),
            Act::Queue => {
                let out = vec![
                    self.message(
                        BOT,
                        &notice("Somebody else will go on with you in a moment."),
                    ),
                    Outgoing::leave(&self.room, &self.agent),
                ];
                self.phase = Phase::Queued;
                self.queued_at = self.queued_at.or(Some(now));
                Ok(out)
            }
        }
    }

    fn greet(&mut self, user: String) -> Vec<Outgoing> {
        if !self.citizen.is_empty() {
            return Vec::new();
        }
        self.citizen = user;
        let mut out = Vec::new();
        if self.is_our_room {
            let closed = json!({ "join_rule": "invite" });
            out.push(Outgoing::state(&self.room, "m.room.join_rules", &closed));
        }
        out.extend(self.says(&format!(
            "Hello. This is the automatic assistant of the City of Marlow Bay. Ask about a service, or \
             give the number of a report to hear where it stands. Write \"{WANTS_PERSON}\" to wait for \
             one."
        )));
        out
    }

    fn answer(&mut self, answer: Answer, now: Instant) -> Vec<Outgoing> {
        match answer {
            Answer::Person => {
                self.phase = Phase::Queued;
                self.queued_at = Some(now);
                self.says(
                    "You are in the queue for a person. You need not wait here: what you write \
                     meanwhile will be read.",
                )
            }
            Answer::Found(words) => {
                self.misses = 0;
                self.says(&words)
            }
            Answer::Unknown => {
                self.misses += 1;
                if self.misses < MISSES {
                    self.says("I have found nothing for that. Can you say it in other words?")
                } else {
                    self.says(&format!(
                        "I cannot help with that. Write \"{WANTS_PERSON}\", and one of us will."
                    ))
                }
            }
        }
    }

    fn hand_to(&mut self, agent: Agent, names: &Names) -> Vec<Outgoing> {
        let mut out = vec![
            Outgoing::invite(&self.room, &names.user(agent.localpart)),
            Outgoing::join(&self.room, agent.localpart),
        ];
        if self.phase == Phase::Human {
            out.push(Outgoing::leave(&self.room, &self.agent));
        }
        self.phase = Phase::Human;
        agent.localpart.clone_into(&mut self.agent);
        out.extend(self.says(&format!("{} is here.", agent.name)));
        out
    }

    fn end(&mut self, by: &str, reason: &str, names: &Names, is_gone: bool) -> Vec<Outgoing> {
        let mut out = Vec::new();
        if self.phase == Phase::Human {
            out.push(Outgoing::leave(&self.room, &self.agent));
        }
        if self.phase != Phase::Ended {
            self.phase = Phase::Ended;
            self.ended = (by.to_owned(), reason.to_owned());
        }
        if is_gone {
            // The last status goes before the bot does, since nobody could set it afterwards.
            let status = self.status(0, names);
            let text = status.to_string();
            if self.told != text {
                self.told = text;
                out.push(Outgoing::state(
                    &self.room,
                    super::outgoing::STATUS,
                    &status,
                ));
            }
            out.push(Outgoing::leave(&self.room, BOT));
        }
        out
    }

    fn says(&self, words: &str) -> Vec<Outgoing> {
        vec![self.message(BOT, &notice(words))]
    }

    fn message(&self, user: &str, content: &Value) -> Outgoing {
        Outgoing::message(&self.room, user, content)
    }
}

/// What the bot says to a packet.
fn about(packet: &Value) -> String {
    let named = packet["service"]["name"].as_str().unwrap_or_default();
    let request = packet["request"].as_str().unwrap_or_default();
    match (named, request) {
        ("", "") => "Thank you. Whoever answers you sees what you have sent along.".into(),
        (service, "") => format!(
            "Thank you. I see that this is about \"{service}\". What would you like to know?"
        ),
        (_, request) => format!(
            "Thank you. I see that this is about your report {request}. What would you like to know?"
        ),
    }
}

#[cfg(test)]
#[path = "conversation_tests.rs"]
mod tests;
