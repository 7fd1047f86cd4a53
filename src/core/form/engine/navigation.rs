//! Which pages can be reached.

use super::World;
use super::condition::Asker;
use super::plan::Plan;
use super::script::Surroundings;
use super::trace::Instance;
use crate::form::definition::{Condition, Item, ItemKind};
use crate::value::{Path, Value};

/// The pages that can be reached, in the order in which they come. Of Form.io, these are the pages
/// of which something is shown; of other platforms, those to which the answers lead.
pub(super) fn route(
    plan: &Plan,
    data: &Value,
    world: &World,
    instances: &[Vec<Instance>],
) -> Vec<usize> {
    let definition = plan.definition();
    if let Some(runner) = definition.runner {
        let nobody = Item::default();
        return (runner.route)(definition, &mut |condition| {
            holds(plan, data, world, &nobody, condition)
        });
    }
    let shown = |instance: &Instance| {
        let item = plan.item(instance.item);
        let drawn = item.is_some_and(|item| !matches!(item.kind, ItemKind::Hidden));
        drawn && instance.is_shown()
    };
    let mut route = Vec::new();
    for (page, on_page) in instances.iter().enumerate() {
        if on_page.iter().any(shown) {
            route.push(page);
        }
    }
    route
}

/// Where the answers are that only pages off the route ask for.
pub(super) fn off_route<'a>(plan: &'a Plan, route: &[usize]) -> Vec<&'a Path> {
    let (mut on, mut off) = (Vec::new(), Vec::new());
    for (place, page) in plan.definition().pages.iter().enumerate() {
        let is_on = route.contains(&place);
        add_answers(plan, &page.items, if is_on { &mut on } else { &mut off });
    }
    // Two pages may ask for one answer, such as the branches of a form that ask the same.
    off.retain(|path| !on.contains(path));
    off
}

/// Adds where the answers of items are, of groups those of their items.
fn add_answers<'a>(plan: &'a Plan, items: &[Item], paths: &mut Vec<&'a Path>) {
    for item in items {
        match plan.node(item.id).map(|node| &node.data_path) {
            Some(path) if !path.segments().is_empty() => paths.push(path),
            _ => add_answers(plan, &item.items, paths),
        }
    }
}

fn holds(plan: &Plan, data: &Value, world: &World, item: &Item, condition: &Condition) -> bool {
    let around = Surroundings {
        world,
        item,
        data,
        row: data.clone(),
        value: Value::Undefined,
        index: None,
    };
    let asker = Asker {
        plan,
        around: &around,
        index: None,
    };
    asker.holds(condition)
}
