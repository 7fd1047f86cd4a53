//! Which item an answer belongs to, and where the answer of an item is.

use super::{Instance, Session};
use crate::form::definition::Binding;
use crate::value::{Path, Segment};

impl Session {
    /// Where the answer of an item is in the row at a path; of layout, the answer around it.
    #[must_use]
    pub fn place(&self, item: u32, row: &Path) -> Option<&Path> {
        self.instance(item, row).map(|instance| &instance.place)
    }

    /// The item whose answer is at a path, or around it; of several, the one that is shown.
    #[must_use]
    pub fn item_at(&self, path: &Path) -> Option<u32> {
        let keys = path.without_indexes();
        let mut keys = keys.segments();
        loop {
            let here = keys.iter().fold(Path::default(), |path, step| match step {
                Segment::Key(key) => path.key(key),
                Segment::Index(index) => path.index(*index),
            });
            let items = self.plan.by_path.get(&here.to_string());
            if let Some(first) = items.first() {
                let is_shown = |item: &&u32| self.is_shown(**item, &self.row_of(**item, path));
                return items.iter().find(is_shown).or(Some(first)).copied();
            }
            keys = keys.split_last()?.1;
        }
    }

    /// The row around an item, given the path of its answer; the empty path where there is none.
    #[must_use]
    pub fn row_of(&self, item: u32, path: &Path) -> Path {
        let around = self.plan.ancestry(item);
        let around = around.iter().filter(|number| **number != item);
        let is_rows = |number: &&u32| {
            let item = self.plan.item(**number);
            item.is_some_and(|item| item.binding() == Binding::Rows)
        };
        let rows = around.filter(is_rows).count();
        let (mut row, mut here, mut met) = (Path::default(), Path::default(), 0);
        for step in path.segments() {
            match step {
                Segment::Key(key) => here = here.key(key),
                Segment::Index(index) => {
                    here = here.index(*index);
                    met += 1;
                    if met <= rows {
                        row = here.clone();
                    }
                }
            }
        }
        row
    }

    pub(super) fn instance(&self, item: u32, row: &Path) -> Option<&Instance> {
        let chain = self.plan.ancestry(item);
        let page = self.plan.page_of(item)?;
        let mut instances = self.pages.get(page)?.as_slice();
        let mut found = None;
        for number in chain {
            let instance = instances.iter().find(|one| one.item == number)?;
            found = Some(instance);
            let step = row.segments().get(instance.place.segments().len());
            let index = match step {
                Some(Segment::Index(index)) if row.is_within(&instance.place) => Some(*index),
                _ => None,
            };
            let of_row = instance.rows.iter().find(|row| row.index == index);
            let rows = of_row.or(instance.rows.first().filter(|_| index.is_none()));
            instances = rows.map_or(&[], |row| row.instances.as_slice());
        }
        found
    }
}
