//! Rows of repeating groups.

use super::Filling;
use crate::form::definition::{Item, ItemKind};
use crate::form::engine::Plan;
use crate::value::{Path, Segment, Value};

impl Filling {
    /// Adds a row with its first answers after the others. Gives the path of the row.
    pub fn add_row(&mut self, item: &Item, path: &Path) -> Path {
        let index = self.session.add_row(path);
        let row = path.index(index);
        let mut answers = Value::object();
        put_defaults(&item.items, &Path::default(), &mut answers);
        self.answer(&row, answers);
        row
    }

    /// Removes a row; those after it move up.
    pub fn remove_row(&mut self, path: &Path, index: usize) {
        self.session.remove_row(path, index);
        self.move_typed(path, |place| match place {
            place if place == index => None,
            place if place > index => Some(place - 1),
            place => Some(place),
        });
    }

    /// Moves a row to another place among the rows, and those between by one.
    pub fn move_row(&mut self, path: &Path, from: usize, to: usize) {
        self.session.move_row(path, from, to);
        self.move_typed(path, |place| {
            Some(match place {
                place if place == from => to,
                place if from < place && place <= to => place - 1,
                place if to <= place && place < from => place + 1,
                place => place,
            })
        });
    }

    /// How many rows there are.
    #[must_use]
    pub fn row_count(&self, path: &Path) -> usize {
        let rows = self.session.data().get(path).as_list();
        rows.map_or(0, <[Value]>::len)
    }

    fn move_typed(&mut self, rows: &Path, to: impl Fn(usize) -> Option<usize>) {
        let moved = |path: &Path| moved(path, rows, &to);
        self.typed = std::mem::take(&mut self.typed)
            .into_iter()
            .filter_map(|(path, typed)| Some((moved(&path)?, typed)))
            .collect();
        self.refused.clear();
    }
}

/// Where the answer at a path is once the rows have moved; none where its row is gone.
fn moved(path: &Path, rows: &Path, to: &dyn Fn(usize) -> Option<usize>) -> Option<Path> {
    let depth = rows.segments().len();
    match path.segments().get(depth) {
        Some(Segment::Index(index)) if path.is_within(rows) => {
            let row = rows.index(to(*index)?);
            let rest = path.segments().get(depth + 1..).unwrap_or_default();
            Some(rest.iter().fold(row, |path, step| match step {
                Segment::Key(key) => path.key(key),
                Segment::Index(index) => path.index(*index),
            }))
        }
        _ => Some(path.clone()),
    }
}

/// Puts the first answers of items where they belong, of repeats as many rows as there must be.
pub(super) fn put_defaults(items: &[Item], around: &Path, answers: &mut Value) {
    for item in items {
        let binding = item.binding();
        let path = if binding.has_answer() {
            Plan::path_within(around, item)
        } else {
            around.clone()
        };
        if binding.has_answer() && !item.default.is_nil() {
            answers.set(&path, item.default.clone());
        }
        match item.kind {
            ItemKind::Repeat { min, .. } => {
                let there = answers.get(&path).as_list().map_or(0, <[Value]>::len);
                // Form.io's grid begins with a row to fill in.
                let first = usize::from(item.source_type == "datagrid");
                for index in there..(min as usize).clamp(first, MOST_ROWS) {
                    let mut row = Value::object();
                    put_defaults(&item.items, &Path::default(), &mut row);
                    answers.set(&path.index(index), row);
                }
            }
            _ => put_defaults(&item.items, &path, answers),
        }
    }
}

/// Rows that a form begins with at most, whatever it asks for.
const MOST_ROWS: usize = 100;
