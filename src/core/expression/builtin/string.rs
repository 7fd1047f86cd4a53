//! Strings (ECMA-262 §22.1).

use std::sync::Arc;

use super::array::place;
use super::{Method, Namespace, argument, integer, pattern, relative, whole_within};
use crate::expression::run::{Outcome, Run, Thing, Val};
use crate::expression::text;
use crate::value::number::is_space;

pub(super) const STRING: Namespace = Namespace {
    name: "String",
    functions: &[("fromCharCode", |run, args| {
        let mut units = Vec::with_capacity(args.len());
        for code in args {
            let code = run.number_of(code)?;
            units.push(crate::value::number::to_int32(code).cast_unsigned() as u16);
        }
        run.text(String::from_utf16_lossy(&units))
    })],
    constants: &[],
};

/// Methods that a regular expression may be given to.
pub(super) const PATTERN_METHODS: &[(&str, Method)] = &[
    ("split", |run, this, args| {
        let string = run.text_of(this)?;
        let separator = argument(args, 0);
        let mut parts = match separator {
            Val::Undefined => vec![Val::Text(string)],
            Val::Ref(_) if is_pattern(run, separator) => pattern::split(run, &string, separator)?,
            _ => {
                let separator = run.text_of(separator)?;
                run.spend(string.len() / 4)?;
                if separator.is_empty() {
                    run.entries(this)?
                        .into_iter()
                        .map(|(_, unit)| unit)
                        .collect()
                } else {
                    string.split(&*separator).map(Val::from).collect()
                }
            }
        };
        let limit = integer(run, args, 1, f64::INFINITY)?;
        parts.truncate(whole_within(limit, parts.len()));
        run.list(parts)
    }),
    ("replace", |run, this, args| replace(run, this, args, false)),
    ("replaceAll", |run, this, args| {
        replace(run, this, args, true)
    }),
    ("match", |run, this, args| {
        let string = run.text_of(this)?;
        pattern::match_text(run, &string, argument(args, 0))
    }),
    ("search", |run, this, args| {
        let string = run.text_of(this)?;
        let found = pattern::exec(run, argument(args, 0), &string, 0)?;
        Ok(place(found.map(|found| found.start)))
    }),
];

pub(super) const METHODS: &[(&str, Method)] = &[
    ("includes", |run, this, args| {
        let (string, wanted) = both(run, this, args)?;
        let from = whole_within(integer(run, args, 1, 0.0)?, usize::MAX);
        let rest = string.get(text::byte_of_place(&string, from)..);
        Ok(rest.is_some_and(|rest| rest.contains(&*wanted)).into())
    }),
    ("startsWith", |run, this, args| {
        let (string, wanted) = both(run, this, args)?;
        let from = whole_within(integer(run, args, 1, 0.0)?, usize::MAX);
        let rest = string.get(text::byte_of_place(&string, from)..);
        Ok(rest.is_some_and(|rest| rest.starts_with(&*wanted)).into())
    }),
    ("endsWith", |run, this, args| {
        let (string, wanted) = both(run, this, args)?;
        let to = whole_within(integer(run, args, 1, f64::INFINITY)?, usize::MAX);
        let rest = string.get(..text::byte_of_place(&string, to));
        Ok(rest.is_some_and(|rest| rest.ends_with(&*wanted)).into())
    }),
    ("indexOf", |run, this, args| {
        let (string, wanted) = both(run, this, args)?;
        let from = whole_within(integer(run, args, 1, 0.0)?, usize::MAX);
        let from = text::byte_of_place(&string, from);
        let found = string.get(from..).and_then(|rest| rest.find(&*wanted));
        Ok(place(
            found.map(|byte| text::place_of_byte(&string, from + byte)),
        ))
    }),
    ("lastIndexOf", |run, this, args| {
        let (string, wanted) = both(run, this, args)?;
        let found = string.rfind(&*wanted);
        Ok(place(found.map(|byte| text::place_of_byte(&string, byte))))
    }),
    ("trim", |run, this, _| {
        trimmed(run, this, |text| text.trim_matches(is_space))
    }),
    ("trimStart", |run, this, _| {
        trimmed(run, this, |text| text.trim_start_matches(is_space))
    }),
    ("trimEnd", |run, this, _| {
        trimmed(run, this, |text| text.trim_end_matches(is_space))
    }),
    ("toLowerCase", lower),
    ("toLocaleLowerCase", lower),
    ("toUpperCase", upper),
    ("toLocaleUpperCase", upper),
    ("slice", |run, this, args| {
        let string = run.text_of(this)?;
        let length = text::length(&string);
        let from = relative(integer(run, args, 0, 0.0)?, length);
        let to = relative(integer(run, args, 1, f64::INFINITY)?, length);
        run.text(text::slice(&string, from, to))
    }),
    ("substring", |run, this, args| {
        let string = run.text_of(this)?;
        let length = text::length(&string);
        let from = whole_within(integer(run, args, 0, 0.0)?, length);
        let to = whole_within(integer(run, args, 1, f64::INFINITY)?, length);
        run.text(text::slice(&string, from.min(to), from.max(to)))
    }),
    ("substr", |run, this, args| {
        let string = run.text_of(this)?;
        let length = text::length(&string);
        let from = relative(integer(run, args, 0, 0.0)?, length);
        let count = whole_within(integer(run, args, 1, f64::INFINITY)?, length - from);
        run.text(text::slice(&string, from, from + count))
    }),
    ("charAt", |run, this, args| {
        let string = run.text_of(this)?;
        let at = integer(run, args, 0, 0.0)?;
        if at < 0.0 {
            return Ok("".into());
        }
        let at = whole_within(at, usize::MAX - 1);
        run.text(text::slice(&string, at, at + 1))
    }),
    ("at", |run, this, args| {
        let string = run.text_of(this)?;
        let length = text::length(&string);
        let at = integer(run, args, 0, 0.0)?;
        let at = relative(at, length);
        if at >= length {
            return Ok(Val::Undefined);
        }
        run.text(text::slice(&string, at, at + 1))
    }),
    ("charCodeAt", |run, this, args| {
        let string = run.text_of(this)?;
        let at = integer(run, args, 0, 0.0)?;
        let unit = if at < 0.0 {
            None
        } else {
            string.encode_utf16().nth(whole_within(at, string.len()))
        };
        Ok(unit.map_or(f64::NAN, f64::from).into())
    }),
    ("concat", |run, this, args| {
        let mut out = run.text_of(this)?.to_string();
        for more in args {
            out.push_str(&run.text_of(more)?);
        }
        run.text(out)
    }),
    ("repeat", |run, this, args| {
        let string = run.text_of(this)?;
        let count = integer(run, args, 0, 0.0)?;
        if !(0.0..=1e9).contains(&count) {
            return Err(run.error("RangeError", "a text cannot be repeated that often"));
        }
        let count = whole_within(count, usize::MAX);
        run.spend(string.len().saturating_mul(count) / 8)?;
        run.text(string.repeat(count))
    }),
    ("padStart", |run, this, args| {
        let (string, padding) = padding(run, this, args)?;
        run.text(padding + &string)
    }),
    ("padEnd", |run, this, args| {
        let (string, padding) = padding(run, this, args)?;
        run.text(string.to_string() + &padding)
    }),
    ("localeCompare", |run, this, args| {
        let (string, other) = both(run, this, args)?;
        // Without the tables of a language: letters by their small forms, then small ones first.
        let folded = string.to_lowercase().cmp(&other.to_lowercase());
        let order = folded.then_with(|| other.cmp(&string));
        Ok(f64::from(order as i8).into())
    }),
    ("toString", |run, this, _| run.text_of(this).map(Val::Text)),
    ("valueOf", |_, this, _| Ok(this.clone())),
];

