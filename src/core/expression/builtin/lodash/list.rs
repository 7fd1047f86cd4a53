//! Functions of lodash on arrays.

use super::super::global::length_of;
use super::super::{Namespace, argument, array, integer, relative, whole_within};
use super::collection::answers;
use crate::expression::run::{Outcome, Run, Val, same_value_zero};
use crate::value::Object;

pub(in super::super) const LISTS: Namespace = Namespace {
    name: "_",
    functions: &[
        ("uniq", uniq),
        ("uniqBy", uniq),
        ("flatten", flatten),
        ("flattenDeep", flatten_deep),
        ("compact", compact),
        ("concat", concat),
        ("first", first),
        ("head", first),
        ("last", last),
        ("nth", nth),
        ("initial", initial),
        ("tail", tail),
        ("take", take),
        ("drop", drop),
        ("takeRight", take_right),
        ("dropRight", drop_right),
        ("reverse", reverse),
        ("join", join),
        ("indexOf", index_of),
        ("difference", difference),
        ("without", without),
        ("intersection", intersection),
        ("union", union),
        ("range", range),
        ("times", times),
        ("chunk", chunk),
        ("zipObject", zip_object),
        ("fromPairs", from_pairs),
    ],
    constants: &[],
};

fn uniq(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut seen: Vec<Val> = Vec::new();
    let mut out = Vec::new();
    for (item, answer) in answers(run, args)? {
        run.spend(seen.len() / 16)?;
        if !seen.iter().any(|one| same_value_zero(one, &answer)) {
            seen.push(answer);
            out.push(item);
        }
    }
    run.list(out)
}

fn flatten(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut out = Vec::new();
    array::flatten(run, argument(args, 0), 1.0, &mut out)?;
    run.list(out)
}

fn flatten_deep(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut out = Vec::new();
    array::flatten(run, argument(args, 0), f64::INFINITY, &mut out)?;
    run.list(out)
}

fn compact(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut items = run.items(argument(args, 0))?;
    items.retain(|item| run.truthy(item));
    run.list(items)
}

fn concat(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut out = Vec::new();
    for more in args {
        if run.is_list(more) {
            out.extend(run.items(more)?);
        } else {
            out.push(more.clone());
        }
    }
    run.list(out)
}

fn first(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    run.spend(1)?;
    let is_gone_through = run.is_list(argument(args, 0)) || argument(args, 0).as_text().is_some();
    if is_gone_through {
        run.at(argument(args, 0), 0)
    } else {
        Ok(Val::Undefined)
    }
}

fn last(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    Ok(run.items(argument(args, 0))?.pop().unwrap_or_default())
}

fn nth(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let items = run.items(argument(args, 0))?;
    let at = relative(integer(run, args, 1, 0.0)?, items.len());
    Ok(items.get(at).cloned().unwrap_or_default())
}

/// The items from a place to another, both seen from their number.
fn part(
    run: &mut Run<'_>,
    args: &[Val],
    range: fn(count: usize, length: usize) -> (usize, usize),
) -> Outcome<Val> {
    let items = run.items(argument(args, 0))?;
    let count = integer(run, args, 1, 1.0)?;
    let (from, to) = range(whole_within(count, items.len()), items.len());
    run.list(items.get(from..to).unwrap_or_default().to_vec())
}

fn initial(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    part(run, args.get(..1).unwrap_or_default(), |_, length| {
        (0, length.saturating_sub(1))
    })
}

fn tail(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    part(run, args.get(..1).unwrap_or_default(), |_, length| {
        (length.min(1), length)
    })
}

fn take(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    part(run, args, |count, _| (0, count))
}

fn drop(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    part(run, args, |count, length| (count, length))
}

fn take_right(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    part(run, args, |count, length| (length - count, length))
}

fn drop_right(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    part(run, args, |count, length| (0, length - count))
}

/// Changes the array itself, as lodash says it does.
fn reverse(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let list = argument(args, 0);
    if run.is_list(list) {
        run.items_mut(list)?.reverse();
    }
    Ok(list.clone())
}

fn join(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let separator = match argument(args, 1) {
        Val::Undefined => ",".into(),
        separator => run.text_of(separator)?,
    };
    run.join(argument(args, 0), &separator).map(Val::Text)
}

fn index_of(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let items = run.items(argument(args, 0))?;
    let wanted = argument(args, 1);
    Ok(array::place(
        items.iter().position(|item| same_value_zero(item, wanted)),
    ))
}

/// Items of the first that are, or are not, among the others.
fn among(run: &mut Run<'_>, args: &[Val], others: Vec<Val>, wanted: bool) -> Outcome<Val> {
    let mut items = run.items(argument(args, 0))?;
    run.spend(items.len().saturating_mul(others.len()) / 16)?;
    items.retain(|item| others.iter().any(|other| same_value_zero(item, other)) == wanted);
    run.list(items)
}

fn difference(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut others = Vec::new();
    for more in args.get(1..).unwrap_or_default() {
        others.extend(run.items(more)?);
    }
    among(run, args, others, false)
}

fn without(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let others = args.get(1..).unwrap_or_default().to_vec();
    among(run, args, others, false)
}

fn intersection(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut kept = uniq(run, args.get(..1).unwrap_or_default())?;
    for more in args.get(1..).unwrap_or_default() {
        let others = run.items(more)?;
        kept = among(run, &[kept], others, true)?;
    }
    Ok(kept)
}

fn union(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut all = Vec::new();
    for more in args {
        all.extend(run.items(more)?);
    }
    let all = run.list(all)?;
    uniq(run, &[all])
}

fn range(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let first = integer(run, args, 0, 0.0)?;
    let (start, end) = match argument(args, 1) {
        Val::Undefined => (0.0, first),
        end => (first, run.integer_of(end)?),
    };
    let step = integer(run, args, 2, if end < start { -1.0 } else { 1.0 })?;
    let count = if step == 0.0 {
        0.0
    } else {
        ((end - start) / step).ceil().max(0.0)
    };
    let Some(count) = length_of(count) else {
        return Err(run.error("RangeError", "a range became too long"));
    };
    run.spend(count)?;
    let mut next = start;
    let mut out = Vec::with_capacity(count);
    for _ in 0..count {
        out.push(Val::Number(next));
        next += step;
    }
    run.list(out)
}

fn times(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let count = integer(run, args, 0, 0.0)?;
    let mut out = Vec::new();
    for place in 0..length_of(count).unwrap_or(0) {
        let answer = match argument(args, 1) {
            Val::Undefined => place.into(),
            function => run.call(function, &[place.into()])?,
        };
        run.spend(1)?;
        out.push(answer);
    }
    run.list(out)
}

fn chunk(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let items = run.items(argument(args, 0))?;
    let size = whole_within(integer(run, args, 1, 1.0)?, items.len().max(1));
    let mut out = Vec::new();
    if size > 0 {
        for chunk in items.chunks(size) {
            out.push(run.list(chunk.to_vec())?);
        }
    }
    run.list(out)
}

fn zip_object(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let values = run.items(argument(args, 1))?;
    let mut object = Object::default();
    for (place, key) in run.items(argument(args, 0))?.iter().enumerate() {
        let key = run.text_of(key)?;
        object.set_shared(&key, values.get(place).cloned().unwrap_or_default());
    }
    run.object(object)
}

fn from_pairs(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let mut object = Object::default();
    for pair in run.items(argument(args, 0))? {
        let pair = run.items(&pair)?;
        let key = run.text_of(argument(&pair, 0))?;
        object.set_shared(&key, argument(&pair, 1).clone());
    }
    run.object(object)
}
