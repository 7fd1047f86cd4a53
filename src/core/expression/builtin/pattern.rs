//! Regular expressions, which the world matches (ECMA-262 §22.2).

use std::sync::Arc;

use super::{Method, argument};
use crate::expression::run::{Outcome, Run, Thing, Val};
use crate::expression::text;

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

impl Found {
    /// The place after it.
    fn end(&self) -> usize {
        let whole = self.groups.first().and_then(Option::as_deref);
        self.start + text::length(whole.unwrap_or_default())
    }

    /// Where to look for the next one; an empty match moves on by one.
    fn next(&self) -> usize {
        self.end() + usize::from(self.end() == self.start)
    }
}

pub(super) const METHODS: &[(&str, Method)] = &[
    ("test", |run, this, args| {
        let string = run.text_of(argument(args, 0))?;
        Ok(exec(run, this, &string, 0)?.is_some().into())
    }),
    ("exec", |run, this, args| {
        let string = run.text_of(argument(args, 0))?;
        match exec(run, this, &string, 0)? {
            Some(found) => groups_as_list(run, found),
            None => Ok(Val::Null),
        }
    }),
    ("toString", |run, this, _| run.text_of(this).map(Val::Text)),
];

/// Looks for a pattern, or for a text as one, from a place on.
pub(super) fn exec(
    run: &mut Run<'_>,
    pattern: &Val,
    string: &str,
    from: usize,
) -> Outcome<Option<Found>> {
    let (source, flags): (Arc<str>, Arc<str>) = match run.thing(pattern) {
        Some(Thing::Pattern(source, flags)) => (source.clone(), flags.clone()),
        _ => (run.text_of(pattern)?, "".into()),
    };
    run.spend(string.len() / 8 + 10)?;
    let found = run
        .inputs
        .patterns
        .map(|exec| exec(&source, &flags, string, from));
    match found {
        Some(Some(found)) => Ok(found),
        Some(None) => Err(run.error("SyntaxError", "this is no regular expression")),
        None => Err(run.error("Error", "regular expressions are not there")),
    }
}

fn is_global(run: &Run<'_>, pattern: &Val) -> bool {
    matches!(run.thing(pattern), Some(Thing::Pattern(_, flags)) if flags.contains('g'))
}

/// All matches of a global pattern, the first of another.
fn all(run: &mut Run<'_>, pattern: &Val, string: &str, global: bool) -> Outcome<Vec<Found>> {
    let length = text::length(string);
    let mut matches = Vec::new();
    let mut from = 0;
    while from <= length {
        let Some(found) = exec(run, pattern, string, from)? else {
            break;
        };
        from = found.next().max(from + 1);
        matches.push(found);
        if !global {
            break;
        }
    }
    Ok(matches)
}

fn groups_as_list(run: &mut Run<'_>, found: Found) -> Outcome<Val> {
    let groups = found.groups.into_iter();
    let groups = groups.map(|group| group.map_or(Val::Undefined, |text| Val::Text(text.into())));
    run.list(groups.collect())
}

/// `text.match(pattern)`.
pub(super) fn match_text(run: &mut Run<'_>, string: &str, pattern: &Val) -> Outcome<Val> {
    let global = is_global(run, pattern);
    let mut matches = all(run, pattern, string, global)?;
    if !global {
        return match matches.pop() {
            Some(found) => groups_as_list(run, found),
            None => Ok(Val::Null),
        };
    }
    if matches.is_empty() {
        return Ok(Val::Null);
    }
    let whole = matches.into_iter().map(|found| whole_of(&found).into());
    let whole = whole.collect();
    run.list(whole)
}

fn whole_of(found: &Found) -> &str {
    found
        .groups
        .first()
        .and_then(Option::as_deref)
        .unwrap_or_default()
}

/// `text.split(pattern)`.
pub(super) fn split(run: &mut Run<'_>, string: &str, pattern: &Val) -> Outcome<Vec<Val>> {
    let length = text::length(string);
    let mut parts = Vec::new();
    let mut start = 0;
    for found in all(run, pattern, string, true)? {
        let is_empty = found.end() == found.start;
        if is_empty && (found.start == start || found.start >= length) {
            continue;
        }
        parts.push(Val::Text(text::slice(string, start, found.start).into()));
        start = found.end();
        for group in found.groups.into_iter().skip(1) {
            parts.push(group.map_or(Val::Undefined, |text| Val::Text(text.into())));
        }
    }
    parts.push(Val::Text(text::slice(string, start, length).into()));
    Ok(parts)
}

/// `text.replace(pattern, …)`.
pub(super) fn replace(run: &mut Run<'_>, string: &str, pattern: &Val, with: &Val) -> Outcome<Val> {
    let global = is_global(run, pattern);
    let mut out = String::new();
    let mut start = 0;
    for found in all(run, pattern, string, global)? {
        out.push_str(&text::slice(string, start, found.start));
        out.push_str(&replacement(run, with, &found.groups, found.start, string)?);
        start = found.end();
    }
    out.push_str(&text::slice(string, start, usize::MAX));
    run.text(out)
}

/// What takes the place of a match: a function's answer, or a text with `$1` and the like in it
/// (ECMA-262 §22.1.3.19.1).
pub(super) fn replacement(
    run: &mut Run<'_>,
    with: &Val,
    groups: &[Option<String>],
    start: usize,
    string: &str,
) -> Outcome<String> {
    if matches!(with, Val::Native(_)) || matches!(run.thing(with), Some(Thing::Function(_))) {
        let group = |group: &Option<String>| match group {
            Some(text) => Val::Text(text.as_str().into()),
            None => Val::Undefined,
        };
        let mut arguments: Vec<Val> = groups.iter().map(group).collect();
        arguments.push(start.into());
        arguments.push(string.into());
        let answer = run.call(with, &arguments)?;
        return run.text_of(&answer).map(|text| text.to_string());
    }
    let template = run.text_of(with)?;
    let mut out = String::new();
    let mut rest = &*template;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        rest = after;
        let first = after.bytes().next();
        let digits = after.bytes().take(2).take_while(u8::is_ascii_digit).count();
        let number = |length: usize| after.get(..length).and_then(|text| text.parse().ok());
        let known = |number: &usize| *number > 0 && *number < groups.len();
        let two = number(digits).filter(known).map(|number| (number, digits));
        let group = two.or_else(|| {
            number(digits.min(1))
                .filter(known)
                .map(|number| (number, 1))
        });
        if let Some((group, length)) = group {
            let text = groups.get(group).and_then(Option::as_deref);
            out.push_str(text.unwrap_or_default());
            rest = after.get(length..).unwrap_or_default();
        } else if first == Some(b'&') || first == Some(b'$') {
            let whole = groups
                .first()
                .and_then(Option::as_deref)
                .unwrap_or_default();
            out.push_str(if first == Some(b'&') { whole } else { "$" });
            rest = after.get(1..).unwrap_or_default();
        } else {
            out.push('$');
        }
    }
    out.push_str(rest);
    Ok(out)
}
