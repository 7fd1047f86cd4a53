//! Definitions of publishers, and definitions that no publisher would make.

mod first;
mod hostile;
mod second;

use super::from_value;
use crate::form::condition::is_met;
use crate::form::definition::{Choice, Definition, Effect, Item, ItemKind, Question};
use crate::form::engine::World;
use crate::form::route::route;
use crate::tree::Limits;
use crate::value::Value;

/// 2026-11-22T12:00 in UTC.
const WORLD: World = World {
    now: 1_795_348_800_000.0,
    utc_offset_minutes: 0,
    patterns: |_, _, _, _| None,
    libraries: false,
};

fn value(json: &str) -> Value {
    Value::from_json(json.as_bytes(), &Limits::default()).unwrap()
}

fn form(json: &str) -> Definition {
    from_value(&value(json))
}

/// The paths of the pages that answers lead to.
fn reached<'a>(form: &'a Definition, answers: &str) -> Vec<&'a str> {
    let answers = value(answers);
    let places = route(form, &mut |condition| is_met(condition, &answers, &WORLD));
    places
        .iter()
        .map(|place| form.pages[*place].key.as_str())
        .collect()
}

/// All items in document order.
fn items(form: &Definition) -> Vec<&Item> {
    fn add<'a>(items: &'a [Item], all: &mut Vec<&'a Item>) {
        for item in items {
            all.push(item);
            add(&item.items, all);
        }
    }
    let mut all = Vec::new();
    form.pages
        .iter()
        .for_each(|page| add(&page.items, &mut all));
    all
}

/// The item with a key.
fn item<'a>(form: &'a Definition, key: &str) -> &'a Item {
    let found = items(form).into_iter().find(|item| item.key == key);
    found.unwrap_or_else(|| panic!("no item {key}"))
}

fn choices(item: &Item) -> &[Choice] {
    match &item.kind {
        ItemKind::Question(Question::One { choices, .. } | Question::Many { choices, .. }) => {
            choices
        }
        _ => panic!("{} has no choices", item.key),
    }
}

fn blocking(form: &Definition) -> Vec<&str> {
    let findings = form.findings.iter();
    let blocking = findings.filter(|finding| finding.effect == Effect::Blocking);
    blocking.map(|finding| finding.feature.as_str()).collect()
}
