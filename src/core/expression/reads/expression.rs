//! What expressions read.

use super::{CONTAINERS, Reader};
use crate::expression::builtin::Native;
use crate::expression::syntax::tree::{Element, Expr, Key, Logic, Operator, Symbol, Unary};
use crate::value::{Path, Segment, Value};

impl<'p> Reader<'p> {
    /// An expression of which only its truth counts: a container is always there.
    pub(super) fn test(&mut self, expr: &'p Expr) {
        match expr {
            Expr::Name(symbol) if self.is_container(*symbol) => {}
            Expr::Unary(Unary::Not | Unary::Typeof, operand) => self.test(operand),
            Expr::Logical(_, operands) => operands.iter().for_each(|operand| self.test(operand)),
            _ => self.expr(expr),
        }
    }

    fn is_container(&self, symbol: Symbol) -> bool {
        self.input(symbol)
            .is_some_and(|input| CONTAINERS.contains(&input))
    }

    pub(super) fn expr(&mut self, expr: &'p Expr) {
        let mut members = Vec::new();
        if let Some(input) = self.path(expr, &mut members) {
            return self.note_path(input, &members);
        }
        match expr {
            Expr::Member(object, _, _) => self.expr(object),
            Expr::Chain(inner) | Expr::Delete(inner) => self.expr(inner),
            Expr::Unary(Unary::Not | Unary::Typeof, operand) => self.test(operand),
            Expr::Unary(_, operand) | Expr::Update(operand, ..) => self.expr(operand),
            Expr::Index(object, index, _) => {
                self.expr(object);
                self.expr(index);
            }
            Expr::Call(callee, arguments, _) => self.call(callee, arguments),
            // What a host gives does not depend on what it is given.
            Expr::Host(..) => {}
            Expr::New(_, arguments) | Expr::List(arguments) => self.elements(arguments),
            Expr::Object(entries) => {
                for (key, value) in entries {
                    if let Key::Computed(key) = key {
                        self.expr(key);
                    }
                    self.expr(value);
                }
            }
            Expr::Function(function) => self.function(function),
            Expr::Assign(place, operator, value) => {
                self.place(place, operator.is_none());
                self.expr(value);
            }
            Expr::AssignIf(place, _, value) => {
                self.expr(place);
                self.expr(value);
            }
            Expr::Binary(first, rest) => self.binary(first, rest),
            Expr::Logical(Logic::And, operands) => {
                if let Some((last, before)) = operands.split_last() {
                    before.iter().for_each(|operand| self.test(operand));
                    self.expr(last);
                }
            }
            Expr::Logical(_, all) | Expr::Sequence(all) | Expr::Template(all) => {
                all.iter().for_each(|expr| self.expr(expr));
            }
            Expr::Choice(branches, otherwise) => {
                for (test, then) in branches {
                    self.test(test);
                    self.expr(then);
                }
                self.expr(otherwise);
            }
            Expr::Literal(_)
            | Expr::Pattern(..)
            | Expr::Name(_)
            | Expr::Native(_)
            | Expr::Trusted(_) => {}
        }
    }

    /// A name that is only set is not read.
    fn place(&mut self, place: &'p Expr, is_only_set: bool) {
        match place {
            Expr::Name(symbol) if is_only_set && !self.is_container(*symbol) => {}
            place => self.expr(place),
        }
    }

    /// To compare a container with nothing is not to read it.
    fn binary(&mut self, first: &'p Expr, rest: &'p [(Operator, Expr)]) {
        let with_nothing = rest
            .iter()
            .any(|(_, right)| matches!(right, Expr::Literal(Value::Undefined | Value::Null)));
        if with_nothing {
            self.test(first)
        } else {
            self.expr(first)
        }
        rest.iter().for_each(|(_, right)| self.expr(right));
    }

    fn elements(&mut self, elements: &'p [Element]) {
        elements.iter().for_each(|element| self.expr(&element.expr));
    }

    fn call(&mut self, callee: &'p Expr, arguments: &'p [Element]) {
        let mut members = Vec::new();
        let literal = |place: usize| match arguments.get(place).map(|element| &element.expr) {
            Some(Expr::Literal(Value::Text(text))) => Some(text.clone()),
            _ => None,
        };
        match callee {
            // `_.get(data, "a.b")` names what it reads.
            Expr::Native(native) if is_path_reader(*native) => {
                let input = arguments.first();
                let input = input.and_then(|element| self.path(&element.expr, &mut members));
                let path = literal(1).map(|path| Path::parse(&path));
                let first = path.as_ref().and_then(|path| path.segments().first());
                if let (Some(input), [], Some(Segment::Key(key))) = (input, &*members, first) {
                    self.note_path(input, &[key]);
                    let rest = arguments.get(1..).unwrap_or_default();
                    return self.elements(rest);
                }
            }
            Expr::Member(object, name, _) => {
                let input = self.path(object, &mut members);
                if let (Some(input), [], Some(key), "hasOwnProperty") =
                    (input, &*members, literal(0), &**name)
                {
                    return self.note_path(input, &[&key]);
                }
                // The name of a method is no entry.
                self.expr(object);
                return self.elements(arguments);
            }
            _ => self.expr(callee),
        }
        self.elements(arguments);
    }
}

fn is_path_reader(native: Native) -> bool {
    ["get", "has"]
        .into_iter()
        .any(|name| Native::find("_", name) == Some(native))
}
