//! A question, by its kind.

use frontdoor_core::form::definition::{Content, Item, Limit, Question};
use frontdoor_core::form::filling::Filling;
use frontdoor_core::value::Path;
use leptos::prelude::*;

use super::asking::{Asking, field_id};
use super::filled::Form;
use super::item::Drawn;
use super::{choice, date, file, location, several};
use crate::components::{FieldSet, Frame, TextArea, TextField};
use crate::i18n::say;

/// Where an answer goes.
#[derive(Clone)]
pub(super) struct Target {
    pub form: Form,
    pub item: u32,
    pub path: Path,
}

impl Target {
    /// Changes the answer.
    pub fn change(&self, change: impl FnOnce(&mut Filling, &Item)) {
        let plan = self.form.plan();
        if let Some(item) = plan.item(self.item) {
            self.form.change(|filling| change(filling, item));
        }
    }

    fn typed(self) -> Callback<String> {
        Callback::new(move |text: String| {
            self.change(|filling, item| filling.type_text(item, &self.path, &text));
        })
    }

    /// The same question's answer at another path, such as a part of an address.
    fn at(&self, path: Path) -> Self {
        Self {
            path,
            ..self.clone()
        }
    }
}

/// Whether the screen asks this question alone, so that it is the heading.
fn is_alone(asking: &Asking, item: &Item) -> bool {
    let plan = asking.form.plan();
    let page = plan.definition().pages.get(asking.page);
    page.is_some_and(|page| super::page::only_question(page) == Some(item.id))
}

/// What surrounds a question.
pub(super) fn frame(asking: &Asking, drawn: &Drawn<'_>, usual_hint: &str) -> Frame {
    let label = if drawn.required {
        drawn.label.to_owned()
    } else {
        say::optional(drawn.label)
    };
    let hint: Content = if drawn.item.hint.is_empty() {
        Frame::plain_hint(usual_hint)
    } else {
        drawn.item.hint.clone()
    };
    let id = field_id(drawn.item.id, drawn.path);
    let page = is_alone(asking, drawn.item).then(|| asking.page_frame(&label));
    Frame {
        page,
        disabled: drawn.disabled,
        ..asking.frame(&id, &label, hint, drawn.item.help.clone())
    }
}

pub(super) fn question(asking: &Asking, asked: &Question, drawn: &Drawn<'_>) -> AnyView {
    let target = Target {
        form: asking.form.clone(),
        item: drawn.item.id,
        path: drawn.path.clone(),
    };
    let held = || {
        asking
            .form
            .read(|filling| filling.text(drawn.item, drawn.path))
    };
    match asked {
        Question::Text {
            multiline: true, ..
        } => {
            let hint = own_hint(drawn.item);
            view! { <TextArea frame={frame(asking, drawn, hint)} value={held()} most={most(drawn.item)} on_input={target.typed()}/> }
                .into_any()
        }
        Question::Text {
            input_mode,
            autocomplete,
            affixes,
            ..
        } => view! {
            <TextField
                frame={frame(asking, drawn, "")}
                value={held()}
                input_mode={input_mode.clone()}
                autocomplete={autocomplete.clone()}
                affixes={affixes.clone()}
                most={most(drawn.item)}
                on_input={target.typed()}
            />
        }
        .into_any(),
        Question::Number { unit, money, .. } => {
            let affixes = if *money {
                (unit.clone(), String::new())
            } else {
                (String::new(), unit.clone())
            };
            view! {
                <TextField
                    frame={frame(asking, drawn, "")}
                    value={held()}
                    input_mode={"decimal"}
                    affixes={affixes}
                    width={"input--width-10"}
                    most={None}
                    on_input={target.typed()}
                />
            }
            .into_any()
        }
        Question::Email => line(asking, drawn, target, "email", "email"),
        Question::Phone { .. } => line(asking, drawn, target, "tel", "tel"),
        Question::Url => line(asking, drawn, target, "url", "url"),
        Question::Date { fields, .. } => date::date(asking, drawn, *fields, target),
        Question::Checkbox { .. } => choice::checkbox(asking, drawn, target),
        Question::One { choices, .. } => choice::one(asking, drawn, choices, target),
        Question::Many { choices, .. } => choice::many(asking, drawn, choices, target),
        Question::Attachment { ways } => choice::attachment(asking, drawn, ways, target),
        Question::File { .. } => file::file(asking, drawn, asked, target),
        Question::Location {
            coordinates,
            address,
        } => location::location(asking, drawn, *coordinates, *address, target),
        Question::Address { parts } => address(asking, drawn, parts, &target),
        Question::Several(one) => several::several(asking, drawn, one, &target),
    }
}

/// How to answer what the portal asks of its own accord.
fn own_hint(item: &Item) -> &'static str {
    if item.label.is_empty() && item.key == "description" {
        say::description_hint()
    } else {
        ""
    }
}

/// Characters at most, where the author limits them.
fn most(item: &Item) -> Option<usize> {
    item.rules.iter().find_map(|rule| match rule.limit {
        Limit::MaxLength(most) => Some(most as usize),
        _ => None,
    })
}

fn line(
    asking: &Asking,
    drawn: &Drawn<'_>,
    target: Target,
    kind: &'static str,
    purpose: &'static str,
) -> AnyView {
    let value = asking
        .form
        .read(|filling| filling.text(drawn.item, drawn.path));
    let width = if kind == "tel" { "input--width-20" } else { "" };
    view! {
        <TextField
            frame={frame(asking, drawn, "")}
            value={value}
            kind={kind}
            input_mode={kind}
            autocomplete={purpose}
            width={width}
            most={None}
            on_input={target.typed()}
        />
    }
    .into_any()
}

fn address(
    asking: &Asking,
    drawn: &Drawn<'_>,
    parts: &[(String, String, bool)],
    target: &Target,
) -> AnyView {
    let id = field_id(drawn.item.id, drawn.path);
    let lines: Vec<_> = parts
        .iter()
        .enumerate()
        .map(|(number, (key, autocomplete, required))| {
            let label = say_part(autocomplete, key);
            let label = if *required { label } else { say::optional(&label) };
            let path = drawn.path.key(key);
            let part = Frame {
                // What is wrong is known of the address as a whole, which says so.
                error: None.into(),
                ..asking.frame(
                    &[&id, "-", &number.to_string()].concat(),
                    &label,
                    Content::new(),
                    (String::new(), Content::new()),
                )
            };
            let value = asking.form.read(|filling| filling.text(drawn.item, &path));
            view! {
                <TextField frame={part} value={value} autocomplete={autocomplete.clone()} most={None} on_input={target.at(path).typed()}/>
            }
            .into_any()
        })
        .collect();
    view! { <FieldSet frame={frame(asking, drawn, "")} children={lines.into_any()}/> }.into_any()
}

/// What a line of an address is called, by its purpose (HTML, `autocomplete`); its key where the
/// purpose says nothing.
fn say_part(autocomplete: &str, key: &str) -> String {
    let known = match autocomplete {
        "address-line1" => say::address_line1(),
        "address-line2" => say::address_line2(),
        "address-level2" => say::address_town(),
        "address-level1" => say::address_county(),
        "postal-code" => say::address_postcode(),
        "country-name" | "country" => say::address_country(),
        _ => key,
    };
    known.to_owned()
}
