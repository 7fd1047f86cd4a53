//! Validation rules, in the order in which Form.io checks them.

use super::super::report::Report;
use super::component::Component;
use super::model::Model;
use super::script;
use crate::find::{contains, is_one_of};
use crate::form::definition::{ArrayForm, Binding, DatePrecision, DayParts, Effect, Limit, Rule};
use crate::form::engine::number;
use crate::value::{Value, number as text_number};

/// The rules that Form.io's own engine has for a component. They go by its own names of types: a type
/// of the publisher's has none but the general ones.
pub(super) fn rules(component: Component, model: &Model, report: &mut Report) -> Vec<Rule> {
    let validate = component.object("validate");
    let mut limits = Vec::new();
    let source_type = component.source_type();
    match source_type {
        "datetime" => limits.push(Limit::Moment),
        "day" => limits.push(Limit::Day(day_parts(component))),
        "email" => limits.push(Limit::Email),
        _ => {}
    }
    if let Value::Object(_) = validate.get("json") {
        let rule = script::read(validate.get("json"), "validate.json", report);
        limits.extend(rule.map(Limit::JsonLogic));
    }
    mask(component, validate, report, &mut limits);
    bounds(component, validate, true, report, &mut limits);
    bounds(component, validate, false, report, &mut limits);
    limits.extend(array(component, validate, model));
    let pattern = validate.text("pattern");
    if !pattern.is_empty() {
        limits.push(Limit::Pattern(pattern.to_owned()));
    }
    if validate.flag("required") {
        limits.push(Limit::Required);
    }
    match source_type {
        "day" if day_parts(component).required.contains(&true) => {
            limits.push(Limit::RequiredDay(day_parts(component)));
        }
        "time" => {
            let format = component.text("dataFormat");
            let format = if format.is_empty() {
                "HH:mm:ss"
            } else {
                format
            };
            limits.push(Limit::Time(format.to_owned()));
        }
        "url" => limits.push(Limit::Url),
        "number" => limits.push(Limit::Number),
        _ => {}
    }
    limits.extend(script::read_validation(validate.get("custom"), report).map(Limit::Script));
    if validate.flag("onlyAvailableItems") && has_items(component) {
        limits.push(Limit::OnlyAvailableItems);
    }
    let message = validate.text("customMessage");
    let worded = |limit| Rule {
        message: match (&limit, component.text("minSelectedCountMessage")) {
            (Limit::MinItems(_), words) if message.is_empty() => words,
            (Limit::MaxItems(_), _) if message.is_empty() => {
                component.text("maxSelectedCountMessage")
            }
            (Limit::Pattern(_), _) if message.is_empty() => validate.text("patternMessage"),
            _ => message,
        }
        .to_owned(),
        limit,
    };
    let mut rules = Vec::with_capacity(limits.len());
    for limit in limits {
        rules.push(worded(limit));
    }
    rules
}

fn has_items(component: Component) -> bool {
    let source = component.text("dataSrc");
    match component.source_type() {
        "radio" | "selectboxes" => source != "url",
        "select" => matches!(source, "" | "values" | "json"),
        _ => false,
    }
}

/// The parts of a `day`.
pub(super) fn day_parts(component: Component) -> DayParts {
    let fields = component.object("fields");
    let part = |name: &str, flag: &str| fields.object(name).flag(flag);
    let parts = |flag: &str| [part("day", flag), part("month", flag), part("year", flag)];
    DayParts {
        day_first: component.flag("dayFirst"),
        hidden: parts("hide"),
        required: parts("required"),
    }
}

fn mask(component: Component, validate: Component, report: &mut Report, limits: &mut Vec<Limit>) {
    if component.source_type() == "time" || validate.flag("skipMaskValidation") {
        return;
    }
    if component.flag("allowMultipleMasks") && !component.list("inputMasks").is_empty() {
        report.note(
            Effect::Degraded,
            "several input masks to choose from are not checked",
        );
        return;
    }
    let mask = component.text("inputMask");
    if mask.is_empty() {
        return;
    }
    if component.source_type() == "textfield" && mask.chars().any(|sign| is_one_of(sign, "[]{}|")) {
        report.note(
            Effect::Degraded,
            "an input mask with optional parts is not checked",
        );
        return;
    }
    limits.push(Limit::Mask(mask.to_owned()));
}

