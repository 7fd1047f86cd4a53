//! Methods of arrays (ECMA-262 §23.1.3); more of them are in the library.

use std::cmp::Ordering;

use super::{Kind, argument, functions, integer, place, range, relative, whole_within};
use crate::expression::run::{Outcome, Run, Val};

functions!(List of "list_" {
    Includes "includes",
    IndexOf "indexOf",
    Some "some",
    Every "every",
    Find "find",
    FindIndex "findIndex",
    ForEach "forEach",
    Map "map",
    Filter "filter",
    Join "join",
    Slice "slice",
    At "at",
    Push "push",
    Pop "pop",
    Shift "shift",
    Unshift "unshift",
    Splice "splice",
    Reverse "reverse",
    Sort "sort",
});

pub(super) const METHODS: Kind = List::KIND;

impl List {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let (this, first) = (argument(args, 0), argument(args, 1));
        match self {
            Self::Includes | Self::IndexOf => self.look(run, args),
            Self::Some
            | Self::Every
            | Self::Find
            | Self::FindIndex
            | Self::ForEach
            | Self::Map
            | Self::Filter => self.go_through(run, this, first),
            Self::Join => {
                let separator = super::text_or(run, first, ",")?;
                let separator = run.shared(separator);
                run.join(this, &separator)
            }
            Self::Slice => {
                let items = run.items(this)?;
                let (from, to) = range(run, args, 1, items.len())?;
                run.list(items.get(from..to).unwrap_or_default().to_vec())
            }
            Self::At => {
                let items = run.items(this)?;
                let at = integer(run, args, 1, 0.0)?;
                let length = items.len();
                if at < 0.0 && whole_within(-at, usize::MAX) > length {
                    return Ok(Val::UNDEFINED);
                }
                Ok(argument(&items, relative(at, length)))
            }
            Self::Sort => {
                let mut items = run.items(this)?;
                sort(run, &mut items, first)?;
                *run.items_mut(this)? = items;
                Ok(this)
            }
            _ => self.change(run, args),
        }
    }

    fn look(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let items = run.items(argument(args, 0))?;
        let wanted = argument(args, 1);
        if self == Self::Includes {
            let mut items = items.iter();
            return Ok(items.any(|item| run.same_value_zero(*item, wanted)).into());
        }
        let from = relative(integer(run, args, 2, 0.0)?, items.len());
        let found = items.iter().enumerate();
        let mut found =
            found.filter(|(at, item)| *at >= from && run.strictly_equal(**item, wanted));
        Ok(place(found.next().map(|(at, _)| at)))
    }

    /// Methods that call a function for every item.
    fn go_through(self, run: &mut Run<'_>, this: Val, function: Val) -> Outcome<Val> {
        let mut out = Vec::new();
        for (at, item) in run.items(this)?.into_iter().enumerate() {
            let answer = run.call(function, &[item, at.into(), this])?;
            let holds = run.truthy(answer);
            match self {
                Self::Map => out.push(answer),
                Self::Filter if holds => out.push(item),
                Self::Some if holds => return Ok(true.into()),
                Self::Every if !holds => return Ok(false.into()),
                Self::Find if holds => return Ok(item),
                Self::FindIndex if holds => return Ok(at.into()),
                _ => {}
            }
        }
        match self {
            Self::Map | Self::Filter => run.list(out),
            Self::Some => Ok(false.into()),
            Self::Every => Ok(true.into()),
            Self::FindIndex => Ok(place(None)),
            _ => Ok(Val::UNDEFINED),
        }
    }

    fn change(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let this = argument(args, 0);
        let more = args.get(1..).unwrap_or_default();
        let length = run.items_mut(this)?.len();
        run.spend(more.len() + length / 8)?;
        let (from, count, added) = match self {
            Self::Splice => {
                let from = relative(integer(run, args, 1, 0.0)?, length);
                let count = match more.len() {
                    0 => 0.0,
                    1 => f64::INFINITY,
                    _ => integer(run, args, 2, 0.0)?,
                };
                let added = more.get(2..).unwrap_or_default();
                (from, whole_within(count, length - from), added)
            }
            Self::Unshift => (0, 0, more),
            Self::Shift => (0, length.min(1), &[][..]),
            Self::Pop => (length.saturating_sub(1), length.min(1), &[][..]),
            _ => (length, 0, more),
        };
        let items = run.items_mut(this)?;
        if self == Self::Reverse {
            items.reverse();
            return Ok(this);
        }
        let rest = items.split_off(from);
        items.extend_from_slice(added);
        items.extend_from_slice(rest.get(count..).unwrap_or_default());
        let length = items.len();
        let removed = rest.get(..count).unwrap_or_default();
        match self {
            Self::Splice => run.list(removed.to_vec()),
            Self::Push | Self::Unshift => Ok(length.into()),
            _ => Ok(argument(removed, 0)),
        }
    }
}

/// Merges until all is in order; stable, as ECMA-262 §23.1.3.30 asks. The library's own sort may
/// panic where a comparison contradicts itself.
fn sort(run: &mut Run<'_>, items: &mut Vec<Val>, function: Val) -> Outcome<()> {
    let mut width = 1;
    while width < items.len() {
        let mut merged = Vec::with_capacity(items.len());
        for pair in items.chunks(width * 2) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let ([first, left_rest @ ..], [second, right_rest @ ..]) = (left, right) {
                if order(run, *first, *second, function)? == Ordering::Greater {
                    merged.push(*second);
                    right = right_rest;
                } else {
                    merged.push(*first);
                    left = left_rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        *items = merged;
        width *= 2;
    }
    Ok(())
}

/// The order of two items: by a function, or else by their texts; missing ones come last.
fn order(run: &mut Run<'_>, left: Val, right: Val, function: Val) -> Outcome<Ordering> {
    run.spend(1)?;
    let [left_missing, right_missing] = [left, right].map(|item| item == Val::UNDEFINED);
    if left_missing || right_missing {
        return Ok(left_missing.cmp(&right_missing));
    }
    if function.is_nil() {
        let (left, right) = (run.text_of(left)?, run.text_of(right)?);
        return Ok(run.compare_texts(left, right));
    }
    let answer = run.call(function, &[left, right])?;
    let answer = run.number_of(answer)?;
    Ok(answer.partial_cmp(&0.0).unwrap_or(Ordering::Equal))
}
