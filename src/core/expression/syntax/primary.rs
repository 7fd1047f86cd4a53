//! Literals, names, members and calls (ECMA-262 §13.2, §13.3).

use super::parser::{Parsed, Parser};
use super::scope::is_reserved;
use super::token::{Kind, sign, signs};
use super::tree::{Class, Id, List, Node, place_of_last};
use crate::expression::{HostCall, builtin};
use crate::find::parts;
use crate::joined::joined;

impl<'s> Parser<'s> {
    /// An operand with the members and calls that follow it.
    pub fn member_chain(&mut self) -> Parsed<Id> {
        let mut expr = self.primary()?;
        let mut has_optional = false;
        // What follows a call that throws is never reached.
        let is_of_host = match self.tree.node(expr) {
            Node::Host(host, _) => self.tree.hosts.get(host as usize) == Some(&HostCall::Throws),
            _ => false,
        };
        for _ in 0..=64 {
            let at = self.at();
            let optional = self.take(sign!("?."));
            has_optional |= optional;
            let node = if self.take(sign!("(")) {
                if let Node::Member(_, name, _) = self.tree.node(expr)
                    && !is_of_host
                {
                    self.note_method(name, at);
                }
                Node::Call(expr, self.elements(sign!(")"))?, optional)
            } else if self.take(sign!("[")) {
                let index = self.expression()?;
                self.expect(sign!("]"))?;
                // A member by a constant text is the same as one by a name.
                match self.tree.node(index) {
                    Node::Text(name) => Node::Member(expr, name, optional),
                    _ => Node::Index(expr, index, optional),
                }
            } else if optional || self.take(sign!(".")) {
                let Kind::Word(name) = self.peek() else {
                    return Err(self.unexpected(" after a point"));
                };
                self.place += 1;
                Node::Member(expr, self.tree.put_text(name), optional)
            } else if matches!(self.peek(), Kind::Template(_, true, _)) {
                return Err(self.fault("a tagged template"));
            } else {
                return Ok(if has_optional {
                    self.put(Node::Chain(expr))
                } else {
                    expr
                });
            };
            expr = self.put(node);
        }
        Err(self.fault("a chain of this length"))
    }

    fn primary(&mut self) -> Parsed<Id> {
        let node = match self.peek() {
            Kind::Number(value) => Node::Number(value),
            Kind::Text(text) => Node::Text(text),
            Kind::Pattern(pattern, flags) => Node::Pattern(pattern, flags),
            Kind::Template(..) => return self.template(),
            Kind::Word(word) => return self.word(word),
            _ if self.take(sign!("(")) => {
                let inner = self.expression()?;
                self.expect(sign!(")"))?;
                return Ok(inner);
            }
            _ if self.take(sign!("[")) => {
                let items = self.elements(sign!("]"))?;
                return Ok(self.put(Node::Items(items)));
            }
            _ if self.take(sign!("{")) => return self.object(),
            _ => return Err(self.unexpected(" where a value was expected")),
        };
        self.place += 1;
        Ok(self.put(node))
    }

    fn word(&mut self, word: &'s str) -> Parsed<Id> {
        let node = match word {
            "true" => Node::Bool(true),
            "false" => Node::Bool(false),
            "null" => Node::Null,
            "undefined" => Node::Undefined,
            "NaN" => Node::Number(f64::NAN),
            "Infinity" => Node::Number(f64::INFINITY),
            "function" => {
                self.place += 1;
                return self.function_expression();
            }
            "new" => return self.new_expression(),
            "async" if matches!(self.ahead(1), Kind::Word(_) | Kind::Sign(signs::PAREN)) => {
                return Err(self.unexpected(""));
            }
            _ if is_reserved(word) => return Err(self.unexpected("")),
            _ => return self.named(word),
        };
        self.place += 1;
        Ok(self.put(node))
    }

    /// A name: one of the script's own, one that the host answers for, or a built-in function.
    fn named(&mut self, name: &'s str) -> Parsed<Id> {
        let symbol = self.symbol(name);
        if !self.scopes.declares(symbol)
            && let Some(found) = self.known(name)?
        {
            return Ok(found);
        }
        self.note_use(symbol, self.place, false);
        self.place += 1;
        Ok(self.put(Node::Name(symbol)))
    }

    fn known(&mut self, name: &str) -> Parsed<Option<Id>> {
        if self.is_library
            && let Some(native) = builtin::Native::intrinsic(name)
        {
            self.place += 1;
            return Ok(Some(self.put(Node::Trusted(native))));
        }
        if let Some(host) = self.host_call(name)? {
            return Ok(Some(host));
        }
        // Form.io gives its libraries under its own name, too.
        let mut name = name;
        if matches!(name, "utils" | "util")
            && self.ahead(1) == Kind::Sign(signs::POINT)
            && let Kind::Word(library @ ("_" | "moment")) = self.ahead(2)
        {
            self.place += 2;
            name = library;
        }
        let mut passed = 3;
        let mut found = None;
        if let (Kind::Sign(signs::POINT | signs::OPTIONAL), Kind::Word(member)) =
            (self.ahead(1), self.ahead(2))
        {
            found = builtin::of_namespace(name, member);
        }
        if found.is_none() {
            passed = 1;
            found = builtin::of_namespace("", name);
        }
        Ok(found.map(|found| {
            if let Node::Native(native) = found {
                self.tree.needs_library |= native.is_scripted();
            }
            self.place += passed;
            self.put(found)
        }))
    }

