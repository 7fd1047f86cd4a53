//! Statuses and ways to reach a person, in words.

use frontdoor_core::config::ContactKind;
use frontdoor_core::model::Status;

use super::say;

/// A status in a word or two: the portal's where it is sure, the agency's where it is not.
#[must_use]
pub fn status_name(status: Status, text: &str) -> String {
    match status {
        Status::Open => say::status_open().to_owned(),
        Status::Closed => say::status_closed().to_owned(),
        Status::Other => text.to_owned(),
    }
}

/// The kind of tag a status is shown as.
#[must_use]
pub fn status_tag(status: Status) -> &'static str {
    match status {
        Status::Open => "open",
        Status::Closed => "closed",
        Status::Other => "other",
    }
}

/// What a way to reach a person is called.
#[must_use]
pub fn contact_label(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Phone => say::contact_phone(),
        ContactKind::Email => say::contact_email(),
        ContactKind::Web => say::contact_web(),
        ContactKind::Visit => say::contact_visit(),
    }
}
