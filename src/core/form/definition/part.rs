//! How items take part in evaluation.

use super::{DateFields, Item, ItemKind, Limit, Question, Rule};
use crate::value::Path;

/// What an item's kind does not say about its evaluation. The default is that of a field which is
/// stored under its key and checked while it is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Where its answer is, where that differs from what its kind suggests.
    pub binding: Option<Binding>,
    /// The path of its answer within what is around it, where that is not its key read as a path.
    /// Publishers whose keys may hold dots and brackets that mean nothing need it (Open311).
    pub path: Option<Path>,
    /// When its rules are checked.
    pub checked: Checked,
    /// Whether its answer is an array of answers, each of which is checked (`multiple`).
    pub several: bool,
    /// Whether runs of spaces count as one when it is checked (`truncateMultipleSpaces`).
    pub squeezes_spaces: bool,
    /// Whether lengths are counted as people count: in characters and not in UTF-16 units, without
    /// white space around, a line end as one.
    pub counts_characters: bool,
    /// Whether what is within it is shown although it is hidden itself. Form.io does so for types
    /// that it does not know, take input and hold components.
    pub keeps_hiding: bool,
    /// Whether the author's source gives it a type of text that is edited as HTML, whose blank
    /// paragraphs count as nothing.
    pub rich_text: bool,
    /// Rules beyond those of the publisher's own engine: checksums, steps, plausible dates. They are
    /// kept apart, so that the engine can be compared with its peer.
    pub extra_rules: Vec<Rule>,
    /// Whether the importer made it, as one of the questions of a component that asks several: the
    /// publisher's engine does not know it, so it is not among the hidden.
    pub made_here: bool,
}

/// Where an item's answer is (`modelType` of Form.io).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    /// It has none; errors and hidden states name it by the keys of all items around it.
    Layout,
    /// It has none and no name of its own: hidden states name the answer around it.
    Text,
    /// Under its key.
    Value,
    /// An object under its key, which holds the answers of its items.
    Object,
    /// An array of such objects.
    Rows,
}

/// When rules are checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Checked {
    /// While the item is shown.
    #[default]
    Shown,
    /// Also while it is hidden (`validateWhenHidden`).
    Always,
    /// Never: it takes no input, or is not kept.
    Never,
}

impl Item {
    /// Whether its rules ask for an answer.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.rules.iter().any(|rule| match rule.limit {
            Limit::Required => true,
            Limit::RequiredDay(parts) => parts.required.contains(&true),
            _ => false,
        })
    }

    /// Whether it asks for a time of day, not only a day.
    #[must_use]
    pub fn has_time(&self) -> bool {
        let fields = match &self.kind {
            ItemKind::Question(Question::Date { fields, .. }) => *fields,
            _ => return false,
        };
        matches!(fields, DateFields::Moment | DateFields::Time)
    }

    /// Where its answer is.
    #[must_use]
    pub fn binding(&self) -> Binding {
        self.part.binding.unwrap_or(match self.kind {
            ItemKind::Group => Binding::Layout,
            ItemKind::Content(_) => Binding::Text,
            ItemKind::Object => Binding::Object,
            ItemKind::Repeat { .. } => Binding::Rows,
            ItemKind::Question(_) | ItemKind::Hidden => Binding::Value,
        })
    }
}

impl Binding {
    /// Whether there is an answer under the item's key.
    #[must_use]
    pub fn has_answer(self) -> bool {
        !matches!(self, Self::Layout | Self::Text)
    }
}
