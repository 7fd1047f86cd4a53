//! The state of reading, and what every part of it needs.

use std::sync::Arc;

use super::scope::{Outermost, Scopes, Use};
use super::token::{Kind, Token, tokens};
use super::tree::{Block, Function, Program};
use crate::expression::{HostCall, Unsupported, builtin};

/// Levels of nesting at most, so that neither reading nor dropping a tree uses up the stack.
const DEEPEST: u32 = 96;

pub(super) struct Parser<'s> {
    tokens: Vec<Token<'s>>,
    place: usize,
    depth: u32,
    pub scopes: Scopes,
    pub host: &'s [(&'s str, HostCall)],
    /// Keys of object literals and assigned members, which may hold functions.
    pub members: Vec<Arc<str>>,
    /// Names that are called as methods and are none of any built-in kind.
    pub methods: Vec<(Arc<str>, usize)>,
    /// Whether this is a function of the library, which sees the others and what only they see.
    pub is_library: bool,
}

/// Reads a whole script.
pub(in crate::expression) fn parse(
    source: &str,
    host: &[(&str, HostCall)],
) -> Result<Program, Unsupported> {
    let mut parser = Parser::new(source, host)?;
    let mut statements = Vec::new();
    while parser.peek() != &Kind::End {
        statements.push(parser.statement()?);
    }
    let (scope, functions, undeclared) = parser.end()?;
    let unknown = |(name, _): &&(Arc<str>, usize)| !parser.members.contains(name);
    if let Some((name, at)) = parser.methods.iter().find(unknown) {
        return Err(Unsupported::new(&["the method `", name, "`"].concat(), *at));
    }
    Ok(Program {
        names: parser.scopes.names,
        body: Block {
            scope,
            functions,
            statements,
        },
        undeclared,
    })
}

/// Reads a function of the library, from its name on.
pub(in crate::expression) fn library_function(source: &str) -> Result<Function, Unsupported> {
    let mut parser = Parser::new(source, &[])?;
    parser.is_library = true;
    parser.name()?;
    let function = parser.function_after_name(None)?;
    parser.end()?;
    Ok(function)
}

impl<'s> Parser<'s> {
    fn new(source: &'s str, host: &'s [(&'s str, HostCall)]) -> Result<Self, Unsupported> {
        let mut parser = Self {
            tokens: tokens(source)?,
            place: 0,
            depth: 0,
            scopes: Scopes::default(),
            host,
            members: Vec::new(),
            methods: Vec::new(),
            is_library: false,
        };
        parser.scopes.enter(true);
        Ok(parser)
    }

    fn end(&mut self) -> Result<Outermost, Unsupported> {
        let unknown = |used: Use| Unsupported::new(&["`", &used.path, "`"].concat(), used.at);
        self.scopes.leave_outermost().map_err(unknown)
    }

    pub fn peek(&self) -> &Kind<'s> {
        self.ahead(0)
    }

    /// What comes so many tokens later.
    pub fn ahead(&self, tokens: usize) -> &Kind<'s> {
        const END: &Kind<'static> = &Kind::End;
        let token = self.tokens.get(self.place + tokens);
        token.map_or(END, |token| &token.kind)
    }

    pub fn at(&self) -> usize {
        let token = self.tokens.get(self.place).or(self.tokens.last());
        token.map_or(0, |token| token.at)
    }

    pub fn is_after_newline(&self) -> bool {
        let token = self.tokens.get(self.place);
        token.is_some_and(|token| token.after_newline)
    }

    pub fn advance(&mut self) {
        self.place += 1;
    }

    /// Passes over so many tokens.
    pub fn place_after(&mut self, tokens: usize) {
        self.place += tokens;
    }

    /// Stands before the last token again.
    pub fn step_back(&mut self) {
        self.place = self.place.saturating_sub(1);
    }

    pub fn is(&self, sign: &str) -> bool {
        matches!(self.peek(), Kind::Sign(found) if *found == sign)
    }

    pub fn is_word(&self, word: &str) -> bool {
        matches!(self.peek(), Kind::Word(found) if *found == word)
    }

    /// Passes over a sign if it comes next.
    pub fn take(&mut self, sign: &str) -> bool {
        let found = self.is(sign);
        self.place += usize::from(found);
        found
    }

