//! `Date` (ECMA-262 §21.4).

use super::time::{
    MINUTE, clip, from_parts, iso_text, offset, parse_iso, parts, push, push_offset, weekday,
};
use super::{Kind, MISSING, Native, argument, functions};
use crate::expression::Inputs;
use crate::expression::run::{Outcome, Run, Thing, Time, Val};

functions!(Namespace of "Date" {
    Now "now",
    Utc "UTC",
});

// The first 28 are in this order so that a place tells what they do: seven parts are read and set,
// in local time and in UTC.
functions!(Date of "date_" {
    FullYear "getFullYear",
    Month "getMonth",
    Day "getDate",
    Hours "getHours",
    Minutes "getMinutes",
    Seconds "getSeconds",
    Milliseconds "getMilliseconds",
    UtcFullYear "getUTCFullYear",
    UtcMonth "getUTCMonth",
    UtcDay "getUTCDate",
    UtcHours "getUTCHours",
    UtcMinutes "getUTCMinutes",
    UtcSeconds "getUTCSeconds",
    UtcMilliseconds "getUTCMilliseconds",
    SetFullYear "setFullYear",
    SetMonth "setMonth",
    SetDay "setDate",
    SetHours "setHours",
    SetMinutes "setMinutes",
    SetSeconds "setSeconds",
    SetMilliseconds "setMilliseconds",
    SetUtcFullYear "setUTCFullYear",
    SetUtcMonth "setUTCMonth",
    SetUtcDay "setUTCDate",
    SetUtcHours "setUTCHours",
    SetUtcMinutes "setUTCMinutes",
    SetUtcSeconds "setUTCSeconds",
    SetUtcMilliseconds "setUTCMilliseconds",
    GetTime "getTime",
    Weekday "getDay",
    UtcWeekday "getUTCDay",
    Offset "getTimezoneOffset",
    SetTime "setTime",
    IsoText "toISOString",
    Json "toJSON",
});

pub(super) const DATE: Kind = Namespace::KIND;
pub(super) const METHODS: Kind = Date::KIND;

impl Namespace {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        Ok(match self {
            Self::Now => run.inputs.now.trunc(),
            Self::Utc => clip(given(run, args)?),
        }
        .into())
    }
}

impl Date {
    fn call(self, run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
        let this = argument(args, 0);
        let place = self as usize;
        if place < 28 {
            let ahead = if place / 7 % 2 == 1 {
                0.0
            } else {
                offset(run.inputs)
            };
            return match args.get(1..) {
                Some(args) if place >= 14 => set(run, this, args, place % 7, ahead),
                _ => {
                    let all = parts(time(run, this) + ahead);
                    let part = all.get(place % 7).copied();
                    Ok(part.unwrap_or(f64::NAN).into())
                }
            };
        }
        let milliseconds = time(run, this);
        let text = match self {
            Self::GetTime => return Ok(milliseconds.into()),
            Self::Weekday => return Ok(weekday(milliseconds + offset(run.inputs)).into()),
            Self::UtcWeekday => return Ok(weekday(milliseconds).into()),
            Self::Offset => {
                let minutes = -f64::from(run.inputs.utc_offset_minutes) + 0.0;
                return Ok((minutes + milliseconds * 0.0).into());
            }
            Self::SetTime => {
                let milliseconds = run.number_of(argument(args, 1))?;
                return Ok(put(run, this, milliseconds));
            }
            Self::IsoText if milliseconds.is_nan() => {
                return Err(run.error("RangeError", "an invalid date has no text"));
            }
            Self::Json if milliseconds.is_nan() => return Ok(Val::NULL),
            _ => iso_text(milliseconds),
        };
        run.text(text)
    }
}

/// `new Date(…)`.
pub(super) fn construct(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let milliseconds = match args {
        [] => run.inputs.now,
        [value] => from_value(run, *value)?,
        _ => given(run, args)? - offset(run.inputs),
    };
    Ok(run.put(Thing::Time(Time {
        milliseconds: clip(milliseconds),
        is_moment: false,
        is_utc: false,
    })))
}

/// The point in time that one argument means.
fn from_value(run: &mut Run<'_>, value: Val) -> Outcome<f64> {
    if value.is_text() || run.is_list(value) {
        let text = run.text_of(value)?;
        return parse(run, text);
    }
    run.number_of(value)
}

/// `Date.parse`: the format of the standard, and by the library those that every browser takes
/// besides; NaN for all else.
fn parse(run: &mut Run<'_>, text: Val) -> Outcome<f64> {
    let ahead = offset(run.inputs);
    if let Some(milliseconds) = parse_iso(run.str(text).trim(), ahead, false) {
        return Ok(milliseconds);
    }
    match Native::intrinsic("looseDate") {
        Some(loose) => {
            let milliseconds = loose.call(run, &[text, ahead.into()])?;
            run.number_of(milliseconds)
        }
        None => Err(run.error("ReferenceError", MISSING)),
    }
}

/// The point in time of parts that are given one by one; years below 100 are of the last century.
fn given(run: &mut Run<'_>, args: &[Val]) -> Outcome<f64> {
    let mut parts = [f64::NAN, 0.0, 1.0, 0.0, 0.0, 0.0, 0.0];
    for (part, arg) in parts.iter_mut().zip(args) {
        *part = run.number_of(*arg)?;
    }
    let [year, ..] = &mut parts;
    if (0.0..=99.0).contains(&year.trunc()) {
        *year = year.trunc() + 1900.0;
    }
    Ok(from_parts(parts))
}

fn time(run: &Run<'_>, this: Val) -> f64 {
    match run.thing(this) {
        Some(Thing::Time(time)) => time.milliseconds,
        _ => f64::NAN,
    }
}

fn put(run: &mut Run<'_>, this: Val, milliseconds: f64) -> Val {
    let milliseconds = clip(milliseconds);
    if let Some(Thing::Time(time)) = run.thing_mut(this) {
        time.milliseconds = milliseconds;
    }
    milliseconds.into()
}

/// Sets a part and those that follow it, as far as they are given and belong together.
fn set(run: &mut Run<'_>, this: Val, args: &[Val], place: usize, ahead: f64) -> Outcome<Val> {
    let mut milliseconds = time(run, this);
    if milliseconds.is_nan() && place == 0 {
        milliseconds = -ahead;
    }
    let mut parts = parts(milliseconds + ahead);
    let end = if place < 3 { 3 } else { 7 };
    for (part, arg) in parts.iter_mut().take(end).skip(place).zip(args) {
        *part = run.number_of(*arg)?;
    }
    let milliseconds = if args.is_empty() {
        f64::NAN
    } else {
        from_parts(parts) - ahead
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
    out.push_str(short(DAYS, weekday(local)));
    out.push(' ');
    out.push_str(short(MONTHS, month));
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

/// The names of months and days, three letters each.
const MONTHS: &str = "JanFebMarAprMayJunJulAugSepOctNovDec";
const DAYS: &str = "SunMonTueWedThuFriSat";

/// The name at a place.
fn short(names: &'static str, place: f64) -> &'static str {
    let start = crate::expression::run::whole(place).unwrap_or(names.len()) * 3;
    names.get(start..start + 3).unwrap_or_default()
}
