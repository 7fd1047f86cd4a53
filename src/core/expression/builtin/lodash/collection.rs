//! Functions of lodash that go through arrays and objects.

use super::super::iterate::{Iteratee, collection};
use super::super::sort::ascending;
use super::super::{Namespace, argument};
use crate::expression::run::{Outcome, Run, Val, same_value_zero};

pub(in super::super) const COLLECTIONS: Namespace = Namespace {
    name: "_",
    functions: &[
        ("some", |run, args| {
            Ok(search(run, args, true)?.is_some().into())
        }),
        ("every", |run, args| {
            Ok(search(run, args, false)?.is_none().into())
        }),
        ("find", |run, args| {
            Ok(search(run, args, true)?
                .map(|(_, item)| item)
                .unwrap_or_default())
        }),
        ("findIndex", |run, args| {
            let found = search(run, args, true)?;
            Ok(found.map_or(Val::Number(-1.0), |(key, _)| key))
        }),
        ("findKey", |run, args| {
            Ok(search(run, args, true)?
                .map(|(key, _)| key)
                .unwrap_or_default())
        }),
        ("findLast", |run, args| {
            let kept = select(run, args, true)?;
            Ok(kept.into_iter().next_back().unwrap_or_default())
        }),
        ("filter", |run, args| {
            let kept = select(run, args, true)?;
            run.list(kept)
        }),
        ("reject", |run, args| {
            let kept = select(run, args, false)?;
            run.list(kept)
        }),
        ("partition", |run, args| {
            let kept = select(run, args, true)?;
            let others = select(run, args, false)?;
            let both = vec![run.list(kept)?, run.list(others)?];
            run.list(both)
        }),
        ("map", |run, args| {
            let answers = answers(run, args)?;
            run.list(answers.into_iter().map(|(_, answer)| answer).collect())
        }),
        ("flatMap", |run, args| {
            let mut out = Vec::new();
            for (_, answer) in answers(run, args)? {
                if run.is_list(&answer) {
                    out.extend(run.items(&answer)?);
                } else {
                    out.push(answer);
                }
            }
            run.list(out)
        }),
        ("each", each),
        ("forEach", each),
        ("reduce", |run, args| {
            let items = collection(run, argument(args, 0))?;
            reduce(run, args, items)
        }),
        ("reduceRight", |run, args| {
            let mut items = collection(run, argument(args, 0))?;
            items.reverse();
            reduce(run, args, items)
        }),
        ("includes", |run, args| {
            let (all, wanted) = (argument(args, 0), argument(args, 1));
            if let Val::Text(text) = all {
                let text = text.clone();
                let wanted = run.text_of(wanted)?;
                return Ok(text.contains(&*wanted).into());
            }
            let items = collection(run, all)?;
            Ok(items
                .iter()
                .any(|(_, item)| same_value_zero(item, wanted))
                .into())
        }),
        ("sum", |run, args| {
            let items = run.items(argument(args, 0))?;
            sum(run, items)
        }),
        ("sumBy", |run, args| {
            let answers = answers(run, args)?;
            sum(run, answers.into_iter().map(|(_, answer)| answer).collect())
        }),
        ("mean", |run, args| {
            let items = run.items(argument(args, 0))?;
            mean(run, items)
        }),
        ("meanBy", |run, args| {
            let answers = answers(run, args)?;
            mean(run, answers.into_iter().map(|(_, answer)| answer).collect())
        }),
        ("max", |run, args| {
            extreme(run, args, std::cmp::Ordering::Greater)
        }),
        ("maxBy", |run, args| {
            extreme(run, args, std::cmp::Ordering::Greater)
        }),
        ("min", |run, args| {
            extreme(run, args, std::cmp::Ordering::Less)
        }),
        ("minBy", |run, args| {
            extreme(run, args, std::cmp::Ordering::Less)
        }),
    ],
    constants: &[],
};

