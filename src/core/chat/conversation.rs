//! How far a chat is, and what moves it on.

use super::stage::{End, Ender, Phase, Stage, Status};
use super::{Content, Desk, DeskState, Event, Membership, Message, Role};

/// A chat as a state machine. Every signal is allowed at every stage; one that means nothing there changes
/// nothing. What has ended stays ended: only a rating and a new start follow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conversation {
    /// How far it is.
    pub stage: Stage,
    /// Whether the room is encrypted, so that nothing may be sent in the open.
    pub is_encrypted: bool,
    /// Whether the room was seen since the page has it, without which nobody knows whether it is encrypted.
    pub is_seen: bool,
    /// The people of the agency who are there now, and what they are called.
    pub(super) agents: Vec<(String, String)>,
    /// All of the agency who ever were, and what they are called; those alone who are called something.
    pub(super) met: Vec<(String, String)>,
    /// Whether the desk has ever said how the chat stands; from then on its word counts, and not who is there.
    pub(super) has_status: bool,
}

/// What happens to a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Signal {
    /// The citizen wants to know whether anybody is there.
    Ask,
    /// The desk has answered, or nobody has (then it is unknown, which is worth a try).
    Desk(Desk),
    /// The citizen begins.
    Start,
    /// It could not be begun.
    NotStarted,
    /// There is a room.
    Opened,
    /// The room was seen as it is now; the events before this signal were part of it.
    Seen,
    /// The desk says how it stands.
    Status(Status),
    /// Somebody came or went.
    Member {
        /// Whose account.
        user: String,
        /// Who that is to the citizen.
        role: Role,
        /// Whether they are there now.
        membership: Membership,
        /// What they are called; may be empty.
        name: String,
    },
    /// The room is encrypted.
    Encrypted,
    /// It is over.
    End(End),
    /// The citizen has said how it was.
    Rate,
    /// The citizen wants another one.
    Again,
}

impl Signal {
    /// What an event means to the chat, if anything. `role` is that of the account that came or went.
    #[must_use]
    pub fn of(event: &Event, role: impl FnOnce(&str) -> Role) -> Option<Self> {
        match &event.content {
            Content::Status(status) => Some(Self::Status(status.clone())),
            Content::Encryption | Content::Encrypted => Some(Self::Encrypted),
            // The server may have it without having been able to say so.
            Content::Rating { .. } if event.role == Role::Me => Some(Self::Rate),
            Content::Member {
                user,
                membership,
                name,
            } => Some(Self::Member {
                role: role(user),
                user: user.clone(),
                membership: *membership,
                name: name.clone(),
            }),
            _ => None,
        }
    }
}

impl Conversation {
    /// A chat that goes on after a reload.
    #[must_use]
    pub fn resumed(stage: Stage) -> Self {
        Self {
            stage,
            ..Self::default()
        }
    }

    /// Takes a signal in. False where that has certainly changed nothing.
    pub fn apply(&mut self, signal: Signal) -> bool {
        let stage = std::mem::take(&mut self.stage);
        let (stage, may_differ) = self.next(stage, signal);
        self.stage = stage;
        may_differ
    }

    /// Whether a message may leave the device now.
    #[must_use]
    pub fn may_send(&self) -> bool {
        matches!(self.stage, Stage::Open(_)) && self.is_seen && !self.is_encrypted
    }

    /// Whether this message may: a rating and taking back are for after the end as well.
    #[must_use]
    pub fn allows(&self, message: &Message) -> bool {
        let is_over = matches!(self.stage, Stage::Ended(_) | Stage::Rated(_));
        let stays = matches!(message, Message::Rating { .. } | Message::Withdraw { .. });
        self.may_send() || is_over && stays && !self.is_encrypted
    }

    /// Whether a rating may, which is sent after the end as well.
    #[must_use]
    pub fn may_rate(&self) -> bool {
        matches!(self.stage, Stage::Ended(_)) && !self.is_encrypted
    }

