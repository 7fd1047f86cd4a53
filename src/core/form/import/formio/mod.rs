//! Form.io JSON, of any publisher.
//!
//! Follows what `@formio/core` 2.8 reads and what `@formio/js` shows; publishers' own types are
//! tables in [`publisher`].

mod authored;
mod calculation;
mod choice;
mod code;
mod component;
mod composite;
mod condition;
mod extra;
mod item;
mod model;
mod page;
mod publisher;
mod question;
mod rule;
mod script;
mod words;

use super::duplicate::shared_answers;
use super::report::Report;
use crate::form::content;
use crate::form::definition::{Definition, Effect, Platform};
use crate::value::Value;
use component::Component;

/// Whether a document looks like a form of Form.io: an object with components, or one around it.
#[must_use]
pub fn is_form(value: &Value) -> bool {
    form_within(value).is_some()
}

/// The object that holds the components.
fn form_within(value: &Value) -> Option<Component<'_>> {
    let outer = Component::of(value)?;
    if matches!(outer.get("components"), Value::List(_)) {
        return Some(outer);
    }
    ["form", "schema"].into_iter().find_map(|key| {
        let inner = Component::of(outer.get(key))?;
        matches!(inner.get("components"), Value::List(_)).then_some(inner)
    })
}

/// Imports a form.
#[must_use]
pub fn from_value(value: &Value) -> Definition {
    let mut report = Report::default();
    let form = form_within(value).unwrap_or_else(|| {
        report.note(Effect::Blocking, "there are no components");
        Component::of(value).unwrap_or_default()
    });
    let title = match form.text("title") {
        "" => form.text("name"),
        title => title,
    };
    let named = |keys: [&str; 3]| {
        let mut texts = keys.into_iter().map(|key| form.text(key));
        texts.find(|text| !text.is_empty()).unwrap_or_default()
    };
    let pages = page::pages(form, title, &mut report);
    let mut definition = Definition {
        id: named(["path", "_id", "machineName"]).to_owned(),
        title: title.to_owned(),
        purpose: content::from_html(form.text("description")),
        platform: Platform::FormIo,
        runner: None,
        pages,
        declaration: Vec::new(),
        confirmation: Vec::new(),
        findings: Vec::new(),
        needs_library: report.needs_library,
    };
    calculation::find_circles(&definition, &mut report);
    for answer in shared_answers(&definition.pages) {
        let feature = "key: another component has it as well, and the same answer";
        report.note_at(&answer, Effect::Ignored, feature);
    }
    definition.findings = report.finish();
    definition
}

#[cfg(test)]
mod tests;
