//! The register of ways to ask: whoever shows, checks or sends an answer matches on [`Kind`].

use crate::model::{Attribute, Datatype};

/// How a question is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text, at most 255 characters.
    Line,
    /// Several lines of text, at most 4,000 characters.
    Text,
    /// A number.
    Number,
    /// Day, month, year, and a time that may be left out.
    Date,
    /// One of the attribute's values.
    One,
    /// Any of the attribute's values.
    Many,
}

impl Kind {
    /// How to ask for this attribute. A list that lists nothing and a datatype that the standard
    /// does not know are asked as a line of text, so that the citizen can still answer.
    #[must_use]
    pub fn of(attribute: &Attribute) -> Self {
        match attribute.datatype {
            Datatype::Text => Self::Text,
            Datatype::Number => Self::Number,
            Datatype::Datetime => Self::Date,
            Datatype::SingleValueList if !attribute.values.is_empty() => Self::One,
            Datatype::MultiValueList if !attribute.values.is_empty() => Self::Many,
            Datatype::SingleValueList
            | Datatype::MultiValueList
            | Datatype::String
            | Datatype::Other(_) => Self::Line,
        }
    }

    /// Characters that an answer may have at most; none where it is not text.
    #[must_use]
    pub fn most_characters(self) -> Option<usize> {
        match self {
            Self::Line => Some(255),
            Self::Text => Some(4_000),
            Self::Number | Self::Date | Self::One | Self::Many => None,
        }
    }
}
