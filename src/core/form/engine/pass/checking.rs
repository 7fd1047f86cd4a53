//! The checks of one item at one place.

use std::borrow::Cow;

use super::step::Step;
use crate::form::definition::{Checked, Limit, Rule};
use crate::form::engine::check::{self, Broken};
use crate::form::engine::problem::Problem;
use crate::form::engine::script::Surroundings;
use crate::value::Value;

impl Step<'_, '_> {
    fn is_checked(&self) -> bool {
        match self.item.part.checked {
            Checked::Never => false,
            Checked::Always => true,
            Checked::Shown => self.instance.is_shown(),
        }
    }

    pub(super) fn check(&mut self) {
        if !self.is_checked() {
            return;
        }
        let required = self.instance.overrides.required;
        let has_rule = |rule: &Rule| matches!(rule.limit, Limit::Required);
        let added = required == Some(true) && !self.item.rules.iter().any(has_rule);
        let mut found = Vec::new();
        let around = self.surroundings();
        match around
            .value
            .as_list()
            .filter(|items| self.item.part.several && !items.is_empty())
        {
            Some(items) => {
                for (index, item) in items.iter().enumerate() {
                    let one = Surroundings {
                        world: around.world,
                        item: around.item,
                        data: around.data,
                        row: around.row.clone(),
                        value: item.clone(),
                        index: Some(index),
                    };
                    self.check_one(&one, added, required, check::looks_at_each, &mut found);
                }
                self.check_one(&around, false, required, check::looks_at_all, &mut found);
            }
            None => self.check_one(&around, added, required, |_| true, &mut found),
        }
        let mut extra = Vec::new();
        for rule in &self.item.part.extra_rules {
            if let Some(broken) = check::check(&rule.limit, &around.value, &around) {
                self.report(broken, &rule.message, &mut extra);
            }
        }
        let problems = |found: Vec<Told>| found.into_iter().map(|told| told.problem).collect();
        self.instance.extra = problems(extra);
        self.instance.problems = problems(found);
    }

    fn check_one(
        &self,
        around: &Surroundings,
        required_added: bool,
        required: Option<bool>,
        applies: fn(&Limit) -> bool,
        found: &mut Vec<Told>,
    ) {
        let squeezed = match &around.value {
            Value::Text(text) if self.item.part.squeezes_spaces => squeeze(text),
            value => value.clone(),
        };
        for rule in self.item.rules.iter().filter(|rule| applies(&rule.limit)) {
            if matches!(rule.limit, Limit::Required) && required == Some(false) {
                continue;
            }
            if let Some(broken) = check::check(&rule.limit, &squeezed, around) {
                self.report(broken, &rule.message, found);
            }
        }
        if required_added && let Some(broken) = check::check(&Limit::Required, &squeezed, around) {
            self.report(broken, "", found);
        }
    }
}

/// A problem, and what tells it from others.
struct Told {
    key: Cow<'static, str>,
    problem: Problem,
}

impl Step<'_, '_> {
    /// Adds a problem, unless one in the same words is there already.
    fn report(&self, broken: Broken, words: &str, found: &mut Vec<Told>) {
        let key = if words.is_empty() {
            broken.key
        } else {
            Cow::Owned(words.to_owned())
        };
        if found.iter().any(|told| told.key == key) {
            return;
        }
        let said = matches!(broken.rule, "custom" | "json" | "stopped") && key != broken.rule;
        let message = if said || !words.is_empty() {
            key.to_string()
        } else {
            String::new()
        };
        found.push(Told {
            key,
            problem: Problem {
                path: self.instance.name.clone(),
                rule: broken.rule,
                params: broken.params,
                item: self.item.id,
                message,
            },
        });
    }
}

fn squeeze(text: &str) -> Value {
    let mut out = String::with_capacity(text.len());
    let mut spaces = 0;
    for character in text.trim().chars() {
        if character.is_whitespace() {
            spaces += 1;
            if spaces == 2 {
                out.pop();
                out.push(' ');
            }
            if spaces > 1 {
                continue;
            }
        } else {
            spaces = 0;
        }
        out.push(character);
    }
    out.into()
}
