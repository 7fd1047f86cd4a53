//! What selectors may be: classes and states, not deep.

use super::Findings;
use crate::style::syntax::{Kind, Rule, walk};

/// How many rules may stand around a rule: a thing, a part of it, the state of that part.
const MOST_AROUND: usize = 2;

/// Names of states that assistive technology would not know of, as they are written elsewhere.
const STATES: [&str; 2] = ["is-", "has-"];

/// Adds what is wrong with a rule's selector.
pub fn check(rule: &Rule, depth: usize, found: &mut Findings<'_>) {
    if rule.name.is_some() {
        return;
    }
    if depth > MOST_AROUND {
        let what = format!("`{}` stands {depth} rules deep.", rule.selector());
        let remedy = "Give the part a class of its own, `block__part`, and write it at the top.";
        found.add(rule.at, what, remedy);
    }
    walk(&rule.prelude, &mut |part, _| {
        if let Kind::Hash(id) = &part.kind {
            let what = format!("`#{id}` is an id, which wins over every class.");
            found.add(part.at, what, "Use a class.");
        }
    });
    for (at, class) in super::names::classes(&rule.prelude) {
        if STATES.iter().any(|state| class.starts_with(state)) {
            let what = format!("`.{class}` is a state that only the eye can see.");
            let remedy =
                "Use what assistive technology reads, such as `[aria-current]` or `:checked`.";
            found.add(at, what, remedy);
        }
    }
}
