//! Functions of lodash on numbers and texts.

use super::super::{Method, Namespace, argument, integer, method_of};
use crate::expression::run::{Outcome, Run, Val};
use crate::expression::syntax::tree::Operator;
use crate::value::number;

pub(in super::super) const SCALARS: Namespace = Namespace {
    name: "_",
    functions: &[
        ("round", |run, args| {
            rounded(run, args, |number| (number + 0.5).floor())
        }),
        ("ceil", |run, args| rounded(run, args, f64::ceil)),
        ("floor", |run, args| rounded(run, args, f64::floor)),
        ("add", |run, args| {
            run.plus(argument(args, 0), argument(args, 1))
        }),
        ("subtract", |run, args| {
            reckon(run, args, |left, right| left - right)
        }),
        ("multiply", |run, args| {
            reckon(run, args, |left, right| left * right)
        }),
        ("divide", |run, args| {
            reckon(run, args, |left, right| left / right)
        }),
        ("clamp", |run, args| {
            let number = run.number_of(argument(args, 0))?;
            let lower = run.number_of(argument(args, 1))?;
            let upper = run.number_of(argument(args, 2))?;
            Ok(number.min(upper).max(lower).into())
        }),
        ("inRange", |run, args| {
            let number = run.number_of(argument(args, 0))?;
            let first = run.number_of(argument(args, 1))?;
            let (start, end) = match argument(args, 2) {
                Val::Undefined => (0.0, first),
                end => (first, run.number_of(end)?),
            };
            Ok((number >= start.min(end) && number < start.max(end)).into())
        }),
        ("toNumber", |run, args| {
            run.number_of(argument(args, 0)).map(Val::Number)
        }),
        ("toInteger", |run, args| {
            run.integer_of(argument(args, 0)).map(Val::Number)
        }),
        ("toString", |run, args| text(run, args).map(Val::Text)),
        ("toLower", |run, args| method(run, args, "toLowerCase")),
        ("toUpper", |run, args| method(run, args, "toUpperCase")),
        ("trim", |run, args| method(run, args, "trim")),
        ("trimStart", |run, args| method(run, args, "trimStart")),
        ("trimEnd", |run, args| method(run, args, "trimEnd")),
        ("startsWith", |run, args| method(run, args, "startsWith")),
        ("endsWith", |run, args| method(run, args, "endsWith")),
        ("padStart", |run, args| method(run, args, "padStart")),
        ("padEnd", |run, args| method(run, args, "padEnd")),
        ("repeat", |run, args| method(run, args, "repeat")),
        ("replace", |run, args| method(run, args, "replace")),
        ("split", |run, args| method(run, args, "split")),
        ("capitalize", |run, args| {
            let text = text(run, args)?.to_lowercase();
            run.text(first_letter(&text, true))
        }),
        ("upperFirst", |run, args| {
            let text = text(run, args)?;
            run.text(first_letter(&text, true))
        }),
        ("lowerFirst", |run, args| {
            let text = text(run, args)?;
            run.text(first_letter(&text, false))
        }),
    ],
    constants: &[],
};

impl Run<'_> {
    /// `+` of two values.
    pub(super) fn plus(&mut self, left: &Val, right: &Val) -> Outcome<Val> {
        self.operate(Operator::Add, left, right)
    }
}

/// The first argument as a text, nothing being an empty one.
fn text(run: &mut Run<'_>, args: &[Val]) -> Outcome<std::sync::Arc<str>> {
    match argument(args, 0) {
        nothing if nothing.is_nil() => Ok("".into()),
        value => run.text_of(value),
    }
}

/// A method of texts as a function.
fn method(run: &mut Run<'_>, args: &[Val], name: &str) -> Outcome<Val> {
    let text = Val::Text(text(run, args)?);
    let found: Option<Method> = method_of(run, &text, name);
    match found {
        Some(method) => method(run, &text, args.get(1..).unwrap_or_default()),
        None => Ok(Val::Undefined),
    }
}

fn first_letter(text: &str, is_large: bool) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else {
        return String::new();
    };
    let mut out: String = if is_large {
        first.to_uppercase().collect()
    } else {
        first.to_lowercase().collect()
    };
    out.push_str(letters.as_str());
    out
}

fn reckon(run: &mut Run<'_>, args: &[Val], reckon: fn(f64, f64) -> f64) -> Outcome<Val> {
    let left = run.number_of(argument(args, 0))?;
    let right = run.number_of(argument(args, 1))?;
    Ok(reckon(left, right).into())
}

/// Rounds to so many places by moving the point in the decimal text, so that 1.005 is 1.01.
fn rounded(run: &mut Run<'_>, args: &[Val], round: fn(f64) -> f64) -> Outcome<Val> {
    let value = run.number_of(argument(args, 0))?;
    let places = integer(run, args, 1, 0.0)?.clamp(-292.0, 292.0);
    if places == 0.0 || !value.is_finite() {
        return Ok(round(value).into());
    }
    let moved = round(moved(value, places));
    Ok(self::moved(moved, -places).into())
}

fn moved(value: f64, places: f64) -> f64 {
    let text = number::to_text(value);
    let (digits, exponent) = text.split_once('e').unwrap_or((&text, "0"));
    let exponent = number::from_text(exponent) + places;
    number::from_text(&format!("{digits}e{}", number::to_text(exponent)))
}
