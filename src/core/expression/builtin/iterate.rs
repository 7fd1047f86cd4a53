//! Going through what a script gives: items of arrays, values of objects, and the test or the
//! choice that is made for each.

use std::sync::Arc;

use super::argument;
use crate::expression::run::{Outcome, Run, Thing, Val, same_value_zero};
use crate::value::Path;
use crate::value::Segment;

/// What is asked for every item. lodash takes functions, paths, pairs of path and value, and
/// objects whose entries must be met (lodash.com, `_.iteratee`).
pub(super) enum Iteratee {
    Identity,
    Function(Val),
    Path(Path),
    PathIs(Path, Val),
    Matches(Val),
}

impl Iteratee {
    /// The one that an argument of lodash means.
    pub fn read(run: &mut Run<'_>, value: &Val) -> Outcome<Self> {
        Ok(match value {
            Val::Undefined | Val::Null => Self::Identity,
            Val::Text(path) => Self::Path(Path::parse(path)),
            Val::Number(_) | Val::Bool(_) => Self::Path(path_of(run, value)?),
            Val::Ref(_) if run.is_list(value) => {
                let pair = run.items(value)?;
                let path = path_of(run, argument(&pair, 0))?;
                Self::PathIs(path, argument(&pair, 1).clone())
            }
            Val::Ref(_) if run.is_object(value) => Self::Matches(value.clone()),
            _ => Self::Function(value.clone()),
        })
    }

    /// What it gives for an item, which stands under a key of a collection.
    pub fn apply(&self, run: &mut Run<'_>, item: &Val, key: &Val, all: &Val) -> Outcome<Val> {
        run.spend(1)?;
        match self {
            Self::Identity => Ok(item.clone()),
            Self::Function(function) => {
                run.call(function, &[item.clone(), key.clone(), all.clone()])
            }
            Self::Path(path) => at_path(run, item, path),
            Self::PathIs(path, wanted) => {
                let found = at_path(run, item, path)?;
                deep_equal(run, &found, wanted).map(Val::Bool)
            }
            Self::Matches(wanted) => matches(run, item, wanted).map(Val::Bool),
        }
    }

    /// Whether what it gives is truthy.
    pub fn holds(&self, run: &mut Run<'_>, item: &Val, key: &Val, all: &Val) -> Outcome<bool> {
        let value = self.apply(run, item, key, all)?;
        Ok(run.truthy(&value))
    }
}

/// The path that an argument of lodash means: a text, or its parts.
pub(super) fn path_of(run: &mut Run<'_>, value: &Val) -> Outcome<Path> {
    if run.is_list(value) {
        let mut path = Path::default();
        for part in run.items(value)? {
            path = path.key(&run.text_of(&part)?);
        }
        return Ok(path);
    }
    Ok(Path::parse(&run.text_of(value)?))
}

/// What is at a path, `undefined` where the path leads nowhere.
pub(super) fn at_path(run: &mut Run<'_>, value: &Val, path: &Path) -> Outcome<Val> {
    let mut here = value.clone();
    for segment in path.segments() {
        if here.is_nil() {
            return Ok(Val::Undefined);
        }
        here = match segment {
            Segment::Key(key) => run.get(&here, key)?,
            Segment::Index(index) => run.at(&here, *index)?,
        };
    }
    Ok(here)
}

/// The items of an array with their places, or the values of an object with their keys; nothing
/// of all else.
pub(super) fn collection(run: &mut Run<'_>, value: &Val) -> Outcome<Vec<(Val, Val)>> {
    if run.is_list(value) {
        let items = run.items(value)?.into_iter().enumerate();
        return Ok(items.map(|(place, item)| (place.into(), item)).collect());
    }
    let is_text = matches!(value, Val::Text(_));
    let entries = run.entries(value)?.into_iter();
    let entries = entries.enumerate().map(|(place, (key, value))| {
        let key = if is_text {
            place.into()
        } else {
            Val::Text(key)
        };
        (key, value)
    });
    Ok(entries.collect())
}

/// Whether every entry of one object is met in another.
fn matches(run: &mut Run<'_>, value: &Val, wanted: &Val) -> Outcome<bool> {
    for (key, wanted) in run.entries(wanted)? {
        if value.is_nil() {
            return Ok(false);
        }
        let found = run.get(value, &key)?;
        let is_met = if run.is_object(&wanted) {
            run.deeper(|run| matches(run, &found, &wanted))?
        } else {
            deep_equal(run, &found, &wanted)?
        };
        if !is_met {
            return Ok(false);
        }
    }
    Ok(true)
}

/// `_.isEqual`: the same values all the way down.
pub(super) fn deep_equal(run: &mut Run<'_>, left: &Val, right: &Val) -> Outcome<bool> {
    run.spend(1)?;
    if same_value_zero(left, right) {
        return Ok(true);
    }
    let both_lists = run.is_list(left) && run.is_list(right);
    let both_objects = run.is_object(left) && run.is_object(right);
    if !both_lists && !both_objects {
        return Ok(match (run.thing(left), run.thing(right)) {
            (Some(Thing::Time(left)), Some(Thing::Time(right))) => {
                left.is_moment == right.is_moment && left.milliseconds == right.milliseconds
            }
            _ => false,
        });
    }
    let left = run.entries(left)?;
    let entries = run.entries(right)?;
    if left.len() != entries.len() {
        return Ok(false);
    }
    for (key, value) in left {
        let is_same_key = |(known, _): &&(Arc<str>, Val)| *known == key;
        if both_objects && !entries.iter().any(|entry| is_same_key(&entry)) {
            return Ok(false);
        }
        let other = run.get(right, &key)?;
        if !run.deeper(|run| deep_equal(run, &value, &other))? {
            return Ok(false);
        }
    }
    Ok(true)
}
