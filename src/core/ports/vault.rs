//! Records kept on the device, sealed.

use super::Task;

/// What the vault does, or why it does not.
pub type Kept<T> = Task<Result<T, VaultError>>;

/// What is called with news.
pub type Told<T> = Box<dyn Fn(T)>;

/// Keeps records on the device, so that nobody reads them from its disk.
///
/// On a person's own device the keys stay there as well; on any other they are in memory only and go with
/// the last tab, and nobody can read the records then. Where the browser keeps nothing, records live as long
/// as the page.
#[derive(Clone, Copy)]
pub struct Vault {
    /// Opens it; to be called once, before anything else. Calls back when the vault is lost, and with the
    /// cabinet in which another tab has changed something.
    pub open: fn(Told<VaultError>, Told<Cabinet>) -> Task<Opened>,
    /// All records of a cabinet, in no order.
    pub list: fn(Cabinet) -> Kept<Vec<Record>>,
    /// One record.
    pub get: fn(Cabinet, &str) -> Kept<Option<Record>>,
    /// Makes all of these changes or, if one record is not at the version it is expected at, none; whether
    /// they were made. They are on the disk once the task ends.
    pub commit: fn(Vec<Change>) -> Kept<bool>,
    /// Says whether this is the person's own device.
    pub set_own: fn(bool) -> Kept<()>,
    /// Asks the browser not to evict the records when space runs out; whether it promised, where it says.
    pub persist: fn() -> Task<Option<bool>>,
    /// Erases all records and the keys.
    pub erase: fn() -> Task<()>,
}

/// How the vault is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Whether it is the vault of a person's own device.
    pub own: bool,
    /// Why nothing outlives the page, if so.
    pub failure: Option<VaultError>,
}

/// What belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cabinet {
    /// Forms that are being filled in, by agency and service.
    Drafts,
    /// The files of those forms, by their ids.
    Files,
    /// What was sent or is followed, by its id.
    Requests,
    /// The frozen requests of what is on its way, by the same id.
    Payloads,
    /// What agencies answered when they were last asked, by address.
    Answers,
    /// The chat, what is being typed for it, and files on their way, by the names of their messages.
    Chats,
}

impl Cabinet {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Drafts,
        Self::Files,
        Self::Requests,
        Self::Payloads,
        Self::Answers,
        Self::Chats,
    ];

    /// Its name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Files => "files",
            Self::Requests => "requests",
            Self::Payloads => "payloads",
            Self::Answers => "answers",
            Self::Chats => "chats",
        }
    }
}

/// A record as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// Its name within the cabinet.
    pub name: String,
    /// Counts its changes, from 1.
    pub version: u32,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// One change of one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The cabinet.
    pub cabinet: Cabinet,
    /// The record's name.
    pub name: String,
    /// What has to be there for the change to be made.
    pub expected: Expected,
    /// The new version and content; without it the record is removed.
    pub put: Option<(u32, Vec<u8>)>,
}

/// What a change builds on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Whatever is there.
    Anything,
    /// Nothing.
    Nothing,
    /// The record at this version.
    Version(u32),
}

impl Change {
    /// A record in place of whatever is there.
    #[must_use]
    pub fn put(cabinet: Cabinet, name: &str, bytes: Vec<u8>) -> Self {
        Self {
            cabinet,
            name: name.to_owned(),
            expected: Expected::Anything,
            put: Some((1, bytes)),
        }
    }

    /// A record taken away, whatever it is.
    #[must_use]
    pub fn remove(cabinet: Cabinet, name: &str) -> Self {
        Self {
            cabinet,
            name: name.to_owned(),
            expected: Expected::Anything,
            put: None,
        }
    }
}

/// Why the vault keeps nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VaultError {
    /// No room is left.
    Full,
    /// The browser refuses to keep anything (private window, blocked site data).
    Refused,
    /// An older page of the portal holds the database and has to be closed.
    Blocked,
    /// A newer version of the portal has taken the database over; this page has to be reloaded.
    Newer,
    /// Another tab erased everything.
    Erased,
    /// It is gone or does not answer.
    Lost,
}

impl VaultError {
    /// By the name of a `DOMException` (Web IDL, section 2.8.1), or of what `platform/vault.js` reports.
    #[must_use]
    pub fn from_name(name: &str) -> Self {
        match name {
            "QuotaExceededError" => Self::Full,
            "BlockedError" => Self::Blocked,
            "VersionError" => Self::Newer,
            "erased" => Self::Erased,
            "InvalidStateError" | "SecurityError" | "NotAllowedError" | "TypeError" => {
                Self::Refused
            }
            _ => Self::Lost,
        }
    }
}
