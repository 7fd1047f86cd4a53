//! Templates and objects (ECMA-262 §13.2.5, §13.2.8).

use std::sync::Arc;

use super::parser::Parser;
use super::token::Kind;
use super::tree::{Expr, Key};
use crate::expression::Unsupported;
use crate::value::{Value, number};

impl Parser<'_> {
    pub fn template(&mut self) -> Result<Expr, Unsupported> {
        let mut parts = Vec::new();
        while let Kind::Template(text, _, is_last) = self.peek().clone() {
            self.advance();
            parts.push(Expr::Literal(Value::Text(text)));
            if is_last {
                break;
            }
            parts.push(self.expression()?);
            if !matches!(self.peek(), Kind::Template(_, false, _)) {
                return Err(self.fault("an open template"));
            }
        }
        Ok(Expr::Template(parts))
    }

    pub fn object(&mut self) -> Result<Expr, Unsupported> {
        self.expect("{")?;
        let mut entries = Vec::new();
        while !self.take("}") {
            if self.take("...") {
                entries.push((Key::Spread, self.assignment()?));
            } else {
                entries.push(self.object_entry()?);
            }
            if !self.take(",") {
                self.expect("}")?;
                break;
            }
        }
        Ok(Expr::Object(entries))
    }

    fn object_entry(&mut self) -> Result<(Key, Expr), Unsupported> {
        if self.take("[") {
            let key = self.assignment()?;
            self.expect("]")?;
            self.expect(":")?;
            return Ok((Key::Computed(key), self.assignment()?));
        }
        let is_name = matches!(self.peek(), Kind::Word(_));
        let at = self.at();
        let name = self.property_name()?;
        self.members.push(Arc::clone(&name));
        let value = if self.take(":") {
            self.assignment()?
        } else if self.is("(") {
            Expr::Function(Box::new(self.function_after_name(None)?))
        } else if is_name && (self.is(",") || self.is("}")) {
            self.step_back();
            self.word(&name, at)?
        } else {
            return Err(self.fault(&self.found()));
        };
        Ok((Key::Name(name), value))
    }

    /// The name of an entry: a word, a string or a number.
    pub fn property_name(&mut self) -> Result<Arc<str>, Unsupported> {
        let name = match self.peek() {
            Kind::Word(word) => Arc::from(*word),
            Kind::Text(text) => Arc::clone(text),
            Kind::Number(value) => number::to_text(*value).into(),
            _ => return Err(self.fault(&format!("{} in an object", self.found()))),
        };
        self.advance();
        Ok(name)
    }
}
