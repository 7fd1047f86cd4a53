//! `Math` (ECMA-262 §21.3), without chance, trigonometry and what else no form reckons.

use super::{Namespace, argument};
use crate::expression::run::{Outcome, Run, Val, power};

pub(super) const MATH: Namespace = Namespace {
    name: "Math",
    functions: &[
        ("abs", |run, args| one(run, args, f64::abs)),
        ("ceil", |run, args| one(run, args, f64::ceil)),
        ("floor", |run, args| one(run, args, f64::floor)),
        ("trunc", |run, args| one(run, args, f64::trunc)),
        ("sqrt", |run, args| one(run, args, f64::sqrt)),
        ("log", |run, args| one(run, args, f64::ln)),
        ("log10", |run, args| one(run, args, f64::log10)),
        ("round", |run, args| one(run, args, round)),
        ("sign", |run, args| {
            one(run, args, |x| {
                if x == 0.0 || x.is_nan() {
                    x
                } else {
                    x.signum()
                }
            })
        }),
        ("max", |run, args| {
            extreme(run, args, f64::NEG_INFINITY, |a, b| a > b)
        }),
        ("min", |run, args| {
            extreme(run, args, f64::INFINITY, |a, b| a < b)
        }),
        ("pow", |run, args| {
            let base = run.number_of(argument(args, 0))?;
            let exponent = run.number_of(argument(args, 1))?;
            Ok(power(base, exponent).into())
        }),
    ],
    constants: &[
        ("PI", std::f64::consts::PI),
        ("E", std::f64::consts::E),
        ("LN2", std::f64::consts::LN_2),
        ("LN10", std::f64::consts::LN_10),
        ("SQRT2", std::f64::consts::SQRT_2),
    ],
};

fn one(run: &mut Run<'_>, args: &[Val], function: fn(f64) -> f64) -> Outcome<Val> {
    let number = run.number_of(argument(args, 0))?;
    Ok(function(number).into())
}

/// To the nearest whole number, halves up (ECMA-262 §21.3.2.28).
pub(super) fn round(number: f64) -> f64 {
    let down = number.floor();
    if number - down >= 0.5 {
        down + 1.0
    } else {
        down
    }
}

fn extreme(
    run: &mut Run<'_>,
    args: &[Val],
    start: f64,
    is_better: fn(f64, f64) -> bool,
) -> Outcome<Val> {
    let mut best = start;
    for arg in args {
        let number = run.number_of(arg)?;
        if number.is_nan() || best.is_nan() {
            best = f64::NAN;
        } else if is_better(number, best) {
            best = number;
        }
    }
    Ok(best.into())
}
