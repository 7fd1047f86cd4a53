//! What was said, and what happened in between.

use super::Status;

/// Something in a conversation, as the server keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The server's name for it.
    pub id: String,
    /// The name under which this device sent it; none for what others sent.
    pub txn: Option<String>,
    /// Who did it: an account's name.
    pub sender: String,
    /// Who that is to the citizen.
    pub role: Role,
    /// When the server took it, milliseconds since 1970-01-01T00:00:00Z.
    pub at: i64,
    /// What it says.
    pub content: Content,
}

/// Who somebody is to the citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// The citizen.
    Me,
    /// A program of the agency.
    Bot,
    /// A person at the agency.
    Agent,
}

/// What an event says. All texts are plain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A text, or what a message of an unknown kind says in place of what it is.
    Text(String),
    /// A file.
    File(FileInfo),
    /// What the citizen let the portal tell, as the agent reads it.
    Context(String),
    /// The citizen's rating: its text, and 1 to 5.
    Rating {
        /// What was written.
        body: String,
        /// 1 to 5.
        score: u8,
    },
    /// Somebody took back what stood here.
    Redacted,
    /// Takes back another event. Nothing to show.
    Redaction {
        /// Which event.
        target: String,
    },
    /// Somebody came or went.
    Member {
        /// Whose account.
        user: String,
        /// Whether they are there now.
        membership: Membership,
        /// What they are called; may be empty.
        name: String,
    },
    /// The desk says how the chat stands.
    Status(Status),
    /// It cannot be read here: it is encrypted.
    Encrypted,
    /// Encryption was turned on, so that nothing may be sent in the open from here on.
    Encryption,
    /// Nothing that is known.
    Unknown,
}

/// Whether somebody is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Membership {
    /// They are.
    Joined,
    /// They were asked to come.
    Invited,
    /// They are not, of their own will or not.
    Left,
}

/// A file that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileInfo {
    /// Its name.
    pub name: String,
    /// Its media type, such as `image/jpeg`, as its sender says; may be empty.
    pub media_type: String,
    /// Its size in bytes, as its sender says.
    pub size: Option<u64>,
    /// Where the server has it; no address that a browser could follow.
    pub uri: String,
}

impl Content {
    /// Whether there is something to show of it in the conversation.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        !matches!(
            self,
            Self::Redaction { .. } | Self::Status(_) | Self::Encryption | Self::Unknown
        )
    }
}
