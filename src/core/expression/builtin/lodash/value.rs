//! Functions of lodash that ask what a value is or holds.

use super::super::iterate::{at_path, deep_equal, path_of};
use super::super::{Namespace, argument};
use crate::expression::run::{Outcome, Run, Thing, Val, less_than, same_value_zero};
use crate::value::Object;

pub(in super::super) const VALUES: Namespace = Namespace {
    name: "_",
    functions: &[
        ("get", |run, args| {
            let path = path_of(run, argument(args, 1))?;
            Ok(match at_path(run, argument(args, 0), &path)? {
                Val::Undefined => argument(args, 2).clone(),
                found => found,
            })
        }),
        ("has", |run, args| {
            let path = path_of(run, argument(args, 1))?;
            let mut here = argument(args, 0).clone();
            for segment in path.segments() {
                let key = match segment {
                    crate::value::Segment::Key(key) => key.clone(),
                    crate::value::Segment::Index(index) => index.to_string().into(),
                };
                if here.is_nil() || !run.has_own(&here, &key)? {
                    return Ok(false.into());
                }
                here = run.get(&here, &key)?;
            }
            Ok((!path.segments().is_empty()).into())
        }),
        ("isEmpty", |run, args| {
            let value = argument(args, 0);
            Ok(match value {
                Val::Text(text) => text.is_empty(),
                Val::Ref(_) => run.entries(value)?.is_empty(),
                _ => true,
            }
            .into())
        }),
        ("size", |run, args| match argument(args, 0) {
            Val::Text(text) => Ok(crate::expression::text::length(text).into()),
            value => Ok(run.entries(value)?.len().into()),
        }),
        ("isNil", |_, args| Ok(argument(args, 0).is_nil().into())),
        ("isNull", |_, args| {
            Ok(matches!(argument(args, 0), Val::Null).into())
        }),
        ("isUndefined", |_, args| {
            Ok(matches!(argument(args, 0), Val::Undefined).into())
        }),
        ("isArray", |run, args| {
            Ok(run.is_list(argument(args, 0)).into())
        }),
        ("isString", |_, args| {
            Ok(matches!(argument(args, 0), Val::Text(_)).into())
        }),
        ("isNumber", |_, args| {
            Ok(matches!(argument(args, 0), Val::Number(_)).into())
        }),
        ("isBoolean", |_, args| {
            Ok(matches!(argument(args, 0), Val::Bool(_)).into())
        }),
        ("isFinite", |_, args| {
            Ok(matches!(argument(args, 0), Val::Number(number) if number.is_finite()).into())
        }),
        ("isNaN", |_, args| {
            Ok(matches!(argument(args, 0), Val::Number(number) if number.is_nan()).into())
        }),
        ("isInteger", |_, args| {
            let is_whole = |number: f64| number.is_finite() && number.trunc() == number;
            Ok(matches!(argument(args, 0), Val::Number(number) if is_whole(*number)).into())
        }),
        ("isObject", |_, args| {
            Ok(matches!(argument(args, 0), Val::Ref(_)).into())
        }),
        ("isPlainObject", |run, args| {
            Ok(run.is_object(argument(args, 0)).into())
        }),
        ("isFunction", |run, args| {
            let value = argument(args, 0);
            let is_function = matches!(run.thing(value), Some(Thing::Function(_)));
            Ok((is_function || matches!(value, Val::Native(_))).into())
        }),
        ("isDate", |run, args| {
            let thing = run.thing(argument(args, 0));
            Ok(matches!(thing, Some(Thing::Time(time)) if !time.is_moment).into())
        }),
        ("isEqual", |run, args| {
            deep_equal(run, argument(args, 0), argument(args, 1)).map(Val::Bool)
        }),
        ("eq", |_, args| {
            Ok(same_value_zero(argument(args, 0), argument(args, 1)).into())
        }),
        ("gt", |run, args| {
            Ok((less_than(run, argument(args, 1), argument(args, 0))? == Some(true)).into())
        }),
        ("gte", |run, args| {
            Ok((less_than(run, argument(args, 0), argument(args, 1))? == Some(false)).into())
        }),
        ("lt", |run, args| {
            Ok((less_than(run, argument(args, 0), argument(args, 1))? == Some(true)).into())
        }),
        ("lte", |run, args| {
            Ok((less_than(run, argument(args, 1), argument(args, 0))? == Some(false)).into())
        }),
        ("identity", |_, args| Ok(argument(args, 0).clone())),
        ("defaultTo", |_, args| {
            let value = argument(args, 0);
            let is_nan = matches!(value, Val::Number(number) if number.is_nan());
            let place = usize::from(value.is_nil() || is_nan);
            Ok(argument(args, place).clone())
        }),
        ("castArray", |run, args| match argument(args, 0) {
            list if run.is_list(list) => Ok(list.clone()),
            value => run.list(vec![value.clone()]),
        }),
        ("clone", |run, args| {
            let value = argument(args, 0);
            copy(run, value, 1)
        }),
        ("cloneDeep", |run, args| {
            let value = argument(args, 0);
            copy(run, value, 64)
        }),
    ],
    constants: &[],
};

/// Containers so many levels down are made anew.
fn copy(run: &mut Run<'_>, value: &Val, levels: u32) -> Outcome<Val> {
    if levels == 0 {
        return Ok(value.clone());
    }
    if run.is_list(value) {
        let mut items = run.items(value)?;
        for item in &mut items {
            *item = run.deeper(|run| copy(run, item, levels - 1))?;
        }
        return run.list(items);
    }
    if run.is_object(value) {
        let mut object = Object::default();
        for (key, entry) in run.entries(value)? {
            let entry = run.deeper(|run| copy(run, &entry, levels - 1))?;
            object.set_shared(&key, entry);
        }
        return run.object(object);
    }
    if let Some(Thing::Time(time)) = run.thing(value) {
        let time = *time;
        return Ok(run.put(Thing::Time(time)));
    }
    Ok(value.clone())
}
