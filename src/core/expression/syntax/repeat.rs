//! Loops (ECMA-262 §14.7).

use super::parser::Parser;
use super::token::Kind;
use super::tree::{For, ForEach, Scope, Statement, Target};
use crate::expression::Unsupported;

/// The two kinds of `for`.
enum Loop {
    Each(ForEach),
    Counting(For),
}

impl Parser<'_> {
    pub fn while_statement(&mut self) -> Result<Statement, Unsupported> {
        self.advance();
        let test = self.condition()?;
        Ok(Statement::While(test, Box::new(self.statement()?)))
    }

    pub fn do_statement(&mut self) -> Result<Statement, Unsupported> {
        self.advance();
        let body = Box::new(self.statement()?);
        if !self.take_word("while") {
            return Err(self.fault("`do` without `while`"));
        }
        let test = self.condition()?;
        self.take(";");
        Ok(Statement::DoWhile(body, test))
    }

    pub fn for_statement(&mut self) -> Result<Statement, Unsupported> {
        self.advance();
        self.expect("(")?;
        self.scopes.enter(false);
        let parts = self.for_parts();
        let (scope, _) = self.scopes.leave();
        Ok(match parts? {
            Loop::Each(each) => Statement::ForEach(Box::new(ForEach { scope, ..each })),
            Loop::Counting(counting) => Statement::For(Box::new(For { scope, ..counting })),
        })
    }

    /// The rest of a `for`: over items or keys, or the one that counts.
    fn for_parts(&mut self) -> Result<Loop, Unsupported> {
        let declares = self.is_word("var") || self.is_word("const") || self.is_word("let");
        if declares && let Some(each) = self.for_each_of_declared()? {
            return Ok(Loop::Each(each));
        }
        let first = if self.is(";") {
            Statement::Empty
        } else if declares {
            self.declarators()?
        } else {
            let place = self.assignment_without_in()?;
            if matches!(self.peek(), Kind::Word("of" | "in")) {
                return self
                    .for_each(Target::Place(Box::new(place)))
                    .map(Loop::Each);
            }
            Statement::Expr(self.sequence_from(place)?)
        };
        self.expect(";")?;
        let test = if self.is(";") {
            None
        } else {
            Some(self.expression()?)
        };
        self.expect(";")?;
        let update = if self.is(")") {
            None
        } else {
            Some(self.expression()?)
        };
        self.expect(")")?;
        Ok(Loop::Counting(For {
            scope: Scope::default(),
            first,
            test,
            update,
            body: self.statement()?,
        }))
    }

    /// `for (const x of …)`, where that is what follows.
    fn for_each_of_declared(&mut self) -> Result<Option<ForEach>, Unsupported> {
        let is_simple = matches!(self.ahead(2), Kind::Word("of" | "in"));
        let is_pattern = matches!(self.ahead(1), Kind::Sign("{" | "["));
        if !is_simple && !is_pattern {
            return Ok(None);
        }
        let in_function = self.is_word("var");
        self.advance();
        let target = self.target(in_function)?;
        self.for_each(target).map(Some)
    }

    fn for_each(&mut self, target: Target) -> Result<ForEach, Unsupported> {
        let gives_keys = self.take_word("in");
        if !gives_keys && !self.take_word("of") {
            return Err(self.fault(&self.found()));
        }
        let over = self.expression()?;
        self.expect(")")?;
        Ok(ForEach {
            scope: Scope::default(),
            target,
            gives_keys,
            over,
            body: self.statement()?,
        })
    }
}
