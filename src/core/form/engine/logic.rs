//! What logic changes while its trigger holds: `applyActions` of Form.io.

use super::coercion::truthy;
use super::condition::Asker;
use crate::form::definition::{Item, LogicAction, Trigger};
use crate::value::Value;

/// Properties of an item that logic has set. All rows of an item share them, and what one row sets
/// stays for those after it, as in the peer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Overrides {
    pub hidden: Option<bool>,
    pub required: Option<bool>,
    pub disabled: Option<bool>,
    pub label: Option<String>,
}

/// What a piece of logic asks of the pass.
pub(super) enum Deed<'a> {
    /// The item is now hidden, or no longer.
    Hidden(bool),
    /// The item has now to be answered, or no longer.
    Required(bool),
    Disabled(bool),
    Label(&'a str),
    /// The answer.
    Value(Value),
}

/// Whether a trigger holds.
pub(super) fn triggered(trigger: &Trigger, asker: &Asker) -> bool {
    match trigger {
        Trigger::When(condition) => asker.holds(condition),
        Trigger::Script(script) => {
            let result = asker.around.run(script, "result", true.into());
            result.is_some_and(|result| truthy(&result))
        }
    }
}

/// What an action of logic that applies does.
pub(super) fn deed<'a>(action: &'a LogicAction, asker: &Asker) -> Option<Deed<'a>> {
    match action {
        LogicAction::Flag(property, state) => match property.as_str() {
            "hidden" => Some(Deed::Hidden(*state)),
            "validate.required" => Some(Deed::Required(*state)),
            "disabled" => Some(Deed::Disabled(*state)),
            _ => None,
        },
        LogicAction::Text(property, text) => (property == "label").then_some(Deed::Label(text)),
        LogicAction::Value(script) => {
            let around = asker.around;
            let value = around.run(script, "value", around.value.clone());
            Some(Deed::Value(value.unwrap_or(Value::Null)))
        }
    }
}

impl Overrides {
    /// Whether the item is hidden by itself.
    pub fn is_hidden(&self, item: &Item) -> bool {
        self.hidden.unwrap_or(item.hidden)
    }
}
