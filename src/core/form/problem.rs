//! What is wrong with an answer, and where. Words are made of it in `i18n`.

use super::journey::{Form, PageKind};

/// One broken rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The field to go to.
    pub field: Field,
    /// What is wrong there.
    pub rule: Rule,
}

/// A field that a citizen can fill in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field {
    /// The answer to a question, by attribute code.
    Attribute(String),
    /// One part of a date.
    AttributePart(String, DatePart),
    /// What happened.
    Description,
    /// Where, in words.
    Address,
    /// Where, as coordinates, on forms that take no address.
    Coordinates,
    /// Contact detail.
    Email,
    /// Contact detail.
    FirstName,
    /// Contact detail.
    LastName,
    /// Contact detail.
    Phone,
    /// The photos.
    Photos,
}

/// The fields of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// Day of the month.
    Day,
    /// Month.
    Month,
    /// Year.
    Year,
    /// Time of day.
    Time,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// An answer must be given.
    Required,
    /// A place must be given.
    PlaceRequired,
    /// The text has too many characters.
    TooLong {
        /// Characters at most.
        most: usize,
    },
    /// Not a number, or one that can be read in two ways, such as `1,000`: say how to write it,
    /// with an example without thousands separator.
    NotANumber,
    /// The number has more than 20 digits.
    NumberTooLong,
    /// No such day, or a year of other than four digits, or one far from ours.
    NotADate,
    /// These parts of the date are missing.
    DateIncomplete(Vec<DatePart>),
    /// Not a time of day.
    NotATime,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// The answer is none of the choices; the agency may have changed them.
    NotAChoice,
    /// The agency takes no request with this choice, and says why in its own words.
    Stopped(String),
}

impl Field {
    /// The `id` of the field in the page, unique within the form and made of nothing foreign:
    /// `q-3`, `q-3-month`, `address`. The number is that of the page, from 0.
    #[must_use]
    pub fn id(&self, form: &Form) -> String {
        let question = || match form.page_of(self) {
            Some(page) => format!("q-{page}"),
            None => "q".into(),
        };
        match self {
            Self::Attribute(_) => question(),
            Self::AttributePart(_, part) => question() + "-" + part.id(),
            Self::Description => "description".into(),
            Self::Address => "address".into(),
            Self::Coordinates => "coordinates".into(),
            Self::Email => "email".into(),
            Self::FirstName => "first-name".into(),
            Self::LastName => "last-name".into(),
            Self::Phone => "phone".into(),
            Self::Photos => "photos".into(),
        }
    }

    /// Whether a page of this kind asks for the field.
    pub(super) fn is_on(&self, kind: &PageKind) -> bool {
        match self {
            Self::Attribute(code) | Self::AttributePart(code, _) => {
                matches!(kind, PageKind::Question(attribute) if attribute.code == *code)
            }
            Self::Description => matches!(kind, PageKind::Description { .. }),
            Self::Address => matches!(kind, PageKind::Location { address: true, .. }),
            Self::Coordinates => matches!(
                kind,
                PageKind::Location {
                    coordinates: true,
                    ..
                }
            ),
            Self::Email | Self::FirstName | Self::LastName | Self::Phone => {
                matches!(kind, PageKind::Contact { .. })
            }
            Self::Photos => matches!(kind, PageKind::Photos { .. }),
        }
    }
}

impl DatePart {
    /// The end of the part's `id`.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
            Self::Time => "time",
        }
    }
}
