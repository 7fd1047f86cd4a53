//! Which answers a script reads, found without running it.

mod rule;
mod script;

use super::Reads;
use super::syntax::is_input;
use super::syntax::tree::{List, Symbol, Tree};
use crate::value::Value;

/// Inputs that hold answers: to hand one on as a whole is to read anything.
const CONTAINERS: [&str; 3] = ["data", "row", "submission"];

pub(super) fn of_script(tree: &Tree) -> Reads {
    let mut reader = Reader::new(tree);
    reader.functions(tree.scope.functions);
    reader.all(tree.body);
    reader.end()
}

pub(super) fn of_rule(rule: &Value) -> Reads {
    let tree = Tree::default();
    let mut reader = Reader::new(&tree);
    reader.rule(rule);
    reader.end()
}

struct Reader<'t> {
    tree: &'t Tree,
    /// The names of the scopes inside the outermost one, whose names are not inputs.
    scopes: Vec<List>,
    known: Vec<(String, String)>,
    anything: bool,
}

impl<'t> Reader<'t> {
    fn new(tree: &'t Tree) -> Self {
        Self {
            tree,
            scopes: Vec::new(),
            known: Vec::new(),
            anything: false,
        }
    }

    fn end(self) -> Reads {
        if self.anything {
            Reads::Anything
        } else {
            Reads::Known(self.known)
        }
    }

    fn note(&mut self, input: &str, name: &str) {
        let is_known = |(known, entry): &(String, String)| known == input && entry == name;
        if !self.known.iter().any(is_known) {
            self.known.push((input.to_owned(), name.to_owned()));
        }
    }

    /// Notes that an input is read as far as these members.
    fn note_path(&mut self, input: &str, members: &[&str]) {
        match (input, members) {
            ("submission", ["data", first, ..]) => self.note("data", first),
            ("submission", ["data"]) => self.anything = true,
            (_, [first, ..]) => self.note(input, first),
            (_, []) if CONTAINERS.contains(&input) => self.anything = true,
            (_, []) => self.note(input, ""),
        }
    }

    /// The input that a name means, unless a scope has a name of its own.
    fn input(&self, symbol: Symbol) -> Option<&'t str> {
        for scope in &self.scopes {
            if self.tree.list(*scope).contains(&symbol) {
                return None;
            }
        }
        Some(self.tree.name(symbol)).filter(|name| is_input(name))
    }
}
