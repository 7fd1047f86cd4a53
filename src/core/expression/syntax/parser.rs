//! The state of reading, and what every part of it needs.

use super::scope::{Scopes, Use, is_reserved};
use super::token::{Kind, Lexer, SIGNS, Token, sign, signs};
use super::tree::{Id, List, Node, Symbol, Tree, place_of_last};
use crate::expression::{HostCall, Unsupported, builtin};
use crate::joined::joined;

/// Levels of nesting at most, so that reading a script does not use up the stack.
const DEEPEST: u32 = 96;

/// Something outside the subset was met; the parser knows what.
#[derive(Debug)]
pub(super) struct Fault;

pub(super) type Parsed<T> = Result<T, Fault>;

pub(super) struct Parser<'s> {
    tokens: Vec<Token<'s>>,
    pub place: usize,
    pub depth: u32,
    pub tree: Tree,
    /// Lists that are being read, one after another.
    pub items: Vec<u32>,
    pub scopes: Scopes,
    pub host: &'s [(&'s str, HostCall)],
    /// Keys of object literals and assigned members, which may hold functions.
    pub members: Vec<u32>,
    /// Names that are called as methods and are none of any built-in kind, and where.
    pub methods: Vec<(u32, usize)>,
    /// Whether this is a function of the library, which sees the others and what only they see.
    pub is_library: bool,
    unsupported: Option<Unsupported>,
}

/// Reads a whole script.
pub(in crate::expression) fn parse(
    source: &str,
    host: &[(&str, HostCall)],
) -> Result<Tree, Unsupported> {
    let mut parser = Parser::new(source, host)?;
    let read = parser.script();
    parser.end(read)
}

/// Reads a function of the library, from its name on; it is the only function of its tree that
/// stands in no other.
pub(in crate::expression) fn library_function(source: &str) -> Result<Tree, Unsupported> {
    let mut parser = Parser::new(source, &[])?;
    parser.is_library = true;
    let read = parser.function_of_library();
    parser.end(read)
}

impl<'s> Parser<'s> {
    fn new(source: &'s str, host: &'s [(&'s str, HostCall)]) -> Result<Self, Unsupported> {
        let mut lexer = Lexer::new(source);
        // What was met is looked at here alone, so that a fault takes no room elsewhere.
        let _ = lexer.run();
        match lexer.unsupported {
            Some(unsupported) => Err(unsupported),
            None => Ok(Self {
                tokens: lexer.tokens,
                place: 0,
                depth: 0,
                tree: Tree::with_texts(lexer.texts),
                items: Vec::new(),
                scopes: Scopes::default(),
                host,
                members: Vec::new(),
                methods: Vec::new(),
                is_library: false,
                unsupported: None,
            }),
        }
    }

    fn end(self, read: Parsed<()>) -> Result<Tree, Unsupported> {
        match (read, self.unsupported) {
            (Err(Fault), Some(unsupported)) => Err(unsupported),
            _ => Ok(self.tree),
        }
    }

    fn script(&mut self) -> Parsed<()> {
        self.scopes.enter(true);
        let start = self.items.len();
        while self.peek() != Kind::End {
            let statement = self.statement()?;
            self.items.push(statement);
        }
        self.tree.body = self.list_from(start);
        self.leave_outermost()?;
        for at in 0..self.methods.len() {
            let Some((name, place)) = self.methods.get(at).copied() else {
                break;
            };
            let name = self.tree.text(name);
            let mut members = self.members.iter();
            if !members.any(|member| self.tree.text(*member) == name) {
                let what = joined(&["the method `", name, "`"], "");
                return Err(self.fault_at(&what, place));
            }
        }
        Ok(())
    }

    fn function_of_library(&mut self) -> Parsed<()> {
        self.scopes.enter(true);
        self.name()?;
        self.function_after_name(None)?;
        self.leave_outermost()
    }

    fn leave_outermost(&mut self) -> Parsed<()> {
        match self.scopes.leave_outermost(&mut self.tree) {
            Ok(scope) => {
                self.tree.scope = scope;
                Ok(())
            }
            Err(used) => {
                self.place = used.token;
                let mut path = "`".to_owned();
                while let Kind::Word(word) = self.peek() {
                    path.push_str(word);
                    if !matches!(self.ahead(1), Kind::Sign(signs::POINT | signs::OPTIONAL))
                        || !matches!(self.ahead(2), Kind::Word(_))
                    {
                        break;
                    }
                    path.push('.');
                    self.place += 2;
                }
                path.push('`');
                self.place = used.token;
                Err(self.fault(&path))
            }
        }
    }

    pub fn put(&mut self, node: Node) -> Id {
        self.tree.put(node)
    }

    /// A list of what was read since there were so many items.
    pub fn list_from(&mut self, start: usize) -> List {
        let list = self.items.get(start..).unwrap_or_default();
        let list = self.tree.put_list(list);
        self.items.truncate(start);
        list
    }

    pub fn symbol(&mut self, name: &str) -> Symbol {
        let names = &mut self.tree.names;
        let place = names.iter().position(|known| **known == *name);
        let place = place.unwrap_or_else(|| {
            names.push(name.into());
            names.len() - 1
        });
        place_of_last(place + 1)
    }

    pub fn peek(&self) -> Kind<'s> {
        self.ahead(0)
    }

    /// What comes so many tokens later.
    pub fn ahead(&self, tokens: usize) -> Kind<'s> {
        let token = self.tokens.get(self.place + tokens);
        token.map_or(Kind::End, |token| token.kind)
    }

