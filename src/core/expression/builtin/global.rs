//! Functions that stand under no name (ECMA-262 §19.2, and those that are classes too).

use super::{Namespace, argument, date, moment, object};
use crate::expression::run::{Outcome, Run, Val, whole};
use crate::value::number;

pub(super) const GLOBAL: Namespace = Namespace {
    name: "",
    functions: &[
        ("Number", |run, args| match args.first() {
            Some(value) => run.number_of(value).map(Val::Number),
            None => Ok(Val::Number(0.0)),
        }),
        ("String", |run, args| match args.first() {
            Some(value) => run.text_of(value).map(Val::Text),
            None => Ok("".into()),
        }),
        ("Boolean", |run, args| {
            Ok(run.truthy(argument(args, 0)).into())
        }),
        ("parseFloat", parse_float),
        ("parseInt", parse_int),
        ("isNaN", |run, args| {
            Ok(run.number_of(argument(args, 0))?.is_nan().into())
        }),
        ("isFinite", |run, args| {
            Ok(run.number_of(argument(args, 0))?.is_finite().into())
        }),
        ("Date", |run, _| {
            let now = run.inputs.now;
            run.text(date::text(now, run.inputs))
        }),
        ("moment", moment::construct),
        ("Array", object::new_array),
        ("Object", |run, args| match argument(args, 0) {
            value @ Val::Ref(_) => Ok(value.clone()),
            _ => run.object(Default::default()),
        }),
        ("encodeURIComponent", |run, args| {
            let text = run.text_of(argument(args, 0))?;
            let mut out = String::new();
            for byte in text.bytes() {
                let is_plain = byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
                if is_plain {
                    out.push(char::from(byte));
                } else {
                    out.push('%');
                    out.push_str(&number::to_radix(f64::from(byte >> 4), 16).to_uppercase());
                    out.push_str(&number::to_radix(f64::from(byte & 15), 16).to_uppercase());
                }
            }
            run.text(out)
        }),
    ],
    constants: &[],
};

/// A length that a script asks for, within what it may have.
pub(super) fn length_of(number: f64) -> Option<usize> {
    whole(number).filter(|length| *length <= 100_000)
}

/// `parseFloat`, which `Number.parseFloat` is as well (ECMA-262 §21.1.2.12).
pub(super) fn parse_float(run: &mut Run, args: &[Val]) -> Outcome<Val> {
    let text = run.text_of(argument(args, 0))?;
    Ok(number::parse_float(&text).into())
}

/// `parseInt`, which `Number.parseInt` is as well (ECMA-262 §21.1.2.13).
pub(super) fn parse_int(run: &mut Run, args: &[Val]) -> Outcome<Val> {
    let text = run.text_of(argument(args, 0))?;
    let radix = run.number_of(argument(args, 1))?;
    Ok(number::parse_int(&text, number::to_int32(radix)).into())
}
