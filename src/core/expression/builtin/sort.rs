//! Sorting with comparisons that may throw and need not make sense.

use std::cmp::Ordering;

use crate::expression::run::{Outcome, Run, Val, less_than};

/// Merges until all is in order; stable, as ECMA-262 §23.1.3.30 asks. The library's own sort may
/// panic where a comparison contradicts itself.
pub(super) fn sort<T: Clone>(
    run: &mut Run<'_>,
    items: &mut Vec<T>,
    compare: &mut dyn FnMut(&mut Run<'_>, &T, &T) -> Outcome<Ordering>,
) -> Outcome<()> {
    let mut width = 1;
    while width < items.len() {
        let mut merged = Vec::with_capacity(items.len());
        for pair in items.chunks(width * 2) {
            let (mut left, mut right) = pair.split_at(width.min(pair.len()));
            while let (Some((first, left_rest)), Some((second, right_rest))) =
                (left.split_first(), right.split_first())
            {
                run.spend(1)?;
                if compare(run, first, second)? == Ordering::Greater {
                    merged.push(second.clone());
                    right = right_rest;
                } else {
                    merged.push(first.clone());
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

/// The order of `<` and `>`; `undefined` and NaN come last, as in lodash.
pub(super) fn ascending(run: &mut Run<'_>, left: &Val, right: &Val) -> Outcome<Ordering> {
    let is_last = |value: &Val| match value {
        Val::Undefined => 3,
        Val::Null => 2,
        Val::Number(number) if number.is_nan() => 4,
        _ => 0,
    };
    let rank = is_last(left).cmp(&is_last(right));
    if rank != Ordering::Equal || is_last(left) != 0 {
        return Ok(rank);
    }
    Ok(if less_than(run, left, right)? == Some(true) {
        Ordering::Less
    } else if less_than(run, right, left)? == Some(true) {
        Ordering::Greater
    } else {
        Ordering::Equal
    })
}