    /// A call, or a name, that the host table knows.
    fn host_call(&mut self, name: &str) -> Parsed<Option<Id>> {
        for (path, answer) in self.host {
            let mut parts = parts(path, b'.');
            if parts.next() != Some(name) {
                continue;
            }
            let mut next = 1;
            let mut matches = true;
            for part in parts {
                matches &= matches!(self.ahead(next), Kind::Sign(signs::POINT | signs::OPTIONAL))
                    && self.ahead(next + 1) == Kind::Word(part);
                next += 2;
            }
            let is_method = next > 1;
            let is_call = self.ahead(next) == Kind::Sign(signs::PAREN);
            if !matches || (is_method && !is_call) {
                continue;
            }
            self.place += next + usize::from(is_method);
            let arguments = if is_method {
                self.elements(sign!(")"))?
            } else {
                List::default()
            };
            self.tree.hosts.push(answer.clone());
            let host = place_of_last(self.tree.hosts.len());
            return Ok(Some(self.put(Node::Host(host, arguments))));
        }
        Ok(None)
    }

    /// Values with commas between them, to a closing sign.
    fn elements(&mut self, end: u8) -> Parsed<List> {
        let start = self.items.len();
        let mut goes_on = !self.take(end);
        while goes_on {
            if self.is(sign!(",")) {
                return Err(self.fault("a hole in a list"));
            }
            let element = self.spread_or_value()?;
            self.items.push(element);
            goes_on = self.goes_on(end)?;
        }
        Ok(self.list_from(start))
    }

    fn spread_or_value(&mut self) -> Parsed<Id> {
        if !self.take(sign!("...")) {
            return self.assignment();
        }
        let value = self.assignment()?;
        Ok(self.put(Node::Spread(value)))
    }

    fn new_expression(&mut self) -> Parsed<Id> {
        let Kind::Word(name) = self.ahead(1) else {
            return Err(self.fault("`new` of this"));
        };
        let class = match name {
            "Date" => Class::Date,
            "Error" | "TypeError" | "RangeError" => Class::Error,
            "Array" => Class::Array,
            "Object" => Class::Object,
            "RegExp" => Class::RegExp,
            _ => return Err(self.fault(&joined(&["`new ", name, "`"], ""))),
        };
        self.place += 2;
        let arguments = if self.take(sign!("(")) {
            self.elements(sign!(")"))?
        } else {
            List::default()
        };
        // Of a text that is no date of the standard, the library makes one.
        let may_read = class == Class::Date && !self.tree.list(arguments).is_empty();
        self.tree.needs_library |= may_read;
        Ok(self.put(Node::New(class, arguments)))
    }

    fn template(&mut self) -> Parsed<Id> {
        let start = self.items.len();
        while let Kind::Template(text, _, is_last) = self.peek() {
            self.place += 1;
            let text = self.put(Node::Text(text));
            self.items.push(text);
            if is_last {
                break;
            }
            let value = self.expression()?;
            self.items.push(value);
            if !matches!(self.peek(), Kind::Template(_, false, _)) {
                return Err(self.fault("an open template"));
            }
        }
        let parts = self.list_from(start);
        Ok(self.put(Node::Template(parts)))
    }

    fn object(&mut self) -> Parsed<Id> {
        let start = self.items.len();
        let mut goes_on = !self.take(sign!("}"));
        while goes_on {
            let entry = self.entry()?;
            self.items.push(entry);
            goes_on = self.goes_on(sign!("}"))?;
        }
        let entries = self.list_from(start);
        Ok(self.put(Node::Entries(entries)))
    }

    fn entry(&mut self) -> Parsed<Id> {
        if self.is(sign!("...")) {
            return self.spread_or_value();
        }
        if self.take(sign!("[")) {
            let key = self.assignment()?;
            self.expect(sign!("]"))?;
            self.expect(sign!(":"))?;
            let value = self.assignment()?;
            return Ok(self.put(Node::Computed(key, value)));
        }
        let word = self.peek();
        let name = self.property_name()?;
        self.members.push(name);
        let value = match word {
            _ if self.take(sign!(":")) => self.assignment()?,
            _ if self.is(sign!("(")) => {
                let function = self.function_after_name(None)?;
                self.put(Node::Function(function))
            }
            Kind::Word(word) if self.is(sign!(",")) || self.is(sign!("}")) => {
                self.place -= 1;
                self.word(word)?
            }
            _ => return Err(self.unexpected("")),
        };
        Ok(self.put(Node::Entry(name, value)))
    }
}