pub(super) fn is_pattern(run: &Run<'_>, value: &Val) -> bool {
    matches!(run.thing(value), Some(Thing::Pattern(..)))
}

/// The string and the first argument as texts.
fn both(run: &mut Run<'_>, this: &Val, args: &[Val]) -> Outcome<(Arc<str>, Arc<str>)> {
    let string = run.text_of(this)?;
    run.spend(string.len() / 32)?;
    Ok((string, run.text_of(argument(args, 0))?))
}

fn trimmed(run: &mut Run<'_>, this: &Val, trim: fn(&str) -> &str) -> Outcome<Val> {
    let string = run.text_of(this)?;
    run.text(trim(&string).to_owned())
}

fn lower(run: &mut Run<'_>, this: &Val, _: &[Val]) -> Outcome<Val> {
    let string = run.text_of(this)?;
    run.text(string.to_lowercase())
}

fn upper(run: &mut Run<'_>, this: &Val, _: &[Val]) -> Outcome<Val> {
    let string = run.text_of(this)?;
    run.text(string.to_uppercase())
}

/// The string and what is missing of a length.
fn padding(run: &mut Run<'_>, this: &Val, args: &[Val]) -> Outcome<(Arc<str>, String)> {
    let string = run.text_of(this)?;
    let length = whole_within(integer(run, args, 0, 0.0)?, 1_000_000);
    let filler = match argument(args, 1) {
        Val::Undefined => " ".into(),
        filler => run.text_of(filler)?,
    };
    let missing = length.saturating_sub(text::length(&string));
    run.spend(missing / 8)?;
    let mut padding = String::new();
    for character in filler.chars().cycle().take(missing) {
        padding.push(character);
    }
    Ok((string, padding))
}

fn replace(run: &mut Run<'_>, this: &Val, args: &[Val], all: bool) -> Outcome<Val> {
    let string = run.text_of(this)?;
    let (wanted, with) = (argument(args, 0), argument(args, 1));
    if is_pattern(run, wanted) {
        return pattern::replace(run, &string, wanted, with);
    }
    let wanted = run.text_of(wanted)?;
    let mut out = String::new();
    let mut rest = &*string;
    while let Some(at) = rest.find(&*wanted) {
        run.spend(1)?;
        let (before, after) = rest.split_at(at);
        out.push_str(before);
        let start = text::place_of_byte(&string, string.len() - after.len());
        let groups = [Some(wanted.to_string())];
        out.push_str(&pattern::replacement(run, with, &groups, start, &string)?);
        rest = after.get(wanted.len()..).unwrap_or_default();
        if wanted.is_empty() {
            let mut characters = rest.chars();
            match characters.next() {
                Some(character) if all => out.push(character),
                _ => break,
            }
            rest = characters.as_str();
        }
        if !all {
            break;
        }
    }
    out.push_str(rest);
    run.text(out)
}
