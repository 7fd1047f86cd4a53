//! Operations that choose what is evaluated, or against what data
//! (jsonlogic.com/operations.html).

use super::eager::{EAGER, argument, as_number, truthy};
use super::{Operation, Rule, all};
use crate::expression::run::{Outcome, Run, Val};
use crate::value::Object;

impl Operation {
    pub(super) fn apply(self, run: &mut Run<'_>, arguments: &[Rule], data: &Val) -> Outcome<Val> {
        match self {
            Self::If => choose(run, arguments, data),
            Self::And | Self::Or => {
                let mut last = Val::Undefined;
                for rule in arguments {
                    last = rule.apply(run, data)?;
                    if truthy(run, &last) == (self == Self::Or) {
                        break;
                    }
                }
                Ok(last)
            }
            Self::Filter | Self::Map | Self::All | Self::None | Self::Some | Self::Reduce => {
                self.go_through(run, arguments, data)
            }
            Self::Eager(place) => {
                let values = all(run, arguments, data)?;
                match EAGER.get(place) {
                    Some((_, eager)) => eager(run, &values),
                    None => Ok(Val::Undefined),
                }
            }
            Self::Native(native) => {
                let values = all(run, arguments, data)?;
                native.call(run, &values)
            }
            Self::Var => {
                let values = all(run, arguments, data)?;
                var(run, argument(&values, 0), argument(&values, 1), data)
            }
            Self::Missing => {
                let values = all(run, arguments, data)?;
                let keys = match values.first() {
                    Some(list) if run.is_list(list) => run.items(list)?,
                    _ => values,
                };
                let missing = missing(run, keys, data)?;
                run.list(missing)
            }
            Self::MissingSome => {
                let values = all(run, arguments, data)?;
                let needed = run.number_of(argument(&values, 0))?;
                let keys = run.items(argument(&values, 1))?;
                let count = keys.len();
                let mut missing = missing(run, keys, data)?;
                if as_number(count - missing.len()) >= needed {
                    missing.clear();
                }
                run.list(missing)
            }
        }
    }

    /// Operations whose second argument is a rule for every item of the first.
    fn go_through(self, run: &mut Run<'_>, arguments: &[Rule], data: &Val) -> Outcome<Val> {
        let list = match arguments.first() {
            Some(rule) => rule.apply(run, data)?,
            None => Val::Undefined,
        };
        let is_list = run.is_list(&list);
        let items = run.items(&list)?;
        if self == Self::Reduce {
            return reduce(run, arguments, data, is_list.then_some(items));
        }
        let mut out = Vec::new();
        for item in items {
            let answer = match arguments.get(1) {
                Some(rule) => rule.apply(run, &item)?,
                None => Val::Undefined,
            };
            let holds = truthy(run, &answer);
            match self {
                Self::Map => out.push(answer),
                Self::Filter if holds => out.push(item),
                Self::All if !holds => return Ok(false.into()),
                Self::None if holds => return Ok(false.into()),
                Self::Some if holds => return Ok(true.into()),
                Self::All => out.push(item),
                _ => {}
            }
        }
        match self {
            Self::All => Ok((!out.is_empty()).into()),
            Self::None => Ok(true.into()),
            Self::Some => Ok(false.into()),
            _ => run.list(out),
        }
    }
}

/// Pairs of a test and what follows from it, and what follows from none.
fn choose(run: &mut Run<'_>, arguments: &[Rule], data: &Val) -> Outcome<Val> {
    for pair in arguments.chunks(2) {
        match pair {
            [test, then] => {
                let test = test.apply(run, data)?;
                if truthy(run, &test) {
                    return then.apply(run, data);
                }
            }
            [otherwise] => return otherwise.apply(run, data),
            _ => {}
        }
    }
    Ok(Val::Null)
}

fn reduce(
    run: &mut Run<'_>,
    arguments: &[Rule],
    data: &Val,
    items: Option<Vec<Val>>,
) -> Outcome<Val> {
    let mut result = match arguments.get(2) {
        Some(initial) => initial.apply(run, data)?,
        None => Val::Null,
    };
    for item in items.unwrap_or_default() {
        let entries: Object<Val> = [("current", item), ("accumulator", result)]
            .into_iter()
            .collect();
        let scope = run.object(entries)?;
        result = match arguments.get(1) {
            Some(rule) => rule.apply(run, &scope)?,
            None => Val::Undefined,
        };
    }
    Ok(result)
}

/// What is at a path of the data, or what stands in for it.
fn var(run: &mut Run<'_>, path: &Val, otherwise: &Val, data: &Val) -> Outcome<Val> {
    let is_all = path.is_nil() || path.as_text() == Some("");
    if is_all {
        return Ok(data.clone());
    }
    let otherwise = match otherwise {
        Val::Undefined => Val::Null,
        otherwise => otherwise.clone(),
    };
    let path = run.text_of(path)?;
    let mut here = data.clone();
    for key in path.split('.') {
        if here.is_nil() {
            return Ok(otherwise);
        }
        here = run.get(&here, key)?;
        if matches!(here, Val::Undefined) {
            return Ok(otherwise);
        }
    }
    Ok(here)
}

/// The keys under which there is nothing, or an empty text.
fn missing(run: &mut Run<'_>, keys: Vec<Val>, data: &Val) -> Outcome<Vec<Val>> {
    let mut missing = Vec::new();
    for key in keys {
        let value = var(run, &key, &Val::Undefined, data)?;
        if matches!(value, Val::Null) || value.as_text() == Some("") {
            missing.push(key);
        }
    }
    Ok(missing)
}
