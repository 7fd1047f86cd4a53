//! Choosing and ticking.

use super::{Filling, question};
use crate::form::definition::{Choice, Item, Question};
use crate::value::{Object, Path, Value};

impl Filling {
    /// The places of the chosen among the choices of a question.
    #[must_use]
    pub fn chosen(&self, item: &Item, path: &Path) -> Vec<usize> {
        let value = self.session.data().get(path);
        let is_chosen = |choice: &Choice| match value {
            Value::List(chosen) => chosen.contains(&choice.value),
            Value::Object(flags) if is_flags(item) => {
                let key = choice.value.as_text().unwrap_or_default();
                flags.get(key) == Some(&Value::Bool(true))
            }
            Value::Object(whole) if stores_object(item) => {
                whole.get("value") == Some(&choice.value) || *value == choice.value
            }
            Value::Undefined | Value::Null => false,
            value => *value == choice.value,
        };
        let choices = choices(item).iter().enumerate();
        choices
            .filter(|(_, choice)| is_chosen(choice))
            .map(|(place, _)| place)
            .collect()
    }

    /// Chooses one, in place of what was chosen; none takes the choice back. `label` is what the
    /// choice was called on the screen, for publishers who store it.
    pub fn choose_one(&mut self, item: &Item, path: &Path, place: Option<usize>, label: &str) {
        let choice = place.and_then(|place| choices(item).get(place));
        let value = match choice {
            None => "".into(),
            Some(choice) if stores_object(item) && choice.value.as_object().is_none() => {
                let entries = [("value", choice.value.clone()), ("label", label.into())];
                entries.into_iter().collect::<Object>().into()
            }
            Some(choice) => choice.value.clone(),
        };
        self.answer(path, value);
    }

    /// Chooses one of several, or takes it back. What is stored as an array is in the order of the
    /// choices, and what is stored as flags names them all.
    pub fn choose_also(&mut self, item: &Item, path: &Path, place: usize, on: bool) {
        let mut chosen = self.chosen(item, path);
        chosen.retain(|other| *other != place);
        if on {
            chosen.push(place);
        }
        let every = choices(item).iter().enumerate();
        let value: Value = if is_flags(item) {
            let flags = every.filter_map(|(place, choice)| {
                Some((choice.value.as_text()?, chosen.contains(&place).into()))
            });
            flags.collect::<Object>().into()
        } else {
            let values = every.filter(|(place, _)| chosen.contains(place));
            let values = values.map(|(_, choice)| choice.value.clone());
            values.collect::<Vec<_>>().into()
        };
        self.answer(path, value);
    }

    /// Whether a box is ticked.
    #[must_use]
    pub fn is_ticked(&self, item: &Item, path: &Path) -> bool {
        let value = self.session.data().get(path);
        match question(item) {
            Some(Question::Checkbox {
                values: Some((ticked, _)),
            }) => value == ticked,
            _ => *value == Value::Bool(true),
        }
    }

    /// Ticks a box, or takes the tick away.
    pub fn tick(&mut self, item: &Item, path: &Path, on: bool) {
        let value = match question(item) {
            Some(Question::Checkbox {
                values: Some((ticked, not)),
            }) => if on { ticked } else { not }.clone(),
            _ => on.into(),
        };
        self.answer(path, value);
    }
}

/// The choices of a question; none of what gives no choice.
fn choices(item: &Item) -> &[Choice] {
    match question(item) {
        Some(Question::One { choices, .. } | Question::Many { choices, .. }) => choices,
        _ => &[],
    }
}

fn is_flags(item: &Item) -> bool {
    let question = question(item);
    matches!(question, Some(Question::Many { stored_as_flags, .. }) if *stored_as_flags)
}

fn stores_object(item: &Item) -> bool {
    let question = question(item);
    matches!(question, Some(Question::One { stored_as_object, .. }) if *stored_as_object)
}
