//! What rules of JSONLogic read.

use super::Reader;
use crate::expression::logic::operation;
use crate::find::{parts, split};
use crate::value::Value;

impl Reader<'_> {
    pub(super) fn rule(&mut self, rule: &Value) {
        let Some((name, mut arguments)) = operation(rule) else {
            return self.rules(rule.as_list().unwrap_or_default());
        };
        match name {
            "var" => {
                match arguments.split_first() {
                    Some((Value::Text(path), rest)) => {
                        self.rule_path(path);
                        arguments = rest;
                    }
                    _ => self.anything = true,
                }
                self.rules(arguments);
            }
            "missing" | "missing_some" => self.keys(arguments),
            // The second argument sees items alone.
            "filter" | "map" | "all" | "none" | "some" | "reduce" => {
                self.rules(arguments.get(..1).unwrap_or_default());
                self.rules(arguments.get(2..).unwrap_or_default());
            }
            _ => self.rules(arguments),
        }
    }

    fn rules(&mut self, rules: &[Value]) {
        for rule in rules {
            self.rule(rule);
        }
    }

    fn keys(&mut self, keys: &[Value]) {
        for key in keys {
            match key {
                Value::Text(path) => self.rule_path(path),
                Value::List(keys) => self.keys(keys),
                _ => self.anything |= operation(key).is_some(),
            }
        }
    }

    fn rule_path(&mut self, path: &str) {
        let (input, rest) = split(path, ".").unwrap_or((path, ""));
        let members: Vec<&str> = parts(rest, b'.').filter(|_| !rest.is_empty()).collect();
        if input.is_empty() {
            self.anything = true;
        } else {
            self.note_path(input, &members);
        }
    }
}
