//! What is made a moment.

use super::super::argument;
use super::super::time::{clip, from_parts, offset, parse, parse_iso};
use super::parse::read;
use crate::expression::Inputs;
use crate::expression::run::{Outcome, Run, Thing, Time, Val};

/// `moment(…)`.
pub(in super::super) fn construct(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    construct_in(run, args, false)
}

pub(super) fn construct_in(run: &mut Run<'_>, args: &[Val], is_utc: bool) -> Outcome<Val> {
    let value = argument(args, 0);
    let format = argument(args, 1);
    let milliseconds = if matches!(value, Val::Text(_)) && !format.is_nil() {
        let text = run.text_of(value)?;
        let last = args.last().unwrap_or(format);
        let is_strict = matches!(last, Val::Bool(true));
        let formats = if run.is_list(format) {
            run.items(format)?
        } else {
            vec![format.clone()]
        };
        let ahead = if is_utc { 0.0 } else { offset(run.inputs) };
        let mut milliseconds = f64::NAN;
        for format in &formats {
            let format = run.text_of(format)?;
            run.spend(format.len())?;
            milliseconds = read(&text, &format, is_strict, run.inputs) - ahead;
            if !milliseconds.is_nan() {
                break;
            }
        }
        milliseconds
    } else if is_utc && let Val::Text(text) = value {
        let utc = Inputs {
            now: run.inputs.now,
            ..Inputs::default()
        };
        parse_iso(text, &utc, true).unwrap_or(f64::NAN)
    } else {
        from_value(run, value)?.milliseconds
    };
    Ok(run.put(Thing::Time(Time {
        milliseconds: clip(milliseconds),
        is_moment: true,
        is_utc,
    })))
}

/// What one value means as a moment.
pub(super) fn from_value(run: &mut Run<'_>, value: &Val) -> Outcome<Time> {
    let milliseconds = match value {
        Val::Undefined | Val::Unset => run.inputs.now,
        Val::Number(number) => *number,
        Val::Text(text) => match parse_iso(text.trim(), run.inputs, true) {
            Some(milliseconds) => milliseconds,
            None => parse(text, run.inputs),
        },
        Val::Ref(_) if run.is_list(value) => {
            let mut given = [f64::NAN, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
            for (part, item) in given.iter_mut().zip(run.items(value)?) {
                *part = run.number_of(&item)?;
            }
            from_parts(given) - offset(run.inputs)
        }
        Val::Ref(_) => {
            if let Some(Thing::Time(time)) = run.thing(value) {
                return Ok(Time {
                    is_moment: true,
                    ..*time
                });
            }
            f64::NAN
        }
        _ => f64::NAN,
    };
    Ok(Time {
        milliseconds: clip(milliseconds),
        is_moment: true,
        is_utc: false,
    })
}
