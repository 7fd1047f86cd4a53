//! A stored request.

use serde::Serialize;

use super::photo::{Photo, PhotoEntry};
use crate::clock::Instant;

/// What the citizen typed, as it came; an empty text where nothing came. The names are those of
/// the parameters of "POST Service Request".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Typed {
    /// Latitude, WGS 84.
    pub lat: String,
    /// Longitude, WGS 84.
    pub long: String,
    /// The place in words.
    pub address_string: String,
    /// The agency's id of the place.
    pub address_id: String,
    /// Contact detail.
    pub email: String,
    /// The device that sent it.
    pub device_id: String,
    /// The account that sent it.
    pub account_id: String,
    /// Contact detail.
    pub first_name: String,
    /// Contact detail.
    pub last_name: String,
    /// Contact detail.
    pub phone: String,
    /// What was reported.
    pub description: String,
    /// The address of a picture elsewhere.
    pub media_url: String,
}

/// A checked request, ready to be stored.
#[derive(Clone, Debug)]
pub struct NewRecord {
    /// Which agency it is for.
    pub jurisdiction: String,
    /// In front of the number of its reference.
    pub reference_prefix: String,
    /// Added to the number of its row.
    pub reference_first: i64,
    /// The service.
    pub service_code: String,
    /// What the citizen typed.
    pub typed: Typed,
    /// Answers as code and value, one entry a value, in the order sent.
    pub attributes: Vec<(String, String)>,
    /// Files.
    pub photos: Vec<Photo>,
    /// Whether a token is answered in place of the reference.
    pub with_token: bool,
    /// When it was filed.
    pub requested_at: Instant,
    /// From when its reference can be known.
    pub ready_at: Instant,
    /// When it should be done.
    pub expected_at: Option<Instant>,
}

/// What the database made of a new request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Its reference.
    pub service_request_id: String,
    /// Its token, where one was wanted; random.
    pub token: Option<String>,
}

/// A stored request with all that belongs to it.
#[derive(Clone, Debug)]
pub struct Record {
    /// The number of its row.
    pub id: i64,
    /// Which agency it is for.
    pub jurisdiction: String,
    /// Its reference.
    pub service_request_id: String,
    /// The token that was answered, if any.
    pub token: Option<String>,
    /// From when its reference can be known.
    pub ready_at: Instant,
    /// The service.
    pub service_code: String,
    /// Where it stands.
    pub status: Status,
    /// What the agency last said about it.
    pub status_notes: String,
    /// When it was filed.
    pub requested_at: Instant,
    /// When it last changed.
    pub updated_at: Instant,
    /// When it should be done.
    pub expected_at: Option<Instant>,
    /// What the citizen typed.
    pub typed: Typed,
    /// Answers as code and value, in the order sent.
    pub attributes: Vec<(String, String)>,
    /// Its history, oldest first.
    pub notes: Vec<Note>,
    /// Its files, without their bytes.
    pub photos: Vec<PhotoEntry>,
}

/// Where a request stands (GeoReport v2 knows these two).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Being worked on.
    Open,
    /// Done with.
    Closed,
}

impl Status {
    /// The standard's word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
        }
    }

    /// Reads the word in the database.
    pub(super) fn from_column(word: &str) -> Self {
        if word == "closed" {
            Self::Closed
        } else {
            Self::Open
        }
    }
}

/// An entry of a request's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// When.
    pub at: Instant,
    /// What kind of thing happened: `opened`, `acknowledged`, `note`, `closed`, `reopened`.
    pub kind: String,
    /// What happened, in words.
    pub summary: String,
}
