//! A new request on its way to an agency (GeoReport v2, "POST Service Request").

/// What the citizen sends.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewRequest {
    /// The service.
    pub service_code: String,
    /// Where it is.
    pub location: Location,
    /// Answers by attribute code, in the definition's order.
    pub attributes: Vec<(String, Answered)>,
    /// Free text, at most 4,000 characters.
    pub description: String,
    /// Contact detail; empty when not given.
    pub email: String,
    /// Contact detail; empty when not given.
    pub first_name: String,
    /// Contact detail; empty when not given.
    pub last_name: String,
    /// Contact detail; empty when not given.
    pub phone: String,
    /// Photos, already without metadata.
    pub media: Vec<Media>,
}

/// What was answered to one attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answered {
    /// One value.
    One(String),
    /// The values chosen of a `multivaluelist`, one of them included: it is written in another way.
    Several(Vec<String>),
}

/// Where something is. Any of the three may be given; the standard wants at least one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Location {
    /// WGS 84 latitude and longitude in degrees.
    pub lat_long: Option<(f64, f64)>,
    /// An address in words; may be empty.
    pub address_string: String,
    /// The agency's own id of an address; may be empty.
    pub address_id: String,
}

/// A file to send along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Media {
    /// A name made by the portal, never the one of the citizen's file.
    pub file_name: String,
    /// Media type.
    pub media_type: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// What the agency answered to a new request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Submitted {
    /// It has a reference.
    Id {
        /// The reference.
        service_request_id: String,
        /// What happens next, in the agency's words; may be empty.
        service_notice: String,
        /// The account it was filed under; may be empty.
        account_id: String,
    },
    /// It will have one: ask for it with this token.
    Token {
        /// The token.
        token: String,
        /// What happens next, in the agency's words; may be empty.
        service_notice: String,
    },
    /// The agency said yes, and gave neither (`blackbox` services).
    Accepted {
        /// What happens next, in the agency's words; may be empty.
        service_notice: String,
    },
}

/// The answer to "has this token a reference yet?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenAnswer {
    /// The token asked for; empty where the agency left it out.
    pub token: String,
    /// The reference, once there is one.
    pub service_request_id: Option<String>,
}

/// Where the reference of a submission stands in what is sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Carrier {
    /// Nowhere: it cannot be looked up.
    #[default]
    Nothing,
    /// At the end of the description.
    Description,
    /// In a field that the form declares for it.
    Field,
}

/// The answer to "is this reference among your requests?".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookUp {
    /// The ids of the requests that carry the reference, the one that was filed first before its copies.
    pub found: Vec<String>,
    /// Whether the reference stands in a request that has no id yet.
    pub unnamed: bool,
    /// When the newest request was filed that shows what would hold the reference, milliseconds since
    /// 1970-01-01T00:00:00Z; at the earliest, where its date has no zone. None proves nothing.
    pub newest: Option<i64>,
    /// From when on the list is whole: [`i64::MIN`] where nothing suggests that the server cut it off,
    /// [`i64::MAX`] where that is not known for any time.
    pub whole_since: i64,
}
