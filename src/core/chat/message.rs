//! What the citizen says.

/// Something to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// A text.
    Text(String),
    /// A file.
    File(Attachment),
    /// What the portal knows already and the citizen agreed to tell.
    Context {
        /// It as words that a person reads, in the citizen's language.
        body: String,
        /// It as data.
        packet: Packet,
    },
    /// How the citizen was served.
    Rating {
        /// It as words that a person reads.
        body: String,
        /// 1 to 5.
        score: u8,
        /// What the citizen has to say; may be empty.
        comment: String,
    },
    /// Ends the chat, and stays in it to rate it.
    End {
        /// It as words that a person reads.
        body: String,
    },
    /// Takes back what was sent.
    Withdraw {
        /// The server's name for what was sent.
        event: String,
    },
}

/// A file to send. The bytes are kept elsewhere, under the name of the message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its name.
    pub name: String,
    /// Its media type, such as `image/jpeg`.
    pub media_type: String,
    /// Its size in bytes.
    pub size: u64,
    /// How far its upload got.
    pub slot: Slot,
}

/// How far an upload got.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// There is no place for it yet.
    None,
    /// There is a place, and nothing or everything in it.
    Reserved(String),
    /// It is there.
    Full(String),
}

/// What the portal knows already and the citizen agreed to tell: what was not ticked is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packet {
    /// The page on which the chat was begun.
    pub page: String,
    /// The service that is being asked for.
    pub service: Option<PacketService>,
    /// What is wrong with the form at the moment.
    pub problems: Vec<String>,
    /// Which page of the form, from 1.
    pub form_page: Option<u32>,
    /// The reference of a request that was sent.
    pub request: String,
    /// Answers in the form.
    pub answers: Vec<PacketAnswer>,
    /// The language that the citizen reads, as a BCP 47 tag.
    pub language: String,
}

/// A service, to people and to machines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacketService {
    /// The agency's id in `portal.json`.
    pub agency: String,
    /// The service's code at the agency.
    pub service_code: String,
    /// What it is called.
    pub name: String,
}

/// An answer in a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PacketAnswer {
    /// The question.
    pub label: String,
    /// The answer, as words.
    pub value: String,
}
