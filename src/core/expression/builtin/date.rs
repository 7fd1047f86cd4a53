//! `Date` (ECMA-262 §21.4).

use super::time::{
    DAYS, MINUTE, MONTHS, clip, from_parts, iso_text, offset, parse, parts, push, push_offset,
    weekday,
};
use super::{Method, Namespace, argument};
use crate::expression::Inputs;
use crate::expression::run::{Outcome, Run, Thing, Time, Val};

pub(super) const DATE: Namespace = Namespace {
    name: "Date",
    functions: &[
        ("now", |run, _| Ok(run.inputs.now.trunc().into())),
        ("parse", |run, args| {
            let text = run.text_of(argument(args, 0))?;
            Ok(parse(&text, run.inputs).into())
        }),
        ("UTC", |run, args| Ok(clip(given(run, args)?).into())),
    ],
    constants: &[],
};

pub(super) const METHODS: &[(&str, Method)] = &[
    ("getTime", |run, this, _| Ok(time(run, this).into())),
    ("valueOf", |run, this, _| Ok(time(run, this).into())),
    ("getFullYear", |run, this, _| part(run, this, 0, false)),
    ("getMonth", |run, this, _| part(run, this, 1, false)),
    ("getDate", |run, this, _| part(run, this, 2, false)),
    ("getHours", |run, this, _| part(run, this, 3, false)),
    ("getMinutes", |run, this, _| part(run, this, 4, false)),
    ("getSeconds", |run, this, _| part(run, this, 5, false)),
    ("getMilliseconds", |run, this, _| part(run, this, 6, false)),
    ("getDay", |run, this, _| {
        Ok(weekday(time(run, this) + offset(run.inputs)).into())
    }),
    ("getUTCFullYear", |run, this, _| part(run, this, 0, true)),
    ("getUTCMonth", |run, this, _| part(run, this, 1, true)),
    ("getUTCDate", |run, this, _| part(run, this, 2, true)),
    ("getUTCHours", |run, this, _| part(run, this, 3, true)),
    ("getUTCMinutes", |run, this, _| part(run, this, 4, true)),
    ("getUTCSeconds", |run, this, _| part(run, this, 5, true)),
    ("getUTCDay", |run, this, _| {
        Ok(weekday(time(run, this)).into())
    }),
    ("getTimezoneOffset", |run, this, _| {
        let minutes = -f64::from(run.inputs.utc_offset_minutes) + 0.0;
        Ok(if time(run, this).is_nan() {
            f64::NAN
        } else {
            minutes
        }
        .into())
    }),
    ("setTime", |run, this, args| {
        let milliseconds = run.number_of(argument(args, 0))?;
        Ok(put(run, this, milliseconds))
    }),
    ("setFullYear", |run, this, args| {
        set(run, this, args, 0, false)
    }),
    ("setMonth", |run, this, args| set(run, this, args, 1, false)),
    ("setDate", |run, this, args| set(run, this, args, 2, false)),
    ("setHours", |run, this, args| set(run, this, args, 3, false)),
    ("setMinutes", |run, this, args| {
        set(run, this, args, 4, false)
    }),
    ("setSeconds", |run, this, args| {
        set(run, this, args, 5, false)
    }),
    ("setMilliseconds", |run, this, args| {
        set(run, this, args, 6, false)
    }),
    ("setUTCFullYear", |run, this, args| {
        set(run, this, args, 0, true)
    }),
    ("setUTCMonth", |run, this, args| {
        set(run, this, args, 1, true)
    }),
    ("setUTCDate", |run, this, args| {
        set(run, this, args, 2, true)
    }),
    ("setUTCHours", |run, this, args| {
        set(run, this, args, 3, true)
    }),
    ("toISOString", |run, this, _| {
        let milliseconds = time(run, this);
        if milliseconds.is_nan() {
            return Err(run.error("RangeError", "an invalid date has no text"));
        }
        run.text(iso_text(milliseconds))
    }),
    ("toJSON", |run, this, _| {
        let milliseconds = time(run, this);
        if milliseconds.is_nan() {
            return Ok(Val::Null);
        }
        run.text(iso_text(milliseconds))
    }),
    ("toString", |run, this, _| run.text_of(this).map(Val::Text)),
    ("toDateString", |run, this, _| {
        let milliseconds = time(run, this);
        let text = text(milliseconds, run.inputs);
        run.text(if milliseconds.is_nan() {
            text
        } else {
            text.chars().take(15).collect()
        })
    }),
    ("toLocaleDateString", |run, this, _| {
        let milliseconds = time(run, this) + offset(run.inputs);
        let [year, month, day, ..] = parts(milliseconds);
        let mut out = String::new();
        if milliseconds.is_nan() {
            return Ok("Invalid Date".into());
        }
        push(&mut out, month + 1.0, 1);
        out.push('/');
        push(&mut out, day, 1);
        out.push('/');
        push(&mut out, year, 1);
        run.text(out)
    }),
];

