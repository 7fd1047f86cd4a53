//! Strings (ECMA-262 §22.1); more of their methods are in the library.

use super::{Kind, argument, functions, integer, place, range, relative, text_or, whole_within};
use crate::expression::run::{Outcome, Run, Val};
use crate::expression::text;
use crate::find::find;
use crate::letter;
use crate::value::number::{is_space, to_int32};

functions!(Namespace of "String" {
    FromCharCode "fromCharCode",
});

functions!(Text of "text_" {
    Includes "includes",
    StartsWith "startsWith",
    EndsWith "endsWith",
    IndexOf "indexOf",
    LastIndexOf "lastIndexOf",
    Trim "trim",
    TrimStart "trimStart",
    TrimEnd "trimEnd",
    Lower "toLowerCase",
    LocaleLower "toLocaleLowerCase",
    Upper "toUpperCase",
    LocaleUpper "toLocaleUpperCase",
    Slice "slice",
    Substring "substring",
    Substr "substr",
    CharAt "charAt",
    At "at",
    CharCodeAt "charCodeAt",
    Repeat "repeat",
});

pub(super) const STRING: Kind = Namespace::KIND;
pub(super) const METHODS: Kind = Text::KIND;

impl Namespace {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let mut units = Vec::with_capacity(args.len());
        for code in args {
            units.push(to_int32(run.number_of(*code)?).cast_unsigned() as u16);
        }
        run.text(String::from_utf16_lossy(&units))
    }
}

impl Text {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let text = run.text_of(argument(args, 0))?;
        let text = run.shared(text);
        let text = &*text;
        run.spend(text.len() / 32)?;
        let made = match self {
            Self::Includes
            | Self::StartsWith
            | Self::EndsWith
            | Self::IndexOf
            | Self::LastIndexOf => return self.look(run, text, args),
            Self::Trim => text.trim_matches(is_space).to_owned(),
            Self::TrimStart => text.trim_start_matches(is_space).to_owned(),
            Self::TrimEnd => text.trim_end_matches(is_space).to_owned(),
            Self::Lower | Self::LocaleLower => letter::to_lower(text),
            Self::Upper | Self::LocaleUpper => letter::to_upper(text),
            Self::Slice | Self::Substring | Self::Substr => {
                let (from, to) = self.range(run, args, text::length(text))?;
                text::slice(text, from, to)
            }
            Self::CharAt | Self::At | Self::CharCodeAt => return self.unit(run, text, args),
            Self::Repeat => {
                let count = integer(run, args, 1, 0.0)?;
                if !(0.0..=1e9).contains(&count) {
                    return Err(run.error("RangeError", "a text cannot be repeated that often"));
                }
                let count = whole_within(count, usize::MAX);
                run.spend(text.len().saturating_mul(count) / 8)?;
                text.repeat(count)
            }
        };
        run.text(made)
    }

    fn look(self, run: &mut Run<'_>, text: &str, args: &[Val]) -> Outcome<Val> {
        let wanted = run.key_of(argument(args, 1))?;
        spend_search(run, text, &wanted)?;
        let is_to_end = self == Self::EndsWith;
        let otherwise = if is_to_end { f64::INFINITY } else { 0.0 };
        let at = whole_within(integer(run, args, 2, otherwise)?, usize::MAX);
        let at = text::byte_of_place(text, at);
        let (head, rest) = text.split_at_checked(at).unwrap_or_default();
        let found = match self {
            Self::StartsWith => return Ok(rest.starts_with(&*wanted).into()),
            Self::EndsWith => return Ok(head.ends_with(&*wanted).into()),
            Self::LastIndexOf => {
                let starts = text.char_indices().rev();
                let ends_there = |byte: &usize| text.split_at(*byte).1.starts_with(&*wanted);
                let last = wanted.is_empty().then_some(text.len());
                last.or_else(|| starts.map(|(byte, _)| byte).find(ends_there))
            }
            _ => find(rest, &wanted).map(|byte| at + byte),
        };
        Ok(if self == Self::Includes {
            found.is_some().into()
        } else {
            place(found.map(|byte| text::place_of_byte(text, byte)))
        })
    }

    fn range(self, run: &mut Run<'_>, args: &[Val], length: usize) -> Outcome<(usize, usize)> {
        if self == Self::Slice {
            return range(run, args, 1, length);
        }
        let first = integer(run, args, 1, 0.0)?;
        let second = integer(run, args, 2, f64::INFINITY)?;
        if self == Self::Substring {
            let (from, to) = (whole_within(first, length), whole_within(second, length));
            return Ok((from.min(to), from.max(to)));
        }
        let from = relative(first, length);
        Ok((from, from + whole_within(second, length - from)))
    }

    /// Methods that give one unit.
    fn unit(self, run: &mut Run<'_>, text: &str, args: &[Val]) -> Outcome<Val> {
        let length = text::length(text);
        let mut at = integer(run, args, 1, 0.0)?;
        if self == Self::At && at < 0.0 {
            at += f64::from(u32::try_from(length).unwrap_or(u32::MAX));
        }
        let at = if at < 0.0 {
            length
        } else {
            whole_within(at, length)
        };
        match self {
            Self::CharCodeAt => {
                let unit = text.encode_utf16().nth(at);
                Ok(unit.map_or(f64::NAN, f64::from).into())
            }
            Self::At if at == length => Ok(Val::UNDEFINED),
            _ => run.text(text::slice(text, at, at + 1)),
        }
    }
}

/// `text.split(separator)` of a text.
pub(super) fn separated(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let text = text_or(run, argument(args, 0), "")?;
    let separator = run.key_of(argument(args, 1))?;
    if separator.is_empty() {
        let units = run.iterated(text)?;
        return run.list(units);
    }
    let text = run.shared(text);
    run.spend(text.len() / 4)?;
    spend_search(run, &text, &separator)?;
    let mut parts = Vec::new();
    let mut rest = &*text;
    while let Some((part, after)) = find(rest, &separator).and_then(|at| rest.split_at_checked(at))
    {
        parts.push(run.put_text(part.into()));
        rest = after.get(separator.len()..).unwrap_or_default();
    }
    parts.push(run.put_text(rest.into()));
    run.list(parts)
}

/// Pays for a search, which may compare all of a text at each place of another.
fn spend_search(run: &mut Run<'_>, text: &str, wanted: &str) -> Outcome<()> {
    run.spend(text.len().saturating_mul(wanted.len()) / 4096)
}
