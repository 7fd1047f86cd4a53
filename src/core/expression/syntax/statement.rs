//! Statements (ECMA-262 §14).

use super::parser::Parser;
use super::token::Kind;
use super::tree::{Block, Case, Expr, Statement, Target, Try};
use crate::expression::Unsupported;

impl Parser<'_> {
    pub fn statement(&mut self) -> Result<Statement, Unsupported> {
        self.deeper(Self::any_statement)
    }

    fn any_statement(&mut self) -> Result<Statement, Unsupported> {
        match *self.peek() {
            Kind::Sign("{") => Ok(Statement::Block(self.block()?)),
            Kind::Sign(";") => {
                self.advance();
                Ok(Statement::Empty)
            }
            Kind::Word(word) => self.word_statement(word),
            _ => self.expression_statement(),
        }
    }

    fn word_statement(&mut self, word: &str) -> Result<Statement, Unsupported> {
        match word {
            "var" | "const" => self.declaration(),
            "let" if matches!(self.ahead(1), Kind::Word(_) | Kind::Sign("{" | "[")) => {
                self.declaration()
            }
            "function" => self.function_declaration(),
            "if" => self.if_statement(),
            "for" => self.for_statement(),
            "while" => self.while_statement(),
            "do" => self.do_statement(),
            "return" => {
                self.advance();
                let value = self.optional_value()?;
                self.end_of_statement()?;
                Ok(Statement::Return(value))
            }
            "break" | "continue" => {
                self.advance();
                let is_label = matches!(self.peek(), Kind::Word(_)) && !self.is_after_newline();
                if is_label {
                    return Err(self.fault("a label"));
                }
                self.end_of_statement()?;
                Ok(if word == "break" {
                    Statement::Break
                } else {
                    Statement::Continue
                })
            }
            "throw" => {
                self.advance();
                let value = self.expression()?;
                self.end_of_statement()?;
                Ok(Statement::Throw(value))
            }
            "try" => self.try_statement(),
            "switch" => self.switch_statement(),
            _ if matches!(self.ahead(1), Kind::Sign(":")) => Err(self.fault("a label")),
            _ => self.expression_statement(),
        }
    }

    fn expression_statement(&mut self) -> Result<Statement, Unsupported> {
        let expr = self.expression()?;
        self.end_of_statement()?;
        Ok(Statement::Expr(expr))
    }

    fn optional_value(&mut self) -> Result<Option<Expr>, Unsupported> {
        let ends = matches!(self.peek(), Kind::Sign(";" | "}") | Kind::End);
        if ends || self.is_after_newline() {
            return Ok(None);
        }
        self.expression().map(Some)
    }

    /// `(…)` after `if` and `while`.
    pub fn condition(&mut self) -> Result<Expr, Unsupported> {
        self.expect("(")?;
        let test = self.expression()?;
        self.expect(")")?;
        Ok(test)
    }

    /// Statements in braces, in a scope of their own.
    pub fn block(&mut self) -> Result<Block, Unsupported> {
        self.scopes.enter(false);
        let statements = self.statements_in_braces();
        let (scope, functions) = self.scopes.leave();
        Ok(Block {
            scope,
            functions,
            statements: statements?,
        })
    }

    pub fn statements_in_braces(&mut self) -> Result<Vec<Statement>, Unsupported> {
        self.expect("{")?;
        let mut statements = Vec::new();
        while !self.take("}") {
            if self.peek() == &Kind::End {
                return Err(self.fault("an open block"));
            }
            statements.push(self.statement()?);
        }
        Ok(statements)
    }

    fn declaration(&mut self) -> Result<Statement, Unsupported> {
        let declaration = self.declarators()?;
        self.end_of_statement()?;
        Ok(declaration)
    }

    /// `var`, `let` or `const` with what follows, without its end.
    pub fn declarators(&mut self) -> Result<Statement, Unsupported> {
        let in_function = self.is_word("var");
        self.advance();
        let mut all = Vec::new();
        loop {
            let target = self.target(in_function)?;
            let value = if self.take("=") {
                Some(self.assignment()?)
            } else if in_function {
                None
            } else {
                Some(Expr::Literal(crate::value::Value::Undefined))
            };
            all.push((target, value));
            if !self.take(",") {
                return Ok(Statement::Declare(all));
            }
        }
    }

    fn function_declaration(&mut self) -> Result<Statement, Unsupported> {
        self.advance();
        let name = self.name()?;
        let symbol = self.declared(name, false);
        let function = self.function_after_name(None)?;
        self.scopes.declare_function(symbol, function);
        Ok(Statement::Empty)
    }

    fn if_statement(&mut self) -> Result<Statement, Unsupported> {
        let mut branches = Vec::new();
        while self.take_word("if") {
            let test = self.condition()?;
            branches.push((test, self.statement()?));
            if !self.take_word("else") {
                return Ok(Statement::If(branches, None));
            }
        }
        let otherwise = Box::new(self.statement()?);
        Ok(Statement::If(branches, Some(otherwise)))
    }

    fn try_statement(&mut self) -> Result<Statement, Unsupported> {
        self.advance();
        let body = self.block()?;
        let catch = if self.take_word("catch") {
            self.scopes.enter(false);
            let caught = self.catch_parts();
            let (scope, _) = self.scopes.leave();
            let (target, block) = caught?;
            Some((scope, target, block))
        } else {
            None
        };
        let finally = if self.take_word("finally") {
            Some(self.block()?)
        } else {
            None
        };
        Ok(Statement::Try(Box::new(Try {
            body,
            catch,
            finally,
        })))
    }

    fn catch_parts(&mut self) -> Result<(Option<Target>, Block), Unsupported> {
        let target = if self.take("(") {
            let target = self.target(false)?;
            self.expect(")")?;
            Some(target)
        } else {
            None
        };
        Ok((target, self.block()?))
    }

    fn switch_statement(&mut self) -> Result<Statement, Unsupported> {
        self.advance();
        let value = self.condition()?;
        self.expect("{")?;
        self.scopes.enter(false);
        let cases = self.cases();
        let (scope, functions) = self.scopes.leave();
        if !functions.is_empty() {
            return Err(self.fault("a function declared in a `switch`"));
        }
        Ok(Statement::Switch(value, scope, cases?))
    }

    fn cases(&mut self) -> Result<Vec<Case>, Unsupported> {
        let mut cases = Vec::new();
        while !self.take("}") {
            let test = if self.take_word("case") {
                Some(self.expression()?)
            } else if self.take_word("default") {
                None
            } else {
                return Err(self.fault(&self.found()));
            };
            self.expect(":")?;
            let mut statements = Vec::new();
            while !self.is("}") && !self.is_word("case") && !self.is_word("default") {
                if self.peek() == &Kind::End {
                    return Err(self.fault("an open `switch`"));
                }
                statements.push(self.statement()?);
            }
            cases.push((test, statements));
        }
        Ok(cases)
    }
}
