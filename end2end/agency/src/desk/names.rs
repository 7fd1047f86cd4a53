//! Who and what the desk is called on its homeserver.

use serde_json::{Value, json};

/// The name of the bot, before the colon.
pub const BOT: &str = "desk";

/// What the names of those begin with who answer after the bot.
const AGENT_PREFIX: &str = "agent-";

/// What the aliases of its rooms begin with; the rest is the portal's id of a start.
pub const ROOM_PREFIX: &str = "frontdoor-";

/// Somebody who answers after the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Agent {
    /// The name before the colon.
    pub localpart: &'static str,
    /// What the citizen reads.
    pub name: &'static str,
}

/// Those who work at the sandbox's desk.
pub const AGENTS: [Agent; 3] = [
    Agent {
        localpart: "agent-kim",
        name: "Kim",
    },
    Agent {
        localpart: "agent-ali",
        name: "Ali",
    },
    Agent {
        localpart: "agent-rosa",
        name: "Rosa",
    },
];

impl Agent {
    /// The one with this name before the colon.
    #[must_use]
    pub fn find(localpart: &str) -> Option<Self> {
        AGENTS
            .into_iter()
            .find(|agent| agent.localpart == localpart)
    }
}

/// The names on one homeserver.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Names {
    /// The part after the colon.
    pub server: String,
}

impl Names {
    /// A user id (Matrix, "User Identifiers").
    #[must_use]
    pub fn user(&self, localpart: &str) -> String {
        format!("@{localpart}:{}", self.server)
    }

    /// The name before the colon, of a user of this server.
    #[must_use]
    pub fn localpart<'a>(&self, user: &'a str) -> Option<&'a str> {
        let (localpart, server) = user.strip_prefix('@')?.split_once(':')?;
        (server == self.server).then_some(localpart)
    }

    /// Whether this user is the bot or an agent.
    #[must_use]
    pub fn is_ours(&self, user: &str) -> bool {
        self.localpart(user)
            .is_some_and(|name| name == BOT || name.starts_with(AGENT_PREFIX))
    }

    /// The name of a room's alias, without `#` and server, if it is one of the desk's.
    #[must_use]
    pub fn room<'a>(&self, alias: &'a str) -> Option<&'a str> {
        let (name, server) = alias.strip_prefix('#')?.split_once(':')?;
        let start = name.strip_prefix(ROOM_PREFIX)?;
        let is_id = start.len() <= 64
            && !start.is_empty()
            && start
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-');
        (server == self.server && is_id).then_some(name)
    }

    /// What the homeserver asks and tells the desk about (Application Service API, "Registration").
    /// Its users are nobody else's; a room with such an alias may also be made by a citizen, who then
    /// invites the bot.
    #[must_use]
    pub fn namespaces(&self) -> Value {
        let server = self.server.replace('.', "\\.");
        json!({
            "users": [
                { "exclusive": true, "regex": format!("@{BOT}[a-z0-9-]*:{server}") },
                { "exclusive": true, "regex": format!("@agent[a-z0-9-]*:{server}") },
            ],
            "aliases": [
                { "exclusive": false, "regex": format!("#{ROOM_PREFIX}[A-Za-z0-9-]+:{server}") },
            ],
            "rooms": [],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_its_own_from_others() {
        let names = Names {
            server: "city.example".into(),
        };
        assert!(names.is_ours("@desk:city.example"));
        assert!(names.is_ours("@agent-kim:city.example"));
        assert!(!names.is_ours("@desk:elsewhere.example"));
        assert!(!names.is_ours("@frontdoor-1:city.example"));
        assert_eq!(
            names.room("#frontdoor-7f-a:city.example"),
            Some("frontdoor-7f-a")
        );
        for other in [
            "#frontdoor-:city.example",
            "#frontdoor-a b:city.example",
            "#lobby:city.example",
            "#frontdoor-1:elsewhere.example",
            "frontdoor-1",
        ] {
            assert_eq!(names.room(other), None, "{other}");
        }
    }
}
