//! JSONLogic (jsonlogic.com), with the coercions that scripts have, and the lodash functions that
//! Form.io adds under a leading `_`. The operations themselves are in the library.

use super::builtin::Native;
use super::run::Run;
use super::{Stop, Unsupported};
use crate::find::parts;
use crate::joined::joined;
use crate::value::{Object, Value};

/// Levels of a rule at most.
const DEEPEST: u32 = 40;

const OPERATIONS: &str = "if ?: and or filter map reduce all none some var missing missing_some == === \
                          != !== > >= < <= !! ! % / - + * min max log in cat substr merge";

/// The operation of a rule and its arguments: an object of one entry is an operation, all else is
/// itself, and lists hold rules.
pub(super) fn operation(rule: &Value) -> Option<(&str, &[Value])> {
    let object = rule.as_object().filter(|object| object.len() == 1)?;
    let (name, arguments) = object.iter().next()?;
    let list = arguments.as_list();
    Some((name, list.unwrap_or(std::slice::from_ref(arguments))))
}

/// Makes sure that all operations of a rule are known.
pub(super) fn check(rule: &Value, levels: u32) -> Result<(), Unsupported> {
    if levels > DEEPEST {
        return Err(Unsupported::new("a rule of this depth", 0));
    }
    let rules = match operation(rule) {
        Some((name, rules)) => {
            let of_lodash = name.strip_prefix("_");
            let is_known = parts(OPERATIONS, b' ').any(|known| known == name)
                || of_lodash.is_some_and(|name| Native::find("_", name).is_some());
            if !is_known {
                let what = joined(&["the operation `", name, "`"], "");
                return Err(Unsupported::new(&what, 0));
            }
            rules
        }
        None => rule.as_list().unwrap_or_default(),
    };
    rules.iter().try_for_each(|rule| check(rule, levels + 1))
}

/// What a rule gives for the inputs of a script.
pub(super) fn run(rule: &Value, mut run: Run<'_>) -> Result<Value, Stop> {
    let mut data = Object::default();
    for (name, value) in &run.inputs.names {
        let value = run.import(value);
        data.set(name, value);
    }
    let data = run.put(super::run::Thing::Object(data));
    run.logic(rule, data)
}

#[cfg(test)]
mod tests;
