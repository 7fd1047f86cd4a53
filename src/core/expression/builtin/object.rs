//! Objects, arrays and JSON as namespaces (ECMA-262 §20.1, §23.1.2, §25.5).

use std::sync::Arc;

use super::global::length_of;
use super::{Method, Namespace, argument};
use crate::expression::run::{Outcome, Run, Thing, Val, same_value_zero};
use crate::tree::Limits;
use crate::value::{Object, Value};

pub(super) const OBJECT: Namespace = Namespace {
    name: "Object",
    functions: &[
        ("keys", |run, args| {
            let entries = entries_of(run, args)?;
            run.list(entries.into_iter().map(|(key, _)| Val::Text(key)).collect())
        }),
        ("values", |run, args| {
            let entries = entries_of(run, args)?;
            run.list(entries.into_iter().map(|(_, value)| value).collect())
        }),
        ("entries", |run, args| {
            let entries = entries_of(run, args)?;
            let mut pairs = Vec::with_capacity(entries.len());
            for (key, value) in entries {
                pairs.push(run.list(vec![Val::Text(key), value])?);
            }
            run.list(pairs)
        }),
        ("fromEntries", |run, args| {
            let mut object = Object::default();
            for pair in run.items(argument(args, 0))? {
                let pair = run.items(&pair)?;
                let key = run.text_of(argument(&pair, 0))?;
                object.set_shared(&key, argument(&pair, 1).clone());
            }
            run.object(object)
        }),
        ("assign", |run, args| {
            let target = argument(args, 0);
            for from in args.get(1..).unwrap_or_default() {
                for (key, value) in run.entries(from)? {
                    run.set(target, &key, value)?;
                }
            }
            Ok(target.clone())
        }),
        ("freeze", |_, args| Ok(argument(args, 0).clone())),
        ("is", |_, args| {
            let (left, right) = (argument(args, 0), argument(args, 1));
            let signs = |value: &Val| matches!(value, Val::Number(n) if n.is_sign_negative());
            Ok((same_value_zero(left, right) && signs(left) == signs(right)).into())
        }),
    ],
    constants: &[],
};

pub(super) const ARRAY: Namespace = Namespace {
    name: "Array",
    functions: &[
        ("isArray", |run, args| {
            Ok(run.is_list(argument(args, 0)).into())
        }),
        ("of", |run, args| run.list(args.to_vec())),
        ("from", |run, args| {
            let source = argument(args, 0);
            let mut items = if matches!(source, Val::Text(_)) {
                run.entries(source)?
                    .into_iter()
                    .map(|(_, unit)| unit)
                    .collect()
            } else if run.is_object(source) {
                let length = run.get(source, "length")?;
                let length = run.number_of(&length)?;
                vec![Val::Undefined; length_of(length).unwrap_or(0)]
            } else {
                run.items(source)?
            };
            run.spend(items.len())?;
            let function = argument(args, 1);
            if !function.is_nil() {
                for (place, item) in items.iter_mut().enumerate() {
                    *item = run.call(function, &[item.clone(), place.into()])?;
                }
            }
            run.list(items)
        }),
    ],
    constants: &[],
};

pub(super) const JSON: Namespace = Namespace {
    name: "JSON",
    functions: &[
        ("stringify", |run, args| {
            match run.export(argument(args, 0))? {
                Value::Undefined => Ok(Val::Undefined),
                value => run.text(value.to_json()),
            }
        }),
        ("parse", |run, args| {
            let text = run.text_of(argument(args, 0))?;
            run.spend(text.len() / 4)?;
            match Value::from_json(text.as_bytes(), &Limits::default()) {
                Ok(value) => Ok(run.import(&value)),
                Err(error) => Err(run.error("SyntaxError", &error.what)),
            }
        }),
    ],
    constants: &[],
};

pub(super) const METHODS: &[(&str, Method)] = &[
    ("hasOwnProperty", |run, this, args| {
        let key = run.text_of(argument(args, 0))?;
        run.has_own(this, &key).map(Val::Bool)
    }),
    ("toString", |run, this, _| run.text_of(this).map(Val::Text)),
    ("valueOf", |_, this, _| Ok(this.clone())),
    // Functions have these two; `this` is outside the subset, so their first argument is too.
    ("call", |run, this, args| {
        run.call(this, args.get(1..).unwrap_or_default())
    }),
    ("apply", |run, this, args| {
        let arguments = run.items(argument(args, 1))?;
        run.call(this, &arguments)
    }),
];

/// `Array(…)`: of so many items, or of these.
pub(super) fn new_array(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    if let [Val::Number(length)] = args {
        let Some(length) = length_of(*length) else {
            return Err(run.error("RangeError", "there is no array of this length"));
        };
        run.spend(length)?;
        return run.list(vec![Val::Undefined; length]);
    }
    run.list(args.to_vec())
}

/// The entries of the first argument, which must be something.
fn entries_of(run: &mut Run<'_>, args: &[Val]) -> Outcome<Vec<(Arc<str>, Val)>> {
    let object = argument(args, 0);
    if object.is_nil() {
        return Err(run.type_error("nothing has no entries"));
    }
    if matches!(run.thing(object), Some(Thing::Time(_) | Thing::Function(_))) {
        return Ok(Vec::new());
    }
    run.entries(object)
}
