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

impl Status {
    /// What a status text means, in any case and with any separator between its words. The standard
    /// knows `open` and `closed`; the others are SeeClickFix's, Accela's, FixMyStreet's and
    /// CitySDK's. What is not listed is [`Status::Other`]: a wrong guess would tell a citizen that
    /// an agency is done.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        const OPEN: &str = "open reopened new submitted received acknowledged pending assigned \
            confirmed investigating in_progress in_process planned scheduled action_scheduled \
            internal_referral for_triage under_review on_hold";
        const CLOSED: &str = "closed archived fixed fixed_council fixed_user resolved completed \
            complete done processed rejected cancelled canceled duplicate no_further_action \
            not_councils_responsibility not_responsible unable_to_fix";
        let words = text.to_ascii_lowercase();
        let words = words
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty());
        let name = words.collect::<Vec<_>>().join("_");
        let is_among = |names: &str| names.split(' ').any(|known| known == name);
        if is_among(OPEN) {
            Self::Open
        } else if is_among(CLOSED) {
            Self::Closed
        } else {
            Self::Other
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_known_in_any_spelling() {
        for text in [
            "open",
            "Open",
            " OPEN ",
            "In Progress",
            "IN_PROCESS",
            "action-scheduled",
        ] {
            assert_eq!(Status::from_text(text), Status::Open, "{text}");
        }
        for text in [
            "Closed",
            "archived",
            "PROCESSED",
            "fixed - council",
            "No further action",
        ] {
            assert_eq!(Status::from_text(text), Status::Closed, "{text}");
        }
        for text in ["", "parked", "open closed", "geschlossen"] {
            assert_eq!(Status::from_text(text), Status::Other, "{text}");
        }
    }
}