/// Key and item of the first for which the test holds, or does not.
fn search(run: &mut Run<'_>, args: &[Val], wanted: bool) -> Outcome<Option<(Val, Val)>> {
    let all = argument(args, 0);
    let iteratee = Iteratee::read(run, argument(args, 1))?;
    for (key, item) in collection(run, all)? {
        if iteratee.holds(run, &item, &key, all)? == wanted {
            return Ok(Some((key, item)));
        }
    }
    Ok(None)
}

fn select(run: &mut Run<'_>, args: &[Val], wanted: bool) -> Outcome<Vec<Val>> {
    let all = argument(args, 0);
    let iteratee = Iteratee::read(run, argument(args, 1))?;
    let mut kept = Vec::new();
    for (key, item) in collection(run, all)? {
        if iteratee.holds(run, &item, &key, all)? == wanted {
            kept.push(item);
        }
    }
    Ok(kept)
}

/// Every item with the answer for it; a list of choices has its first one taken.
pub(super) fn answers(run: &mut Run<'_>, args: &[Val]) -> Outcome<Vec<(Val, Val)>> {
    let all = argument(args, 0);
    let choice = argument(args, 1);
    let choices = run.items(choice)?;
    let choice = match choices.as_slice() {
        [only] => only,
        _ => choice,
    };
    let iteratee = Iteratee::read(run, choice)?;
    let mut out = Vec::new();
    for (key, item) in collection(run, all)? {
        let answer = iteratee.apply(run, &item, &key, all)?;
        out.push((item, answer));
    }
    Ok(out)
}

/// Stops where the function answers `false`.
fn each(run: &mut Run<'_>, args: &[Val]) -> Outcome<Val> {
    let all = argument(args, 0);
    let iteratee = Iteratee::read(run, argument(args, 1))?;
    for (key, item) in collection(run, all)? {
        if matches!(iteratee.apply(run, &item, &key, all)?, Val::Bool(false)) {
            break;
        }
    }
    Ok(all.clone())
}

fn reduce(run: &mut Run<'_>, args: &[Val], items: Vec<(Val, Val)>) -> Outcome<Val> {
    let (all, function) = (argument(args, 0), argument(args, 1));
    let mut items = items.into_iter();
    let mut result = match args.get(2) {
        Some(initial) => initial.clone(),
        None => items.next().map(|(_, item)| item).unwrap_or_default(),
    };
    for (key, item) in items {
        result = run.call(function, &[result, item, key, all.clone()])?;
    }
    Ok(result)
}

/// As lodash adds: `undefined` is passed over, texts are joined.
fn sum(run: &mut Run<'_>, items: Vec<Val>) -> Outcome<Val> {
    let mut items = items
        .into_iter()
        .filter(|item| !matches!(item, Val::Undefined));
    let Some(mut total) = items.next() else {
        return Ok(Val::Number(0.0));
    };
    for item in items {
        total = run.plus(&total, &item)?;
    }
    Ok(total)
}

fn mean(run: &mut Run<'_>, items: Vec<Val>) -> Outcome<Val> {
    let count = items.len();
    let total = sum(run, items)?;
    let total = run.number_of(&total)?;
    let count = run.number_of(&count.into())?;
    Ok(if count == 0.0 {
        f64::NAN
    } else {
        total / count
    }
    .into())
}

/// The item with the largest or the smallest answer.
fn extreme(run: &mut Run<'_>, args: &[Val], wanted: std::cmp::Ordering) -> Outcome<Val> {
    let mut best: Option<(Val, Val)> = None;
    for (item, answer) in answers(run, args)? {
        let is_nan = matches!(answer, Val::Number(number) if number.is_nan());
        if answer.is_nil() || is_nan {
            continue;
        }
        let is_better = match &best {
            None => true,
            Some((_, so_far)) => ascending(run, &answer, so_far)? == wanted,
        };
        if is_better {
            best = Some((item, answer));
        }
    }
    Ok(best.map(|(item, _)| item).unwrap_or_default())
}
