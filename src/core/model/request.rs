//! A request that an agency has (GeoReport v2, "GET Service Request").

use super::Timestamp;

/// A service request. Every text is plain; an empty text means that the agency sent none.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceRequest {
    /// The reference. Rows without one are not requests yet and become findings.
    pub service_request_id: String,
    /// What the status means.
    pub status: Status,
    /// The agency's own status text (`status`), never dropped.
    pub status_text: String,
    /// Why it has this status.
    pub status_notes: String,
    /// The service's name.
    pub service_name: String,
    /// The service's code.
    pub service_code: String,
    /// What was reported.
    pub description: String,
    /// Who handles it.
    pub agency_responsible: String,
    /// What happens next.
    pub service_notice: String,
    /// When it was filed.
    pub requested_datetime: Option<Timestamp>,
    /// When it last changed.
    pub updated_datetime: Option<Timestamp>,
    /// When it should be done.
    pub expected_datetime: Option<Timestamp>,
    /// Where, in words.
    pub address: String,
    /// The agency's id of the address.
    pub address_id: String,
    /// Postal code.
    pub zipcode: String,
    /// WGS 84 degrees; none where the agency sent nothing or 0, 0.
    pub lat_long: Option<(f64, f64)>,
    /// Addresses of photos.
    pub media_urls: Vec<String>,
    /// The history, oldest first, where the server gives one.
    pub notes: Vec<Note>,
    /// Further named values (`extended_attributes`), as sent.
    pub extended_attributes: Vec<(String, String)>,
}

/// What a status means to a citizen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The agency still has it.
    Open,
    /// The agency is done with it.
    Closed,
    /// The portal does not know; show the agency's text.
    Other,
}

/// One entry of a request's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub datetime: Option<Timestamp>,
    /// What happened, as plain text.
    pub summary: String,
    /// The server's kind of entry; may be empty.
    pub kind: String,
}
