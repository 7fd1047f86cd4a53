//! What a form is, whoever published it: pages, items and rules, decoded once by an importer.
//!
//! The importers know the dialects; the engine and the pages know only this.

mod content;
mod finding;
mod item;
mod page;
mod part;
mod rule;
mod runner;

pub use content::{Block, Content, Inline, Tone};
pub use finding::{Effect, Finding};
pub use item::{
    Choice, DateFields, DateFormat, Identifier, Item, ItemKind, Logic, LogicAction, Question,
    Trigger,
};
pub use page::{Next, Page, PageKind};
pub use part::{Binding, Checked, Part};
pub use rule::{ArrayForm, Comparison, Condition, DatePrecision, DayParts, Limit, Rule, Test};
pub use runner::{Asked, Runner};

/// A form.
#[derive(Clone, Debug, PartialEq)]
pub struct Definition {
    /// The publisher's id or path of the form.
    pub id: String,
    /// Its title, as plain text.
    pub title: String,
    /// What it is for; may be empty.
    pub purpose: Content,
    /// Who made the format, which decides on the meaning of hidden answers and on what is sent.
    pub platform: Platform,
    /// What decides on comparisons and on the route; none where Form.io's engine does.
    pub runner: Option<Runner>,
    /// In the order of the definition.
    pub pages: Vec<Page>,
    /// What is declared before sending; may be empty.
    pub declaration: Content,
    /// What is said once it is sent; may be empty.
    pub confirmation: Content,
    /// What the importer could not take over as it is.
    pub findings: Vec<Finding>,
    /// Whether a script of it may call the library ([`crate::expression::provide_library`]).
    pub needs_library: bool,
}

/// Formats of forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// Form.io JSON, any publisher.
    FormIo,
    /// digital-form-builder, version 1 or 2.
    DigitalFormBuilder,
    /// An Open311 GeoReport v2 service definition.
    Open311,
}

impl Definition {
    /// Whether it cannot be filled in here, since something decisive is not understood.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.effect == Effect::Blocking)
    }
}
