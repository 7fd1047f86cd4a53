//! Functions of lodash that group and sort.

use super::super::sort::{ascending, sort};
use super::super::{Namespace, argument};
use super::collection::answers;
use crate::expression::run::Val;
use crate::value::Object;

pub(in super::super) const GROUPS: Namespace = Namespace {
    name: "_",
    functions: &[
        ("groupBy", |run, args| {
            let mut groups: Object<Val> = Object::default();
            for (item, key) in answers(run, args)? {
                let key = run.text_of(&key)?;
                match groups.get(&key) {
                    Some(group) => {
                        let group = group.clone();
                        run.items_mut(&group)?.push(item);
                    }
                    None => {
                        let group = run.list(vec![item])?;
                        groups.set_shared(&key, group);
                    }
                }
            }
            run.object(groups)
        }),
        ("countBy", |run, args| {
            let mut counts: Object<Val> = Object::default();
            for (_, key) in answers(run, args)? {
                let key = run.text_of(&key)?;
                let count = match counts.get(&key) {
                    Some(Val::Number(count)) => count + 1.0,
                    _ => 1.0,
                };
                counts.set_shared(&key, count.into());
            }
            run.object(counts)
        }),
        ("keyBy", |run, args| {
            let mut keyed: Object<Val> = Object::default();
            for (item, key) in answers(run, args)? {
                let key = run.text_of(&key)?;
                keyed.set_shared(&key, item);
            }
            run.object(keyed)
        }),
        ("sortBy", |run, args| {
            let mut items = answers(run, args)?;
            sort(run, &mut items, &mut |run, (_, left), (_, right)| {
                ascending(run, left, right)
            })?;
            run.list(items.into_iter().map(|(item, _)| item).collect())
        }),
        ("orderBy", |run, args| {
            let mut items = answers(run, args)?;
            let order = match argument(args, 2) {
                list @ Val::Ref(_) => run.items(list)?.into_iter().next().unwrap_or_default(),
                order => order.clone(),
            };
            let falls = order.as_text() == Some("desc");
            sort(run, &mut items, &mut |run, (_, left), (_, right)| {
                let order = ascending(run, left, right)?;
                Ok(if falls { order.reverse() } else { order })
            })?;
            run.list(items.into_iter().map(|(item, _)| item).collect())
        }),
    ],
    constants: &[],
};
