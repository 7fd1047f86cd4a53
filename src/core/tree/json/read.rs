//! Reading.

use std::borrow::Cow;

use super::build::Build;
use crate::tree::node::Budget;
use crate::tree::{Limits, Node, SyntaxError};

/// What is wrong; the place is where the reader stands.
type Fault = &'static str;

/// Reads a JSON document. A byte order mark in front is passed over; half surrogates in `\u`
/// escapes become U+FFFD.
///
/// # Errors
/// The first syntax error or exceeded limit, with its line and column.
pub fn parse(text: &[u8], limits: &Limits) -> Result<Node, SyntaxError> {
    build(text, limits)
}

/// Reads a JSON document into whatever its values are to become, as [`parse`] does.
///
/// # Errors
/// The first syntax error or exceeded limit, with its line and column.
pub(crate) fn build<B: Build>(text: &[u8], limits: &Limits) -> Result<B, SyntaxError> {
    let budget = Budget::for_document(text, limits)?;
    let document = std::str::from_utf8(text)
        .map_err(|error| SyntaxError::new(text, error.valid_up_to(), "this is not UTF-8"))?;
    let mut reader = Reader {
        document,
        at: if document.starts_with('\u{FEFF}') {
            3
        } else {
            0
        },
        budget,
    };
    reader
        .document()
        .map_err(|fault| SyntaxError::new(text, reader.at, fault))
}

struct Reader<'a> {
    document: &'a str,
    /// Byte offset of what is read next; always between two characters.
    at: usize,
    budget: Budget,
}

impl<'a> Reader<'a> {
    fn document<B: Build>(&mut self) -> Result<B, Fault> {
        let root = self.value(&mut B::Known::default())?;
        self.skip_space();
        match self.peek() {
            None => Ok(root),
            Some(_) => Err("something follows the end of the document"),
        }
    }

    fn value<B: Build>(&mut self, known: &mut B::Known) -> Result<B, Fault> {
        self.skip_space();
        let start = self.at;
        self.budget.spend()?;
        let value: B = match self.peek() {
            Some(b'{') => self.map(known)?,
            Some(b'[') => self.list(known)?,
            Some(b'"') => B::text(known, self.string()?),
            Some(b'-' | b'0'..=b'9') => B::number(self.number()?),
            Some(b'a'..=b'z') => self.word()?,
            Some(_) => return Err("a value was expected here"),
            None => return Err("the document ends where a value was expected"),
        };
        Ok(value.at(start))
    }

    fn map<B: Build>(&mut self, known: &mut B::Known) -> Result<B, Fault> {
        self.at += 1;
        self.budget.enter()?;
        let mut entries = B::Entries::default();
        self.skip_space();
        if !self.take(b'}') {
            loop {
                self.skip_space();
                if self.peek() != Some(b'"') {
                    return Err("a name in quotes was expected here");
                }
                let key = self.string()?;
                self.skip_space();
                if !self.take(b':') {
                    return Err("a colon was expected here");
                }
                let value = self.value(known)?;
                B::entry(known, &mut entries, key, value);
                self.skip_space();
                if self.take(b'}') {
                    break;
                }
                if !self.take(b',') {
                    return Err("a comma or a closing brace was expected here");
                }
            }
        }
        self.budget.leave();
        Ok(B::map(entries))
    }

    fn list<B: Build>(&mut self, known: &mut B::Known) -> Result<B, Fault> {
        self.at += 1;
        self.budget.enter()?;
        let mut items = B::Items::default();
        self.skip_space();
        if !self.take(b']') {
            loop {
                let item = self.value(known)?;
                B::item(&mut items, item);
                self.skip_space();
                if self.take(b']') {
                    break;
                }
                if !self.take(b',') {
                    return Err("a comma or a closing bracket was expected here");
                }
            }
        }
        self.budget.leave();
        Ok(B::list(items))
    }

    fn word<B: Build>(&mut self) -> Result<B, Fault> {
        let rest = self.rest();
        for word in ["null", "true", "false"] {
            if rest.starts_with(word) {
                self.at += word.len();
                return Ok(B::word(word));
            }
        }
        Err("a value was expected here")
    }

    /// RFC 8259, section 6: no leading zeros, no leading plus, digits on both sides of the point.
    fn number(&mut self) -> Result<&str, Fault> {
        let start = self.at;
        self.take(b'-');
        if self.take(b'0') {
            if matches!(self.peek(), Some(b'0'..=b'9')) {
                self.at = start;
                return Err("a number must not begin with 0; codes such as 001 need quotes");
            }
        } else {
            self.digits()?;
        }
        if self.take(b'.') {
            self.digits()?;
        }
        if self.take(b'e') || self.take(b'E') {
            let _sign = self.take(b'+') || self.take(b'-');
            self.digits()?;
        }
        Ok(self.document.get(start..self.at).unwrap_or_default())
    }

    fn digits(&mut self) -> Result<(), Fault> {
        if !matches!(self.peek(), Some(b'0'..=b'9')) {
            return Err("a digit was expected here");
        }
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    /// A string, which is copied only where escapes stand in it.
    fn string(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.at += 1;
        let mut text = Cow::Borrowed("");
        loop {
            let rest = self.rest();
            let special = |byte: u8| byte == b'"' || byte == b'\\' || byte < b' ';
            let plain = rest.bytes().position(special).unwrap_or(rest.len());
            let piece = rest.get(..plain).unwrap_or_default();
            if text.is_empty() {
                text = Cow::Borrowed(piece);
            } else {
                text.to_mut().push_str(piece);
            }
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => text.to_mut().push(self.escape()?),
                Some(_) => return Err("a control character stands in a string"),
                None => return Err("a string is not closed"),
            }
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        self.at += 1;
        let kind = self.peek().ok_or("a string is not closed")?;
        let character = match kind {
            b'"' => '"',
            b'\\' => '\\',
            b'/' => '/',
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.unicode_escape(),
            _ => return Err("an unknown escape stands in a string"),
        };
        self.at += 1;
        Ok(character)
    }

    /// From the `u` of `\uXXXX`, with the second half of a surrogate pair where there is one.
    fn unicode_escape(&mut self) -> Result<char, Fault> {
        self.at += 1;
        let first = self.four_hex_digits()?;
        if (0xD800..0xDC00).contains(&first) && self.rest().starts_with("\\u") {
            let after_first = self.at;
            self.at += 2;
            let second = self.four_hex_digits()?;
            if (0xDC00..0xE000).contains(&second) {
                let code = 0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = after_first;
        }
        Ok(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn four_hex_digits(&mut self) -> Result<u32, Fault> {
        let mut code = 0;
        for _ in 0..4 {
            let digit = self.peek().and_then(|byte| char::from(byte).to_digit(16));
            code = code * 16 + digit.ok_or("four hexadecimal digits were expected here")?;
            self.at += 1;
        }
        Ok(code)
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn rest(&self) -> &'a str {
        self.document.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.document.as_bytes().get(self.at).copied()
    }

    /// Passes over this byte if it comes next.
    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }
}
