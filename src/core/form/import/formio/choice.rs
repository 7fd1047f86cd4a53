//! What there is to choose from.

use super::super::report::Report;
use super::component::Component;
use super::words::plain;
use crate::find::split;
use crate::form::content;
use crate::form::definition::{Choice, Effect};
use crate::form::engine::text;
use crate::joined::joined;
use crate::tree::Limits;
use crate::value::{Path, Value};

/// The choices of radio buttons and check boxes.
pub(super) fn values(component: Component, report: &mut Report) -> Vec<Choice> {
    if component.text("dataSrc") == "url" {
        report.note(Effect::Blocking, "choices from another server");
    }
    listed(component.list("values"))
}

fn listed(values: &[Value]) -> Vec<Choice> {
    let mut choices = Vec::new();
    for entry in values {
        if let Some(entry) = Component::of(entry) {
            choices.push(Choice {
                value: entry.get("value").clone(),
                label: plain(&text_of(entry.get("label"))),
                hint: hint(entry),
                ..Choice::default()
            });
        }
    }
    choices
}

fn hint(entry: Component) -> String {
    let hint = match entry.text("description") {
        "" => entry.text("tooltip"),
        description => description,
    };
    content::plain(&content::from_html(hint))
}

fn text_of(value: &Value) -> String {
    if value.is_nil() {
        String::new()
    } else {
        text(value)
    }
}

/// The choices of a list. One without value is the blank line of the author's tool.
pub(super) fn select(component: Component, report: &mut Report) -> Vec<Choice> {
    let data = component.object("data");
    match component.text("dataSrc") {
        "" | "values" => {
            let values = match data.get("values") {
                Value::List(values) => values,
                _ => component.list("values"),
            };
            let mut choices = listed(values);
            choices.retain(|choice| choice.value.as_text() != Some(""));
            choices
        }
        "json" => from_json(component, data.get("json"), report),
        "url" => {
            report.note(Effect::Blocking, "choices from another server");
            Vec::new()
        }
        "resource" => {
            report.note(Effect::Blocking, "choices among records of the server");
            Vec::new()
        }
        other => {
            let feature = joined(&["choices from \"", other, "\""], "");
            report.note(Effect::Blocking, &feature);
            Vec::new()
        }
    }
}

fn from_json(component: Component, json: &Value, report: &mut Report) -> Vec<Choice> {
    let read = match json {
        Value::Text(text) => Value::from_json(text.as_bytes(), &Limits::default()).ok(),
        value => Some(value.clone()),
    };
    let read = read.unwrap_or_default();
    let items = match read.as_list() {
        Some(items) => items,
        None => {
            report.note(Effect::Blocking, "choices from JSON that is no list");
            &[]
        }
    };
    let value_property = component.text("valueProperty");
    let label_property = label_property(component.text("template"));
    let choice = |item: &Value| {
        let at = |property: &str| item.get(&Path::parse(property)).clone();
        Choice {
            value: if value_property.is_empty() {
                item.clone()
            } else {
                at(value_property)
            },
            label: match item {
                Value::Object(_) => plain(&text_of(&at(label_property))),
                plain_item => plain(&text_of(plain_item)),
            },
            ..Choice::default()
        }
    };
    items.iter().map(choice).collect()
}

/// What a template such as `<span>{{ item.label }}</span>` shows of an item.
fn label_property(template: &str) -> &str {
    let inner = split(template, "{{").and_then(|(_, rest)| split(rest, "}}"));
    let property = inner.and_then(|(inner, _)| inner.trim().strip_prefix("item."));
    property.unwrap_or("label")
}

/// The ways of handing in a document, by NAV's keys.
pub(super) fn ways(component: Component) -> Vec<Choice> {
    let offered = component.object("attachmentValues");
    let way = |key: &str, label: &str| Choice {
        value: key.into(),
        label: label.to_owned(),
        ..Choice::default()
    };
    const KNOWN: [(&str, &str); 6] = [
        ("leggerVedNaa", "Jeg legger det ved nå"),
        ("ettersender", "Jeg ettersender dokumentasjonen senere"),
        (
            "levertTidligere",
            "Jeg har levert denne dokumentasjonen tidligere",
        ),
        ("harIkke", "Jeg har ikke denne dokumentasjonen"),
        ("andre", "Jeg ønsker at andre sender inn dokumentasjonen"),
        ("nav", "Jeg ønsker at Nav innhenter dokumentasjonen"),
    ];
    let mut ways = Vec::new();
    for (key, label) in KNOWN {
        if offered.object(key).flag("enabled") {
            ways.push(way(key, label));
        }
    }
    if ways.is_empty() {
        for entry in component.objects("values") {
            ways.push(way(entry.text("value"), entry.text("label")));
        }
    }
    ways
}
