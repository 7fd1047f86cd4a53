//! A submission as the text that is kept on the device.

use super::{Doubt, LastStatus, Obstacle, State, Submission};
use crate::kept;
use crate::model::{Carrier, Status};
use crate::tree::{Limits, Node, json};

impl Submission {
    /// The submission as JSON.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut entries = vec![
            ("id", Node::scalar(&self.id)),
            ("version", number(self.version)),
            ("agency", Node::scalar(&self.agency)),
            ("service_code", Node::scalar(&self.service_code)),
            ("service_name", Node::scalar(&self.service_name)),
            ("created", number(self.created)),
            ("reference", Node::scalar(&self.reference)),
            ("carrier", Node::scalar(carrier_word(self.carrier))),
            ("tries", number(self.tries)),
            ("resends", number(self.resends)),
            ("service_notice", Node::scalar(&self.service_notice)),
            ("text", Node::scalar(&self.text)),
        ];
        for (name, time) in [
            ("last_try", self.last_try),
            ("doubted_from", self.doubted_from),
            ("look_again", self.look_again),
        ] {
            entries.extend(time.map(|time| (name, number(time))));
        }
        if !self.duplicates.is_empty() {
            let ids = self.duplicates.iter().map(Node::scalar).collect();
            entries.push(("duplicates", Node::list(ids)));
        }
        self.state.write(&mut entries);
        if let Some(last) = &self.last_status {
            entries.push(("status", Node::scalar(status_word(last.status))));
            entries.push(("status_text", Node::scalar(&last.text)));
            entries.push(("as_of", number(last.as_of)));
        }
        if self.is_news {
            entries.push(("news", Node::scalar("yes")));
        }
        json::write(&Node::map(entries))
    }

    /// Reads what [`Submission::to_text`] wrote, and as much as can be read of anything else. None without
    /// an id or an agency: such a row can neither be named nor looked up.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        let root = json::parse(text.as_bytes(), &Limits::default()).ok()?;
        let row = Row(&root);
        let last_status = row.text("status").map(|status| LastStatus {
            status: read_status(status),
            text: row.owned("status_text"),
            as_of: row.number("as_of").unwrap_or_default(),
        });
        let duplicates = root.get("duplicates").map(Node::items).unwrap_or_default();
        let duplicates = duplicates.into_iter().filter_map(kept::exact);
        Some(Self {
            version: row.number("version").unwrap_or_default(),
            service_code: row.owned("service_code"),
            service_name: row.owned("service_name"),
            reference: row.owned("reference"),
            carrier: read_carrier(row.text("carrier").unwrap_or_default()),
            state: State::read(&row),
            tries: row.number("tries").unwrap_or_default(),
            resends: row.number("resends").unwrap_or_default(),
            last_try: row.number("last_try"),
            doubted_from: row.number("doubted_from"),
            look_again: row.number("look_again"),
            duplicates: duplicates.map(str::to_owned).collect(),
            service_notice: row.owned("service_notice"),
            last_status,
            is_news: row.text("news").is_some(),
            text: row.owned("text"),
            ..Self::new(
                row.text("id")?.to_owned(),
                row.text("agency")?.to_owned(),
                row.number("created").unwrap_or_default(),
            )
        })
    }
}

/// A kept object.
struct Row<'a>(&'a Node);

impl<'a> Row<'a> {
    fn text(&self, key: &str) -> Option<&'a str> {
        kept::text(self.0, key)
    }

    fn owned(&self, key: &str) -> String {
        self.text(key).unwrap_or_default().to_owned()
    }

    fn number<T: std::str::FromStr>(&self, key: &str) -> Option<T> {
        self.text(key)?.parse().ok()
    }
}

fn number(number: impl ToString) -> Node {
    Node::scalar(number.to_string())
}

