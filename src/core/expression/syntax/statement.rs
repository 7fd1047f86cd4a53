//! Statements (ECMA-262 §14).

use super::parser::{Parsed, Parser};
use super::token::{Kind, sign, signs};
use super::tree::{Id, List, NONE, Node, Scope, place_of_last};

impl Parser<'_> {
    pub fn statement(&mut self) -> Parsed<Id> {
        self.deepen()?;
        let read = self.any_statement()?;
        self.depth -= 1;
        Ok(read)
    }

    fn any_statement(&mut self) -> Parsed<Id> {
        let Kind::Word(word) = self.peek() else {
            if self.is(sign!("{")) {
                return self.block();
            }
            if self.take(sign!(";")) {
                return Ok(NONE);
            }
            return self.expression_statement();
        };
        let is_label = self.ahead(1) == Kind::Sign(signs::COLON);
        let is_let = matches!(
            self.ahead(1),
            Kind::Word(_) | Kind::Sign(signs::BRACE | signs::BRACKET)
        );
        match word {
            "let" if !is_let => return self.expression_statement(),
            "var" | "const" | "let" => {
                let declaration = self.declarators()?;
                self.end_of_statement()?;
                return Ok(declaration);
            }
            "function" | "if" | "for" | "while" | "do" | "return" | "break" | "continue"
            | "throw" | "try" | "switch" => self.place += 1,
            _ if is_label => return Err(self.fault("a label")),
            _ => return self.expression_statement(),
        }
        match word {
            "function" => self.function_declaration(),
            "if" => self.if_statement(),
            "for" => self.for_statement(),
            "while" => {
                let test = self.condition()?;
                let body = self.statement()?;
                Ok(self.put(Node::While(test, body)))
            }
            "do" => {
                let body = self.statement()?;
                if !self.take_word("while") {
                    return Err(self.fault("`do` without `while`"));
                }
                let test = self.condition()?;
                self.take(sign!(";"));
                Ok(self.put(Node::DoWhile(body, test)))
            }
            "try" => self.try_statement(),
            "switch" => self.switch_statement(),
            _ => self.leaving_statement(word),
        }
    }

    /// `return`, `throw`, `break` and `continue`.
    fn leaving_statement(&mut self, word: &str) -> Parsed<Id> {
        let ends = matches!(
            self.peek(),
            Kind::Sign(signs::SEMICOLON | signs::END_BRACE) | Kind::End
        );
        let node = match word {
            "return" if ends || self.is_after_newline() => Node::Return(NONE),
            "return" => Node::Return(self.expression()?),
            "throw" => Node::Throw(self.expression()?),
            _ if matches!(self.peek(), Kind::Word(_)) && !self.is_after_newline() => {
                return Err(self.fault("a label"));
            }
            "break" => Node::Break,
            _ => Node::Continue,
        };
        self.end_of_statement()?;
        Ok(self.put(node))
    }

    fn expression_statement(&mut self) -> Parsed<Id> {
        let expr = self.expression()?;
        self.end_of_statement()?;
        Ok(expr)
    }

    /// `(…)` after `if` and `while`.
    fn condition(&mut self) -> Parsed<Id> {
        self.expect(sign!("("))?;
        let test = self.expression()?;
        self.expect(sign!(")"))?;
        Ok(test)
    }

    /// Statements in braces, in a scope of their own.
    fn block(&mut self) -> Parsed<Id> {
        self.scopes.enter(false);
        let statements = self.statements_in_braces()?;
        let block = self.put(Node::Block(statements));
        let scope = self.leave_scope();
        Ok(self.put(Node::Scoped(scope, block)))
    }

    fn leave_scope(&mut self) -> u32 {
        let scope = self.scopes.leave(&mut self.tree);
        self.tree.scopes.push(scope);
        place_of_last(self.tree.scopes.len())
    }

    pub fn statements_in_braces(&mut self) -> Parsed<List> {
        self.expect(sign!("{"))?;
        let start = self.items.len();
        while !self.take(sign!("}")) {
            if self.peek() == Kind::End {
                return Err(self.fault("an open block"));
            }
            let statement = self.statement()?;
            self.items.push(statement);
        }
        Ok(self.list_from(start))
    }

    /// `var`, `let` or `const` with what follows, without its end.
    fn declarators(&mut self) -> Parsed<Id> {
        let in_function = self.is_word("var");
        self.place += 1;
        let start = self.items.len();
        loop {
            let target = self.target(in_function)?;
            let value = if self.take(sign!("=")) {
                self.assignment()?
            } else if in_function {
                NONE
            } else {
                self.put(Node::Undefined)
            };
            self.items.extend([target, value]);
            if !self.take(sign!(",")) {
                let all = self.list_from(start);
                return Ok(self.put(Node::Declare(all)));
            }
        }
    }

    fn function_declaration(&mut self) -> Parsed<Id> {
        let symbol = self.name()?;
        self.scopes.declare(symbol, false);
        let function = self.function_after_name(None)?;
        self.scopes.declare_function(symbol, function);
        Ok(NONE)
    }

    fn if_statement(&mut self) -> Parsed<Id> {
        let start = self.items.len();
        loop {
            let test = self.condition()?;
            let then = self.statement()?;
            self.items.extend([test, then]);
            if !self.take_word("else") {
                break;
            }
            if !self.take_word("if") {
                let otherwise = self.statement()?;
                self.items.push(otherwise);
                break;
            }
        }
        let all = self.list_from(start);
        Ok(self.put(Node::If(all)))
    }

    fn for_statement(&mut self) -> Parsed<Id> {
        self.expect(sign!("("))?;
        self.scopes.enter(false);
        let declares = self.is_word("var") || self.is_word("const") || self.is_word("let");
        let names_one = matches!(self.ahead(2), Kind::Word("of" | "in"));
        let takes_apart = matches!(self.ahead(1), Kind::Sign(signs::BRACE | signs::BRACKET));
        let first = if self.is(sign!(";")) {
            NONE
        } else if declares && (names_one || takes_apart) {
            let in_function = self.is_word("var");
            self.place += 1;
            self.target(in_function)?
        } else if declares {
            self.declarators()?
        } else {
            let place = self.assignment_with(false)?;
            self.sequence_from(place)?
        };
        if matches!(self.peek(), Kind::Word("of" | "in")) {
            return self.for_each(first);
        }
        self.expect(sign!(";"))?;
        let mut parts = [first, NONE, NONE, NONE];
        for (part, end) in parts.iter_mut().skip(1).zip([sign!(";"), sign!(")")]) {
            if !self.is(end) {
                *part = self.expression()?;
            }
            self.expect(end)?;
        }
        let [.., body] = &mut parts;
        *body = self.statement()?;
        let parts = self.tree.put_list(&parts);
        let counting = self.put(Node::For(parts));
        let scope = self.leave_scope();
        Ok(self.put(Node::Scoped(scope, counting)))
    }

    fn for_each(&mut self, target: Id) -> Parsed<Id> {
        let gives_keys = self.is_word("in");
        self.place += 1;
        let over = self.expression()?;
        self.expect(sign!(")"))?;
        let body = self.statement()?;
        let parts = self.tree.put_list(&[target, over, body]);
        let scope = self.leave_scope();
        Ok(self.put(Node::ForEach(scope, gives_keys, parts)))
    }

    fn try_statement(&mut self) -> Parsed<Id> {
        let body = self.block()?;
        let mut catch = NONE;
        if self.take_word("catch") {
            self.scopes.enter(false);
            let mut target = NONE;
            if self.take(sign!("(")) {
                target = self.target(false)?;
                self.expect(sign!(")"))?;
            }
            let block = self.block()?;
            let scope = self.leave_scope();
            catch = self.put(Node::Catch(scope, target, block));
        }
        let finally = if self.take_word("finally") {
            self.block()?
        } else {
            NONE
        };
        let parts = self.tree.put_list(&[body, catch, finally]);
        Ok(self.put(Node::Try(parts)))
    }

    fn switch_statement(&mut self) -> Parsed<Id> {
        let value = self.condition()?;
        self.expect(sign!("{"))?;
        self.scopes.enter(false);
        let start = self.items.len();
        while !self.take(sign!("}")) {
            let case = self.case()?;
            self.items.push(case);
        }
        let cases = self.list_from(start);
        let scope = self.leave_scope();
        let Scope { functions, .. } = self.tree.scope(scope);
        if !self.tree.list(functions).is_empty() {
            return Err(self.fault("a function declared in a `switch`"));
        }
        Ok(self.put(Node::Switch(scope, value, cases)))
    }

    fn case(&mut self) -> Parsed<Id> {
        let test = if self.take_word("case") {
            self.expression()?
        } else if self.take_word("default") {
            NONE
        } else {
            return Err(self.unexpected(""));
        };
        self.expect(sign!(":"))?;
        let start = self.items.len();
        while !self.is(sign!("}")) && !self.is_word("case") && !self.is_word("default") {
            if self.peek() == Kind::End {
                return Err(self.fault("an open `switch`"));
            }
            let statement = self.statement()?;
            self.items.push(statement);
        }
        let statements = self.list_from(start);
        Ok(self.put(Node::Case(test, statements)))
    }
}
