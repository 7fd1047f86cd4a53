//! How an agency behaves for good, until told otherwise: which formats it offers, what it answers
//! to a new request, and how long a token takes.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::georeport::Format;

/// The standing behaviour of one agency.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(default, deny_unknown_fields)]
pub struct Mode {
    /// The formats on offer.
    pub formats: Formats,
    /// What a new request is answered with.
    pub answers: Answers,
    /// After how many milliseconds a token leads to a reference.
    pub token_delay_ms: u64,
}

impl Default for Mode {
    fn default() -> Self {
        Self {
            formats: Formats::Both,
            answers: Answers::Normal,
            token_delay_ms: 3000,
        }
    }
}

impl Mode {
    /// How long a token takes.
    #[must_use]
    pub fn token_delay(&self) -> Duration {
        Duration::from_millis(self.token_delay_ms)
    }
}

/// Formats on offer. XML is the one that the standard demands.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Formats {
    /// XML and JSON.
    Both,
    /// XML alone.
    Xml,
    /// JSON alone.
    Json,
}

impl Formats {
    /// Whether this format is on offer.
    #[must_use]
    pub fn offers(self, format: Format) -> bool {
        match self {
            Self::Both => true,
            Self::Xml => format == Format::Xml,
            Self::Json => format == Format::Json,
        }
    }
}

/// What a new request is answered with.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
pub enum Answers {
    /// By the type of the service.
    Normal,
    /// A token, whatever the service (Chicago).
    TokenOnly,
}