/// The upper bounds, or the lower ones, in Form.io's order.
fn bounds(
    component: Component,
    validate: Component,
    upper: bool,
    report: &mut Report,
    limits: &mut Vec<Limit>,
) {
    let name = |high: &'static str, low: &'static str| if upper { high } else { low };
    let source_type = component.source_type();
    if source_type == "day" {
        let date = date_bound(component.get(name("maxDate", "minDate")), report);
        limits.extend(date.map(|date| dated(upper, date)));
    }
    if source_type == "datetime" {
        let widget = component.object("widget");
        let date = date_bound(widget.get(name("maxDate", "minDate")), report);
        limits.extend(date.map(|date| dated(upper, date)));
    }
    if let Some(length) = validate.count(name("maxLength", "minLength")) {
        limits.push(if upper {
            Limit::MaxLength(length)
        } else {
            Limit::MinLength(length)
        });
    }
    if let Some(count) = validate.count(name("maxSelectedCount", "minSelectedCount")) {
        limits.push(if upper {
            Limit::MaxItems(count)
        } else {
            Limit::MinItems(count)
        });
    }
    if let Some(bound) = number_bound(validate, name("max", "min")) {
        limits.push(if upper {
            Limit::Max(bound)
        } else {
            Limit::Min(bound)
        });
    }
    if let Some(words) = validate.count(name("maxWords", "minWords")) {
        limits.push(if upper {
            Limit::MaxWords(words)
        } else {
            Limit::MinWords(words)
        });
    }
    if source_type == "day" {
        limits.extend(year_bound(component, upper));
    }
}

/// A bound of numbers; `null` counts as 0 in JavaScript, a text that is no number as none.
fn number_bound(validate: Component, key: &str) -> Option<f64> {
    if !validate.has(key) {
        return None;
    }
    let bound = match validate.get(key) {
        Value::Text(text) => text_number::parse_float(text),
        value => number(value),
    };
    (!bound.is_nan()).then_some(bound)
}

fn dated(upper: bool, date: DatePrecision) -> Limit {
    if upper {
        Limit::MaxDate(date)
    } else {
        Limit::MinDate(date)
    }
}

fn date_bound(value: &Value, report: &mut Report) -> Option<DatePrecision> {
    let written = value.as_text().filter(|text| !text.is_empty())?;
    if contains(written, "moment(") {
        report.note(
            Effect::Degraded,
            "a bound of dates that a script finds is left to the server",
        );
        return None;
    }
    Some(DatePrecision::Fixed(written.to_owned()))
}

/// The bound of years of a `day`. Where it is told twice and differently, Form.io checks neither.
fn year_bound(component: Component, upper: bool) -> Option<Limit> {
    let key = if upper { "maxYear" } else { "minYear" };
    let field = component.object("fields").object("year");
    let own = component.number(key).filter(|year| *year != 0.0);
    let of_field = field.number(key).filter(|year| *year != 0.0);
    if own.is_some() && of_field.is_some() && component.get(key) != field.get(key) {
        return None;
    }
    // The least year counts only where the component itself has it.
    let year = if upper { own.or(of_field) } else { own }?;
    #[allow(
        clippy::cast_possible_truncation,
        reason = "years are small, and it saturates"
    )]
    let year = year as i32;
    Some(if upper {
        Limit::MaxYear(year)
    } else {
        Limit::MinYear(year)
    })
}

/// Whether an answer has to be an array or must not be one.
fn array(component: Component, validate: Component, model: &Model) -> Option<Limit> {
    let several = component.flag("multiple");
    let source_type = component.source_type();
    let looked_at = match source_type {
        "hidden" | "address" => several,
        "textarea" => several && component.text("as") == "json",
        "select" => false,
        _ => true,
    };
    let nested = model.binding == Binding::Rows
        || (source_type == "tags" && component.text("storeas") == "array");
    let allowed = nested
        || match source_type {
            "select" | "textfield" => several,
            "tags" => component.text("storeas") != "string",
            _ => true,
        };
    (looked_at && (several || !allowed)).then(|| {
        Limit::Array(ArrayForm {
            several,
            allowed,
            nested,
            any: model.any,
            required: validate.flag("required"),
        })
    })
}
