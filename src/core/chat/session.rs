//! Who the citizen is to the server, in one chat.

/// One chat of the citizen. Its name is made before the first request and is what the account and the room
/// are called by, so that a start whose answer was lost can be begun again and comes to the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// The agency's id in `portal.json`.
    pub agency: String,
    /// The name of this chat: random, of `0-9a-z`.
    pub start: String,
    /// When it was begun, milliseconds since 1970-01-01T00:00:00Z.
    pub started: i64,
    /// As whom the citizen comes.
    pub who: Who,
    /// Whether the account is known to exist.
    pub is_registered: bool,
    /// The account's whole name; empty until the server has told.
    pub user: String,
    /// What requests are sent with; empty while there is none.
    pub access: String,
    /// What a new access is had for; may be empty.
    pub refresh: String,
    /// When the access runs out, milliseconds since 1970-01-01T00:00:00Z; none where it does not.
    pub expires: Option<i64>,
    /// The room; empty until there is one.
    pub room: String,
}

/// As whom the citizen comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// As nobody, with an account for this chat alone.
    Anonymous {
        /// The account's password: random.
        password: String,
    },
    /// As whom the portal has signed in; the proof of it is never kept.
    SignedIn,
}

impl Session {
    /// A chat that is about to be begun.
    #[must_use]
    pub fn new(agency: &str, start: &str, who: Who, now: i64) -> Self {
        Self {
            agency: agency.to_owned(),
            start: start.to_owned(),
            started: now,
            who,
            is_registered: false,
            user: String::new(),
            access: String::new(),
            refresh: String::new(),
            expires: None,
            room: String::new(),
        }
    }

    /// Whether there is an account with access, and a room.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.access.is_empty() && !self.room.is_empty()
    }

    /// Gives up an access that has run out. Whether there was one.
    pub fn expire(&mut self, now: i64) -> bool {
        let had = !self.access.is_empty() && self.expires.is_some_and(|at| at <= now);
        if had {
            self.lose_access();
        }
        had
    }

    /// The server does not take the access any more.
    pub fn lose_access(&mut self) {
        self.access.clear();
        self.expires = None;
    }
}
