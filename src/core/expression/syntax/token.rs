//! Words, numbers and signs of a script (ECMA-262 §12).

mod literal;

use std::sync::Arc;

use super::parser::{Fault, Parsed};
use crate::expression::Unsupported;
use crate::find::find;
use crate::joined::joined;
use crate::value::number::is_space;

/// Bytes of a script at most.
const LONGEST: usize = 200_000;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Kind<'s> {
    Number(f64),
    Text(u32),
    /// A piece of a template, whether it is the first one, and whether the last.
    Template(u32, bool, bool),
    /// A regular expression and its flags.
    Pattern(u32, u32),
    Word(&'s str),
    /// A sign, as its place among all.
    Sign(u8),
    End,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'s> {
    pub kind: Kind<'s>,
    pub at: usize,
    pub after_newline: bool,
}

/// All signs, the longer ones before those that begin them.
pub(super) const SIGNS: [&str; 59] = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=",
    "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
    "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%",
    "&", "|", "^", "!", "~", "?", ":", "=", ".", "`", "\0",
];

/// The place of a sign, known when this is compiled.
macro_rules! sign {
    ($text:literal) => {
        const { $crate::expression::syntax::token::place($text) }
    };
}
pub(super) use sign;

/// Signs that are told apart where the next token is looked at.
pub(super) mod signs {
    use super::place;

    pub const NOT: u8 = place("!");
    pub const MINUS: u8 = place("-");
    pub const PLUS: u8 = place("+");
    pub const TILDE: u8 = place("~");
    pub const UP: u8 = place("++");
    pub const DOWN: u8 = place("--");
    pub const POINT: u8 = place(".");
    pub const OPTIONAL: u8 = place("?.");
    pub const BRACE: u8 = place("{");
    pub const END_BRACE: u8 = place("}");
    pub const BRACKET: u8 = place("[");
    pub const END_BRACKET: u8 = place("]");
    pub const PAREN: u8 = place("(");
    pub const END_PAREN: u8 = place(")");
    pub const ARROW: u8 = place("=>");
    pub const SEMICOLON: u8 = place(";");
    pub const COLON: u8 = place(":");
}

pub(super) const fn place(sign: &str) -> u8 {
    let mut place = 0;
    while place < SIGNS.len() {
        let (known, wanted) = (SIGNS[place].as_bytes(), sign.as_bytes());
        let mut at = 0;
        while at < known.len() && at < wanted.len() && known[at] == wanted[at] {
            at += 1;
        }
        if at == known.len() && at == wanted.len() {
            return place as u8;
        }
        place += 1;
    }
    panic!("there is no such sign")
}

pub(super) struct Lexer<'s> {
    source: &'s str,
    at: usize,
    /// For each template that is open, how many braces are open in its expression.
    templates: Vec<u32>,
    pub tokens: Vec<Token<'s>>,
    pub texts: Vec<Arc<str>>,
    pub unsupported: Option<Unsupported>,
}

impl<'s> Lexer<'s> {
    pub fn new(source: &'s str) -> Self {
        Self {
            source,
            at: 0,
            templates: Vec::new(),
            tokens: Vec::new(),
            texts: Vec::new(),
            unsupported: None,
        }
    }

    /// Reads the script as tokens; the last one is [`Kind::End`].
    pub fn run(&mut self) -> Parsed<()> {
        if self.source.len() > LONGEST {
            return Err(self.fault_at("a script of this length", LONGEST));
        }
        loop {
            let after_newline = self.skip_space()?;
            let at = self.at;
            let kind = self.next()?;
            self.tokens.push(Token {
                kind,
                at,
                after_newline,
            });
            if kind == Kind::End {
                return Ok(());
            }
        }
    }

    fn put(&mut self, text: &str) -> u32 {
        self.texts.push(text.into());
        super::tree::place_of_last(self.texts.len())
    }

    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over white space and comments; whether a line ended among them.
    fn skip_space(&mut self) -> Parsed<bool> {
        let mut newline = false;
        loop {
            let rest = self.rest();
            if rest.starts_with("//") || rest.starts_with("<!--") {
                let end = rest.find(is_newline);
                self.at += end.unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                let Some(end) = find(rest, "*/") else {
                    return Err(self.fault("an open comment"));
                };
                newline |= rest
                    .get(..end)
                    .is_some_and(|text| text.contains(is_newline));
                self.at += end + 2;
            } else {
                match rest.chars().next() {
                    Some(character) if is_space(character) => {
                        newline |= is_newline(character);
                        self.at += character.len_utf8();
                    }
                    _ => return Ok(newline),
                }
            }
        }
    }

    fn next(&mut self) -> Parsed<Kind<'s>> {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return Ok(Kind::End);
        };
        let second_is_digit = rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit);
        if first.is_ascii_digit() || (first == '.' && second_is_digit) {
            return self.number();
        }
        if is_word(first) {
            let length = rest.find(|c| !is_word(c) && !c.is_ascii_digit());
            let length = length.unwrap_or(rest.len());
            self.at += length;
            return Ok(Kind::Word(rest.get(..length).unwrap_or_default()));
        }
        match first {
            '"' | '\'' => return self.text(first),
            '/' if self.pattern_may_follow() => return self.pattern(),
            '}' if self.templates.last() == Some(&0) => {
                self.templates.pop();
                self.at += 1;
                return self.template(false);
            }
            '`' => {
                self.at += 1;
                return self.template(true);
            }
            _ => {}
        }
        let found = SIGNS
            .iter()
            .zip(0..)
            .find(|(sign, _)| rest.starts_with(**sign));
        let Some((sign, mut place)) = found else {
            let mut buffer = [0; 4];
            let first = &*first.encode_utf8(&mut buffer);
            return Err(self.fault(&joined(&["`", first, "`"], "")));
        };
        let mut length = sign.len();
        if place == sign!("?.") && rest.as_bytes().get(2).is_some_and(u8::is_ascii_digit) {
            place = sign!("?");
            length = 1;
        }
        if let Some(braces) = self.templates.last_mut() {
            if place == sign!("{") {
                *braces += 1;
            } else if place == sign!("}") {
                *braces = braces.saturating_sub(1);
            }
        }
        self.at += length;
        Ok(Kind::Sign(place))
    }

    /// Whether a slash begins a regular expression here: after an operator or at the start, not
    /// after a value. After the bracket of an `if` this guesses wrong, as no script of a form does.
    fn pattern_may_follow(&self) -> bool {
        const AFTER: [u8; 5] = [sign!(")"), sign!("]"), sign!("}"), sign!("++"), sign!("--")];
        match self.tokens.last().map(|token| token.kind) {
            None => true,
            Some(Kind::Sign(sign)) => !AFTER.contains(&sign),
            Some(Kind::Word(word)) => {
                ["return", "typeof", "case", "in", "of", "void", "else"].contains(&word)
            }
            Some(Kind::Template(_, _, is_last)) => !is_last,
            Some(_) => false,
        }
    }

    fn fault(&mut self, what: &str) -> Fault {
        self.fault_at(what, self.at)
    }

    fn fault_at(&mut self, what: &str, at: usize) -> Fault {
        self.unsupported = Some(Unsupported::new(what, at));
        Fault
    }
}

fn is_newline(character: char) -> bool {
    matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}')
}

/// Whether a character may begin a name. Beyond ASCII all but white space may: the tables that tell
/// letters apart would cost more than they find.
fn is_word(character: char) -> bool {
    character.is_ascii_alphabetic()
        || character == '_'
        || character == '$'
        || !(character.is_ascii() || is_space(character))
}
