//! What went wrong, in words that say what to do next.

use frontdoor_core::agency::{AgencyError, ErrorKind, TransportError};
use frontdoor_core::form::{DatePart, Field, Form, PageKind, Problem, Rule};
use frontdoor_core::model::{Attribute, Datatype};
use frontdoor_core::ports::{PhotoError, PlaceError};

use super::{intl, language, say};

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

/// What is wrong with an answer.
#[must_use]
pub fn problem(problem: &Problem, form: &Form) -> String {
    let question = question(&problem.field, form);
    match &problem.rule {
        Rule::Required => required(&problem.field, form),
        Rule::PlaceRequired if problem.field == Field::Coordinates => {
            say::problem_coordinates().to_owned()
        }
        Rule::PlaceRequired => say::problem_place().to_owned(),
        Rule::TooLong { most } => say::problem_too_long(*most, &question),
        Rule::NotANumber => say::problem_number(&question),
        Rule::NumberTooLong => say::problem_number_long(&question),
        Rule::NotADate => say::problem_date(&question),
        Rule::DateIncomplete(parts) => {
            let names: Vec<&str> = parts.iter().map(|part| part_name(*part)).collect();
            say::problem_date_missing(&listed(&names), &question)
        }
        Rule::NotATime => say::problem_time().to_owned(),
        Rule::NotAnEmail => say::problem_not_email().to_owned(),
        Rule::NotAPhone => say::problem_not_phone().to_owned(),
        Rule::NotAChoice => say::problem_stale_choice(&question),
        Rule::Stopped(message) => message.clone(),
    }
}

fn required(field: &Field, form: &Form) -> String {
    match field {
        Field::Attribute(code) | Field::AttributePart(code, _) => match attribute(code, form) {
            Some(attribute) if is_list(attribute) => say::problem_choose(&attribute.description),
            _ => say::problem_required(&question(field, form)),
        },
        Field::Email => say::problem_email().to_owned(),
        Field::Description => say::problem_description().to_owned(),
        _ => say::problem_required(&question(field, form)),
    }
}

fn question(field: &Field, form: &Form) -> String {
    match field {
        Field::Attribute(code) | Field::AttributePart(code, _) => attribute(code, form)
            .map(|attribute| attribute.description.clone())
            .unwrap_or_default(),
        Field::Description => say::description_label().to_owned(),
        Field::Address | Field::Coordinates => say::address_label().to_owned(),
        Field::Email => say::email_label().to_owned(),
        Field::FirstName => say::first_name_label().to_owned(),
        Field::LastName => say::last_name_label().to_owned(),
        Field::Phone => say::phone_label().to_owned(),
        Field::Photos => say::asked_photos().to_owned(),
    }
}

fn attribute<'a>(code: &str, form: &'a Form) -> Option<&'a Attribute> {
    form.pages.iter().find_map(|page| match &page.kind {
        PageKind::Question(attribute) if attribute.code == code => Some(attribute),
        _ => None,
    })
}

fn is_list(attribute: &Attribute) -> bool {
    matches!(
        attribute.datatype,
        Datatype::SingleValueList | Datatype::MultiValueList
    ) && !attribute.values.is_empty()
}

fn listed(names: &[&str]) -> String {
    intl().map_or_else(|| names.concat(), |intl| (intl.list)(language(), names))
}

fn part_name(part: DatePart) -> &'static str {
    match part {
        DatePart::Day => say::part_day(),
        DatePart::Month => say::part_month(),
        DatePart::Year => say::part_year(),
        DatePart::Time => say::part_time(),
    }
}
