//! A ledger as the text that is kept on the device.

use super::ledger::Removed;
use super::{LastStatus, Ledger, Obstacle, State, Submission};
use crate::kept;
use crate::model::Status;
use crate::tree::{Limits, Node, json};

impl Ledger {
    /// The whole ledger as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let rows = self.rows.iter().map(Submission::to_node).collect();
        let removed = self.removed.iter().map(Removed::to_node).collect();
        json::write(&Node::map([
            ("rows", Node::list(rows)),
            ("removed", Node::list(removed)),
        ]))
    }

    /// Reads what [`Ledger::to_json`] wrote, and as much as can be read of anything else: a row
    /// that cannot be read never hides the others.
    #[must_use]
    pub fn from_json(text: &str) -> Self {
        let mut ledger = Self::default();
        let Ok(root) = json::parse(text.as_bytes(), &Limits::default()) else {
            return ledger;
        };
        let items = |key| root.get(key).map(Node::items).unwrap_or_default();
        for removed in items("removed").into_iter().filter_map(Removed::from_node) {
            ledger.note_removal(removed);
        }
        for row in items("rows").into_iter().filter_map(Submission::from_node) {
            if ledger.get(&row.id).is_none() {
                ledger.rows.push(row);
            }
        }
        ledger.keep_within_bounds();
        ledger
    }
}

impl Removed {
    fn to_node(&self) -> Node {
        Node::map([
            ("id", Node::scalar(&self.id)),
            ("version", Node::scalar(self.version.to_string())),
        ])
    }

    fn from_node(row: &Node) -> Option<Self> {
        Some(Self {
            id: kept::text(row, "id")?.to_owned(),
            version: kept::text(row, "version")?.parse().ok()?,
        })
    }
}

impl Submission {
    fn to_node(&self) -> Node {
        let mut entries = vec![
            ("id", Node::scalar(&self.id)),
            ("version", Node::scalar(self.version.to_string())),
            ("agency", Node::scalar(&self.agency)),
            ("service_code", Node::scalar(&self.service_code)),
            ("service_name", Node::scalar(&self.service_name)),
            ("created", Node::scalar(self.created.to_string())),
            ("service_notice", Node::scalar(&self.service_notice)),
            ("text", Node::scalar(&self.text)),
        ];
        let (state, detail) = self.state.to_words();
        entries.push(("state", Node::scalar(state)));
        entries.extend(detail.map(|detail| ("detail", Node::scalar(detail))));
        if let Some(last) = &self.last_status {
            entries.push(("status", Node::scalar(status_word(last.status))));
            entries.push(("status_text", Node::scalar(&last.text)));
            entries.push(("as_of", Node::scalar(last.as_of.to_string())));
        }
        Node::map(entries)
    }

    /// None without an id or an agency: such a row can neither be named nor looked up.
    fn from_node(row: &Node) -> Option<Self> {
        let text = |key| kept::text(row, key);
        let owned = |key| text(key).unwrap_or_default().to_owned();
        let last_status = text("status").map(|status| LastStatus {
            status: read_status(status),
            text: owned("status_text"),
            as_of: text("as_of")
                .and_then(|as_of| as_of.parse().ok())
                .unwrap_or_default(),
        });
        Some(Self {
            id: text("id")?.to_owned(),
            version: text("version")
                .and_then(|version| version.parse().ok())
                .unwrap_or_default(),
            agency: text("agency")?.to_owned(),
            service_code: owned("service_code"),
            service_name: owned("service_name"),
            created: text("created")
                .and_then(|created| created.parse().ok())
                .unwrap_or_default(),
            state: State::from_words(text("state").unwrap_or_default(), text("detail")),
            service_notice: owned("service_notice"),
            last_status,
            text: owned("text"),
        })
    }
}

impl State {
    fn to_words(&self) -> (&'static str, Option<String>) {
        match self {
            Self::Sending => ("sending", None),
            Self::NotSent { obstacle } => match obstacle {
                Obstacle::Offline => ("offline", None),
                Obstacle::TooManyRequests { wait } => {
                    ("too_many_requests", wait.map(|wait| wait.to_string()))
                }
                Obstacle::Unavailable => ("unavailable", None),
            },
            Self::CannotTell => ("cannot_tell", None),
            Self::Refused { reason } => ("refused", Some(reason.clone())),
            Self::Accepted => ("accepted", None),
            Self::Pending { token } => ("pending", Some(token.clone())),
            Self::Sent { service_request_id } => ("sent", Some(service_request_id.clone())),
        }
    }

    /// A word that is not known, or lacks what belongs to it, can only mean that one cannot tell.
    fn from_words(state: &str, detail: Option<&str>) -> Self {
        let not_sent = |obstacle| Self::NotSent { obstacle };
        match (state, detail) {
            ("sending", _) => Self::Sending,
            ("offline", _) => not_sent(Obstacle::Offline),
            ("too_many_requests", wait) => not_sent(Obstacle::TooManyRequests {
                wait: wait.and_then(|wait| wait.parse().ok()),
            }),
            ("unavailable", _) => not_sent(Obstacle::Unavailable),
            ("refused", reason) => Self::Refused {
                reason: reason.unwrap_or_default().to_owned(),
            },
            ("accepted", _) => Self::Accepted,
            ("pending", Some(token)) => Self::Pending {
                token: token.to_owned(),
            },
            ("sent", Some(id)) => Self::Sent {
                service_request_id: id.to_owned(),
            },
            _ => Self::CannotTell,
        }
    }
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Closed => "closed",
        Status::Other => "other",
    }
}

fn read_status(word: &str) -> Status {
    match word {
        "open" => Status::Open,
        "closed" => Status::Closed,
        _ => Status::Other,
    }
}
