//! JSONLogic (jsonlogic.com), with the coercions that scripts have, and the lodash functions that
//! Form.io adds under a leading `_`.

mod eager;
mod operation;

use super::builtin::Native;
use super::run::{Outcome, Run, Val};
use super::{Stop, Unsupported};
use crate::value::{Object, Value};
use eager::EAGER;

/// Levels of a rule at most.
const DEEPEST: u32 = 64;

/// A rule.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Rule {
    /// Itself.
    Value(Value),
    /// A list of what its rules give.
    List(Vec<Rule>),
    Operation(Operation, Vec<Rule>),
}

/// What a rule does with its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operation {
    If,
    And,
    Or,
    Filter,
    Map,
    Reduce,
    All,
    None,
    Some,
    Var,
    Missing,
    MissingSome,
    /// One that works on values alone, by its place in the table.
    Eager(usize),
    /// A function of lodash.
    Native(Native),
}

impl Operation {
    fn find(name: &str) -> Option<Self> {
        Some(match name {
            "if" | "?:" => Self::If,
            "and" => Self::And,
            "or" => Self::Or,
            "filter" => Self::Filter,
            "map" => Self::Map,
            "reduce" => Self::Reduce,
            "all" => Self::All,
            "none" => Self::None,
            "some" => Self::Some,
            "var" => Self::Var,
            "missing" => Self::Missing,
            "missing_some" => Self::MissingSome,
            _ => {
                let place = EAGER.iter().position(|(known, _)| *known == name);
                let native = name.strip_prefix('_');
                let native = native
                    .and_then(|name| Native::find("_", name))
                    .map(Self::Native);
                return place.map(Self::Eager).or(native);
            }
        })
    }
}

impl Rule {
    /// Reads a rule: an object of one entry is an operation, a list holds rules, all else is
    /// itself.
    pub fn read(value: &Value) -> Result<Self, Unsupported> {
        Self::read_at(value, DEEPEST)
    }

    fn read_at(value: &Value, levels: u32) -> Result<Self, Unsupported> {
        let Some(levels) = levels.checked_sub(1) else {
            return Err(Unsupported::new("a rule of this depth", 0));
        };
        let read_all = |items: &[Value]| {
            let rules = items.iter().map(|item| Self::read_at(item, levels));
            rules.collect::<Result<Vec<_>, _>>()
        };
        match value {
            Value::List(items) => read_all(items).map(Self::List),
            Value::Object(object) if object.len() == 1 => {
                let Some((name, arguments)) = object.iter().next() else {
                    return Ok(Self::Value(value.clone()));
                };
                let operation = Operation::find(name);
                let operation = operation
                    .ok_or_else(|| Unsupported::new(&format!("the operation `{name}`"), 0))?;
                let arguments = match arguments {
                    Value::List(items) => read_all(items)?,
                    one => read_all(std::slice::from_ref(one))?,
                };
                Ok(Self::Operation(operation, arguments))
            }
            _ => Ok(Self::Value(value.clone())),
        }
    }

    /// What it gives for the inputs of a script.
    pub fn run(&self, mut run: Run<'_>) -> Result<Value, Stop> {
        let mut data: Object<Val> = Object::default();
        for (name, value) in &run.inputs.names {
            let value = run.import(value);
            data.set(name, value);
        }
        let outcome = run.object(data).and_then(|data| {
            let value = self.apply(&mut run, &data)?;
            run.export(&value)
        });
        outcome.map_err(|halt| run.stop(halt))
    }

    /// What it gives for a value.
    pub fn apply(&self, run: &mut Run<'_>, data: &Val) -> Outcome<Val> {
        run.spend(1)?;
        match self {
            Self::Value(value) => Ok(run.import(value)),
            Self::List(rules) => {
                let items = run.deeper(|run| all(run, rules, data))?;
                run.list(items)
            }
            Self::Operation(operation, arguments) => {
                run.deeper(|run| operation.apply(run, arguments, data))
            }
        }
    }
}

/// What each of the rules gives.
fn all(run: &mut Run<'_>, rules: &[Rule], data: &Val) -> Outcome<Vec<Val>> {
    let mut values = Vec::with_capacity(rules.len());
    for rule in rules {
        values.push(rule.apply(run, data)?);
    }
    Ok(values)
}

#[cfg(test)]
mod tests;