    /// What an account of the agency's is called, be it there or gone; none where nobody ever said.
    #[must_use]
    pub fn name_of(&self, user: &str) -> Option<&str> {
        let (_, name) = self.met.iter().find(|(known, _)| known == user)?;
        Some(name)
    }

    /// Whether the desk says itself how the chat stands, and so who comes and goes as well.
    #[must_use]
    pub fn is_told(&self) -> bool {
        self.has_status
    }

    /// What the person who is with the citizen is called, where the server says.
    #[must_use]
    pub fn agent_name(&self) -> Option<&str> {
        let named = match &self.stage {
            Stage::Open(Phase::Human { agent }) => {
                self.agents.iter().find(|(user, _)| user == agent)
            }
            _ => None,
        };
        let (_, name) = named.or(self.agents.last())?;
        Some(name.as_str()).filter(|name| !name.is_empty())
    }

    fn next(&mut self, stage: Stage, signal: Signal) -> (Stage, bool) {
        let next = match (stage, signal) {
            // What has ended stays ended.
            (Stage::Ended(end), Signal::Rate) => Stage::Rated(end),
            (Stage::Ended(_) | Stage::Rated(_), Signal::Again) => {
                *self = Self::default();
                Stage::Idle
            }
            (stage @ (Stage::Ended(_) | Stage::Rated(_)), _) => return (stage, false),

            (stage, Signal::Encrypted) => {
                self.is_encrypted = true;
                stage
            }
            (stage, Signal::Seen) => {
                self.is_seen = true;
                stage
            }
            (Stage::Idle | Stage::Asking | Stage::Closed(_) | Stage::Ready(_), Signal::Ask) => {
                Stage::Asking
            }
            (
                Stage::Idle | Stage::Asking | Stage::Closed(_) | Stage::Ready(_),
                Signal::Desk(desk),
            ) => {
                if desk.state == DeskState::Closed {
                    Stage::Closed(desk)
                } else {
                    Stage::Ready(desk)
                }
            }
            (Stage::Ready(_), Signal::Start) => Stage::Opening,
            (Stage::Closed(desk), Signal::Start) if desk.takes_messages => Stage::Opening,
            (Stage::Opening, Signal::NotStarted) => Stage::Idle,
            (Stage::Opening, Signal::Opened) => Stage::Open(self.phase()),
            (Stage::Opening | Stage::Open(_), Signal::Status(status)) => {
                self.has_status = true;
                match status {
                    Status::Open(phase) => Stage::Open(phase),
                    Status::Ended(end) => Stage::Ended(end),
                }
            }
            (Stage::Opening | Stage::Open(_), Signal::End(end)) => Stage::Ended(end),
            (
                stage @ (Stage::Opening | Stage::Open(_)),
                Signal::Member {
                    user,
                    role,
                    membership,
                    name,
                },
            ) => self.met(stage, user, role, membership, name),
            (stage, _) => return (stage, false),
        };
        (next, true)
    }

    fn met(
        &mut self,
        stage: Stage,
        user: String,
        role: Role,
        membership: Membership,
        name: String,
    ) -> Stage {
        match (role, membership) {
            (Role::Me, Membership::Left) => {
                return Stage::Ended(End {
                    by: Ender::Unknown,
                    reason: String::new(),
                });
            }
            (Role::Agent, Membership::Joined) => {
                if !name.is_empty() {
                    self.met.retain(|(known, _)| *known != user);
                    self.met.push((user.clone(), name.clone()));
                }
                self.agents.retain(|(known, _)| *known != user);
                self.agents.push((user, name));
            }
            (Role::Agent, Membership::Left) => self.agents.retain(|(known, _)| *known != user),
            _ => return stage,
        }
        match stage {
            Stage::Open(_) if !self.has_status => Stage::Open(self.phase()),
            stage => stage,
        }
    }

    /// Who is with the citizen by who is in the room.
    fn phase(&self) -> Phase {
        match self.agents.last() {
            Some((agent, _)) => Phase::Human {
                agent: agent.clone(),
            },
            None => Phase::Queued {
                position: None,
                eta_s: None,
            },
        }
    }
}
