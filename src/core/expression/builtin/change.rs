//! Methods of arrays that change them (ECMA-262 §23.1.3).

use std::cmp::Ordering;

use super::sort::sort;
use super::{Method, argument, integer, relative, whole_within};
use crate::expression::run::{Outcome, Run, Val};

pub(super) const METHODS: &[(&str, Method)] = &[
    ("push", |run, this, args| {
        run.spend(args.len())?;
        let items = run.items_mut(this)?;
        items.extend_from_slice(args);
        Ok(items.len().into())
    }),
    ("pop", |run, this, _| {
        Ok(run.items_mut(this)?.pop().unwrap_or_default())
    }),
    ("shift", |run, this, _| {
        let items = run.items_mut(this)?;
        let cost = items.len() / 8;
        let first = if items.is_empty() {
            Val::Undefined
        } else {
            items.remove(0)
        };
        run.spend(cost)?;
        Ok(first)
    }),
    ("unshift", |run, this, args| {
        let items = run.items_mut(this)?;
        items.splice(0..0, args.iter().cloned());
        let length = items.len();
        run.spend(args.len() + length / 8)?;
        Ok(length.into())
    }),
    ("splice", |run, this, args| {
        let length = run.items_mut(this)?.len();
        let from = relative(integer(run, args, 0, 0.0)?, length);
        let count = match args.len() {
            0 => 0.0,
            1 => f64::INFINITY,
            _ => integer(run, args, 1, 0.0)?,
        };
        let to = from + whole_within(count, length - from);
        let more = args.get(2..).unwrap_or_default().to_vec();
        run.spend(more.len() + length / 8)?;
        let items = run.items_mut(this)?;
        let removed = items.splice(from..to, more).collect();
        run.list(removed)
    }),
    ("reverse", |run, this, _| {
        let items = run.items_mut(this)?;
        items.reverse();
        let cost = items.len();
        run.spend(cost)?;
        Ok(this.clone())
    }),
    ("fill", |run, this, args| {
        let length = run.items_mut(this)?.len();
        let from = relative(integer(run, args, 1, 0.0)?, length);
        let to = relative(integer(run, args, 2, f64::INFINITY)?, length);
        run.spend(length)?;
        if let Some(items) = run.items_mut(this)?.get_mut(from..to) {
            items.fill(argument(args, 0).clone());
        }
        Ok(this.clone())
    }),
    ("sort", |run, this, args| {
        let mut items = run.items(this)?;
        let function = argument(args, 0);
        if function.is_nil() {
            sort(run, &mut items, &mut by_text)?;
        } else {
            sort(run, &mut items, &mut |run, left, right| {
                by_function(run, function, left, right)
            })?;
        }
        *run.items_mut(this)? = items;
        Ok(this.clone())
    }),
];

fn by_text(run: &mut Run<'_>, left: &Val, right: &Val) -> Outcome<Ordering> {
    if let Some(order) = missing_last(left, right) {
        return Ok(order);
    }
    let (left, right) = (run.text_of(left)?, run.text_of(right)?);
    Ok(left.encode_utf16().cmp(right.encode_utf16()))
}

fn by_function(run: &mut Run<'_>, function: &Val, left: &Val, right: &Val) -> Outcome<Ordering> {
    if let Some(order) = missing_last(left, right) {
        return Ok(order);
    }
    let answer = run.call(function, &[left.clone(), right.clone()])?;
    let answer = run.number_of(&answer)?;
    Ok(answer.partial_cmp(&0.0).unwrap_or(Ordering::Equal))
}

/// The order of two values where one is `undefined`.
fn missing_last(left: &Val, right: &Val) -> Option<Ordering> {
    let is_missing = |value: &Val| matches!(value, Val::Undefined);
    (is_missing(left) || is_missing(right)).then(|| is_missing(left).cmp(&is_missing(right)))
}
