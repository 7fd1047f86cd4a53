//! Regular expressions, which the world matches (ECMA-262 §22.2).

use super::{argument, whole_within};
use crate::expression::run::{Outcome, Run, Thing, Val};

/// Looks for the pattern in a text from a place on, in UTF-16 units. The outer none means that it
/// is no pattern, the inner one that it is not found. In a browser: `RegExp` with the flag `g`
/// added and `lastIndex` set.
pub type Exec = fn(pattern: &str, flags: &str, text: &str, from: usize) -> Option<Option<Found>>;

/// Where a pattern was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Its place in UTF-16 units.
    pub start: usize,
    /// The whole match and then the groups, with none for those that took no part.
    pub groups: Vec<Option<String>>,
}

/// Looks for a pattern, or for a text as one, in a text from a place on: an array of the place, the
/// whole match and the groups, or `undefined`.
pub(super) fn exec(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let pattern = argument(args, 0);
    let (source, flags) = match run.thing(pattern) {
        Some(Thing::Pattern(source, flags)) => (source.clone(), flags.clone()),
        _ => (run.key_of(pattern)?, "".into()),
    };
    let text = run.key_of(argument(args, 1))?;
    let from = whole_within(run.number_of(argument(args, 2))?, usize::MAX);
    run.spend(text.len() / 8 + 10)?;
    let Some(exec) = run.inputs.patterns else {
        return Err(run.error("Error", "regular expressions are not there"));
    };
    let Some(found) = exec(&source, &flags, &text, from) else {
        return Err(run.error("SyntaxError", "this is no regular expression"));
    };
    let Some(found) = found else {
        return Ok(Val::UNDEFINED);
    };
    let mut all = vec![found.start.into()];
    for group in found.groups {
        all.push(match group {
            Some(text) => run.put_text(text.into()),
            None => Val::UNDEFINED,
        });
    }
    run.list(all)
}
