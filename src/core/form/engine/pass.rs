//! One pass over the items, in document order.

mod checking;
mod step;

use super::change::Changes;
use super::logic::Overrides;
use super::plan::Plan;
use super::trace::{self, Instance, Row, Scope};
use super::{Evaluation, World};
use crate::form::definition::{Binding, Item};
use crate::value::{Path, Value};

use super::coercion::truthy;

/// Items more deeply nested than this are not evaluated; importers refuse such forms.
const DEEPEST: u32 = 64;

/// Evaluates a form as a whole.
#[must_use]
pub fn evaluate(plan: &Plan, answers: &Value, world: &World) -> Evaluation {
    let mut pages = Vec::new();
    let data = run(plan, answers, world, &[], &mut pages);
    outcome(data, &pages)
}

/// What a pass comes to.
pub(super) fn outcome(data: Value, pages: &[Vec<Instance>]) -> Evaluation {
    let (problems, extra) = trace::problems(pages);
    Evaluation {
        data,
        hidden: trace::hidden(pages),
        problems,
        extra,
    }
}

/// Evaluates what changes at some paths concern, given what the last pass left behind for each page,
/// which is brought up to date. Gives the answers after the pass.
pub(super) fn run(
    plan: &Plan,
    answers: &Value,
    world: &World,
    changed: &[Path],
    pages: &mut Vec<Vec<Instance>>,
) -> Value {
    let mut changes = Changes::new(&plan.readers);
    for path in changed {
        changes.add(path);
    }
    let mut pass = Pass {
        plan,
        world,
        data: match answers {
            Value::Object(_) => answers.clone(),
            _ => Value::object(),
        },
        live: Vec::new(),
        overrides: Vec::new(),
        changes,
        is_first: pages.is_empty(),
    };
    let definition = plan.definition();
    pages.resize_with(definition.pages.len(), Vec::new);
    for (page, instances) in definition.pages.iter().zip(pages) {
        pass.visit(&page.items, &Around::default(), instances);
    }
    pass.data
}

struct Pass<'a> {
    plan: &'a Plan,
    world: &'a World,
    data: Value,
    /// What is known of hidden items whose name others have as well.
    live: Vec<(Path, bool)>,
    /// What logic made of items, by their number.
    overrides: Vec<(u32, Overrides)>,
    changes: Changes<'a>,
    /// Whether nothing is known from an earlier pass, so that nobody asks who is concerned.
    is_first: bool,
}

/// What is around an item.
#[derive(Clone, Default)]
struct Around {
    /// Where the answer around it is.
    place: Path,
    binding: Option<Binding>,
    /// The index of the row around it.
    index: Option<usize>,
    scope: Scope,
    depth: u32,
}

impl Around {
    /// The object that holds the answers of the items within: the row of rows.
    fn row(&self) -> Path {
        row_path(&self.place, self.binding, self.index)
    }
}

/// Where the items within an item have their answers.
pub(super) fn row_path(place: &Path, binding: Option<Binding>, index: Option<usize>) -> Path {
    match binding {
        Some(Binding::Rows) => place.index(index.unwrap_or(0)),
        _ => place.clone(),
    }
}

impl<'a> Pass<'a> {
    fn visit(&mut self, items: &'a [Item], around: &Around, instances: &mut Vec<Instance>) {
        if around.depth > DEEPEST {
            return;
        }
        let row = around.row();
        instances.truncate(items.len());
        for (order, item) in items.iter().enumerate() {
            let place = if item.binding().has_answer() {
                Plan::path_within(&row, item)
            } else {
                row.clone()
            };
            match instances.get_mut(order) {
                Some(instance) if self.is_clean(instance, item, &place, &row, around) => {
                    for effect in &instance.effects {
                        effect.apply(&mut self.data);
                    }
                }
                Some(instance) => {
                    let rows = std::mem::take(&mut instance.rows);
                    let before = std::mem::take(&mut instance.effects);
                    *instance = self.step(item, place, &row, around);
                    instance.rows = rows;
                    if before != instance.effects {
                        for effect in before.iter().chain(&instance.effects) {
                            self.changes.add(&effect.place);
                        }
                    }
                }
                None => {
                    let instance = self.step(item, place, &row, around);
                    if !self.is_first {
                        for effect in &instance.effects {
                            self.changes.add(&effect.place);
                        }
                    }
                    instances.push(instance);
                }
            }
            if let Some(instance) = instances.get_mut(order) {
                self.visit_within(item, around, instance);
            }
        }
    }

    fn is_clean(
        &self,
        instance: &Instance,
        item: &Item,
        place: &Path,
        row: &Path,
        around: &Around,
    ) -> bool {
        instance.item == item.id
            && instance.place == *place
            && instance.inherited == around.scope
            && !self.plan.node(item.id).is_none_or(|node| node.volatile)
            && !self.changes.concern(item.id, place, row)
    }

    fn visit_within(&mut self, item: &'a Item, around: &Around, instance: &mut Instance) {
        if item.items.is_empty() {
            return;
        }
        let binding = item.binding();
        let mut within = Around {
            place: instance.place.clone(),
            binding: Some(binding),
            index: around.index,
            scope: if item.part.keeps_hiding {
                Scope::default()
            } else {
                instance.scope
            },
            depth: around.depth + 1,
        };
        let indexes = match (binding, self.data.get(&instance.place)) {
            (Binding::Rows, Value::List(rows)) => {
                let rows = rows.iter().enumerate();
                let filled = rows.filter(|(_, row)| truthy(row));
                filled.map(|(index, _)| Some(index)).collect()
            }
            (Binding::Rows, Value::Undefined) | (Binding::Layout | Binding::Text, _) => vec![None],
            (Binding::Rows, _) => Vec::new(),
            _ => vec![None],
        };
        instance.rows.truncate(indexes.len());
        for (order, index) in indexes.into_iter().enumerate() {
            if index.is_some() {
                within.index = index;
            }
            if order == instance.rows.len() {
                let instances = Vec::new();
                instance.rows.push(Row { index, instances });
            }
            let Some(row) = instance.rows.get_mut(order) else {
                return;
            };
            if row.index != index {
                row.index = index;
                row.instances.clear();
            }
            self.visit(&item.items, &within, &mut row.instances);
        }
    }

    fn overrides(&self, item: u32) -> Overrides {
        let known = self.overrides.iter().find(|(known, _)| *known == item);
        known
            .map(|(_, overrides)| overrides.clone())
            .unwrap_or_default()
    }

    fn keep_overrides(&mut self, item: u32, overrides: &Overrides) {
        match self.overrides.iter_mut().find(|(known, _)| *known == item) {
            Some((_, kept)) => kept.clone_from(overrides),
            None => self.overrides.push((item, overrides.clone())),
        }
    }
}
