//! Lists and their choices.

use super::source::Source;
use super::{Importer, MOST_LISTED};
use crate::form::definition::{Choice, Effect};
use crate::value::Value;

impl<'a> Importer<'a> {
    /// The list of a component, by name in version 1 and by id in version 2, or its own.
    pub fn list_of(&self, component: Source<'a>) -> Option<Source<'a>> {
        let own = component.get("values");
        if own.get("items").0.as_list().is_some() {
            return Some(own);
        }
        let places = [
            component.get("list"),
            component.get("options").get("list"),
            own.get("list"),
        ];
        let name = places
            .into_iter()
            .map(Source::text)
            .find(|name| !name.is_empty())?;
        self.list(name)
    }

    /// The list with a name or id.
    pub fn list(&self, name: &str) -> Option<Source<'a>> {
        let is_it =
            |list: &Source<'_>| list.get("name").text() == name || list.get("id").text() == name;
        let lists = self.form.get("lists").items();
        lists.take(MOST_LISTED).find(is_it)
    }

    /// The choices of a component.
    pub fn choices(&mut self, component: Source<'a>, place: &str) -> Vec<Choice> {
        let Some(list) = self.list_of(component) else {
            let feature = ["list \"", component.get("list").text(), "\" is not there"].concat();
            self.find(place, feature, Effect::Blocking);
            return Vec::new();
        };
        let mut choices = Vec::new();
        for item in list.get("items").items() {
            let Some(left) = self.choices.checked_sub(1) else {
                self.find("", "too many choices", Effect::Blocking);
                break;
            };
            self.choices = left;
            if !item.get("condition").text().is_empty() {
                let feature = "a choice with a condition is always offered";
                self.find(place, feature, Effect::Degraded);
            }
            let texts = [item.get("text"), item.get("label")];
            let hints = [
                item.get("description"),
                item.get("hint").get("text"),
                item.get("hint"),
            ];
            let first = |texts: &[Source<'a>]| {
                let mut texts = texts.iter().map(|text| text.scalar());
                texts.find(|text| !text.is_empty()).unwrap_or_default()
            };
            choices.push(Choice {
                value: self.choice_value(list, item),
                label: self.words(place, &first(&texts)),
                hint: self.words(place, &first(&hints)),
                ..Choice::default()
            });
        }
        if choices.is_empty() {
            self.find(place, "a list without choices", Effect::Blocking);
        }
        choices
    }

    /// What is stored of a choice: of the type of the list, whatever the type of the value.
    pub fn choice_value(&self, list: Source<'a>, choice: Source<'a>) -> Value {
        let value = choice.get("value");
        match list.get("type").text() {
            "number" => value.number().map_or(Value::Undefined, Value::Number),
            "boolean" => value.flag().map_or(Value::Undefined, Value::Bool),
            _ => value.scalar().into(),
        }
    }
}
