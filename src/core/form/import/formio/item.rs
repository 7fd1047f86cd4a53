//! Components to items.

use super::super::MOST_COMPONENTS;
use super::super::report::Report;
use super::super::shape::Shape;
use super::authored::authored;
use super::component::Component;
use super::model::{Model, model};
use super::publisher::{Family, family};
use super::{composite, condition, extra, question, rule, script, words};
use crate::form::definition::{
    Binding, Checked, Effect, Item, ItemKind, Limit, Part, Question, Rule,
};
use crate::joined::joined;
use crate::value::Value;

/// Components may be nested this deep; a form that goes deeper is not one for people.
const DEEPEST: usize = 40;

/// What the format has as a list, an object or a text.
const SHAPES: [(&str, Shape); 7] = [
    ("type", Shape::Text),
    ("key", Shape::Text),
    ("components", Shape::List),
    ("values", Shape::List),
    ("validate", Shape::Object),
    ("conditional", Shape::Object),
    ("logic", Shape::List),
];

/// Items that are made, and their numbers.
pub(super) struct Maker<'r> {
    pub report: &'r mut Report,
    next: u32,
    depth: usize,
}

impl<'r> Maker<'r> {
    pub fn new(report: &'r mut Report) -> Self {
        Self {
            report,
            next: 0,
            depth: 0,
        }
    }

    /// The number of the next item.
    pub fn number(&mut self) -> u32 {
        let number = self.next;
        self.next += 1;
        number
    }

    /// The items of components.
    pub fn items<'a>(&mut self, components: impl IntoIterator<Item = &'a Value>) -> Vec<Item> {
        let mut items = Vec::new();
        for value in components {
            if self.next >= MOST_COMPONENTS {
                self.report.note(Effect::Blocking, "too many components");
                break;
            }
            match Component::of(value) {
                Some(component) => items.push(self.item(component)),
                None if value.is_nil() => {}
                None => self
                    .report
                    .note(Effect::Blocking, "a component that is no object"),
            }
        }
        items
    }

    /// The item of a component.
    pub fn item(&mut self, component: Component) -> Item {
        self.report.enter(component.key());
        self.depth += 1;
        let item = if self.depth > DEEPEST {
            self.report.note(Effect::Blocking, "nested too deeply");
            Item {
                id: self.number(),
                ..Item::default()
            }
        } else {
            self.made(component)
        };
        self.depth -= 1;
        self.report.leave();
        item
    }

    fn made(&mut self, component: Component) -> Item {
        let id = self.number();
        for wrong in component.misshapen(&SHAPES) {
            self.report.note(Effect::Blocking, &wrong);
        }
        let model = model(component);
        let within = component.within();
        let meant = self.meant(component, &model, !within.is_empty());
        let report = &mut *self.report;
        let kind = kind(meant, component, report);
        let mut item = Item {
            id,
            key: component.key().to_owned(),
            source_type: component.source_type().to_owned(),
            // What a button says is not said where there is no button.
            label: if meant == Family::Left {
                String::new()
            } else {
                words::label(component)
            },
            hint: words::hint(component),
            help: words::help(component),
            conditions: condition::conditions(component, report),
            hidden: component.flag("hidden"),
            clear_on_hide: !component.has("clearOnHide") || component.flag("clearOnHide"),
            calculate: script::read(component.get("calculateValue"), "calculateValue", report),
            custom_default: script::read(
                component.get("customDefaultValue"),
                "customDefaultValue",
                report,
            ),
            default: component.get("defaultValue").clone(),
            logic: condition::logic(component, report),
            rules: rule::rules(component, &model, report),
            kind,
            part: part(meant, component, &model),
            items: Vec::new(),
        };
        if item.key.is_empty() && item.binding().has_answer() {
            report.note(Effect::Blocking, "a component without a key");
        }
        item.items = match composite::items(meant, component, self) {
            Some(items) => {
                // The publisher's engine knows none of them, so that nothing of it has to be kept.
                item.part.keeps_hiding = false;
                items
            }
            None => self.items(within),
        };
        item
    }

    /// What a component is, or why it cannot be had.
    fn meant(&mut self, component: Component, model: &Model, holds: bool) -> Family {
        let source_type = component.source_type();
        match family(source_type) {
            Some(Family::Refused(why)) => {
                let feature = joined(&["type \"", source_type, "\": ", why], "");
                self.report.note(Effect::Blocking, &feature);
                Family::Refused(why)
            }
            Some(family) => family,
            // Columns and tabs are components without a type.
            None if source_type.is_empty() => Family::Group,
            None => {
                let feature = joined(&["type \"", source_type, "\" is not known"], "");
                let takes_input = model.binding.has_answer() && !(holds && is_holder(model));
                if takes_input {
                    self.report.note(Effect::Blocking, &feature);
                    return Family::Refused("not known");
                }
                self.report.note(Effect::Degraded, &feature);
                match model.binding {
                    Binding::Rows => Family::Rows,
                    Binding::Object => Family::Object,
                    _ if holds => Family::Group,
                    _ => Family::Html,
                }
            }
        }
    }
}

fn is_holder(model: &Model) -> bool {
    matches!(model.binding, Binding::Object | Binding::Rows)
}

fn kind(meant: Family, component: Component, report: &mut Report) -> ItemKind {
    match meant {
        Family::Group | Family::Left => ItemKind::Group,
        Family::Refused(_) | Family::Hidden => ItemKind::Hidden,
        Family::Object
        | Family::Survey
        | Family::Identity
        | Family::NavAddress
        | Family::AddressValidity
        | Family::Sender => ItemKind::Object,
        Family::Rows => ItemKind::Repeat {
            min: component.object("validate").count("minLength").unwrap_or(0),
            max: component.object("validate").count("maxLength"),
            add_label: words::plain(component.text("addAnother")),
            row_label: words::plain(component.text("rowTitle")),
        },
        Family::Html | Family::Heading | Family::Alert | Family::Accordion => {
            ItemKind::Content(authored(meant, component, report))
        }
        _ => match question::question(meant, component, report) {
            Some(question) => ItemKind::Question(question),
            None => ItemKind::Group,
        },
    }
}

fn part(meant: Family, component: Component, model: &Model) -> Part {
    let persistent = component.get("persistent");
    let unkept = component.has("persistent")
        && (!component.flag("persistent") || persistent.as_text() == Some("client-only"));
    let no_input = component.has("input") && !component.flag("input");
    Part {
        binding: Some(model.binding),
        checked: if no_input || (unkept && !component.flag("protected")) {
            Checked::Never
        } else if component.flag("validateWhenHidden") {
            Checked::Always
        } else {
            Checked::Shown
        },
        path: None,
        counts_characters: false,
        several: component.flag("multiple"),
        squeezes_spaces: component.flag("truncateMultipleSpaces"),
        keeps_hiding: model.keeps_hiding,
        rich_text: component.flag("wysiwyg") || component.flag("editor"),
        extra_rules: extra::rules(meant, component),
        made_here: false,
    }
}

/// An item of our own within a component that stands for several questions.
pub(super) fn made(
    id: u32,
    key: &str,
    label: &str,
    question: Question,
    limits: Vec<Limit>,
) -> Item {
    let rule = |limit| Rule {
        limit,
        message: String::new(),
    };
    Item {
        id,
        key: key.to_owned(),
        label: label.to_owned(),
        kind: ItemKind::Question(question),
        part: Part {
            made_here: true,
            extra_rules: limits.into_iter().map(rule).collect(),
            ..Part::default()
        },
        ..Item::default()
    }
}
