//! `moment()` as forms use it (momentjs.com/docs), in English.

mod compare;
mod format;
mod make;
mod parse;
mod unit;

use super::time::{clip, from_parts, iso_text, parts, weekday};
use super::{Method, Namespace, argument};
use crate::expression::Inputs;
use crate::expression::run::{Outcome, Run, Thing, Time, Val};
use unit::Unit;

pub(super) const MOMENT: Namespace = Namespace {
    name: "moment",
    functions: &[
        ("utc", |run, args| construct_in(run, args, true)),
        ("isMoment", |run, args| {
            Ok(read(run, argument(args, 0)).is_some().into())
        }),
        ("now", |run, _| Ok(run.inputs.now.trunc().into())),
        ("max", |run, args| {
            extreme(run, args, |one, other| one > other)
        }),
        ("min", |run, args| {
            extreme(run, args, |one, other| one < other)
        }),
    ],
    constants: &[],
};

pub(super) use compare::METHODS as COMPARISONS;
pub(super) use make::construct;
use make::{construct_in, from_value};

pub(super) const METHODS: &[(&str, Method)] = &[
    ("isValid", |run, this, _| {
        Ok((!of(run, this).milliseconds.is_nan()).into())
    }),
    ("valueOf", |run, this, _| {
        Ok(of(run, this).milliseconds.into())
    }),
    ("getTime", |run, this, _| {
        Ok(of(run, this).milliseconds.into())
    }),
    ("unix", |run, this, _| {
        Ok((of(run, this).milliseconds / 1_000.0).floor().into())
    }),
    ("clone", |run, this, _| {
        let time = of(run, this);
        Ok(run.put(Thing::Time(time)))
    }),
    ("toDate", |run, this, _| {
        let time = Time {
            is_moment: false,
            is_utc: false,
            ..of(run, this)
        };
        Ok(run.put(Thing::Time(time)))
    }),
    ("utc", |run, this, _| {
        change(run, this, |time, _| Time {
            is_utc: true,
            ..time
        })
    }),
    ("local", |run, this, _| {
        change(run, this, |time, _| Time {
            is_utc: false,
            ..time
        })
    }),
    ("toISOString", |run, this, _| iso(run, this)),
    ("toJSON", |run, this, _| iso(run, this)),
    ("toString", |run, this, _| run.text_of(this).map(Val::Text)),
    ("format", |run, this, args| {
        let time = of(run, this);
        let template = match argument(args, 0) {
            Val::Undefined if time.is_utc => "YYYY-MM-DDTHH:mm:ss[Z]".into(),
            Val::Undefined => "YYYY-MM-DDTHH:mm:ssZ".into(),
            template => run.text_of(template)?,
        };
        run.spend(template.len())?;
        let text = format::write(time, &template, run.inputs);
        run.text(text)
    }),
    ("add", |run, this, args| shift(run, this, args, 1.0)),
    ("subtract", |run, this, args| shift(run, this, args, -1.0)),
    ("startOf", |run, this, args| {
        let unit = unit_of(run, args, 0)?;
        change(run, this, |time, inputs| unit::start(time, unit, inputs))
    }),
    ("endOf", |run, this, args| {
        let unit = unit_of(run, args, 0)?;
        change(run, this, |time, inputs| unit::end(time, unit, inputs))
    }),
    ("diff", |run, this, args| {
        let (time, other) = (of(run, this), from_value(run, argument(args, 0))?);
        let unit = unit_of(run, args, 1)?;
        let difference = unit::difference(time, other, unit, run.inputs);
        let is_exact = run.truthy(argument(args, 2));
        Ok(if is_exact {
            difference
        } else {
            difference.trunc() + 0.0
        }
        .into())
    }),
    ("year", |run, this, args| part(run, this, args, 0)),
    ("month", |run, this, args| part(run, this, args, 1)),
    ("date", |run, this, args| part(run, this, args, 2)),
    ("hour", |run, this, args| part(run, this, args, 3)),
    ("hours", |run, this, args| part(run, this, args, 3)),
    ("minute", |run, this, args| part(run, this, args, 4)),
    ("minutes", |run, this, args| part(run, this, args, 4)),
    ("second", |run, this, args| part(run, this, args, 5)),
    ("seconds", |run, this, args| part(run, this, args, 5)),
    ("millisecond", |run, this, args| part(run, this, args, 6)),
    ("day", |run, this, _| {
        let time = of(run, this);
        Ok(weekday(time.milliseconds + time.offset(run.inputs)).into())
    }),
    ("isoWeekday", |run, this, _| {
        let time = of(run, this);
        let day = weekday(time.milliseconds + time.offset(run.inputs));
        Ok(if day == 0.0 { 7.0 } else { day }.into())
    }),
    ("daysInMonth", |run, this, _| {
        let time = of(run, this);
        let [year, month, ..] = parts(time.milliseconds + time.offset(run.inputs));
        Ok(unit::days_in_month(year, month).into())
    }),
];

