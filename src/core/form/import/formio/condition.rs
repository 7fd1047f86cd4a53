//! Conditions and logic of components.

use super::super::report::Report;
use super::component::Component;
use super::script;
use crate::expression::Script;
use crate::find::contains;
use crate::form::definition::{Comparison, Condition, Effect, Logic, LogicAction, Test, Trigger};
use crate::form::engine::text;
use crate::joined::joined;
use crate::value::Value;

/// When a component is shown; all must hold.
pub(super) fn conditions(component: Component, report: &mut Report) -> Vec<Condition> {
    let custom = script::read(
        component.get("customConditional"),
        "customConditional",
        report,
    );
    let mut conditions = Vec::new();
    conditions.extend(custom.map(Condition::Script));
    if let Some(simple) = Component::of(component.get("conditional")) {
        conditions.extend(structured(simple, report));
    }
    conditions
}

/// A condition without a script; of several ways to say one, Form.io heeds the last.
fn structured(simple: Component, report: &mut Report) -> Option<Condition> {
    let listed = simple.flag("conjunction") && simple.flag("conditions");
    if listed {
        return comparisons(simple, report);
    }
    if simple.flag("when") {
        return Some(Condition::When {
            when: text(simple.get("when")),
            eq: text(simple.get("eq")),
            show: text(simple.get("show")),
        });
    }
    match simple.get("json") {
        Value::Object(_) => {
            let rule = script::read(simple.get("json"), "conditional.json", report);
            rule.map(Condition::JsonLogic)
        }
        _ => None,
    }
}

fn comparisons(simple: Component, report: &mut Report) -> Option<Condition> {
    if simple.list("conditions").is_empty() {
        return None;
    }
    let mut tests = Vec::new();
    for condition in simple.objects("conditions") {
        let path = condition.text("component");
        if path.is_empty() {
            continue;
        }
        let operator = condition.text("operator");
        let comparison = comparison(operator).unwrap_or_else(|| {
            let feature = ["operator \"", operator, "\" is not known and always holds"];
            report.note(Effect::Degraded, &joined(&feature, ""));
            Comparison::Always
        });
        tests.push(Test {
            path: path.to_owned(),
            comparison,
            value: condition.get("value").clone(),
        });
    }
    let shows = match simple.get("show") {
        Value::Undefined => true,
        Value::Text(written) => !matches!(written.trim(), "false" | "null" | "0" | "" | "\"\""),
        value => crate::form::engine::truthy(value),
    };
    Some(Condition::Compare {
        any: simple.text("conjunction") == "any",
        negated: !shows,
        tests,
    })
}

fn comparison(operator: &str) -> Option<Comparison> {
    Some(match operator {
        "isEqual" => Comparison::IsEqual,
        "isNotEqual" => Comparison::IsNotEqual,
        "isEmpty" => Comparison::IsEmpty,
        "isNotEmpty" => Comparison::IsNotEmpty,
        "lessThan" => Comparison::LessThan,
        "greaterThan" => Comparison::GreaterThan,
        "lessThanOrEqual" => Comparison::LessThanOrEqual,
        "greaterThanOrEqual" => Comparison::GreaterThanOrEqual,
        "dateLessThan" => Comparison::DateLessThan,
        "dateGreaterThan" => Comparison::DateGreaterThan,
        "dateLessThanOrEqual" => Comparison::DateLessThanOrEqual,
        "dateGreaterThanOrEqual" => Comparison::DateGreaterThanOrEqual,
        "isDateEqual" => Comparison::IsDateEqual,
        "isNotDateEqual" => Comparison::IsNotDateEqual,
        "includes" => Comparison::Includes,
        "notIncludes" => Comparison::NotIncludes,
        "startsWith" => Comparison::StartsWith,
        "endsWith" => Comparison::EndsWith,
        _ => return None,
    })
}

/// What changes a component.
pub(super) fn logic(component: Component, report: &mut Report) -> Vec<Logic> {
    let mut logic = Vec::new();
    for one in component.objects("logic") {
        logic.extend(one_logic(one, report));
    }
    logic
}

fn one_logic(logic: Component, report: &mut Report) -> Option<Logic> {
    let given = logic.object("trigger");
    let trigger = match given.text("type") {
        "simple" => Trigger::When(structured(given.object("simple"), report)?),
        "javascript" => {
            let script = script::read(given.get("javascript"), "logic trigger", report)?;
            Trigger::Script(script)
        }
        "json" => {
            let rule = script::read(given.get("json"), "logic trigger", report)?;
            Trigger::When(Condition::JsonLogic(rule))
        }
        _ => return None,
    };
    let mut actions = Vec::new();
    for one in logic.objects("actions") {
        actions.extend(action(one, report));
    }
    (!actions.is_empty()).then_some(Logic { trigger, actions })
}

fn action(action: Component, report: &mut Report) -> Option<LogicAction> {
    match action.text("type") {
        "property" => property_action(action, report),
        "value" => value_action(script::read(action.get("value"), "logic value", report)),
        "customAction" => {
            let script = script::read(action.get("customAction"), "logic action", report);
            value_action(script)
        }
        "mergeComponentSchema" => {
            report.note(
                Effect::Blocking,
                "logic: a script that changes the component",
            );
            None
        }
        _ => None,
    }
}

fn value_action(script: Option<Script>) -> Option<LogicAction> {
    script.map(LogicAction::Value)
}

fn property_action(action: Component, report: &mut Report) -> Option<LogicAction> {
    let property = action.object("property");
    let name = property.text("value");
    match property.text("type") {
        "boolean" => {
            let known = matches!(name, "hidden" | "disabled" | "validate.required");
            if !known {
                report.note(Effect::Degraded, &joined(&["logic: property ", name], ""));
            }
            let state = text(action.get("state")) == "true";
            known.then(|| LogicAction::Flag(name.to_owned(), state))
        }
        "string" => {
            let written = match property.text("component") {
                "" => action.text("text"),
                key => action.text(key),
            };
            if name != "label" || contains(written, "{{") {
                report.note(Effect::Degraded, &joined(&["logic: property ", name], ""));
                return None;
            }
            Some(LogicAction::Text(name.to_owned(), written.to_owned()))
        }
        _ => None,
    }
}
