//! Who has to be evaluated again after a change.

use super::plan::Plan;
use crate::expression::{Reads, Script};
use crate::form::definition::{Condition, Item, Limit, LogicAction, Trigger};
use crate::value::Path;

/// What each item reads, by its number. All paths are without indexes.
#[derive(Debug, Default)]
pub(super) struct Readers(Vec<Reader>);

#[derive(Debug, Default)]
struct Reader {
    /// Where its own answer is; none where it has none.
    own: Option<Path>,
    /// What it reads of all answers.
    data: Vec<Path>,
    /// What it reads of the row around it.
    row: Vec<Path>,
    /// The row around it.
    around: Path,
    /// Whether it reads what cannot be told.
    anything: bool,
}

const OWN: u8 = 1;
const DATA: u8 = 2;
const ROW: u8 = 4;

impl Readers {
    /// What the items of a plan read.
    pub fn of(plan: &Plan) -> Self {
        let number = u32::try_from(plan.len()).unwrap_or(u32::MAX);
        let readers = (0..number).map(|number| match (plan.item(number), plan.node(number)) {
            (Some(item), Some(node)) => {
                let parent = node.parent.and_then(|parent| plan.node(parent));
                let mut reader = Reader {
                    own: item.binding().has_answer().then(|| node.data_path.clone()),
                    around: parent
                        .map(|parent| parent.data_path.clone())
                        .unwrap_or_default(),
                    ..Reader::default()
                };
                reader.read_item(plan, item);
                reader
            }
            _ => Reader::default(),
        });
        Self(readers.collect())
    }
}

impl Reader {
    fn read_item(&mut self, plan: &Plan, item: &Item) {
        for condition in &item.conditions {
            self.read_condition(plan, condition);
        }
        for script in item.calculate.iter().chain(&item.custom_default) {
            self.read_script(script);
        }
        for logic in &item.logic {
            match &logic.trigger {
                Trigger::When(condition) => self.read_condition(plan, condition),
                Trigger::Script(script) => self.read_script(script),
            }
            for action in &logic.actions {
                if let LogicAction::Value(script) = action {
                    self.read_script(script);
                }
            }
        }
        for rule in &item.rules {
            match &rule.limit {
                Limit::Script(script) | Limit::JsonLogic(script) => self.read_script(script),
                _ => {}
            }
        }
    }

    fn read_condition(&mut self, plan: &Plan, condition: &Condition) {
        match condition {
            Condition::When { when, .. } => self.read_name(plan, when),
            Condition::Compare { tests, .. } => {
                for test in tests {
                    self.read_name(plan, &test.path);
                }
            }
            Condition::Script(script) | Condition::JsonLogic(script) => self.read_script(script),
            Condition::All(conditions) | Condition::Any(conditions) => {
                for condition in conditions {
                    self.read_condition(plan, condition);
                }
            }
            Condition::Not(condition) => self.read_condition(plan, condition),
        }
    }

    /// Reads every path that a name may mean, depending on which rows there are.
    fn read_name(&mut self, plan: &Plan, name: &str) {
        self.data.push(Path::parse(name).without_indexes());
        for items in [
            plan.by_full_path.get(name),
            plan.by_path.get(name),
            plan.by_key.get(name),
        ] {
            for item in items {
                if let Some(node) = plan.node(*item)
                    && self.data.last() != Some(&node.data_path)
                {
                    self.data.push(node.data_path.clone());
                }
            }
        }
    }

    fn read_script(&mut self, script: &Script) {
        match script.reads() {
            Reads::Anything => self.anything = true,
            Reads::Known(reads) => {
                for (input, name) in reads {
                    let path = Path::parse(&name).without_indexes();
                    match input.as_str() {
                        "data" => self.data.push(path),
                        "row" => self.row.push(path),
                        "value" | "input" | "component" | "instance" | "rowIndex" => {}
                        _ => self.anything = true,
                    }
                }
            }
        }
    }
}

/// What changed during a pass, and whom it concerns.
pub(super) struct Changes<'a> {
    readers: &'a Readers,
    changed: Vec<Path>,
    /// By the number of the item: which of its ways of reading a change may concern.
    concerned: Vec<u8>,
}

impl<'a> Changes<'a> {
    pub fn new(readers: &'a Readers) -> Self {
        Self {
            readers,
            changed: Vec::new(),
            concerned: vec![0; readers.0.len()],
        }
    }

    /// The answer at a path changed, with all within it.
    pub fn add(&mut self, path: &Path) {
        if self.changed.contains(path) {
            return;
        }
        let plain = path.without_indexes();
        for (reader, concerned) in self.readers.0.iter().zip(&mut self.concerned) {
            if reader.own.as_ref().is_some_and(|own| related(own, &plain)) {
                *concerned |= OWN;
            }
            if reader.anything || reader.data.iter().any(|read| related(read, &plain)) {
                *concerned |= DATA;
            }
            let within = |read: &Path| related(&reader.around.join(read), &plain);
            if reader.row.iter().any(within) {
                *concerned |= ROW;
            }
        }
        self.changed.push(path.clone());
    }

    /// Whether an item has to be evaluated again where its answer is at `place` and the row around
    /// it at `row`.
    pub fn concern(&self, item: u32, place: &Path, row: &Path) -> bool {
        let index = item as usize;
        let (Some(concerned), Some(reader)) =
            (self.concerned.get(index), self.readers.0.get(index))
        else {
            return true;
        };
        if *concerned == 0 {
            return false;
        }
        concerned & DATA != 0
            || self.changed.iter().any(|changed| {
                (concerned & OWN != 0 && related(place, changed))
                    || (concerned & ROW != 0
                        && reader
                            .row
                            .iter()
                            .any(|read| related(&row.join(read), changed)))
            })
    }
}

/// Whether one path leads to or into the other.
fn related(one: &Path, other: &Path) -> bool {
    one.is_within(other) || other.is_within(one)
}
