//! What the portal makes of a form and answers, for people and for comparison with the publisher's
//! own engine.

use super::definition::{Definition, Effect, Finding, Item, ItemKind};
use super::engine::{Evaluation, Plan, World, evaluate};
use crate::value::{Object, Value};

use std::sync::Arc;

/// `{findings, pages, errors: [{path, rule}], hidden: [path], data}` of a form and answers, with the
/// names that Form.io's engine gives to rules and paths. Errors and hidden paths are those that this
/// engine has as well; `more` are the errors that it does not know. A page's `fields` are its
/// questions and repeating groups: `item` is the number in the ids of their controls (`q17`), and
/// `path` is where the answer goes, with an empty index for each row.
#[must_use]
pub fn inspect(definition: Definition, answers: &Value, world: &World) -> Value {
    let findings = definition.findings.iter().map(finding).collect::<Vec<_>>();
    let pages = pages(&definition);
    let plan = Plan::new(Arc::new(definition));
    let evaluation = evaluate(&plan, answers, world);
    let mut all = Object::default();
    all.set("findings", findings.into());
    all.set("pages", pages);
    for (key, value) in outcome(&evaluation).iter() {
        all.set(key, value.clone());
    }
    all.into()
}

/// `{errors, more, hidden, data}` of an evaluation.
#[must_use]
pub fn outcome(evaluation: &Evaluation) -> Object {
    let errors = |problems: &[super::engine::Problem]| {
        let error = |problem: &super::engine::Problem| {
            entries([
                ("path", problem.path.to_string().into()),
                ("rule", problem.rule.into()),
            ])
        };
        Value::from(problems.iter().map(error).collect::<Vec<_>>())
    };
    let hidden = evaluation.hidden.iter().map(|path| path.to_string().into());
    [
        ("errors", errors(&evaluation.problems)),
        ("more", errors(&evaluation.extra)),
        ("hidden", hidden.collect::<Vec<Value>>().into()),
        ("data", evaluation.data.clone()),
    ]
    .into_iter()
    .collect()
}

/// A finding as an object.
#[must_use]
pub fn finding(finding: &Finding) -> Value {
    let effect = match finding.effect {
        Effect::Ignored => "ignored",
        Effect::Degraded => "degraded",
        Effect::Blocking => "blocking",
    };
    entries([
        ("effect", effect.into()),
        ("path", finding.path.as_str().into()),
        ("feature", finding.feature.as_str().into()),
    ])
}

fn pages(definition: &Definition) -> Value {
    let page = |page: &super::definition::Page| {
        let mut questions = 0_u32;
        let mut fields = Vec::new();
        list(&page.items, "", &mut questions, &mut fields);
        entries([
            ("key", page.key.as_str().into()),
            ("title", page.title.as_str().into()),
            ("questions", f64::from(questions).into()),
            ("fields", fields.into()),
        ])
    };
    definition.pages.iter().map(page).collect::<Vec<_>>().into()
}

/// Counts the questions within a path, and lists them with the repeating groups.
fn list(items: &[Item], around: &str, questions: &mut u32, fields: &mut Vec<Value>) {
    for item in items {
        let is_question = matches!(item.kind, ItemKind::Question(_));
        let is_repeat = matches!(item.kind, ItemKind::Repeat { .. });
        let path = match item.binding().has_answer() {
            false => around.to_owned(),
            true if around.is_empty() => item.key.clone(),
            true => [around, ".", &item.key].concat(),
        };
        *questions += u32::from(is_question);
        if is_question || is_repeat {
            fields.push(entries([
                ("item", f64::from(item.id).into()),
                ("path", path.as_str().into()),
            ]));
        }
        let within = if is_repeat { path + "[]" } else { path };
        list(&item.items, &within, questions, fields);
    }
}

fn entries<const N: usize>(entries: [(&str, Value); N]) -> Value {
    entries.into_iter().collect::<Object>().into()
}
