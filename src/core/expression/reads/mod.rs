//! Which answers a script reads, found without running it.

use std::sync::Arc;

mod expression;
mod rule;

use super::Reads;
use super::syntax::is_input;
use super::syntax::tree::{
    Binding, Block, Expr, Function, Program, Scope, Statement, Symbol, Target,
};
use crate::value::Value;

/// Inputs that hold answers: to hand one on as a whole is to read anything.
const CONTAINERS: [&str; 3] = ["data", "row", "submission"];

pub(super) fn of_program(program: &Program) -> Reads {
    let mut reader = Reader {
        names: &program.names,
        scopes: Vec::new(),
        known: Vec::new(),
        anything: false,
    };
    reader.functions(&program.body);
    reader.statements(&program.body.statements);
    reader.end()
}

pub(super) fn of_rule(rule: &Value) -> Reads {
    let mut reader = Reader {
        names: &[],
        scopes: Vec::new(),
        known: Vec::new(),
        anything: false,
    };
    reader.rule(rule);
    reader.end()
}

struct Reader<'p> {
    names: &'p [Arc<str>],
    /// The scopes inside the outermost one, whose names are not inputs.
    scopes: Vec<&'p Scope>,
    known: Vec<(String, String)>,
    anything: bool,
}

impl<'p> Reader<'p> {
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
    fn input(&self, symbol: Symbol) -> Option<&'p str> {
        let mut scopes = self.scopes.iter();
        if scopes.any(|scope| scope.names.contains(&symbol)) {
            return None;
        }
        let name = self.names.get(symbol as usize).map(|name| &**name);
        name.filter(|name| is_input(name))
    }

    /// The input and the members after it that an expression is made of.
    fn path(&self, expr: &'p Expr, members: &mut Vec<&'p str>) -> Option<&'p str> {
        match expr {
            Expr::Name(symbol) => self.input(*symbol),
            Expr::Member(object, name, _) => {
                let input = self.path(object, members)?;
                members.push(name);
                Some(input)
            }
            Expr::Chain(inner) => self.path(inner, members),
            _ => None,
        }
    }

    fn scoped(&mut self, scope: &'p Scope, read: impl FnOnce(&mut Self)) {
        self.scopes.push(scope);
        read(self);
        self.scopes.pop();
    }

    fn functions(&mut self, block: &'p Block) {
        for (_, function) in &block.functions {
            self.function(function);
        }
    }

    fn function(&mut self, function: &'p Function) {
        self.scoped(&function.body.scope, |reader| {
            for parameter in &function.parameters {
                reader.binding(parameter);
            }
            reader.functions(&function.body);
            reader.statements(&function.body.statements);
        });
    }

    fn block(&mut self, block: &'p Block) {
        self.scoped(&block.scope, |reader| {
            reader.functions(block);
            reader.statements(&block.statements);
        });
    }

    fn statements(&mut self, statements: &'p [Statement]) {
        for statement in statements {
            self.statement(statement);
        }
    }

    fn statement(&mut self, statement: &'p Statement) {
        match statement {
            Statement::Expr(expr) | Statement::Throw(expr) => self.expr(expr),
            Statement::Return(value) => value.iter().for_each(|value| self.expr(value)),
            Statement::Declare(all) => {
                for (target, value) in all {
                    self.declaration(target, value.as_ref());
                }
            }
            Statement::If(branches, otherwise) => {
                for (test, then) in branches {
                    self.test(test);
                    self.statement(then);
                }
                otherwise
                    .iter()
                    .for_each(|otherwise| self.statement(otherwise));
            }
            Statement::Block(block) => self.block(block),
            Statement::For(counting) => self.scoped(&counting.scope, |reader| {
                reader.statement(&counting.first);
                counting.test.iter().for_each(|test| reader.expr(test));
                counting
                    .update
                    .iter()
                    .for_each(|update| reader.expr(update));
                reader.statement(&counting.body);
            }),
            Statement::ForEach(each) => {
                self.expr(&each.over);
                self.scoped(&each.scope, |reader| {
                    reader.target(&each.target);
                    reader.statement(&each.body);
                });
            }
            Statement::While(test, body) | Statement::DoWhile(body, test) => {
                self.test(test);
                self.statement(body);
            }
            Statement::Switch(value, scope, cases) => {
                self.expr(value);
                self.scoped(scope, |reader| {
                    for (test, statements) in cases {
                        test.iter().for_each(|test| reader.expr(test));
                        reader.statements(statements);
                    }
                });
            }
            Statement::Try(attempt) => {
                self.block(&attempt.body);
                if let Some((scope, _, block)) = &attempt.catch {
                    self.scoped(scope, |reader| reader.block(block));
                }
                attempt
                    .finally
                    .iter()
                    .for_each(|finally| self.block(finally));
            }
            Statement::Break | Statement::Continue | Statement::Empty => {}
        }
    }

    /// `const { a, b } = data` reads these two.
    fn declaration(&mut self, target: &'p Target, value: Option<&'p Expr>) {
        let mut members = Vec::new();
        let input = value.and_then(|value| self.path(value, &mut members));
        if let (Target::Object(entries, None), Some(input)) = (target, input)
            && members.is_empty()
        {
            for (key, _) in entries {
                self.note_path(input, &[key]);
            }
        } else {
            value.into_iter().for_each(|value| self.expr(value));
        }
        self.target(target);
    }

    fn binding(&mut self, binding: &'p Binding) {
        binding
            .default
            .iter()
            .for_each(|default| self.expr(default));
        self.target(&binding.target);
    }

    fn target(&mut self, target: &'p Target) {
        match target {
            Target::Name(_) => {}
            Target::Object(entries, _) => {
                entries
                    .iter()
                    .for_each(|(_, binding)| self.binding(binding));
            }
            Target::List(items, _) => {
                items
                    .iter()
                    .flatten()
                    .for_each(|binding| self.binding(binding));
            }
            Target::Place(place) => self.expr(place),
        }
    }
}
