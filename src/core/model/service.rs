//! Services and their definitions (Open311 GeoReport v2, "GET Service List" and "GET Service
//! Definition").

/// One service that an agency offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// Identifies the service within its agency; any text.
    pub service_code: String,
    /// Its name; the code where the agency sent none.
    pub service_name: String,
    /// Plain text, markup removed; may be empty.
    pub description: String,
    /// Whether a definition with further questions exists.
    pub metadata: bool,
    /// How the agency answers a new request.
    pub kind: ServiceKind,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// Groups it is listed under (`group`, `groups`).
    pub groups: Vec<String>,
}

/// The `type` of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceKind {
    /// The reference comes at once.
    Realtime,
    /// A token comes at once, the reference later.
    Batch,
    /// No reference will ever come.
    Blackbox,
    /// Something else, or nothing.
    Other(String),
}

impl ServiceKind {
    /// Reads the `type` of a service, in any case.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        match text.to_ascii_lowercase().as_str() {
            "realtime" => Self::Realtime,
            "batch" => Self::Batch,
            "blackbox" => Self::Blackbox,
            _ => Self::Other(text.to_owned()),
        }
    }

    /// The standard's word, or the agency's own.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Self::Realtime => "realtime",
            Self::Batch => "batch",
            Self::Blackbox => "blackbox",
            Self::Other(text) => text,
        }
    }
}

/// What a service asks, beyond place, photo and contact details.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceDefinition {
    /// The service it belongs to; empty where the agency left it out.
    pub service_code: String,
    /// In the order in which to ask.
    pub attributes: Vec<Attribute>,
}

/// One question or notice of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// Identifies the question; sent as `attribute[code]`.
    pub code: String,
    /// The kind of answer.
    pub datatype: Datatype,
    /// False: a notice to show, not a question.
    pub variable: bool,
    /// Whether an answer must be given.
    pub required: bool,
    /// How to answer, as plain text; may be empty.
    pub datatype_description: String,
    /// The agency's sorting number.
    pub order: i64,
    /// The question or notice, as plain text.
    pub description: String,
    /// The choices of a list.
    pub values: Vec<AttributeValue>,
    /// Whether the citizen must see it at all.
    pub automated: Automated,
}

impl Attribute {
    /// Whether the citizen ever sees it: `server_set` and `hidden_field` attributes are for other
    /// programs.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.automated == Automated::No
    }
}

/// A choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AttributeValue {
    /// What is sent.
    pub key: String,
    /// What is shown; the key where the agency sent no name.
    pub name: String,
    /// Choosing this value ends the form with this message (FixMyStreet extension).
    pub disable_message: Option<String>,
}

/// The six datatypes of the standard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datatype {
    /// A short text.
    String,
    /// A number.
    Number,
    /// A date, with or without a time.
    Datetime,
    /// A long text.
    Text,
    /// One of `values`.
    SingleValueList,
    /// Any of `values`.
    MultiValueList,
    /// Not one of the six; asked as a short text.
    Other(String),
}

impl Datatype {
    /// Reads a `datatype`, in any case.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        match text.to_ascii_lowercase().as_str() {
            "string" => Self::String,
            "number" => Self::Number,
            "datetime" => Self::Datetime,
            "text" => Self::Text,
            "singlevaluelist" => Self::SingleValueList,
            "multivaluelist" => Self::MultiValueList,
            _ => Self::Other(text.to_owned()),
        }
    }

    /// The standard's word, or the agency's own.
    #[must_use]
    pub fn as_text(&self) -> &str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Datetime => "datetime",
            Self::Text => "text",
            Self::SingleValueList => "singlevaluelist",
            Self::MultiValueList => "multivaluelist",
            Self::Other(text) => text,
        }
    }
}

/// The `automated` extension of an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Automated {
    /// A person answers.
    No,
    /// The server fills it in; not sent.
    ServerSet,
    /// A program between fills it in; not shown.
    HiddenField,
}
