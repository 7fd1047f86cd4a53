//! What the examples are made of.

use std::sync::Arc;

use frontdoor_core::form::definition::{Block, Choice, Content, Inline};
use frontdoor_core::value::Value;
use leptos::prelude::*;

use crate::components::{Answered, Frame, PageFrame};
use crate::routes::{Place, Step};

/// A word that no column is wide enough for.
pub(super) const LONG_WORD: &str =
    "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung";

/// A question as long as authors write them.
pub(super) const LONG_QUESTION: &str = "If the damage is on land that does not belong to the city, who looks after that land, \
     as far as you know, and have you told them already?";

/// A question, as it stands when nobody has answered it.
pub(super) fn question(id: &str, label: &str) -> Frame {
    Frame {
        id: id.to_owned(),
        label: label.to_owned(),
        hint: Content::new(),
        help: (String::new(), Content::new()),
        answered: nothing_answered(),
        error: Signal::stored(None),
        page: None,
        is_shared: false,
        disabled: false,
    }
}

/// The same with words on how to answer.
pub(super) fn hinted(frame: Frame, hint: &str) -> Frame {
    Frame {
        hint: Frame::plain_hint(hint),
        ..frame
    }
}

/// The same with something wrong.
pub(super) fn wrong(frame: Frame, message: &str) -> Frame {
    Frame {
        error: Signal::stored(Some(message.to_owned())),
        ..frame
    }
}

/// The same, shown but not to be changed.
pub(super) fn fixed(frame: Frame) -> Frame {
    Frame {
        disabled: true,
        ..frame
    }
}

/// The same as the heading of its page.
pub(super) fn alone(frame: Frame) -> Frame {
    Frame {
        page: Some(PageFrame {
            caption: "Report a pothole".to_owned(),
            title: frame.label.clone(),
            has_problems: Signal::stored(false),
        }),
        ..frame
    }
}

/// The same with help behind a summary.
pub(super) fn helped(frame: Frame, summary: &str, help: &str) -> Frame {
    Frame {
        help: (summary.to_owned(), vec![paragraph(help)]),
        ..frame
    }
}

/// No text quotes an answer.
pub(super) fn nothing_answered() -> Answered {
    Arc::new(|_| String::new())
}

/// A paragraph without structure.
pub(super) fn paragraph(text: &str) -> Block {
    Block::Paragraph(vec![plain(text)])
}

/// A text without structure.
pub(super) fn plain(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

/// Choices by their labels.
pub(super) fn choices(labels: &[&str]) -> Vec<Choice> {
    labels
        .iter()
        .map(|label| Choice {
            value: Value::from(*label),
            label: (*label).to_owned(),
            hint: String::new(),
            stop: String::new(),
        })
        .collect()
}

/// Texts that the component owns.
pub(super) fn owned(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// A callback of a component with which nothing is done.
pub(super) fn ignored<T: 'static>() -> Callback<T> {
    Callback::new(|_| ())
}

/// A page of the form about potholes.
pub(super) fn form_page(number: usize) -> Place {
    Place::Form {
        agency: "city".to_owned(),
        code: "pothole".to_owned(),
        step: Step::Change(number),
    }
}
