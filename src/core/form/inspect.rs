//! What the portal makes of a form and answers, for people and for comparison with the publisher's
//! own engine.

use super::definition::{Definition, Effect, Finding, ItemKind};
use super::engine::{Evaluation, Plan, World, evaluate};
use crate::value::{Object, Value};

use std::sync::Arc;

/// `{findings, pages, errors: [{path, rule}], hidden: [path], data}` of a form and answers, with the
/// names that Form.io's engine gives to rules and paths. Errors and hidden paths are those that this
/// engine has as well; `more` are the errors that it does not know.
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
        count(&page.items, &mut questions);
        entries([
            ("key", page.key.as_str().into()),
            ("title", page.title.as_str().into()),
            ("questions", f64::from(questions).into()),
        ])
    };
    definition.pages.iter().map(page).collect::<Vec<_>>().into()
}

fn count(items: &[super::definition::Item], questions: &mut u32) {
    for item in items {
        *questions += u32::from(matches!(item.kind, ItemKind::Question(_)));
        count(&item.items, questions);
    }
}

fn entries<const N: usize>(entries: [(&str, Value); N]) -> Value {
    entries.into_iter().collect::<Object>().into()
}
