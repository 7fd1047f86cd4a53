//! Numbers (ECMA-262 §21.1).

use super::global::{parse_float, parse_int};
use super::{Method, Namespace, argument, integer, whole_within};
use crate::expression::run::{Outcome, Run, Val};
use crate::value::number;

/// The largest whole number of which all smaller ones can be told apart.
const LARGEST_SAFE: f64 = 9_007_199_254_740_991.0;

pub(super) const NUMBER: Namespace = Namespace {
    name: "Number",
    functions: &[
        (
            "isInteger",
            |_, args| Ok(is_whole(argument(args, 0)).into()),
        ),
        ("isSafeInteger", |_, args| {
            let value = argument(args, 0);
            let is_safe = matches!(value, Val::Number(number) if number.abs() <= LARGEST_SAFE);
            Ok((is_safe && is_whole(value)).into())
        }),
        ("isNaN", |_, args| {
            Ok(matches!(argument(args, 0), Val::Number(number) if number.is_nan()).into())
        }),
        ("isFinite", |_, args| {
            Ok(matches!(argument(args, 0), Val::Number(number) if number.is_finite()).into())
        }),
        ("parseFloat", parse_float),
        ("parseInt", parse_int),
    ],
    constants: &[
        ("MAX_SAFE_INTEGER", LARGEST_SAFE),
        ("MIN_SAFE_INTEGER", -LARGEST_SAFE),
        ("MAX_VALUE", f64::MAX),
        ("MIN_VALUE", 5e-324),
        ("EPSILON", f64::EPSILON),
        ("POSITIVE_INFINITY", f64::INFINITY),
        ("NEGATIVE_INFINITY", f64::NEG_INFINITY),
        ("NaN", f64::NAN),
    ],
};

pub(super) const METHODS: &[(&str, Method)] = &[
    ("toFixed", |run, this, args| {
        let number = run.number_of(this)?;
        let places = digits(run, args, 0.0, 0.0)?;
        run.text(number::to_fixed(number, places))
    }),
    ("toPrecision", |run, this, args| {
        let number = run.number_of(this)?;
        if matches!(argument(args, 0), Val::Undefined) {
            return run.text(number::to_text(number));
        }
        let digits = digits(run, args, 1.0, 1.0)?;
        run.text(number::to_precision(number, digits))
    }),
    ("toString", |run, this, args| {
        let number = run.number_of(this)?;
        let radix = integer(run, args, 0, 10.0)?;
        if !(2.0..=36.0).contains(&radix) {
            return Err(run.error("RangeError", "there is no such radix"));
        }
        run.text(number::to_radix(
            number,
            number::to_int32(radix).cast_unsigned(),
        ))
    }),
    ("toLocaleString", |run, this, args| {
        let number = run.number_of(this)?;
        let options = argument(args, 1).clone();
        let (least, most) = if options.is_nil() {
            (0, 3)
        } else {
            let least = run.get(&options, "minimumFractionDigits")?;
            let least = run.integer_of(&least)?;
            let most = match run.get(&options, "maximumFractionDigits")? {
                Val::Undefined => least.max(3.0),
                most => run.integer_of(&most)?,
            };
            (whole_within(least, 100), whole_within(most, 100))
        };
        run.text(grouped(number, least, most))
    }),
    ("valueOf", |_, this, _| Ok(this.clone())),
];

fn is_whole(value: &Val) -> bool {
    matches!(value, Val::Number(number) if number.is_finite() && number.trunc() == *number)
}

/// How many digits are asked for.
fn digits(run: &mut Run<'_>, args: &[Val], least: f64, otherwise: f64) -> Outcome<usize> {
    let digits = integer(run, args, 0, otherwise)?;
    if !(least..=100.0).contains(&digits) {
        return Err(run.error("RangeError", "there are no so many digits"));
    }
    Ok(whole_within(digits, 100))
}

/// A number as English groups it: `1,234.5`. Languages that the script may name are not known.
fn grouped(number: f64, least: usize, most: usize) -> String {
    let fixed = number::to_fixed(number, most.max(least));
    let (whole, fraction) = fixed.split_once('.').unwrap_or((&fixed, ""));
    let mut fraction = fraction.to_owned();
    while fraction.len() > least && fraction.ends_with('0') {
        fraction.pop();
    }
    let digits = whole.trim_start_matches('-');
    let mut out = String::from(if whole.len() > digits.len() { "-" } else { "" });
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) && number.is_finite() {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(&fraction);
    }
    out
}
