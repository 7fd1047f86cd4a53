//! Functions and arrows, and what values are bound to (ECMA-262 §14.3.3, §15).

use super::parser::{Parsed, Parser};
use super::scope::is_reserved;
use super::token::{Kind, sign, signs};
use super::tree::{Function, Id, List, NONE, Node, Symbol, Text, place_of_last};
use crate::value::number;

impl Parser<'_> {
    /// `function name(…) {…}` as an expression, from after its first word.
    pub fn function_expression(&mut self) -> Parsed<Id> {
        if self.is(sign!("*")) {
            return Err(self.fault("a generator"));
        }
        let own_name = if self.is(sign!("(")) {
            None
        } else {
            Some(self.name()?)
        };
        let function = self.function_after_name(own_name)?;
        Ok(self.put(Node::Function(function)))
    }

    /// Parameters and body of a function, from its opening bracket; its place.
    pub fn function_after_name(&mut self, name: Option<Symbol>) -> Parsed<u32> {
        self.function(name, false)
    }

    /// An arrow, where one stands here.
    pub fn arrow(&mut self) -> Parsed<Option<Id>> {
        let one_name =
            matches!(self.peek(), Kind::Word(_)) && self.ahead(1) == Kind::Sign(signs::ARROW);
        let is_arrow = one_name || (self.is(sign!("(")) && self.brackets_lead_to_arrow());
        if !is_arrow {
            return Ok(None);
        }
        let function = self.function(None, true)?;
        Ok(Some(self.put(Node::Function(function))))
    }

    fn function(&mut self, name: Option<Symbol>, is_arrow: bool) -> Parsed<u32> {
        self.deepen()?;
        self.scopes.capture();
        self.scopes.enter(true);
        if let Some(name) = name {
            self.scopes.declare(name, true);
        }
        let start = self.items.len();
        if self.take(sign!("(")) {
            self.parameters()?;
        } else {
            let parameter = self.binding(false)?;
            self.items.push(parameter);
        }
        let parameters = self.list_from(start);
        if is_arrow {
            self.expect(sign!("=>"))?;
        }
        let body = if is_arrow && !self.is(sign!("{")) {
            let value = self.assignment()?;
            let value = self.put(Node::Return(value));
            self.tree.put_list(&[value])
        } else {
            self.statements_in_braces()?
        };
        let scope = self.scopes.leave(&mut self.tree);
        self.depth -= 1;
        self.tree.functions.push(Function {
            parameters,
            name,
            scope,
            body,
            is_library: self.is_library,
        });
        Ok(place_of_last(self.tree.functions.len()))
    }

    fn parameters(&mut self) -> Parsed<()> {
        if self.take(sign!(")")) {
            return Ok(());
        }
        loop {
            let parameter = if self.take(sign!("...")) {
                self.rest(true)?
            } else {
                self.binding(true)?
            };
            self.items.push(parameter);
            if !self.goes_on(sign!(")"))? {
                return Ok(());
            }
        }
    }

    fn rest(&mut self, in_function: bool) -> Parsed<Id> {
        let name = self.name()?;
        self.scopes.declare(name, in_function);
        Ok(self.put(Node::Rest(name)))
    }

    /// Whether the bracket that opens here is closed before an arrow.
    fn brackets_lead_to_arrow(&self) -> bool {
        let mut depth = 0_u32;
        let mut next = 0;
        loop {
            match self.ahead(next) {
                Kind::Sign(signs::PAREN | signs::BRACKET | signs::BRACE) => depth += 1,
                Kind::Sign(signs::END_PAREN | signs::END_BRACKET | signs::END_BRACE) => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return self.ahead(next + 1) == Kind::Sign(signs::ARROW);
                    }
                }
                Kind::End => return false,
                _ => {}
            }
            next += 1;
        }
    }

    /// A name or a pattern, declared in the innermost scope or in that of the function.
    pub fn target(&mut self, in_function: bool) -> Parsed<Id> {
        let is_object = self.take(sign!("{"));
        if !is_object && !self.take(sign!("[")) {
            let name = self.name()?;
            self.scopes.declare(name, in_function);
            return Ok(self.put(Node::Name(name)));
        }
        self.deepen()?;
        let parts = self.parts(is_object, in_function)?;
        self.depth -= 1;
        Ok(self.put(if is_object {
            Node::Parts(parts)
        } else {
            Node::Places(parts)
        }))
    }

    /// A target with its default.
    fn binding(&mut self, in_function: bool) -> Parsed<Id> {
        let target = self.target(in_function)?;
        self.with_default(target)
    }

    fn with_default(&mut self, target: Id) -> Parsed<Id> {
        if !self.take(sign!("=")) {
            return Ok(target);
        }
        let value = self.assignment()?;
        Ok(self.put(Node::Default(target, value)))
    }

    /// What an object or a list is taken apart to.
    fn parts(&mut self, is_object: bool, in_function: bool) -> Parsed<List> {
        let end = if is_object { sign!("}") } else { sign!("]") };
        let start = self.items.len();
        let mut goes_on = !self.take(end);
        while goes_on {
            if !is_object && self.take(sign!(",")) {
                self.items.push(NONE);
                goes_on = !self.take(end);
                continue;
            }
            let part = if self.take(sign!("...")) {
                self.rest(in_function)?
            } else if is_object {
                self.part_of_object(in_function)?
            } else {
                self.binding(in_function)?
            };
            self.items.push(part);
            goes_on = self.goes_on(end)?;
        }
        Ok(self.list_from(start))
    }

    fn part_of_object(&mut self, in_function: bool) -> Parsed<Id> {
        let word = self.peek();
        let key = self.property_name()?;
        let target = match word {
            _ if self.take(sign!(":")) => self.binding(in_function)?,
            Kind::Word(word) if !is_reserved(word) => {
                let name = self.symbol(word);
                self.scopes.declare(name, in_function);
                let target = self.put(Node::Name(name));
                self.with_default(target)?
            }
            _ => return Err(self.unexpected("")),
        };
        Ok(self.put(Node::Entry(key, target)))
    }

    /// The name of an entry: a word, a string or a number.
    pub fn property_name(&mut self) -> Parsed<Text> {
        let name = match self.peek() {
            Kind::Word(word) => self.tree.put_text(word),
            Kind::Text(text) => text,
            Kind::Number(value) => self.tree.put_text(&number::to_text(value)),
            _ => return Err(self.unexpected(" in an object")),
        };
        self.place += 1;
        Ok(name)
    }
}
