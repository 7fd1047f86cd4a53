//! Pages.

use super::{Condition, Item};

/// A page as its author made it. Its items are asked on one or several screens.
#[derive(Clone, Debug, PartialEq)]
pub struct Page {
    /// Its key or path, unique within the form.
    pub key: String,
    /// Its title, as plain text; may be empty.
    pub title: String,
    /// The section it belongs to, as plain text; empty where the form has none.
    pub section: String,
    /// What it is for.
    pub kind: PageKind,
    /// What is on it. A page of Form.io is one [`Item`] of kind group, so that its own conditions
    /// are those of that item.
    pub items: Vec<Item>,
    /// Where to go from here: the first that holds counts. Empty: the next page of the definition.
    pub next: Vec<Next>,
}

/// One way on from a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Next {
    /// The key of the page.
    pub page: String,
    /// When; none for always.
    pub condition: Option<Condition>,
}

/// What pages are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageKind {
    /// Says what the form is about.
    Start,
    /// Asks.
    Question,
    /// Shows the answers.
    Summary,
    /// Ends the journey without sending: the citizen cannot go on with this form.
    End,
}
