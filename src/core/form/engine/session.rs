//! A form that is being filled in.

mod locate;

use std::sync::Arc;

use super::pass::{outcome, run};
use super::plan::Plan;
use super::trace::{Instance, each};
use super::{Evaluation, Problem, World, navigation};
use crate::form::definition::{Item, ItemKind, Platform};
use crate::value::{Path, Value};

/// A definition, the answers given so far, and what follows from them. A change evaluates again only
/// what depends on it; what follows is the same as if everything were.
///
/// The answers are kept as they were given: what is hidden, unreachable or calculated differs from
/// them in [`Session::data`] and [`Session::submission`] alone, so that nothing is lost by a
/// detour.
#[derive(Debug)]
pub struct Session {
    plan: Arc<Plan>,
    world: World,
    answers: Value,
    data: Value,
    pages: Vec<Vec<Instance>>,
}

impl Session {
    /// Goes on with these answers, or begins with an empty object.
    #[must_use]
    pub fn new(plan: Arc<Plan>, answers: Value, world: World) -> Self {
        let answers = match answers {
            Value::Object(_) => answers,
            _ => Value::object(),
        };
        let mut pages = Vec::new();
        let data = run(&plan, &answers, &world, &[], &mut pages);
        Self {
            plan,
            world,
            answers,
            data,
            pages,
        }
    }

    /// Sets the answer at a path; [`Value::Undefined`] takes it away.
    pub fn set(&mut self, path: &Path, value: Value) {
        if matches!(value, Value::Undefined) {
            self.answers.unset(path);
        } else {
            self.answers.set(path, value);
        }
        self.changed(path);
    }

    /// Adds a row after the others of the rows at a path. Gives its index.
    pub fn add_row(&mut self, path: &Path) -> usize {
        let index = self.rows(path).len();
        let row = path.index(index);
        self.answers.set(&row, Value::object());
        // Rows that are there for the first time change what is around them as well.
        self.changed(if index == 0 { path } else { &row });
        index
    }

    /// Removes a row; those after it move up.
    pub fn remove_row(&mut self, path: &Path, index: usize) {
        let mut rows = self.rows(path).to_vec();
        if index < rows.len() {
            rows.remove(index);
            self.answers.set(path, rows.into());
            self.changed(path);
        }
    }

    /// Moves a row to another index, and those between by one.
    pub fn move_row(&mut self, path: &Path, from: usize, to: usize) {
        let mut rows = self.rows(path).to_vec();
        if from < rows.len() && to < rows.len() {
            let row = rows.remove(from);
            rows.insert(to, row);
            self.answers.set(path, rows.into());
            self.changed(path);
        }
    }

    fn rows(&self, path: &Path) -> &[Value] {
        self.answers.get(path).as_list().unwrap_or_default()
    }

    fn changed(&mut self, path: &Path) {
        let changed = std::slice::from_ref(path);
        self.data = run(
            &self.plan,
            &self.answers,
            &self.world,
            changed,
            &mut self.pages,
        );
    }

    /// The definition, ready for evaluation.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// The same, to hold on to.
    #[must_use]
    pub fn shared_plan(&self) -> Arc<Plan> {
        Arc::clone(&self.plan)
    }

    /// How many questions are shown on a page, in its rows as well.
    #[must_use]
    pub fn shown_questions(&self, page: usize) -> usize {
        let mut count = 0;
        each(
            self.pages.get(page).map_or(&[], Vec::as_slice),
            &mut |instance| {
                let item = self.plan.item(instance.item);
                let asks = item.is_some_and(|item| matches!(item.kind, ItemKind::Question(_)));
                count += usize::from(asks && instance.is_shown());
            },
        );
        count
    }

    /// The answers as they were given.
    #[must_use]
    pub fn answers(&self) -> &Value {
        &self.answers
    }

    /// The answers with first answers, calculations and without what is cleared while hidden.
    #[must_use]
    pub fn data(&self) -> &Value {
        &self.data
    }

    /// All that follows from the answers, as [`evaluate`](super::evaluate) finds it.
    #[must_use]
    pub fn evaluation(&self) -> Evaluation {
        outcome(self.data.clone(), &self.pages)
    }

    /// What is wrong on the pages that can be reached, in order; the publisher's rules and ours.
    #[must_use]
    pub fn problems(&self) -> Vec<&Problem> {
        let route = self.route();
        let mut found = Vec::new();
        for page in route {
            self.add_problems(page, &mut found);
        }
        found
    }

    /// What is wrong on one page, in order.
    #[must_use]
    pub fn problems_on(&self, page: usize) -> Vec<&Problem> {
        let mut found = Vec::new();
        self.add_problems(page, &mut found);
        found
    }

    fn add_problems<'a>(&'a self, page: usize, found: &mut Vec<&'a Problem>) {
        let instances = self.pages.get(page).map_or(&[][..], Vec::as_slice);
        each(instances, &mut |instance| {
            found.extend(&instance.problems);
            found.extend(&instance.extra);
        });
    }

    /// Whether an item is shown in the row at a path; the empty path where there are no rows.
    #[must_use]
    pub fn is_shown(&self, item: u32, row: &Path) -> bool {
        self.instance(item, row).is_some_and(Instance::is_shown)
    }

    /// Whether an item has to be answered there, logic included.
    #[must_use]
    pub fn is_required(&self, item: u32, row: &Path) -> bool {
        let by_logic = self
            .instance(item, row)
            .and_then(|found| found.overrides.required);
        by_logic.unwrap_or_else(|| self.plan.item(item).is_some_and(Item::is_required))
    }

    /// Whether logic disables an item there.
    #[must_use]
    pub fn is_disabled(&self, item: u32, row: &Path) -> bool {
        let found = self.instance(item, row);
        found.and_then(|found| found.overrides.disabled) == Some(true)
    }

    /// What logic calls an item there; none where it is called as it was.
    #[must_use]
    pub fn relabelled(&self, item: u32, row: &Path) -> Option<&str> {
        self.instance(item, row)?.overrides.label.as_deref()
    }

    /// The pages that can be reached, as places among the pages of the definition, in the order in
    /// which they come.
    #[must_use]
    pub fn route(&self) -> Vec<usize> {
        navigation::route(&self.plan, &self.data, &self.world, &self.pages)
    }

    /// What is sent: the answers of what can be reached, calculations included.
    #[must_use]
    pub fn submission(&self) -> Value {
        let mut data = self.data.clone();
        if self.plan.definition().platform != Platform::FormIo {
            for path in navigation::off_route(&self.plan, &self.route()) {
                data.unset(path);
            }
        }
        data
    }

    /// The world that it is evaluated in.
    #[must_use]
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Goes on with other answers.
    pub fn replace(&mut self, answers: Value) {
        self.answers = answers;
        self.pages.clear();
        self.data = run(&self.plan, &self.answers, &self.world, &[], &mut self.pages);
    }
}
