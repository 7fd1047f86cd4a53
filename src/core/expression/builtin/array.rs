//! Methods of arrays that leave them as they are (ECMA-262 §23.1.3).

use super::{Method, argument, integer, relative};
use crate::expression::run::{Outcome, Run, Val, same_value_zero, strictly_equal};

pub(super) const METHODS: &[(&str, Method)] = &[
    ("includes", |run, this, args| {
        let items = run.items(this)?;
        let wanted = argument(args, 0);
        Ok(items
            .iter()
            .any(|item| same_value_zero(item, wanted))
            .into())
    }),
    ("indexOf", |run, this, args| {
        let items = run.items(this)?;
        let wanted = argument(args, 0);
        let from = relative(integer(run, args, 1, 0.0)?, items.len());
        let mut rest = items.iter().skip(from);
        Ok(place(
            rest.position(|item| strictly_equal(item, wanted))
                .map(|place| place + from),
        ))
    }),
    ("lastIndexOf", |run, this, args| {
        let items = run.items(this)?;
        let wanted = argument(args, 0);
        Ok(place(
            items.iter().rposition(|item| strictly_equal(item, wanted)),
        ))
    }),
    ("some", |run, this, args| {
        let found = search(run, this, args, true)?;
        Ok(found.is_some().into())
    }),
    ("every", |run, this, args| {
        let found = search(run, this, args, false)?;
        Ok(found.is_none().into())
    }),
    ("find", |run, this, args| {
        let found = search(run, this, args, true)?;
        Ok(found.map(|(_, item)| item).unwrap_or_default())
    }),
    ("findIndex", |run, this, args| {
        let found = search(run, this, args, true)?;
        Ok(place(found.map(|(place, _)| place)))
    }),
    ("findLast", |run, this, args| {
        let mut last = Val::Undefined;
        visit(run, this, args, |run, item, answer| {
            if run.truthy(&answer) {
                last = item;
            }
            Ok(())
        })?;
        Ok(last)
    }),
    ("forEach", |run, this, args| {
        visit(run, this, args, |_, _, _| Ok(()))?;
        Ok(Val::Undefined)
    }),
    ("map", |run, this, args| {
        let mut out = Vec::new();
        visit(run, this, args, |_, _, answer| {
            out.push(answer);
            Ok(())
        })?;
        run.list(out)
    }),
    ("filter", |run, this, args| {
        let mut out = Vec::new();
        visit(run, this, args, |run, item, answer| {
            if run.truthy(&answer) {
                out.push(item);
            }
            Ok(())
        })?;
        run.list(out)
    }),
    ("flatMap", |run, this, args| {
        let mut out = Vec::new();
        visit(run, this, args, |run, _, answer| {
            if run.is_list(&answer) {
                out.extend(run.items(&answer)?);
            } else {
                out.push(answer);
            }
            Ok(())
        })?;
        run.list(out)
    }),
    ("reduce", |run, this, args| {
        let items = run.items(this)?.into_iter().enumerate().collect();
        reduce(run, this, args, items)
    }),
    ("reduceRight", |run, this, args| {
        let mut items: Vec<_> = run.items(this)?.into_iter().enumerate().collect();
        items.reverse();
        reduce(run, this, args, items)
    }),
    ("join", |run, this, args| {
        let separator = match argument(args, 0) {
            Val::Undefined => ",".into(),
            separator => run.text_of(separator)?,
        };
        run.deeper(|run| run.join(this, &separator)).map(Val::Text)
    }),
    ("toString", |run, this, _| run.text_of(this).map(Val::Text)),
    ("concat", |run, this, args| {
        let mut items = run.items(this)?;
        for more in args {
            if run.is_list(more) {
                items.extend(run.items(more)?);
            } else {
                items.push(more.clone());
            }
        }
        run.list(items)
    }),
    ("slice", |run, this, args| {
        let items = run.items(this)?;
        let from = relative(integer(run, args, 0, 0.0)?, items.len());
        let to = relative(integer(run, args, 1, f64::INFINITY)?, items.len());
        run.list(items.get(from..to).unwrap_or_default().to_vec())
    }),
    ("at", |run, this, args| {
        let items = run.items(this)?;
        let wanted = integer(run, args, 0, 0.0)?;
        let is_before_start = wanted < 0.0 && relative(wanted, items.len()) == 0;
        let is_first = is_before_start && Val::from(items.len()).eq_number(-wanted);
        if is_before_start && !is_first {
            return Ok(Val::Undefined);
        }
        Ok(items
            .get(relative(wanted, items.len()))
            .cloned()
            .unwrap_or_default())
    }),
    ("flat", |run, this, args| {
        let depth = integer(run, args, 0, 1.0)?;
        let mut out = Vec::new();
        flatten(run, this, depth, &mut out)?;
        run.list(out)
    }),
];

impl Val {
    fn eq_number(&self, other: f64) -> bool {
        matches!(self, Self::Number(number) if *number == other)
    }
}

/// A place, or -1.
pub(super) fn place(found: Option<usize>) -> Val {
    found.map_or(Val::Number(-1.0), Val::from)
}

/// The first item for which the function's answer is truthy, or falsy.
fn search(
    run: &mut Run<'_>,
    this: &Val,
    args: &[Val],
    wanted: bool,
) -> Outcome<Option<(usize, Val)>> {
    let function = argument(args, 0);
    for (place, item) in run.items(this)?.into_iter().enumerate() {
        let answer = run.call(function, &[item.clone(), place.into(), this.clone()])?;
        if run.truthy(&answer) == wanted {
            return Ok(Some((place, item)));
        }
    }
    Ok(None)
}

/// Every item with the function's answer for it.
fn visit<'s>(
    run: &mut Run<'s>,
    this: &Val,
    args: &[Val],
    mut take: impl FnMut(&mut Run<'s>, Val, Val) -> Outcome<()>,
) -> Outcome<()> {
    let function = argument(args, 0);
    for (place, item) in run.items(this)?.into_iter().enumerate() {
        let answer = run.call(function, &[item.clone(), place.into(), this.clone()])?;
        take(run, item, answer)?;
    }
    Ok(())
}

fn reduce(run: &mut Run<'_>, this: &Val, args: &[Val], items: Vec<(usize, Val)>) -> Outcome<Val> {
    let function = argument(args, 0);
    let mut items = items.into_iter();
    let mut result = match args.get(1) {
        Some(initial) => initial.clone(),
        None => match items.next() {
            Some((_, first)) => first,
            None => return Err(run.type_error("`reduce` of an empty array")),
        },
    };
    for (place, item) in items {
        result = run.call(function, &[result, item, place.into(), this.clone()])?;
    }
    Ok(result)
}

/// Adds the items of an array, those of arrays in it in their place, so many levels down.
pub(super) fn flatten(
    run: &mut Run<'_>,
    list: &Val,
    depth: f64,
    out: &mut Vec<Val>,
) -> Outcome<()> {
    for item in run.items(list)? {
        run.spend(1)?;
        if depth >= 1.0 && run.is_list(&item) {
            run.deeper(|run| flatten(run, &item, depth - 1.0, out))?;
        } else {
            out.push(item);
        }
    }
    Ok(())
}