/// `Mon May 06 2024 07:08:09 GMT+0200`.
pub(in crate::expression) fn text(time: Time, inputs: &Inputs) -> String {
    format::write(time, "ddd MMM DD YYYY HH:mm:ss [GMT]ZZ", inputs)
}

fn read(run: &Run<'_>, value: &Val) -> Option<Time> {
    match run.thing(value) {
        Some(Thing::Time(time)) if time.is_moment => Some(*time),
        _ => None,
    }
}

/// The moment itself.
fn of(run: &Run<'_>, this: &Val) -> Time {
    read(run, this).unwrap_or(Time {
        milliseconds: f64::NAN,
        is_moment: true,
        is_utc: false,
    })
}

/// Moments change in place.
fn change(
    run: &mut Run<'_>,
    this: &Val,
    change: impl FnOnce(Time, &Inputs) -> Time,
) -> Outcome<Val> {
    let changed = change(of(run, this), run.inputs);
    if let Some(Thing::Time(time)) = run.thing_mut(this) {
        *time = Time {
            milliseconds: clip(changed.milliseconds),
            ..changed
        };
    }
    Ok(this.clone())
}

fn unit_of(run: &mut Run<'_>, args: &[Val], place: usize) -> Outcome<Unit> {
    run.spend(1)?;
    Ok(match argument(args, place) {
        Val::Text(name) => Unit::read(name),
        _ => Unit::Milliseconds(1.0),
    })
}

fn shift(run: &mut Run<'_>, this: &Val, args: &[Val], sign: f64) -> Outcome<Val> {
    let amount = argument(args, 0);
    if run.is_object(amount) {
        for (name, amount) in run.entries(amount)? {
            let amount = run.number_of(&amount)?;
            let unit = Unit::read(&name);
            change(run, this, |time, inputs| {
                unit::add(time, sign * amount, unit, inputs)
            })?;
        }
        return Ok(this.clone());
    }
    let amount = run.number_of(amount)?;
    let unit = unit_of(run, args, 1)?;
    change(run, this, |time, inputs| {
        unit::add(time, sign * amount, unit, inputs)
    })
}

fn iso(run: &mut Run<'_>, this: &Val) -> Outcome<Val> {
    let milliseconds = of(run, this).milliseconds;
    if milliseconds.is_nan() {
        return Ok(Val::Null);
    }
    run.text(iso_text(milliseconds))
}

/// A part, or the moment with that part set.
fn part(run: &mut Run<'_>, this: &Val, args: &[Val], place: usize) -> Outcome<Val> {
    let time = of(run, this);
    let ahead = time.offset(run.inputs);
    let mut parts = parts(time.milliseconds + ahead);
    let Some(part) = parts.get_mut(place) else {
        return Ok(Val::Undefined);
    };
    let Some(value) = args.first() else {
        return Ok((*part).into());
    };
    *part = run.number_of(value)?;
    if place < 2 {
        let [year, month, day, ..] = &mut parts;
        *day = day.min(unit::days_in_month(*year, *month));
    }
    let milliseconds = from_parts(parts) - ahead;
    change(run, this, |time, _| Time {
        milliseconds,
        ..time
    })
}

fn extreme(run: &mut Run<'_>, args: &[Val], is_better: fn(f64, f64) -> bool) -> Outcome<Val> {
    let all = match args {
        [list] if run.is_list(list) => run.items(list)?,
        _ => args.to_vec(),
    };
    let mut best: Option<Time> = None;
    for one in &all {
        let time = from_value(run, one)?;
        if best.is_none_or(|best| is_better(time.milliseconds, best.milliseconds)) {
            best = Some(time);
        }
    }
    let now = from_value(run, &Val::Undefined)?;
    Ok(run.put(Thing::Time(best.unwrap_or(now))))
}
