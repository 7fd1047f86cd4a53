//! Running statements (ECMA-262 §14).

use super::{Cause, Outcome, Run, Val};
use crate::expression::syntax::tree::{Id, List, NONE, Node};

/// How a statement ended.
pub(in crate::expression) enum Flow {
    Next,
    Break,
    Continue,
    /// With what, the run has.
    Return,
}

impl Run<'_> {
    pub(super) fn statements(&mut self, statements: List) -> Outcome<Flow> {
        for statement in self.tree.list(statements) {
            match self.statement(*statement)? {
                Flow::Next => {}
                flow => return Ok(flow),
            }
        }
        Ok(Flow::Next)
    }

    fn statement(&mut self, id: Id) -> Outcome<Flow> {
        self.spend(1)?;
        self.deepen()?;
        let outcome = self.statement_node(id);
        self.depth -= 1;
        outcome
    }

    fn statement_node(&mut self, id: Id) -> Outcome<Flow> {
        match self.tree.node(id) {
            Node::Empty => {}
            Node::Break => return Ok(Flow::Break),
            Node::Continue => return Ok(Flow::Continue),
            Node::Return(NONE) => {
                self.returned = Val::UNDEFINED;
                return Ok(Flow::Return);
            }
            Node::Return(value) => {
                self.returned = self.eval(value)?;
                return Ok(Flow::Return);
            }
            Node::Throw(value) => {
                let value = self.eval(value)?;
                return Err(self.throw(value));
            }
            Node::Declare(all) => {
                for pair in self.tree.list(all).chunks(2) {
                    if let [target, value] = *pair
                        && value != NONE
                    {
                        let value = self.eval(value)?;
                        self.bind(target, value)?;
                    }
                }
            }
            Node::If(parts) => {
                for branch in self.tree.list(parts).chunks(2) {
                    match *branch {
                        [test, then] if self.test(test)? => return self.statement(then),
                        [otherwise] => return self.statement(otherwise),
                        _ => {}
                    }
                }
            }
            Node::Block(statements) => return self.statements(statements),
            Node::Scoped(scope, inner) => {
                let before = self.enter(self.tree.scope(scope), self.frame)?;
                let outcome = self.statement(inner);
                self.leave(self.tree.scope(scope), before);
                return outcome;
            }
            Node::For(parts) => {
                if let [first, test, update, body] = *self.tree.list(parts) {
                    self.statement(first)?;
                    return self.repeat(test, update, body);
                }
            }
            Node::While(test, body) => return self.repeat(test, NONE, body),
            Node::DoWhile(body, test) => {
                return match self.statement(body)? {
                    Flow::Next | Flow::Continue => self.repeat(test, NONE, body),
                    Flow::Break => Ok(Flow::Next),
                    flow @ Flow::Return => Ok(flow),
                };
            }
            Node::ForEach(scope, gives_keys, parts) => {
                return self.for_each(scope, gives_keys, parts);
            }
            Node::Switch(scope, value, cases) => {
                let value = self.eval(value)?;
                let before = self.enter(self.tree.scope(scope), self.frame)?;
                let outcome = self.switch(value, cases);
                self.leave(self.tree.scope(scope), before);
                return outcome;
            }
            Node::Try(parts) => {
                if let [body, catch, finally] = *self.tree.list(parts) {
                    return self.attempt(body, catch, finally);
                }
            }
            _ => {
                self.eval(id)?;
            }
        }
        Ok(Flow::Next)
    }

    /// Runs a body, and an update after it, as long as a test holds.
    fn repeat(&mut self, test: Id, update: Id, body: Id) -> Outcome<Flow> {
        while test == NONE || self.test(test)? {
            match self.statement(body)? {
                Flow::Next | Flow::Continue => {}
                Flow::Break => break,
                flow @ Flow::Return => return Ok(flow),
            }
            if update != NONE {
                self.eval(update)?;
            }
        }
        Ok(Flow::Next)
    }

    fn for_each(&mut self, scope: u32, gives_keys: bool, parts: List) -> Outcome<Flow> {
        let [target, over, body] = *self.tree.list(parts) else {
            return Ok(Flow::Next);
        };
        let over = self.eval(over)?;
        let all = if gives_keys {
            let mut keys = self.keys(over)?;
            for key in &mut keys {
                *key = self.text_of(*key)?;
            }
            keys
        } else {
            self.iterated(over)?
        };
        for value in all {
            self.spend(1)?;
            // Every round has a scope of its own, so that functions keep its values.
            let before = self.enter(self.tree.scope(scope), self.frame)?;
            let bound = self.bind(target, value);
            let outcome = bound.and_then(|()| self.statement(body));
            self.leave(self.tree.scope(scope), before);
            match outcome? {
                Flow::Next | Flow::Continue => {}
                Flow::Break => break,
                flow @ Flow::Return => return Ok(flow),
            }
        }
        Ok(Flow::Next)
    }

    fn switch(&mut self, value: Val, cases: List) -> Outcome<Flow> {
        let cases = self.tree.list(cases);
        let mut start = None;
        let mut default = cases.len();
        for (place, case) in cases.iter().enumerate() {
            match self.tree.node(*case) {
                Node::Case(NONE, _) => default = place,
                Node::Case(test, _) => {
                    let test = self.eval(test)?;
                    if self.strictly_equal(value, test) {
                        start = Some(place);
                        break;
                    }
                }
                _ => {}
            }
        }
        for case in cases.get(start.unwrap_or(default)..).unwrap_or_default() {
            if let Node::Case(_, statements) = self.tree.node(*case) {
                match self.statements(statements)? {
                    Flow::Next => {}
                    Flow::Break => break,
                    flow => return Ok(flow),
                }
            }
        }
        Ok(Flow::Next)
    }

    fn attempt(&mut self, body: Id, catch: Id, finally: Id) -> Outcome<Flow> {
        let mut outcome = self.statement(body);
        if outcome.is_err()
            && self.cause == Cause::Throw
            && let Node::Catch(scope, target, block) = self.tree.node(catch)
        {
            let thrown = self.thrown;
            let before = self.enter(self.tree.scope(scope), self.frame)?;
            let bound = if target == NONE {
                Ok(())
            } else {
                self.bind(target, thrown)
            };
            outcome = bound.and_then(|()| self.statement(block));
            self.leave(self.tree.scope(scope), before);
        }
        if finally != NONE && !(outcome.is_err() && self.cause == Cause::Fuel) {
            let kept = (self.cause, self.thrown, self.returned);
            match self.statement(finally)? {
                Flow::Next => (self.cause, self.thrown, self.returned) = kept,
                flow => return Ok(flow),
            }
        }
        outcome
    }
}