impl State {
    fn write(&self, entries: &mut Vec<(&'static str, Node)>) {
        let mut add = |name, node| entries.push((name, node));
        match self {
            Self::Waiting {
                not_before,
                obstacle,
            } => {
                add("state", Node::scalar("waiting"));
                add("not_before", number(not_before));
                if let Some(obstacle) = obstacle {
                    obstacle.write(entries);
                }
            }
            Self::Sending { since } => {
                add("state", Node::scalar("sending"));
                add("since", number(since));
            }
            Self::Unknown(doubt) => {
                add("state", Node::scalar("unknown"));
                doubt.write(entries);
            }
            Self::Ask(doubt) => {
                add("state", Node::scalar("ask"));
                doubt.write(entries);
            }
            Self::Refused { reason } => {
                add("state", Node::scalar("refused"));
                add("reason", Node::scalar(reason));
            }
            Self::Accepted => add("state", Node::scalar("accepted")),
            Self::Pending {
                token,
                not_before,
                polls,
            } => {
                add("state", Node::scalar("pending"));
                add("token", Node::scalar(token));
                add("not_before", number(not_before));
                add("polls", number(polls));
            }
            Self::Sent { service_request_id } => {
                add("state", Node::scalar("sent"));
                add("service_request_id", Node::scalar(service_request_id));
            }
        }
    }

    /// A word that is not known, or lacks what belongs to it, can only mean that one cannot tell.
    fn read(row: &Row<'_>) -> Self {
        let not_before = row.number("not_before").unwrap_or_default();
        let since = row.number("since").unwrap_or_default();
        let token = row.text("token").map(str::to_owned);
        let id = row.text("service_request_id").map(str::to_owned);
        match (row.text("state").unwrap_or_default(), token, id) {
            ("waiting", ..) => Self::Waiting {
                not_before,
                obstacle: Obstacle::read(row),
            },
            ("sending", ..) => Self::Sending { since },
            ("ask", ..) => Self::Ask(Doubt::read(row)),
            ("refused", ..) => Self::Refused {
                reason: row.owned("reason"),
            },
            ("accepted", ..) => Self::Accepted,
            ("pending", Some(token), _) => Self::Pending {
                token,
                not_before,
                polls: row.number("polls").unwrap_or_default(),
            },
            ("sent", _, Some(service_request_id)) => Self::Sent { service_request_id },
            _ => Self::Unknown(Doubt::read(row)),
        }
    }
}

impl Doubt {
    fn write(&self, entries: &mut Vec<(&'static str, Node)>) {
        entries.push(("ended", number(self.ended)));
        entries.extend(self.first_look.map(|at| ("first_look", number(at))));
        entries.push(("looks", number(self.looks)));
        entries.push(("failures", number(self.failures)));
        entries.push(("not_before", number(self.not_before)));
    }

    fn read(row: &Row<'_>) -> Self {
        Self {
            ended: row.number("ended").unwrap_or(i64::MAX),
            first_look: row.number("first_look"),
            looks: row.number("looks").unwrap_or_default(),
            failures: row.number("failures").unwrap_or_default(),
            not_before: row.number("not_before").unwrap_or_default(),
        }
    }
}

impl Obstacle {
    fn write(self, entries: &mut Vec<(&'static str, Node)>) {
        let word = match self {
            Self::Offline => "offline",
            Self::TooManyRequests { wait } => {
                entries.extend(wait.map(|wait| ("wait", number(wait))));
                "too_many_requests"
            }
            Self::Unavailable => "unavailable",
        };
        entries.push(("obstacle", Node::scalar(word)));
    }

    fn read(row: &Row<'_>) -> Option<Self> {
        Some(match row.text("obstacle")? {
            "offline" => Self::Offline,
            "too_many_requests" => Self::TooManyRequests {
                wait: row.number("wait"),
            },
            _ => Self::Unavailable,
        })
    }
}

fn carrier_word(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Nothing => "nothing",
        Carrier::Description => "description",
        Carrier::Field => "field",
    }
}

fn read_carrier(word: &str) -> Carrier {
    match word {
        "description" => Carrier::Description,
        "field" => Carrier::Field,
        _ => Carrier::Nothing,
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
