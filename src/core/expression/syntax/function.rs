//! Functions and arrows (ECMA-262 §15).

use super::parser::Parser;
use super::token::Kind;
use super::tree::{Binding, Block, Expr, Function, Statement, Symbol, Target};
use crate::expression::Unsupported;

impl Parser<'_> {
    /// `function name(…) {…}` as an expression, from after its first word.
    pub fn function_expression(&mut self) -> Result<Expr, Unsupported> {
        if self.is("*") {
            return Err(self.fault("a generator"));
        }
        let own_name = if self.is("(") {
            None
        } else {
            Some(self.name()?)
        };
        let own_name = own_name.map(|name| self.scopes.symbol(name));
        let function = self.function_after_name(own_name)?;
        Ok(Expr::Function(Box::new(function)))
    }

    /// Parameters and body of a function, from its opening bracket.
    pub fn function_after_name(&mut self, name: Option<Symbol>) -> Result<Function, Unsupported> {
        self.function(name, |parser| {
            let (parameters, rest) = parser.parameters()?;
            Ok((parameters, rest, parser.statements_in_braces()?))
        })
    }

    /// An arrow, where one stands here.
    pub fn arrow(&mut self) -> Result<Option<Expr>, Unsupported> {
        let one_name =
            matches!(self.peek(), Kind::Word(_)) && matches!(self.ahead(1), Kind::Sign("=>"));
        let is_arrow = one_name || (self.is("(") && self.brackets_lead_to_arrow());
        if !is_arrow {
            return Ok(None);
        }
        let function = self.function(None, |parser| {
            let (parameters, rest) = if parser.is("(") {
                parser.parameters()?
            } else {
                (vec![parser.binding(false)?], None)
            };
            parser.expect("=>")?;
            let body = if parser.is("{") {
                parser.statements_in_braces()?
            } else {
                vec![Statement::Return(Some(parser.assignment()?))]
            };
            Ok((parameters, rest, body))
        })?;
        Ok(Some(Expr::Function(Box::new(function))))
    }

    fn function(
        &mut self,
        name: Option<Symbol>,
        read: impl FnOnce(&mut Self) -> Result<Parts, Unsupported>,
    ) -> Result<Function, Unsupported> {
        self.scopes.capture();
        self.scopes.enter(true);
        if let Some(name) = name {
            self.scopes.declare(name, true);
        }
        let parts = self.deeper(read);
        let (scope, functions) = self.scopes.leave();
        let (parameters, rest, statements) = parts?;
        Ok(Function {
            parameters,
            rest,
            name,
            is_library: self.is_library,
            body: Block {
                scope,
                functions,
                statements,
            },
        })
    }

    fn parameters(&mut self) -> Result<(Vec<Binding>, Option<Symbol>), Unsupported> {
        self.expect("(")?;
        let mut parameters = Vec::new();
        let mut rest = None;
        while !self.take(")") {
            if self.take("...") {
                match self.target(true)? {
                    Target::Name(name) => rest = Some(name),
                    _ => return Err(self.fault("a pattern after `...`")),
                }
            } else {
                parameters.push(self.binding(true)?);
            }
            if !self.take(",") {
                self.expect(")")?;
                break;
            }
        }
        Ok((parameters, rest))
    }
}

type Parts = (Vec<Binding>, Option<Symbol>, Vec<Statement>);
