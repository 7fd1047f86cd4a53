//! Words, numbers and signs of a script (ECMA-262 §12).

mod literal;

use std::sync::Arc;

use crate::expression::Unsupported;
use crate::value::number::is_space;

/// Bytes of a script at most.
const LONGEST: usize = 200_000;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Kind<'s> {
    Number(f64),
    Text(Arc<str>),
    /// A piece of a template, whether it is the first one, and whether the last.
    Template(Arc<str>, bool, bool),
    /// A regular expression and its flags.
    Pattern(Arc<str>, Arc<str>),
    Word(&'s str),
    Sign(&'static str),
    End,
}

#[derive(Clone, Debug)]
pub(super) struct Token<'s> {
    pub kind: Kind<'s>,
    pub at: usize,
    pub after_newline: bool,
}

/// All signs, the longer ones before those that begin them.
const SIGNS: [&str; 58] = [
    ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=",
    "<=", ">=", "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=",
    "<<", ">>", "**", "{", "}", "(", ")", "[", "]", ";", ",", "<", ">", "+", "-", "*", "/", "%",
    "&", "|", "^", "!", "~", "?", ":", "=", ".", "`",
];

/// The script as tokens; the last one is [`Kind::End`].
pub(super) fn tokens(source: &str) -> Result<Vec<Token<'_>>, Unsupported> {
    if source.len() > LONGEST {
        return Err(Unsupported::new("a script of this length", LONGEST));
    }
    let mut lexer = Lexer {
        source,
        at: 0,
        templates: Vec::new(),
        tokens: Vec::new(),
    };
    lexer.run()?;
    Ok(lexer.tokens)
}

struct Lexer<'s> {
    source: &'s str,
    at: usize,
    /// For each template that is open, how many braces are open in its expression.
    templates: Vec<u32>,
    tokens: Vec<Token<'s>>,
}

impl<'s> Lexer<'s> {
    fn run(&mut self) -> Result<(), Unsupported> {
        loop {
            let after_newline = self.skip_space()?;
            let at = self.at;
            let kind = self.next()?;
            let is_end = kind == Kind::End;
            self.tokens.push(Token {
                kind,
                at,
                after_newline,
            });
            if is_end {
                return Ok(());
            }
        }
    }

    fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Passes over white space and comments; whether a line ended among them.
    fn skip_space(&mut self) -> Result<bool, Unsupported> {
        let mut newline = false;
        loop {
            let rest = self.rest();
            if rest.starts_with("//") || rest.starts_with("<!--") {
                let end = rest.find(['\n', '\r', '\u{2028}', '\u{2029}']);
                self.at += end.unwrap_or(rest.len());
            } else if rest.starts_with("/*") {
                let end = rest.find("*/");
                let end = end.ok_or_else(|| self.fault("an open comment"))?;
                newline |= rest
                    .get(..end)
                    .is_some_and(|text| text.contains(['\n', '\r']));
                self.at += end + 2;
            } else {
                match rest.chars().next() {
                    Some(character) if is_space(character) => {
                        newline |= matches!(character, '\n' | '\r' | '\u{2028}' | '\u{2029}');
                        self.at += character.len_utf8();
                    }
                    _ => return Ok(newline),
                }
            }
        }
    }

    fn next(&mut self) -> Result<Kind<'s>, Unsupported> {
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
        let sign = SIGNS.into_iter().find(|sign| rest.starts_with(sign));
        let mut sign = sign.ok_or_else(|| self.fault(&format!("`{first}`")))?;
        if sign == "?." && rest.as_bytes().get(2).is_some_and(u8::is_ascii_digit) {
            sign = "?";
        }
        if let Some(braces) = self.templates.last_mut() {
            match sign {
                "{" => *braces += 1,
                "}" => *braces = braces.saturating_sub(1),
                _ => {}
            }
        }
        self.at += sign.len();
        Ok(Kind::Sign(sign))
    }

    /// Whether a slash begins a regular expression here: after an operator or at the start, not
    /// after a value. After the bracket of an `if` this guesses wrong, as no script of a form does.
    fn pattern_may_follow(&self) -> bool {
        match self.tokens.last().map(|token| &token.kind) {
            None => true,
            Some(Kind::Sign(sign)) => !matches!(*sign, ")" | "]" | "}" | "++" | "--"),
            Some(Kind::Word(word)) => {
                matches!(
                    *word,
                    "return" | "typeof" | "case" | "in" | "of" | "void" | "else"
                )
            }
            Some(Kind::Template(_, _, is_last)) => !is_last,
            Some(_) => false,
        }
    }

    fn fault(&self, what: &str) -> Unsupported {
        Unsupported::new(what, self.at)
    }
}

/// Whether a character may begin a name. Beyond ASCII all but white space may: the tables that tell
/// letters apart would cost more than they find.
fn is_word(character: char) -> bool {
    character.is_ascii_alphabetic()
        || character == '_'
        || character == '$'
        || !(character.is_ascii() || is_space(character))
}
