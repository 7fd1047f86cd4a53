//! Literals, names, members and calls (ECMA-262 §13.2, §13.3).

use std::sync::Arc;

use super::parser::{Parser, is_reserved};
use super::token::Kind;
use super::tree::{Class, Element, Expr};
use crate::expression::{HostCall, Unsupported, builtin};
use crate::value::Value;

impl Parser<'_> {
    /// An operand with the members and calls that follow it.
    pub fn member_chain(&mut self) -> Result<Expr, Unsupported> {
        let mut expr = self.primary()?;
        let mut has_optional = false;
        // What follows a call that throws is never reached.
        let is_of_host = matches!(expr, Expr::Host(HostCall::Throws, _));
        let mut links = 0;
        loop {
            let at = self.at();
            let optional = self.take("?.");
            has_optional |= optional;
            if self.is("(") {
                if let Expr::Member(_, name, _) = &expr
                    && !is_of_host
                {
                    let name = Arc::clone(name);
                    self.note_method(&name, at);
                }
                let arguments = self.arguments()?;
                expr = Expr::Call(Box::new(expr), arguments, optional);
            } else if self.take("[") {
                let index = self.expression()?;
                self.expect("]")?;
                expr = member_or_index(expr, index, optional);
            } else if optional || self.take(".") {
                let Kind::Word(name) = *self.peek() else {
                    return Err(self.fault(&format!("{} after a point", self.found())));
                };
                self.advance();
                expr = Expr::Member(Box::new(expr), name.into(), optional);
            } else if matches!(self.peek(), Kind::Template(_, true, _)) {
                return Err(self.fault("a tagged template"));
            } else {
                break;
            }
            links += 1;
            if links > 64 {
                return Err(self.fault("a chain of this length"));
            }
        }
        Ok(if has_optional {
            Expr::Chain(Box::new(expr))
        } else {
            expr
        })
    }

    fn primary(&mut self) -> Result<Expr, Unsupported> {
        let at = self.at();
        match self.peek().clone() {
            Kind::Number(value) => {
                self.advance();
                Ok(Expr::Literal(value.into()))
            }
            Kind::Text(text) => {
                self.advance();
                Ok(Expr::Literal(Value::Text(text)))
            }
            Kind::Pattern(pattern, flags) => {
                self.advance();
                Ok(Expr::Pattern(pattern, flags))
            }
            Kind::Template(..) => self.template(),
            Kind::Sign("(") => {
                self.advance();
                let inner = self.expression()?;
                self.expect(")")?;
                Ok(inner)
            }
            Kind::Sign("[") => {
                self.advance();
                Ok(Expr::List(self.elements("]")?))
            }
            Kind::Sign("{") => self.object(),
            Kind::Word(word) => self.word(word, at),
            _ => Err(self.fault(&format!("{} where a value was expected", self.found()))),
        }
    }

    pub fn word(&mut self, word: &str, at: usize) -> Result<Expr, Unsupported> {
        let literal = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            "undefined" => Value::Undefined,
            "NaN" => f64::NAN.into(),
            "Infinity" => f64::INFINITY.into(),
            "function" => {
                self.advance();
                return self.function_expression();
            }
            "new" => return self.new_expression(),
            "async" if matches!(self.ahead(1), Kind::Word(_) | Kind::Sign("(")) => {
                return Err(self.fault("`async`"));
            }
            _ if is_reserved(word) => return Err(self.fault(&format!("`{word}`"))),
            _ => return self.named(word, at),
        };
        self.advance();
        Ok(Expr::Literal(literal))
    }

    /// A name: one of the script's own, one that the host answers for, or a built-in function.
    fn named(&mut self, name: &str, at: usize) -> Result<Expr, Unsupported> {
        if self.scopes.declares(name) {
            self.advance();
            return Ok(Expr::Name(self.note_use(name, at, false)));
        }
        if self.is_library
            && let Some(native) = builtin::Native::intrinsic(name)
        {
            self.advance();
            return Ok(Expr::Trusted(native));
        }
        if let Some(host) = self.host_call(name)? {
            return Ok(host);
        }
        // Form.io gives its libraries under its own name, too.
        let is_library = matches!(name, "utils" | "util")
            && matches!(self.ahead(2), Kind::Word("_" | "moment"))
            && matches!(self.ahead(1), Kind::Sign("."));
        if is_library && let Kind::Word(library) = *self.ahead(2) {
            self.advance();
            self.advance();
            return self.named(library, at);
        }
        if let (Kind::Sign("." | "?."), Kind::Word(member)) = (self.ahead(1), self.ahead(2))
            && let Some(found) = builtin::of_namespace(name, member)
        {
            self.place_after(3);
            return Ok(found);
        }
        if let Some(native) = builtin::of_namespace("", name) {
            self.advance();
            return Ok(native);
        }
        let symbol = self.note_use_from(name, at);
        self.advance();
        Ok(Expr::Name(symbol))
    }

    fn note_use_from(&mut self, name: &str, at: usize) -> u32 {
        // The members that follow are part of the message, so the name is noted before it is
        // passed over.
        self.advance();
        let symbol = self.note_use(name, at, false);
        self.step_back();
        symbol
    }

    /// A call, or a name, that the host table knows.
    fn host_call(&mut self, name: &str) -> Result<Option<Expr>, Unsupported> {
        let host = self.host;
        for (path, answer) in host {
            let mut parts = path.split('.');
            if parts.next() != Some(name) {
                continue;
            }
            let mut next = 1;
            let matches = parts.all(|part| {
                let found = matches!(self.ahead(next), Kind::Sign("." | "?."))
                    && matches!(self.ahead(next + 1), Kind::Word(word) if *word == part);
                next += 2;
                found
            });
            let is_call = matches!(self.ahead(next), Kind::Sign("("));
            if !matches || (path.contains('.') && !is_call) {
                continue;
            }
            self.place_after(next);
            let arguments = if path.contains('.') {
                self.arguments()?
            } else {
                Vec::new()
            };
            return Ok(Some(Expr::Host(answer.clone(), arguments)));
        }
        Ok(None)
    }

    fn arguments(&mut self) -> Result<Vec<Element>, Unsupported> {
        self.expect("(")?;
        self.elements(")")
    }

    /// Values with commas between them, to a closing sign.
    fn elements(&mut self, end: &str) -> Result<Vec<Element>, Unsupported> {
        let mut elements = Vec::new();
        while !self.take(end) {
            if self.is(",") {
                return Err(self.fault("a hole in a list"));
            }
            let is_spread = self.take("...");
            let expr = self.assignment()?;
            elements.push(Element { expr, is_spread });
            if !self.take(",") {
                self.expect(end)?;
                break;
            }
        }
        Ok(elements)
    }

    fn new_expression(&mut self) -> Result<Expr, Unsupported> {
        let Kind::Word(name) = *self.ahead(1) else {
            return Err(self.fault("`new` of this"));
        };
        let class = match name {
            "Date" => Class::Date,
            "Error" | "TypeError" | "RangeError" => Class::Error,
            "Array" => Class::Array,
            "Object" => Class::Object,
            "RegExp" => Class::RegExp,
            _ => return Err(self.fault(&format!("`new {name}`"))),
        };
        self.place_after(2);
        let arguments = if self.is("(") {
            self.arguments()?
        } else {
            Vec::new()
        };
        Ok(Expr::New(class, arguments))
    }
}

/// A member by a constant text is the same as one by a name.
fn member_or_index(object: Expr, index: Expr, optional: bool) -> Expr {
    match index {
        Expr::Literal(Value::Text(name)) => Expr::Member(Box::new(object), name, optional),
        index => Expr::Index(Box::new(object), Box::new(index), optional),
    }
}
