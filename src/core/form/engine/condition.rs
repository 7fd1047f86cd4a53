//! Whether conditions hold: `checkCondition` of Form.io.

use super::coercion::{text, truthy};
use super::comparison;
use super::lookup::find;
use super::plan::Plan;
use super::script::Surroundings;
use crate::digits::place_of;
use crate::form::definition::{Comparison, Condition, Test};
use crate::value::{Path, Segment, Value};

/// What conditions are asked of.
pub(super) struct Asker<'a> {
    pub plan: &'a Plan,
    pub around: &'a Surroundings<'a>,
    /// The index of the row around the item.
    pub index: Option<usize>,
}

impl Asker<'_> {
    /// Whether a condition holds; a script that throws counts as one that holds.
    pub fn holds(&self, condition: &Condition) -> bool {
        match condition {
            Condition::When { when, eq, show } => self.equals(when, eq, show),
            Condition::Compare {
                any,
                negated,
                tests,
            } => {
                // One that passes settles `any`, one that fails settles `all`.
                let settled = tests.iter().any(|test| self.passes(test) == *any);
                (settled == *any) != *negated
            }
            Condition::Script(script) => {
                let shown = self.around.run(script, "show", true.into());
                shown.is_none_or(|shown| shown == Value::Null || truthy(&shown))
            }
            Condition::JsonLogic(rule) => {
                let shown = self.around.run(rule, "", Value::Undefined);
                shown.is_none_or(|shown| shown.is_nil() || truthy(&shown))
            }
            Condition::All(conditions) => conditions.iter().all(|one| self.holds(one)),
            Condition::Any(conditions) => conditions.iter().any(|one| self.holds(one)),
            Condition::Not(condition) => !self.holds(condition),
        }
    }

    fn equals(&self, when: &str, eq: &str, show: &str) -> bool {
        let value = find(self.plan, self.around.data, when, self.index).value;
        if let Some(entry) = own_entry(&value, eq) {
            return text(entry) == show;
        }
        if let Value::List(items) = &value
            && items.iter().any(|item| text(item) == eq)
        {
            return show == "true";
        }
        (text(&value) == eq) == (show == "true")
    }

    fn passes(&self, test: &Test) -> bool {
        if let Some(runner) = self.plan.definition().runner {
            let answer = self.around.data.get(&Path::parse(&test.path));
            return (runner.holds)(test, answer, self.around.world);
        }
        let found = find(self.plan, self.around.data, &test.path, self.index);
        let item = found.item.and_then(|item| self.plan.item(item));
        // A name that leads to no item of the form has no answer, whatever is in the data.
        let value = if item.is_some() {
            found.value
        } else {
            Value::Null
        };
        let asks_emptiness = matches!(
            test.comparison,
            Comparison::IsEmpty | Comparison::IsNotEmpty
        );
        let value = if asks_emptiness && value.is_nil() {
            self.around.data.get(&Path::parse(&test.path)).clone()
        } else {
            value
        };
        let compared = comparison::Compared {
            item,
            value,
            other: &test.value,
            world: self.around.world,
        };
        compared.passes(test.comparison)
    }
}

/// What an object or array has under a key of its own.
fn own_entry<'a>(value: &'a Value, key: &str) -> Option<&'a Value> {
    match value {
        Value::Object(object) => object.get(key),
        Value::List(items) => {
            let index = place_of(key)?;
            let at = Segment::Index(index);
            (index < items.len()).then(|| value.child(&at))
        }
        _ => None,
    }
}