    /// Passes over a word if it comes next.
    pub fn take_word(&mut self, word: &str) -> bool {
        let found = self.is_word(word);
        self.place += usize::from(found);
        found
    }

    pub fn expect(&mut self, sign: &str) -> Result<(), Unsupported> {
        if self.take(sign) {
            return Ok(());
        }
        Err(self.fault(&format!("{} where `{sign}` was expected", self.found())))
    }

    /// A name that is none of the language's own words.
    pub fn name(&mut self) -> Result<&'s str, Unsupported> {
        match *self.peek() {
            Kind::Word(word) if !is_reserved(word) => {
                self.advance();
                Ok(word)
            }
            _ => Err(self.fault(&format!("{} where a name was expected", self.found()))),
        }
    }

    /// The end of a statement: a semicolon, or where one may be left out (ECMA-262 §12.10).
    pub fn end_of_statement(&mut self) -> Result<(), Unsupported> {
        if self.take(";") || self.is("}") || self.peek() == &Kind::End || self.is_after_newline() {
            return Ok(());
        }
        Err(self.fault(&format!("{} after a statement", self.found())))
    }

    /// Reads something one level deeper.
    pub fn deeper<T>(
        &mut self,
        read: impl FnOnce(&mut Self) -> Result<T, Unsupported>,
    ) -> Result<T, Unsupported> {
        if self.depth >= DEEPEST {
            return Err(self.fault("nesting of this depth"));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    /// How the next token is called in a message.
    pub fn found(&self) -> String {
        match self.peek() {
            Kind::Word(word) => format!("`{word}`"),
            Kind::Sign(sign) => format!("`{sign}`"),
            Kind::End => "the end".to_owned(),
            Kind::Number(_) => "a number".to_owned(),
            Kind::Pattern(..) => "a regular expression".to_owned(),
            Kind::Text(_) | Kind::Template(..) => "a string".to_owned(),
        }
    }

    pub fn fault(&self, what: &str) -> Unsupported {
        Unsupported::new(what, self.at())
    }

    /// Notes that a name is used, as far as its members that follow.
    pub fn note_use(&mut self, name: &str, at: usize, is_assigned: bool) -> u32 {
        let symbol = self.scopes.symbol(name);
        let mut path = name.to_owned();
        let mut next = 0;
        while let (Kind::Sign("." | "?."), Kind::Word(member)) =
            (self.ahead(next), self.ahead(next + 1))
        {
            path.push('.');
            path.push_str(member);
            next += 2;
        }
        self.scopes.note(Use {
            symbol,
            at,
            is_assigned,
            path,
        });
        symbol
    }

    /// Notes a method call, to be refused unless some kind or the script itself has the method.
    pub fn note_method(&mut self, name: &Arc<str>, at: usize) {
        if !builtin::is_method(name) {
            self.methods.push((Arc::clone(name), at));
        }
    }

    /// Whether the bracket that opens here is closed before an arrow.
    pub fn brackets_lead_to_arrow(&self) -> bool {
        let mut depth = 0_u32;
        let mut next = 0;
        loop {
            match self.ahead(next) {
                Kind::Sign("(" | "[" | "{") => depth += 1,
                Kind::Sign(")" | "]" | "}") => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return matches!(self.ahead(next + 1), Kind::Sign("=>"));
                    }
                }
                Kind::End => return false,
                _ => {}
            }
            next += 1;
        }
    }
}

/// The words that cannot be names (ECMA-262 §12.7.2).
pub(super) fn is_reserved(word: &str) -> bool {
    const WORDS: [&str; 38] = [
        "await",
        "break",
        "case",
        "catch",
        "class",
        "const",
        "continue",
        "debugger",
        "default",
        "delete",
        "do",
        "else",
        "enum",
        "export",
        "extends",
        "false",
        "finally",
        "for",
        "function",
        "if",
        "import",
        "in",
        "instanceof",
        "new",
        "null",
        "return",
        "super",
        "switch",
        "this",
        "throw",
        "true",
        "try",
        "typeof",
        "var",
        "void",
        "while",
        "with",
        "yield",
    ];
    WORDS.binary_search(&word).is_ok()
}
