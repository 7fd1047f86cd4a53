//! Functions of lodash on objects.

use super::super::iterate::Iteratee;
use super::super::{Namespace, argument};
use crate::expression::run::{Outcome, Run, Val};
use crate::value::Object;

pub(in super::super) const OBJECTS: Namespace = Namespace {
    name: "_",
    functions: &[
        ("keys", |run, args| {
            let entries = run.entries(argument(args, 0))?;
            run.list(entries.into_iter().map(|(key, _)| Val::Text(key)).collect())
        }),
        ("values", |run, args| {
            let entries = run.entries(argument(args, 0))?;
            run.list(entries.into_iter().map(|(_, value)| value).collect())
        }),
        ("toPairs", |run, args| {
            let mut pairs = Vec::new();
            for (key, value) in run.entries(argument(args, 0))? {
                pairs.push(run.list(vec![Val::Text(key), value])?);
            }
            run.list(pairs)
        }),
        ("pick", |run, args| choose(run, args, true)),
        ("omit", |run, args| choose(run, args, false)),
        ("pickBy", |run, args| choose_by(run, args, true)),
        ("omitBy", |run, args| choose_by(run, args, false)),
        ("mapValues", |run, args| {
            let all = argument(args, 0);
            let iteratee = Iteratee::read(run, argument(args, 1))?;
            let mut object = Object::default();
            for (key, value) in run.entries(all)? {
                let answer = iteratee.apply(run, &value, &Val::Text(key.clone()), all)?;
                object.set_shared(&key, answer);
            }
            run.object(object)
        }),
    ],
    constants: &[],
};

/// The entries whose keys are among the arguments, or are not.
fn choose(run: &mut Run<'_>, args: &[Val], wanted: bool) -> Outcome<Val> {
    let mut keys = Vec::new();
    for key in args.get(1..).unwrap_or_default() {
        let many = if run.is_list(key) {
            run.items(key)?
        } else {
            vec![key.clone()]
        };
        for key in &many {
            keys.push(run.text_of(key)?);
        }
    }
    let mut object = Object::default();
    for (key, value) in run.entries(argument(args, 0))? {
        if keys.contains(&key) == wanted {
            object.set_shared(&key, value);
        }
    }
    run.object(object)
}

fn choose_by(run: &mut Run<'_>, args: &[Val], wanted: bool) -> Outcome<Val> {
    let all = argument(args, 0);
    let iteratee = Iteratee::read(run, argument(args, 1))?;
    let mut object = Object::default();
    for (key, value) in run.entries(all)? {
        if iteratee.holds(run, &value, &Val::Text(key.clone()), all)? == wanted {
            object.set_shared(&key, value);
        }
    }
    run.object(object)
}
