//! Answers that a form has no place for: it was changed since they were given.

use super::Filling;
use crate::form::definition::ItemKind;
use crate::value::{Path, Segment, Value, number as digits};

/// An answer without a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stranger {
    /// Where it was.
    pub path: String,
    /// The answer as a text.
    pub text: String,
}

impl Filling {
    /// Takes out what the form has no place for, and tells what it was. Nobody could see or change it, so
    /// it must not be sent.
    pub fn take_out_strangers(&mut self) -> Vec<Stranger> {
        let mut strangers = Vec::new();
        let answers = self.session.answers().clone();
        self.gather(&answers, &Path::default(), &mut strangers);
        let mut kept = answers;
        // Later rows first, so that the places of those before stay what they are.
        for (path, _) in strangers.iter().rev() {
            kept.unset(path);
        }
        if !strangers.is_empty() {
            self.session.replace(kept);
        }
        let strangers = strangers.into_iter();
        strangers
            .map(|(path, text)| Stranger {
                path: path.to_string(),
                text,
            })
            .collect()
    }

    fn gather(&self, value: &Value, path: &Path, strangers: &mut Vec<(Path, String)>) {
        let plan = self.session.shared_plan();
        let item = self.session.item_at(path).and_then(|item| plan.item(item));
        let is_known = item.is_some_and(|item| {
            matches!(
                item.kind,
                ItemKind::Question(_) | ItemKind::Hidden | ItemKind::Content(_)
            )
        });
        if is_known {
            return;
        }
        match value {
            Value::Object(object) => {
                for (key, child) in object.iter() {
                    self.gather(child, &path.key(key), strangers);
                }
            }
            Value::List(items) => {
                for (index, child) in items.iter().enumerate() {
                    self.gather(child, &path.index(index), strangers);
                }
            }
            Value::Text(text) if text.is_empty() => {}
            Value::Text(text) => strangers.push((path.clone(), text.to_string())),
            Value::Number(number) => strangers.push((path.clone(), digits::to_text(*number))),
            Value::Bool(flag) => strangers.push((path.clone(), flag.to_string())),
            Value::Undefined | Value::Null => {}
        }
    }

    /// What the questions that have answers are called, by the paths of the answers, for the day on which
    /// the form does not ask them any more.
    #[must_use]
    pub fn labels(&self) -> Vec<(String, String)> {
        let mut labels = Vec::new();
        self.name(self.session.answers(), &Path::default(), &mut labels);
        labels
    }

    fn name(&self, value: &Value, path: &Path, labels: &mut Vec<(String, String)>) {
        match value {
            Value::Object(object) => {
                for (key, child) in object.iter() {
                    self.name(child, &path.key(key), labels);
                }
            }
            Value::List(items) => {
                for (index, child) in items.iter().enumerate() {
                    self.name(child, &path.index(index), labels);
                }
            }
            _ => {
                let plan = self.session.shared_plan();
                let item = self.session.item_at(path).and_then(|item| plan.item(item));
                if let Some(item) = item.filter(|item| !item.label.is_empty()) {
                    labels.push((path.to_string(), item.label.clone()));
                }
            }
        }
    }
}

impl Stranger {
    /// What its question was called: by these labels, failing that by the last key of its path.
    #[must_use]
    pub fn label(&self, labels: &[(String, String)]) -> String {
        let found = labels.iter().find(|(path, _)| *path == self.path);
        found.map(|(_, label)| label.clone()).unwrap_or_else(|| {
            let path = Path::parse(&self.path);
            let mut keys = path.segments().iter().rev();
            let last = keys.find_map(|segment| match segment {
                Segment::Key(key) => Some(key.to_string()),
                Segment::Index(_) => None,
            });
            last.unwrap_or_default()
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::form::engine::{Plan, World};
    use crate::form::import::any;

    const WORLD: World = World {
        now: 1_795_348_800_000.0,
        utc_offset_minutes: 60,
        patterns: |_, _, _, _| None,
        libraries: true,
    };

    fn plan(form: &str) -> Arc<Plan> {
        Arc::new(Plan::new(Arc::new(any(form.as_bytes()))))
    }

    const BEFORE: &str = r#"{"display":"form","components":[
      {"type":"textfield","key":"name","label":"Your name","input":true},
      {"type":"number","key":"age","label":"Your age","input":true},
      {"type":"checkbox","key":"tick","label":"Call me","input":true},
      {"type":"datagrid","key":"pets","label":"Pets","input":true,"components":[
        {"type":"textfield","key":"called","label":"Called","input":true},
        {"type":"textfield","key":"kind","label":"Kind","input":true}]}]}"#;

    /// Asks for the name alone, and for one thing about each pet.
    const AFTER: &str = r#"{"display":"form","components":[
      {"type":"textfield","key":"name","label":"Your name","input":true},
      {"type":"datagrid","key":"pets","label":"Pets","input":true,"components":[
        {"type":"textfield","key":"called","label":"Called","input":true}]}]}"#;

    fn answered() -> Filling {
        let mut filling = Filling::new(plan(BEFORE), WORLD);
        let mut answers = Value::object();
        for (path, value) in [
            ("name", Value::Text("Ada".into())),
            ("age", Value::Number(36.5)),
            ("tick", Value::Bool(true)),
            ("pets[0].called", Value::Text("Rex".into())),
            ("pets[0].kind", Value::Text("dog".into())),
            ("pets[1].called", Value::Text("Tom".into())),
            ("pets[1].kind", Value::Text("".into())),
        ] {
            answers.set(&Path::parse(path), value);
        }
        filling.session.replace(answers);
        filling
    }

    #[test]
    fn what_has_no_place_any_more_is_taken_out_and_told_by_its_old_name() {
        let before = answered();
        let labels = before.labels();
        let mut after = Filling::from_json(plan(AFTER), WORLD, &before.to_json()).expect("kept");
        let strangers = after.take_out_strangers();
        let told: Vec<_> = strangers
            .iter()
            .map(|stranger| (stranger.label(&labels), stranger.text.as_str()))
            .collect();
        let told: Vec<_> = told
            .iter()
            .map(|(label, text)| (label.as_str(), *text))
            .collect();
        assert_eq!(
            told,
            [("Your age", "36.5"), ("Call me", "true"), ("Kind", "dog")]
        );
        let at = |path: &str| after.session.answers().get(&Path::parse(path)).clone();
        assert_eq!(at("name"), Value::Text("Ada".into()));
        assert_eq!(at("pets[0].called"), Value::Text("Rex".into()));
        assert_eq!(at("pets[1].called"), Value::Text("Tom".into()));
        for gone in ["age", "tick", "pets[0].kind"] {
            assert_eq!(at(gone), Value::Undefined, "{gone}");
        }
        assert_eq!(after.take_out_strangers(), []);
    }

    #[test]
    fn a_form_that_asks_the_same_takes_nothing_out() {
        let before = answered().to_json();
        let mut after = Filling::from_json(plan(BEFORE), WORLD, &before).expect("kept");
        assert_eq!(after.take_out_strangers(), []);
        assert_eq!(after.to_json(), before);
    }

    #[test]
    fn without_a_label_the_last_key_names_it() {
        let stranger = Stranger {
            path: "pets[1].kind[0]".into(),
            text: "dog".into(),
        };
        assert_eq!(stranger.label(&[]), "kind");
        let labels = [("pets[1].kind[0]".to_owned(), "What kind?".to_owned())];
        assert_eq!(stranger.label(&labels), "What kind?");
    }
}
