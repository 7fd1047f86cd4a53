//! Which of two moments comes first.

use super::super::{Method, argument};
use super::unit::{self, Unit};
use super::{from_value, of, unit_of};
use crate::expression::Inputs;
use crate::expression::run::{Outcome, Run, Time, Val};

pub(in super::super) const METHODS: &[(&str, Method)] = &[
    ("isBefore", |run, this, args| {
        compare(run, this, args, |c| c.end < c.other)
    }),
    ("isAfter", |run, this, args| {
        compare(run, this, args, |c| c.start > c.other)
    }),
    ("isSame", |run, this, args| {
        compare(run, this, args, |c| c.start <= c.other && c.other <= c.end)
    }),
    ("isSameOrBefore", |run, this, args| {
        compare(run, this, args, |c| c.start <= c.other)
    }),
    ("isSameOrAfter", |run, this, args| {
        compare(run, this, args, |c| c.end >= c.other)
    }),
    ("isBetween", |run, this, args| {
        let time = of(run, this);
        let unit = unit_of(run, args, 2)?;
        let from = from_value(run, argument(args, 0))?;
        let to = from_value(run, argument(args, 1))?;
        let bounds = match argument(args, 3) {
            Val::Undefined => "()".into(),
            bounds => run.text_of(bounds)?,
        };
        let from = Comparison::of(time, from, unit, run.inputs);
        let to = Comparison::of(time, to, unit, run.inputs);
        let after = from.start > from.other || (bounds.starts_with('[') && from.end >= from.other);
        let before = to.end < to.other || (bounds.ends_with(']') && to.start <= to.other);
        Ok((after && before).into())
    }),
];

/// A moment, widened to a unit, and another.
struct Comparison {
    start: f64,
    end: f64,
    other: f64,
}

impl Comparison {
    fn of(time: Time, other: Time, unit: Unit, inputs: &Inputs) -> Self {
        Self {
            start: unit::start(time, unit, inputs).milliseconds,
            end: unit::end(time, unit, inputs).milliseconds,
            other: other.milliseconds,
        }
    }
}

fn compare(
    run: &mut Run<'_>,
    this: &Val,
    args: &[Val],
    test: fn(&Comparison) -> bool,
) -> Outcome<Val> {
    let time = of(run, this);
    let other = from_value(run, argument(args, 0))?;
    let unit = unit_of(run, args, 1)?;
    Ok(test(&Comparison::of(time, other, unit, run.inputs)).into())
}
