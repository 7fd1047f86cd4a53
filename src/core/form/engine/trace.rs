//! What a pass left behind: each item at each place, so that the next pass evaluates again only
//! what a change touches.

use super::Problem;
use super::logic::Overrides;
use crate::value::{Path, Value};

/// An item at one place of the answers, evaluated.
#[derive(Debug)]
pub(super) struct Instance {
    /// The number of the item.
    pub item: u32,
    /// Where its answer is; of layout, the answer around it.
    pub place: Path,
    /// The name of the item in errors and among the hidden: its place, or the keys of all items
    /// around a layout.
    pub name: Path,
    /// What came from around.
    pub inherited: Scope,
    /// What goes to the items within.
    pub scope: Scope,
    /// What its conditions and its logic say of being hidden.
    pub mark: Option<Mark>,
    /// What it did to the answers, in order.
    pub effects: Vec<Effect>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What is wrong with it by rules that its publisher's engine does not have.
    pub extra: Vec<Problem>,
    /// What logic made of it, where it has any.
    pub overrides: Overrides,
    /// The items within, once for each row; of what has no rows, once.
    pub rows: Vec<Row>,
}

/// Items within a row.
#[derive(Debug)]
pub(super) struct Row {
    /// The index of the row; none where there are no rows.
    pub index: Option<usize>,
    pub instances: Vec<Instance>,
}

/// How hidden an item is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Scope {
    /// By a condition, its own or of an item around it.
    pub conditionally: bool,
    /// By its author, or that of an item around it.
    pub intentionally: bool,
}

/// An entry in the list of what conditions decide on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    /// Under which name it is looked for.
    pub sought: Path,
    /// Under which name it is kept: that of text outside containers is its key.
    pub name: Path,
    pub hidden: bool,
}

/// A change of the answers: a value is set, or taken away.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Effect {
    pub place: Path,
    pub value: Option<Value>,
}

impl Effect {
    /// Does it.
    pub fn apply(&self, data: &mut Value) {
        match &self.value {
            Some(value) => data.set(&self.place, value.clone()),
            None => data.unset(&self.place),
        }
    }
}

impl Instance {
    /// Whether neither a condition nor its author hides it.
    pub fn is_shown(&self) -> bool {
        !self.scope.conditionally && !self.scope.intentionally
    }
}

/// Calls back for every instance, in document order.
pub(super) fn each<'a>(instances: &'a [Instance], with: &mut dyn FnMut(&'a Instance)) {
    for instance in instances {
        with(instance);
        for row in &instance.rows {
            each(&row.instances, with);
        }
    }
}

/// What is hidden by conditions, each name once, by its last entry.
pub(super) fn hidden(pages: &[Vec<Instance>]) -> Vec<Path> {
    let mut entries: Vec<(&Path, bool)> = Vec::new();
    // Where the entry of a name is, in order of the names.
    let mut places: Vec<(&Path, usize)> = Vec::new();
    for instances in pages {
        each(instances, &mut |instance| {
            let Some(mark) = &instance.mark else { return };
            if let Ok(place) = search(&places, &mark.sought) {
                let entry = places
                    .get(place)
                    .and_then(|(_, entry)| entries.get_mut(*entry));
                if let Some((_, hidden)) = entry {
                    *hidden = mark.hidden;
                }
                return;
            }
            if let Err(place) = search(&places, &mark.name) {
                places.insert(place, (&mark.name, entries.len()));
            }
            entries.push((&mark.name, mark.hidden));
        });
    }
    let hidden = entries.into_iter().filter(|(_, hidden)| *hidden);
    hidden.map(|(name, _)| name.clone()).collect()
}

fn search(places: &[(&Path, usize)], name: &Path) -> Result<usize, usize> {
    places.binary_search_by(|(known, _)| (*known).cmp(name))
}

/// What is wrong anywhere, by the publisher's rules and by ours.
pub(super) fn problems(pages: &[Vec<Instance>]) -> (Vec<Problem>, Vec<Problem>) {
    let (mut found, mut extra) = (Vec::new(), Vec::new());
    for instances in pages {
        each(instances, &mut |instance| {
            found.extend(instance.problems.iter().cloned());
            extra.extend(instance.extra.iter().cloned());
        });
    }
    (found, extra)
}
