//! What rules of JSONLogic read.

use super::Reader;
use crate::expression::logic::{Operation, Rule};
use crate::value::Value;

impl Reader<'_> {
    pub(super) fn rule(&mut self, rule: &Rule) {
        let (operation, arguments) = match rule {
            Rule::Value(_) => return,
            Rule::List(rules) => return rules.iter().for_each(|rule| self.rule(rule)),
            Rule::Operation(operation, arguments) => (*operation, arguments),
        };
        match operation {
            Operation::Var => {
                match arguments.first() {
                    Some(Rule::Value(Value::Text(path))) => self.rule_path(path),
                    _ => self.anything = true,
                }
                let rest = arguments.get(1..).unwrap_or_default();
                rest.iter().for_each(|rule| self.rule(rule));
            }
            Operation::Missing | Operation::MissingSome => {
                arguments.iter().for_each(|rule| self.rule_keys(rule));
            }
            // The second argument sees items alone.
            Operation::Filter
            | Operation::Map
            | Operation::All
            | Operation::None
            | Operation::Some
            | Operation::Reduce => {
                let outside = [arguments.first(), arguments.get(2)];
                outside
                    .into_iter()
                    .flatten()
                    .for_each(|rule| self.rule(rule));
            }
            _ => arguments.iter().for_each(|rule| self.rule(rule)),
        }
    }

    fn rule_keys(&mut self, rule: &Rule) {
        match rule {
            Rule::Value(Value::Text(path)) => self.rule_path(path),
            Rule::Value(_) => {}
            Rule::List(rules) => rules.iter().for_each(|rule| self.rule_keys(rule)),
            Rule::Operation(..) => self.anything = true,
        }
    }

    fn rule_path(&mut self, path: &str) {
        let mut members: Vec<&str> = path.split('.').collect();
        let input = members.remove(0);
        if input.is_empty() {
            self.anything = true;
        } else {
            self.note_path(input, &members);
        }
    }
}
