//! A chat: where it stands, and what its room is told about that.

use serde_json::{Value, json};

use super::names::Names;
use crate::clock::Instant;

/// Who a citizen speaks with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The bot.
    Bot,
    /// Nobody yet: the citizen waits for a person.
    Queued,
    /// A person.
    Human,
    /// Nobody any more.
    Ended,
}

impl Phase {
    /// All of them, in the order in which a chat goes through them.
    pub const ALL: [Self; 4] = [Self::Bot, Self::Queued, Self::Human, Self::Ended];

    /// The word in the status.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bot => "bot",
            Self::Queued => "queued",
            Self::Human => "human",
            Self::Ended => "ended",
        }
    }

    /// Reads the word; an unknown one is an end.
    #[must_use]
    pub fn from_word(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|phase| phase.as_str() == word)
            .unwrap_or(Self::Ended)
    }
}

/// A chat as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Chat {
    /// The number of its row.
    pub id: i64,
    /// The room.
    pub room: String,
    /// Whether the desk made the room; else the citizen did and may not have let the desk set state.
    pub is_our_room: bool,
    /// The citizen's user id; empty until somebody is in.
    pub citizen: String,
    /// Where it stands.
    pub phase: Phase,
    /// The agent who has it, or had it last: the name before the colon.
    pub agent: String,
    /// Who ended it (`citizen`, `agent`, `desk`), and why.
    pub ended: (String, String),
    /// The packet that came with it, JSON, and the event that it came in; empty when there is none.
    pub context: (String, String),
    /// The citizen's judgement: 1 to 5 and words; 0 when there is none.
    pub rating: (i64, String),
    /// How often in a row the bot had no answer.
    pub misses: i64,
    /// When its room was made.
    pub opened_at: Instant,
    /// Since when the citizen waits for a person.
    pub queued_at: Option<Instant>,
    /// The status that the room has, JSON.
    pub told: String,
}

/// How long a person needs for one chat on average, in seconds; an estimate from no data.
const SECONDS_EACH: i64 = 120;

impl Chat {
    /// The status for the room; `position` counts from 1 among those who wait.
    #[must_use]
    pub fn status(&self, position: i64, names: &Names) -> Value {
        let mut status = json!({ "phase": self.phase.as_str() });
        match self.phase {
            Phase::Bot => {}
            Phase::Queued => {
                status["position"] = json!(position);
                status["eta_s"] = json!(position.saturating_mul(SECONDS_EACH));
            }
            Phase::Human => status["agent"] = json!(names.user(&self.agent)),
            Phase::Ended => {
                let (by, reason) = &self.ended;
                status["by"] = json!(by);
                status["reason"] = json!(reason);
            }
        }
        status
    }
}
