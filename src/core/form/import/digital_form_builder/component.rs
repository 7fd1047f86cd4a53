//! Components: contents, rows and questions.

use super::super::shape::Shape;
use super::source::Source;
use super::{Importer, dotted};
use crate::form::definition::{
    Comparison, Condition, Effect, Item, ItemKind, Question, Rule, Test,
};
use crate::value::Value;

/// What the format has as a list, an object or a text.
const SHAPES: [(&str, Shape); 6] = [
    ("type", Shape::Text),
    ("name", Shape::Text),
    ("options", Shape::Object),
    ("schema", Shape::Object),
    ("children", Shape::List),
    ("values", Shape::Object),
];

impl<'a> Importer<'a> {
    /// The items that a component is; `section` is the path around its answer, `place` the path for
    /// findings.
    pub fn component(&mut self, component: Source<'a>, section: &str, place: &str) -> Vec<Item> {
        let name = component.get("name").text();
        let place = &dotted(place, name);
        if self.is_too_long() {
            return Vec::new();
        }
        self.check_shape(component, &SHAPES, place);
        let source_type = component.get("type").text();
        let mut items = if let Some(content) = self.content(component, place) {
            vec![Item::new(
                ItemKind::Content(content),
                name,
                Value::Undefined,
            )]
        } else {
            self.input(component, section, place)
        };
        let condition = component.get("options").get("condition").text();
        let condition = if condition.is_empty() {
            None
        } else {
            self.named_condition(condition, place)
        };
        for item in &mut items {
            source_type.clone_into(&mut item.source_type);
            item.conditions.extend(condition.clone());
        }
        items
    }

    fn input(&mut self, component: Source<'a>, section: &str, place: &str) -> Vec<Item> {
        let source_type = component.get("type").text();
        let name = component.get("name").text();
        let key = dotted(section, name);
        let kind = match source_type {
            "HiddenField" => Some(ItemKind::Hidden),
            "MultiInputField" => Some(repeat(component)),
            _ => self.question(component, place).map(ItemKind::Question),
        };
        let Some(kind) = kind else {
            let feature = ["type \"", source_type, "\""].concat();
            self.find(place, feature, Effect::Blocking);
            return Vec::new();
        };
        if name.is_empty() {
            let feature = ["type \"", source_type, "\" without a name"].concat();
            self.find(place, feature, Effect::Blocking);
        }
        let mut item = Item::new(kind, key, Value::Undefined);
        item.label = self.words(place, component.get("title").text());
        item.hint = self.html(place, component.get("hint").text());
        item.rules = self.rules(component, place);
        match source_type {
            "MultiInputField" => {
                for child in component.get("children").items() {
                    item.items.extend(self.component(child, "", place));
                }
                if item.items.is_empty() {
                    self.find(place, "rows without questions", Effect::Blocking);
                }
                vec![item]
            }
            "DeclarationField" => vec![self.declaration(component, item, place)],
            _ => {
                let conditional = self.conditional(component, section, &item, place);
                std::iter::once(item).chain(conditional).collect()
            }
        }
    }

    /// What is declared, and the box that declares it.
    fn declaration(&mut self, component: Source<'a>, mut ticked: Item, place: &str) -> Item {
        let words = self.markdown(place, component.get("content").text());
        let mut group = Item::new(ItemKind::Group, "", Value::Undefined);
        let label = component
            .get("options")
            .get("declarationConfirmationLabel")
            .text();
        // The format's own label where the author gives none.
        let label = if label.is_empty() {
            "I understand and agree"
        } else {
            label
        };
        let label = self.words(place, label);
        group.label = std::mem::replace(&mut ticked.label, label);
        group.hint = std::mem::take(&mut ticked.hint);
        let words = Item::new(ItemKind::Content(words), "", Value::Undefined);
        group.items = vec![words, ticked];
        group
    }

    /// What is asked in addition where a choice is made (`conditional` of an item of a list).
    fn conditional(
        &mut self,
        component: Source<'a>,
        section: &str,
        question: &Item,
        place: &str,
    ) -> Vec<Item> {
        let Some(list) = self.list_of(component) else {
            return Vec::new();
        };
        let any = match question.kind {
            ItemKind::Question(Question::One { .. }) => Comparison::IsEqual,
            ItemKind::Question(Question::Many { .. }) => Comparison::Includes,
            _ => return Vec::new(),
        };
        let mut all = Vec::new();
        for choice in list.get("items").items() {
            for key in ["conditional", "conditionalContent"] {
                let within = choice.get(key);
                let listed = within.get("components").items();
                for asked in listed.chain(within.items()) {
                    // Lists may refer to each other in circles; in GOV.UK Frontend, what a choice
                    // asks does not nest either.
                    if self.is_within_choice {
                        let feature = "a choice within what a choice asks";
                        self.find(place, feature, Effect::Blocking);
                        continue;
                    }
                    let test = Test {
                        path: question.key.clone(),
                        comparison: any,
                        value: self.choice_value(list, choice),
                    };
                    let condition = Condition::Compare {
                        any: false,
                        negated: false,
                        tests: vec![test],
                    };
                    self.is_within_choice = true;
                    let mut items = self.component(asked, section, place);
                    self.is_within_choice = false;
                    for item in &mut items {
                        item.conditions.insert(0, condition.clone());
                    }
                    all.extend(items);
                }
            }
        }
        all
    }

    /// The rules of a component, the author's words for them included.
    fn rules(&mut self, component: Source<'a>, place: &str) -> Vec<Rule> {
        let limits = super::rule::limits(component);
        let options = component.get("options");
        let all = options.get("customValidationMessage").text();
        let each = options.get("customValidationMessages");
        let title = component.get("title").text();
        let mut rules = Vec::with_capacity(limits.len());
        for (limit, names) in limits {
            let own = names.iter().map(|name| each.get(name).text());
            let words = own.chain([all]).find(|words| !words.is_empty());
            let message = words.unwrap_or_default().replace("{{#label}}", title);
            rules.push(Rule {
                limit,
                message: self.words(place, &message),
            });
        }
        rules
    }
}

/// The rows of a `MultiInputField`.
fn repeat(component: Source<'_>) -> ItemKind {
    let options = component.get("options");
    let is_required = options.get("required").flag() != Some(false);
    ItemKind::Repeat {
        min: u32::from(is_required),
        max: options.get("maxMultiInputFieldRows").count(),
        add_label: String::new(),
        row_label: String::new(),
    }
}
