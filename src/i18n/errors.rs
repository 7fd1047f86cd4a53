//! What went wrong, in words that say what to do next.

use frontdoor_core::agency::{AgencyError, ErrorKind, TransportError};
use frontdoor_core::ports::{PhotoError, PlaceError};

use super::say;

/// What happened between the portal and an agency, as a heading.
#[must_use]
pub fn failure(error: &AgencyError, agency: &str) -> String {
    match &error.kind {
        ErrorKind::Transport(TransportError::Offline) => say::failure_offline().to_owned(),
        ErrorKind::Transport(TransportError::TimedOut) => say::failure_timed_out(agency),
        ErrorKind::Transport(TransportError::Unreachable) => say::failure_unreachable(agency),
        ErrorKind::NotAnAnswer => say::failure_not_an_answer(agency),
        ErrorKind::TooManyRequests(_) => say::failure_busy(agency),
        ErrorKind::Invalid | ErrorKind::Duplicate => say::failure_refused(agency),
        ErrorKind::NotFound => say::failure_missing(agency),
        ErrorKind::Transport(TransportError::TooLarge)
        | ErrorKind::Auth
        | ErrorKind::Http(_)
        | ErrorKind::Undecodable(_) => say::failure_fault(agency),
    }
}

/// What the citizen can do about it.
#[must_use]
pub fn failure_advice(error: &AgencyError) -> &'static str {
    match &error.kind {
        ErrorKind::Transport(TransportError::Offline) => say::advice_offline(),
        ErrorKind::Transport(TransportError::Unreachable | TransportError::TimedOut) => {
            say::advice_unreachable()
        }
        ErrorKind::NotAnAnswer => say::advice_not_an_answer(),
        ErrorKind::TooManyRequests(_) => say::advice_busy(),
        _ => say::advice_fault(),
    }
}

/// What the agency itself said, shortened to what fits a screen; empty where it said nothing.
#[must_use]
pub fn agency_messages(error: &AgencyError) -> String {
    let texts: Vec<&str> = error
        .messages
        .iter()
        .map(|message| message.description.as_str())
        .filter(|text| !text.is_empty())
        .collect();
    texts.join(" ").chars().take(300).collect()
}

/// Why there is no place.
#[must_use]
pub fn place_problem(error: PlaceError) -> &'static str {
    match error {
        PlaceError::Denied => say::place_denied(),
        PlaceError::Unavailable => say::place_unavailable(),
        PlaceError::TimedOut => say::place_timed_out(),
    }
}

/// Why a file did not become a photo.
#[must_use]
pub fn photo_problem(error: PhotoError, file: &str) -> String {
    match error {
        PhotoError::Unreadable => say::photos_unreadable(file),
        PhotoError::TooLarge => say::photos_too_large(file),
    }
}
