//! What scripts read.

use super::{CONTAINERS, Reader};
use crate::expression::builtin::Native;
use crate::expression::syntax::tree::{Id, List, NONE, Node, Operator, Unary};
use crate::value::{Path, Segment};

impl<'t> Reader<'t> {
    /// Every node of a list.
    pub(super) fn all(&mut self, list: List) {
        for id in self.tree.list(list) {
            self.node(*id);
        }
    }

    /// The input and the members after it that an expression is made of.
    fn path(&self, id: Id, members: &mut Vec<&'t str>) -> Option<&'t str> {
        match self.tree.node(id) {
            Node::Name(symbol) => self.input(symbol),
            Node::Member(object, name, _) => {
                let input = self.path(object, members)?;
                members.push(self.tree.text(name));
                Some(input)
            }
            Node::Chain(inner) => self.path(inner, members),
            _ => None,
        }
    }

    /// Whether an expression is an input that holds answers, as a whole.
    fn is_container(&self, id: Id) -> bool {
        match self.tree.node(id) {
            Node::Name(symbol) => {
                let input = self.input(symbol);
                input.is_some_and(|input| CONTAINERS.contains(&input))
            }
            _ => false,
        }
    }

    /// An expression of which only its truth counts: a container is always there.
    fn test(&mut self, id: Id) {
        match self.tree.node(id) {
            Node::Name(_) if self.is_container(id) => {}
            Node::Unary(Unary::Not | Unary::Typeof, operand) => self.test(operand),
            Node::Logical(_, operands) => {
                for operand in self.tree.list(operands) {
                    self.test(*operand);
                }
            }
            _ => self.node(id),
        }
    }

    fn node(&mut self, id: Id) {
        let mut members = Vec::new();
        if let Some(input) = self.path(id, &mut members) {
            return self.note_path(input, &members);
        }
        match self.tree.node(id) {
            Node::Unary(Unary::Not | Unary::Typeof, operand) => self.test(operand),
            Node::Call(callee, arguments, _) => self.call(callee, arguments),
            Node::Function(function) => self.function(function),
            Node::Assign(place, value) => {
                // A name that is only set is not read.
                let is_name = matches!(self.tree.node(place), Node::Name(_));
                if !is_name || self.is_container(place) {
                    self.node(place);
                }
                self.node(value);
            }
            Node::Binary(parts) => self.binary(parts),
            Node::Logical(Operator::And, operands) => {
                if let Some((last, before)) = self.tree.list(operands).split_last() {
                    before.iter().for_each(|operand| self.test(*operand));
                    self.node(*last);
                }
            }
            Node::Choice(parts) | Node::If(parts) => {
                for branch in self.tree.list(parts).chunks(2) {
                    match *branch {
                        [test, then] => {
                            self.test(test);
                            self.node(then);
                        }
                        [otherwise] => self.node(otherwise),
                        _ => {}
                    }
                }
            }
            Node::Declare(all) => {
                for pair in self.tree.list(all).chunks(2) {
                    if let [target, value] = *pair {
                        self.declaration(target, value);
                    }
                }
            }
            Node::While(test, body) | Node::DoWhile(body, test) => {
                self.test(test);
                self.node(body);
            }
            Node::Scoped(scope, inner) | Node::Catch(scope, _, inner) => {
                let scope = self.tree.scope(scope);
                self.scopes.push(scope.names);
                self.functions(scope.functions);
                self.node(inner);
                self.scopes.pop();
            }
            Node::ForEach(scope, _, parts) => {
                if let [target, over, body] = *self.tree.list(parts) {
                    self.node(over);
                    self.scopes.push(self.tree.scope(scope).names);
                    self.target(target);
                    self.node(body);
                    self.scopes.pop();
                }
            }
            Node::Switch(scope, value, cases) => {
                self.node(value);
                self.scopes.push(self.tree.scope(scope).names);
                self.all(cases);
                self.scopes.pop();
            }
            node => self.parts(node),
        }
    }

    /// Nodes of which all parts are read.
    fn parts(&mut self, node: Node) {
        match node {
            Node::Member(inner, ..)
            | Node::Chain(inner)
            | Node::Delete(inner)
            | Node::Unary(_, inner)
            | Node::Update(inner, ..)
            | Node::Operation(_, inner)
            | Node::Spread(inner)
            | Node::Entry(_, inner)
            | Node::Return(inner)
            | Node::Throw(inner) => self.node(inner),
            Node::Index(first, second, _)
            | Node::Operate(_, first, second)
            | Node::Computed(first, second) => {
                self.node(first);
                self.node(second);
            }
            Node::New(_, list)
            | Node::Items(list)
            | Node::Entries(list)
            | Node::Template(list)
            | Node::Logical(_, list)
            | Node::Sequence(list)
            | Node::Block(list)
            | Node::For(list)
            | Node::Try(list) => self.all(list),
            Node::Case(test, statements) => {
                self.node(test);
                self.all(statements);
            }
            // What a host gives does not depend on what it is given.
            _ => {}
        }
    }

    /// To compare a container with nothing is not to read it.
    fn binary(&mut self, parts: List) {
        let Some((first, rest)) = self.tree.list(parts).split_first() else {
            return;
        };
        let is_nothing = |id: &Id| match self.tree.node(*id) {
            Node::Operation(_, right) => {
                matches!(self.tree.node(right), Node::Undefined | Node::Null)
            }
            _ => false,
        };
        if rest.iter().any(is_nothing) {
            self.test(*first);
        } else {
            self.node(*first);
        }
        for right in rest {
            self.node(*right);
        }
    }

    fn call(&mut self, callee: Id, arguments: List) {
        let mut members = Vec::new();
        let literal = |place: usize| match self.tree.list(arguments).get(place) {
            Some(argument) => match self.tree.node(*argument) {
                Node::Text(text) => Some(self.tree.text(text).clone()),
                _ => None,
            },
            None => None,
        };
        match self.tree.node(callee) {
            // `_.get(data, "a.b")` names what it reads.
            Node::Native(native) if is_path_reader(native) => {
                let path = literal(1).map(|path| Path::parse(&path));
                let first = path.as_ref().and_then(|path| path.segments().first());
                if let Some((input, rest)) = self.tree.list(arguments).split_first()
                    && let Some(Segment::Key(key)) = first
                    && let Some(input) = self.path(*input, &mut members)
                    && members.is_empty()
                {
                    self.note_path(input, &[key]);
                    rest.iter().for_each(|argument| self.node(*argument));
                    return;
                }
            }
            Node::Member(object, name, _) => {
                if **self.tree.text(name) == *"hasOwnProperty"
                    && let Some(key) = literal(0)
                    && let Some(input) = self.path(object, &mut members)
                    && members.is_empty()
                {
                    return self.note_path(input, &[&key]);
                }
                // The name of a method is no entry.
                self.node(object);
            }
            _ => self.node(callee),
        }
        self.all(arguments);
    }

    /// `const { a, b } = data` reads these two.
    fn declaration(&mut self, target: Id, value: Id) {
        let mut members = Vec::new();
        let input = self.path(value, &mut members);
        match (self.tree.node(target), input) {
            (Node::Parts(parts), Some(input)) if members.is_empty() && self.has_no_rest(parts) => {
                for part in self.tree.list(parts) {
                    if let Node::Entry(key, _) = self.tree.node(*part) {
                        self.note_path(input, &[self.tree.text(key)]);
                    }
                }
            }
            _ if value == NONE => {}
            _ => self.node(value),
        }
        self.target(target);
    }

    fn has_no_rest(&self, parts: List) -> bool {
        let mut parts = self.tree.list(parts).iter();
        !parts.any(|part| matches!(self.tree.node(*part), Node::Rest(_)))
    }

    /// What a target reads: defaults, and places that exist.
    fn target(&mut self, target: Id) {
        match self.tree.node(target) {
            Node::Name(_) | Node::Rest(_) => {}
            Node::Entry(_, target) => self.target(target),
            Node::Default(target, value) => {
                self.node(value);
                self.target(target);
            }
            Node::Parts(list) | Node::Places(list) => {
                for target in self.tree.list(list) {
                    self.target(*target);
                }
            }
            _ => self.node(target),
        }
    }

    /// Functions that are declared, by turns with their names.
    pub(super) fn functions(&mut self, functions: List) {
        for pair in self.tree.list(functions).chunks(2) {
            if let [_, function] = *pair {
                self.function(function);
            }
        }
    }

    fn function(&mut self, function: u32) {
        let function = self.tree.function(function);
        self.scopes.push(function.scope.names);
        for parameter in self.tree.list(function.parameters) {
            self.target(*parameter);
        }
        self.functions(function.scope.functions);
        self.all(function.body);
        self.scopes.pop();
    }
}

fn is_path_reader(native: Native) -> bool {
    ["get", "has"]
        .into_iter()
        .any(|name| Native::find("_", name) == Some(native))
}