/// `new Date(…)`.
pub(super) fn construct(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let milliseconds = match args {
        [] => run.inputs.now,
        [value] => from_value(run, value)?,
        _ => given(run, args)? - offset(run.inputs),
    };
    Ok(run.put(Thing::Time(Time {
        milliseconds: clip(milliseconds),
        is_moment: false,
        is_utc: false,
    })))
}

/// The point in time that one argument means.
fn from_value(run: &mut Run<'_>, value: &Val) -> Outcome<f64> {
    if let Some(Thing::Time(time)) = run.thing(value) {
        return Ok(time.milliseconds);
    }
    if matches!(value, Val::Text(_)) || run.is_list(value) {
        let text = run.text_of(value)?;
        return Ok(parse(&text, run.inputs));
    }
    run.number_of(value)
}

/// The point in time of parts that are given one by one; years below 100 are of the last century.
fn given(run: &mut Run<'_>, args: &[Val]) -> Outcome<f64> {
    let mut parts = [f64::NAN, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    for (part, arg) in parts.iter_mut().zip(args) {
        *part = run.number_of(arg)?;
    }
    let [year, ..] = &mut parts;
    if (0.0..=99.0).contains(&year.trunc()) {
        *year = year.trunc() + 1900.0;
    }
    Ok(from_parts(parts))
}

fn time(run: &Run<'_>, this: &Val) -> f64 {
    match run.thing(this) {
        Some(Thing::Time(time)) => time.milliseconds,
        _ => f64::NAN,
    }
}

fn put(run: &mut Run<'_>, this: &Val, milliseconds: f64) -> Val {
    let milliseconds = clip(milliseconds);
    if let Some(Thing::Time(time)) = run.thing_mut(this) {
        time.milliseconds = milliseconds;
    }
    milliseconds.into()
}

fn part(run: &mut Run<'_>, this: &Val, place: usize, utc: bool) -> Outcome<Val> {
    let ahead = if utc { 0.0 } else { offset(run.inputs) };
    let part = parts(time(run, this) + ahead).get(place).copied();
    Ok(part.unwrap_or(f64::NAN).into())
}

/// Sets a part and those that follow it, as far as they are given and belong together.
fn set(run: &mut Run<'_>, this: &Val, args: &[Val], place: usize, utc: bool) -> Outcome<Val> {
    let ahead = if utc { 0.0 } else { offset(run.inputs) };
    let mut milliseconds = time(run, this);
    if milliseconds.is_nan() && place == 0 {
        milliseconds = -ahead;
    }
    let mut parts = parts(milliseconds + ahead);
    let end = if place < 3 { 3 } else { 7 };
    let given = parts.iter_mut().take(end).skip(place);
    let mut any = false;
    for (part, arg) in given.zip(args) {
        *part = run.number_of(arg)?;
        any = true;
    }
    let milliseconds = if any {
        from_parts(parts) - ahead
    } else {
        f64::NAN
    };
    Ok(put(run, this, milliseconds))
}

/// `Mon May 06 2024 07:08:09 GMT+0200`, without the name of the zone that browsers add.
pub(in crate::expression) fn text(milliseconds: f64, inputs: &Inputs) -> String {
    if milliseconds.is_nan() {
        return "Invalid Date".to_owned();
    }
    let ahead = offset(inputs);
    let local = milliseconds + ahead;
    let [year, month, day, hour, minute, second, _] = parts(local);
    let mut out = String::new();
    out.push_str(short(&DAYS, weekday(local)));
    out.push(' ');
    out.push_str(short(&MONTHS, month));
    for (sign, part, digits) in [
        (" ", day, 2),
        (" ", year, 4),
        (" ", hour, 2),
        (":", minute, 2),
        (":", second, 2),
    ] {
        out.push_str(sign);
        push(&mut out, part, digits);
    }
    out.push_str(" GMT");
    push_offset(&mut out, ahead.max(-1440.0 * MINUTE), "");
    out
}

/// The first three letters of a name.
fn short(names: &[&'static str], place: f64) -> &'static str {
    let place = crate::expression::run::whole(place);
    let name = place.and_then(|place| names.get(place)).copied();
    name.and_then(|name| name.get(..3)).unwrap_or_default()
}
