//! Operations on values (jsonlogic.com/operations.html).

use crate::expression::builtin::Native;
use crate::expression::run::{Outcome, Run, Val};
use crate::expression::syntax::tree::{Operator, Unary};
use crate::expression::text;
use crate::value::number;

type Eager = fn(&mut Run<'_>, &[Val]) -> Outcome<Val>;

/// Operations whose arguments are evaluated first.
pub(super) const EAGER: [(&str, Eager); 22] = [
    ("==", |run, args| compare(run, args, Operator::Equal)),
    ("===", |run, args| compare(run, args, Operator::Same)),
    ("!=", |run, args| compare(run, args, Operator::NotEqual)),
    ("!==", |run, args| compare(run, args, Operator::NotSame)),
    (">", |run, args| compare(run, args, Operator::Greater)),
    (">=", |run, args| {
        compare(run, args, Operator::GreaterOrEqual)
    }),
    ("<", |run, args| between(run, args, Operator::Less)),
    ("<=", |run, args| between(run, args, Operator::LessOrEqual)),
    ("!!", |run, args| Ok(truthy(run, argument(args, 0)).into())),
    (
        "!",
        |run, args| Ok((!truthy(run, argument(args, 0))).into()),
    ),
    ("%", |run, args| compare(run, args, Operator::Remainder)),
    ("/", |run, args| compare(run, args, Operator::Divide)),
    ("-", |run, args| match argument(args, 1) {
        Val::Undefined => run.operate_on_one(Unary::Minus, argument(args, 0)),
        _ => compare(run, args, Operator::Subtract),
    }),
    ("+", |run, args| {
        let mut sum = 0.0;
        for arg in args {
            sum += parse_float(run, arg)?;
        }
        Ok(sum.into())
    }),
    ("*", |run, args| {
        let Some((first, rest)) = args.split_first() else {
            return Err(run.type_error("nothing was multiplied"));
        };
        if rest.is_empty() {
            return Ok(first.clone());
        }
        let mut product = parse_float(run, first)?;
        for arg in rest {
            product *= parse_float(run, arg)?;
        }
        Ok(product.into())
    }),
    ("min", |run, args| native(run, "Math", "min", args)),
    ("max", |run, args| native(run, "Math", "max", args)),
    ("log", |_, args| Ok(argument(args, 0).clone())),
    ("in", |run, args| {
        let (wanted, whole) = (argument(args, 0), argument(args, 1));
        if let Val::Text(whole) = whole {
            let wanted = run.text_of(wanted)?;
            return Ok((!whole.is_empty() && whole.contains(&*wanted)).into());
        }
        let items = run.items(whole)?;
        let is_same = |item: &Val| crate::expression::run::strictly_equal(item, wanted);
        Ok(items.iter().any(is_same).into())
    }),
    ("cat", |run, args| {
        let list = run.list(args.to_vec())?;
        run.join(&list, "").map(Val::Text)
    }),
    ("substr", |run, args| {
        let source = run.text_of(argument(args, 0))?;
        let length = text::length(&source);
        let start = run.integer_of(argument(args, 1))?;
        let start = within(
            if start < 0.0 {
                start + as_number(length)
            } else {
                start
            },
            length,
        );
        let rest = length - start;
        let end = match argument(args, 2) {
            Val::Undefined => rest,
            end => match run.integer_of(end)? {
                before_end if before_end < 0.0 => within(as_number(rest) + before_end, rest),
                count => within(count, rest),
            },
        };
        run.text(text::slice(&source, start, start + end))
    }),
    ("merge", |run, args| native(run, "_", "concat", args)),
];

pub(super) fn argument(args: &[Val], place: usize) -> &Val {
    const NOTHING: &Val = &Val::Undefined;
    args.get(place).unwrap_or(NOTHING)
}

pub(super) fn as_number(length: usize) -> f64 {
    match Val::from(length) {
        Val::Number(number) => number,
        _ => 0.0,
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate"
)]
fn within(number: f64, most: usize) -> usize {
    (number as usize).min(most)
}

fn native(run: &mut Run<'_>, namespace: &str, name: &str, args: &[Val]) -> Outcome<Val> {
    match Native::find(namespace, name) {
        Some(native) => native.call(run, args),
        None => Ok(Val::Undefined),
    }
}

fn compare(run: &mut Run<'_>, args: &[Val], operator: Operator) -> Outcome<Val> {
    run.operate(operator, argument(args, 0), argument(args, 1))
}

/// `a < b`, or `a < b < c`.
fn between(run: &mut Run<'_>, args: &[Val], operator: Operator) -> Outcome<Val> {
    let first = compare(run, args, operator)?;
    match argument(args, 2) {
        Val::Undefined => Ok(first),
        _ if !run.truthy(&first) => Ok(first),
        _ => compare(run, args.get(1..).unwrap_or_default(), operator),
    }
}

fn parse_float(run: &mut Run<'_>, value: &Val) -> Outcome<f64> {
    let text = run.text_of(value)?;
    Ok(number::parse_float(&text))
}

/// As in JavaScript, but an empty list is falsy (jsonlogic.com/truthy.html).
pub(super) fn truthy(run: &mut Run<'_>, value: &Val) -> bool {
    let is_empty = run.is_list(value) && run.items(value).is_ok_and(|items| items.is_empty());
    !is_empty && run.truthy(value)
}