    fn token(&self) -> Option<&Token<'s>> {
        self.tokens.get(self.place).or(self.tokens.last())
    }

    pub fn at(&self) -> usize {
        self.token().map_or(0, |token| token.at)
    }

    pub fn is_after_newline(&self) -> bool {
        self.token().is_some_and(|token| token.after_newline)
    }

    pub fn is(&self, sign: u8) -> bool {
        self.peek() == Kind::Sign(sign)
    }

    pub fn is_word(&self, word: &str) -> bool {
        self.peek() == Kind::Word(word)
    }

    /// Passes over a sign if it comes next.
    pub fn take(&mut self, sign: u8) -> bool {
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

    pub fn expect(&mut self, sign: u8) -> Parsed<()> {
        if self.take(sign) {
            return Ok(());
        }
        let sign = SIGNS.get(usize::from(sign)).copied().unwrap_or_default();
        Err(self.unexpected(&joined(&[" where `", sign, "` was expected"], "")))
    }

    /// Whether a list goes on after an item; takes the comma or the closing sign.
    pub fn goes_on(&mut self, end: u8) -> Parsed<bool> {
        if self.take(sign!(",")) {
            return Ok(!self.take(end));
        }
        self.expect(end)?;
        Ok(false)
    }

    /// A name that is none of the language's own words.
    pub fn name(&mut self) -> Parsed<Symbol> {
        match self.peek() {
            Kind::Word(word) if !is_reserved(word) => {
                self.place += 1;
                Ok(self.symbol(word))
            }
            _ => Err(self.unexpected(" where a name was expected")),
        }
    }

    /// The end of a statement: a semicolon, or where one may be left out (ECMA-262 §12.10).
    pub fn end_of_statement(&mut self) -> Parsed<()> {
        if self.take(sign!(";"))
            || self.is(sign!("}"))
            || self.peek() == Kind::End
            || self.is_after_newline()
        {
            return Ok(());
        }
        Err(self.unexpected(" after a statement"))
    }

    /// Goes one level deeper; who comes back counts down.
    pub fn deepen(&mut self) -> Parsed<()> {
        if self.depth >= DEEPEST {
            return Err(self.fault("nesting of this depth"));
        }
        self.depth += 1;
        Ok(())
    }

    /// The fault that the next token is, with what follows in its message.
    pub fn unexpected(&mut self, more: &str) -> Fault {
        let (quote, token) = match self.peek() {
            Kind::Word(word) => ("`", word),
            Kind::Sign(sign) => (
                "`",
                SIGNS.get(usize::from(sign)).copied().unwrap_or_default(),
            ),
            Kind::End => ("", "the end"),
            Kind::Number(_) => ("", "a number"),
            Kind::Pattern(..) => ("", "a regular expression"),
            Kind::Text(_) | Kind::Template(..) => ("", "a string"),
        };
        self.fault(&joined(&[quote, token, quote, more], ""))
    }

    pub fn fault(&mut self, what: &str) -> Fault {
        self.fault_at(what, self.at())
    }

    pub fn fault_at(&mut self, what: &str, at: usize) -> Fault {
        self.unsupported = Some(Unsupported::new(what, at));
        Fault
    }

    /// Notes that a name is used at a token.
    pub fn note_use(&mut self, symbol: Symbol, token: usize, is_assigned: bool) {
        self.scopes.note(Use {
            symbol,
            token,
            is_assigned,
        });
    }

    /// Notes a method call, to be refused unless some kind or the script itself has the method.
    pub fn note_method(&mut self, name: u32, at: usize) {
        if self.is_library {
            return;
        }
        match builtin::is_method(self.tree.text(name)) {
            Some(is_scripted) => self.tree.needs_library |= is_scripted,
            None => self.methods.push((name, at)),
        }
    }
}
