//! Running statements (ECMA-262 §14).

use super::{Halt, Outcome, Run, Val};
use crate::expression::syntax::tree::{Block, Case, Expr, For, ForEach, Statement, Target, Try};

/// How a statement ended.
pub(in crate::expression) enum Flow {
    Next,
    Break,
    Continue,
    Return(Val),
}

impl<'s> Run<'s> {
    pub(super) fn statements(&mut self, statements: &'s [Statement]) -> Outcome<Flow> {
        for statement in statements {
            match self.statement(statement)? {
                Flow::Next => {}
                flow => return Ok(flow),
            }
        }
        Ok(Flow::Next)
    }

    fn statement(&mut self, statement: &'s Statement) -> Outcome<Flow> {
        self.spend(1)?;
        match statement {
            Statement::Expr(expr) => {
                self.eval(expr)?;
                Ok(Flow::Next)
            }
            Statement::Declare(all) => self.declare(all),
            Statement::Return(value) => Ok(Flow::Return(match value {
                Some(value) => self.eval(value)?,
                None => Val::Undefined,
            })),
            Statement::Break => Ok(Flow::Break),
            Statement::Continue => Ok(Flow::Continue),
            Statement::Empty => Ok(Flow::Next),
            _ => {
                self.deepen()?;
                let outcome = self.compound(statement);
                self.depth -= 1;
                outcome
            }
        }
    }

    fn compound(&mut self, statement: &'s Statement) -> Outcome<Flow> {
        match statement {
            Statement::If(branches, otherwise) => {
                for (test, then) in branches {
                    if self.test(test)? {
                        return self.statement(then);
                    }
                }
                match otherwise {
                    Some(otherwise) => self.statement(otherwise),
                    None => Ok(Flow::Next),
                }
            }
            Statement::Block(block) => self.block(block),
            Statement::For(counting) => self.scoped(&counting.scope, |run| run.count(counting)),
            Statement::ForEach(each) => self.for_each(each),
            Statement::While(test, body) => {
                while self.test(test)? {
                    match self.statement(body)? {
                        Flow::Next | Flow::Continue => {}
                        Flow::Break => break,
                        flow @ Flow::Return(_) => return Ok(flow),
                    }
                }
                Ok(Flow::Next)
            }
            Statement::DoWhile(body, test) => loop {
                match self.statement(body)? {
                    Flow::Next | Flow::Continue => {}
                    Flow::Break => return Ok(Flow::Next),
                    flow @ Flow::Return(_) => return Ok(flow),
                }
                if !self.test(test)? {
                    return Ok(Flow::Next);
                }
            },
            Statement::Switch(value, scope, cases) => {
                let value = self.eval(value)?;
                self.scoped(scope, |run| run.switch(value, cases))
            }
            Statement::Throw(value) => {
                let value = self.eval(value)?;
                Err(self.throw(value))
            }
            Statement::Try(attempt) => self.attempt(attempt),
            _ => Ok(Flow::Next),
        }
    }

    fn declare(&mut self, all: &'s [(Target, Option<Expr>)]) -> Outcome<Flow> {
        for (target, value) in all {
            if let Some(value) = value {
                let value = self.eval(value)?;
                self.bind_target(target, value)?;
            }
        }
        Ok(Flow::Next)
    }

    fn block(&mut self, block: &'s Block) -> Outcome<Flow> {
        self.scoped(&block.scope, |run| {
            run.declare_functions(block);
            run.statements(&block.statements)
        })
    }

    fn count(&mut self, counting: &'s For) -> Outcome<Flow> {
        self.statement(&counting.first)?;
        loop {
            if let Some(test) = &counting.test
                && !self.test(test)?
            {
                return Ok(Flow::Next);
            }
            match self.statement(&counting.body)? {
                Flow::Next | Flow::Continue => {}
                Flow::Break => return Ok(Flow::Next),
                flow @ Flow::Return(_) => return Ok(flow),
            }
            if let Some(update) = &counting.update {
                self.eval(update)?;
            }
        }
    }

    fn for_each(&mut self, each: &'s ForEach) -> Outcome<Flow> {
        let over = self.eval(&each.over)?;
        let all = if each.gives_keys {
            let mut keys = self.keys(over)?;
            for key in &mut keys {
                *key = self.text_of(*key)?;
            }
            keys
        } else {
            self.iterated(over)?
        };
        for value in all {
            // Every round has a scope of its own, so that functions keep its values.
            let flow = self.scoped(&each.scope, |run| {
                run.spend(1)?;
                run.bind_target(&each.target, value)?;
                run.statement(&each.body)
            })?;
            match flow {
                Flow::Next | Flow::Continue => {}
                Flow::Break => break,
                flow @ Flow::Return(_) => return Ok(flow),
            }
        }
        Ok(Flow::Next)
    }

    fn switch(&mut self, value: Val, cases: &'s [Case]) -> Outcome<Flow> {
        let mut start = None;
        for (place, (test, _)) in cases.iter().enumerate() {
            if let Some(test) = test {
                let test = self.eval(test)?;
                if self.strictly_equal(value, test) {
                    start = Some(place);
                    break;
                }
            }
        }
        let start = start.or_else(|| cases.iter().position(|(test, _)| test.is_none()));
        let Some(chosen) = start.and_then(|start| cases.get(start..)) else {
            return Ok(Flow::Next);
        };
        for (_, statements) in chosen {
            match self.statements(statements)? {
                Flow::Next => {}
                Flow::Break => return Ok(Flow::Next),
                flow => return Ok(flow),
            }
        }
        Ok(Flow::Next)
    }

    fn attempt(&mut self, attempt: &'s Try) -> Outcome<Flow> {
        let mut outcome = self.block(&attempt.body);
        if let (Err(Halt::Throw), Some((scope, target, block))) = (&outcome, &attempt.catch) {
            let thrown = std::mem::take(&mut self.thrown);
            outcome = self.scoped(scope, |run| {
                if let Some(target) = target {
                    run.bind_target(target, thrown)?;
                }
                run.block(block)
            });
        }
        if let Some(finally) = &attempt.finally
            && !matches!(outcome, Err(Halt::Fuel))
        {
            let thrown = std::mem::take(&mut self.thrown);
            match self.block(finally)? {
                Flow::Next => self.thrown = thrown,
                flow => return Ok(flow),
            }
        }
        outcome
    }
}
