//! How conditions find the answer that they name: `getComponentValue` of Form.io.
//!
//! A name is a path of the answers, the keys of all items around and of the item itself, a path
//! without indexes, or just the key, tried in this order.

use super::pass::row_path;
use super::plan::Plan;
use crate::form::definition::Binding;
use crate::value::{Path, Value};

use super::coercion::truthy;
use crate::find::split_last;

/// What a name leads to.
pub(super) struct Found {
    /// The item; none where the name is only a path of the answers.
    pub item: Option<u32>,
    /// The answer.
    pub value: Value,
}

/// The answer under a name, for an item in the row with this index.
pub(super) fn find(plan: &Plan, data: &Value, name: &str, index: Option<usize>) -> Found {
    let path = Path::parse(name);
    if let Some(item) = bound_at(plan, data, name, &path) {
        let value = data.get(&path).clone();
        return Found {
            item: Some(item),
            value,
        };
    }
    for (candidates, any_row) in [
        (plan.by_full_path.get(name), false),
        (plan.by_path.get(name), false),
        (plan.by_key.get(name), true),
    ] {
        if let Some((item, place)) = choose(plan, data, candidates, index, any_row) {
            let value = if place.segments().is_empty() {
                Value::Null
            } else {
                data.get(&place).clone()
            };
            return Found {
                item: Some(item),
                value,
            };
        }
    }
    let value = data.get(&path).clone();
    Found { item: None, value }
}

/// The item whose answer is at this very path; that of choices by flags also answers for
/// `boxes.choice`.
fn bound_at(plan: &Plan, data: &Value, name: &str, path: &Path) -> Option<u32> {
    let (name, path) = match split_last(name, '.') {
        Some((boxes, _)) if is_flags(plan, boxes) && plan.by_path.get(name).is_empty() => {
            (boxes, &Path::parse(boxes))
        }
        _ => (name, path),
    };
    // A name with indexes is one row of an item without them; all its other readings have none.
    let static_name = path.without_indexes().to_string();
    let candidates = plan.by_path.get(&static_name);
    let mut places = Places::new(plan, data);
    candidates.iter().copied().find(|item| {
        let at = places.of(*item);
        at.iter().any(|(place, _)| place.to_string() == name)
    })
}

fn is_flags(plan: &Plan, name: &str) -> bool {
    let items = plan.by_path.get(name);
    let mut items = items.iter().filter_map(|item| plan.item(*item));
    items.any(|item| item.source_type == "selectboxes")
}

/// The place of the first candidate that is there; unless the key alone is named, that in the same
/// row of its rows comes first.
fn choose(
    plan: &Plan,
    data: &Value,
    candidates: &[u32],
    index: Option<usize>,
    any_row: bool,
) -> Option<(u32, Path)> {
    let mut chosen = None;
    let mut places = Places::new(plan, data);
    for item in candidates {
        for (place, row) in places.of(*item) {
            let same_row = !any_row && row.is_some() && row == index;
            if chosen.is_none() || same_row {
                chosen = Some((*item, place));
            }
        }
    }
    chosen
}

/// Where an item is in the answers: once for each row of the rows around it.
struct Places<'a> {
    plan: &'a Plan,
    data: &'a Value,
    found: Vec<(Path, Option<usize>)>,
}

impl<'a> Places<'a> {
    fn new(plan: &'a Plan, data: &'a Value) -> Self {
        Self {
            plan,
            data,
            found: Vec::new(),
        }
    }

    fn of(&mut self, item: u32) -> Vec<(Path, Option<usize>)> {
        let chain = self.plan.ancestry(item);
        self.walk(&chain, &Path::default(), Binding::Layout, None);
        std::mem::take(&mut self.found)
    }

    fn walk(&mut self, chain: &[u32], around: &Path, binding: Binding, index: Option<usize>) {
        let Some((first, rest)) = chain.split_first() else {
            self.found.push((around.clone(), index));
            return;
        };
        let Some(item) = self.plan.item(*first) else {
            return;
        };
        let inner = row_path(around, Some(binding), index);
        let own = item.binding();
        let path = if own.has_answer() {
            Plan::path_within(&inner, item)
        } else {
            inner
        };
        if own != Binding::Rows || rest.is_empty() {
            self.walk(rest, &path, own, index);
            return;
        }
        match self.data.get(&path) {
            Value::List(rows) => {
                for (row, value) in rows.iter().enumerate() {
                    if truthy(value) {
                        self.walk(rest, &path, own, Some(row));
                    }
                }
            }
            Value::Undefined => self.walk(rest, &path, own, index),
            _ => {}
        }
    }
}
