//! What values are bound to: names and patterns of names (ECMA-262 §14.3.3).

use std::sync::Arc;

use super::parser::Parser;
use super::token::Kind;
use super::tree::{Binding, Target};
use crate::expression::Unsupported;

impl Parser<'_> {
    /// A name or a pattern, declared in the innermost scope or in that of the function.
    pub fn target(&mut self, in_function: bool) -> Result<Target, Unsupported> {
        self.deeper(|parser| {
            if parser.take("{") {
                parser.object_target(in_function)
            } else if parser.take("[") {
                parser.list_target(in_function)
            } else {
                let name = parser.name()?;
                Ok(Target::Name(parser.declared(name, in_function)))
            }
        })
    }

    /// A target with its default.
    pub fn binding(&mut self, in_function: bool) -> Result<Binding, Unsupported> {
        let target = self.target(in_function)?;
        let default = if self.take("=") {
            Some(self.assignment()?)
        } else {
            None
        };
        Ok(Binding { target, default })
    }

    pub fn declared(&mut self, name: &str, in_function: bool) -> u32 {
        let symbol = self.scopes.symbol(name);
        self.scopes.declare(symbol, in_function);
        symbol
    }

    fn object_target(&mut self, in_function: bool) -> Result<Target, Unsupported> {
        let mut entries = Vec::new();
        let mut rest = None;
        while !self.take("}") {
            if self.take("...") {
                let name = self.name()?;
                rest = Some(self.declared(name, in_function));
            } else {
                let is_name = matches!(self.peek(), Kind::Word(_));
                let at = self.at();
                let key = self.property_name()?;
                let binding = if self.take(":") {
                    self.binding(in_function)?
                } else if is_name {
                    self.shorthand(&key, at, in_function)?
                } else {
                    return Err(self.fault(&self.found()));
                };
                entries.push((key, binding));
            }
            if !self.take(",") {
                self.expect("}")?;
                break;
            }
        }
        Ok(Target::Object(entries, rest))
    }

    fn shorthand(
        &mut self,
        key: &Arc<str>,
        at: usize,
        in_function: bool,
    ) -> Result<Binding, Unsupported> {
        if super::parser::is_reserved(key) {
            return Err(Unsupported::new(&format!("`{key}`"), at));
        }
        let target = Target::Name(self.declared(key, in_function));
        let default = if self.take("=") {
            Some(self.assignment()?)
        } else {
            None
        };
        Ok(Binding { target, default })
    }

    fn list_target(&mut self, in_function: bool) -> Result<Target, Unsupported> {
        let mut items = Vec::new();
        let mut rest = None;
        while !self.take("]") {
            if self.take(",") {
                items.push(None);
                continue;
            }
            if self.take("...") {
                let name = self.name()?;
                rest = Some(self.declared(name, in_function));
            } else {
                items.push(Some(self.binding(in_function)?));
            }
            if !self.take(",") {
                self.expect("]")?;
                break;
            }
        }
        Ok(Target::List(items, rest))
    }
}
