//! Numbers, strings, templates and regular expressions.

use super::{Kind, Lexer, is_word};
use crate::digits::number_in;
use crate::expression::syntax::parser::Parsed;
use crate::find::find;
use crate::joined::joined;
use crate::value::number;

impl<'s> Lexer<'s> {
    pub(super) fn number(&mut self) -> Parsed<Kind<'s>> {
        let rest = self.rest();
        let bytes = rest.as_bytes();
        let has_radix = matches!(bytes, [b'0', b'x' | b'X' | b'o' | b'O' | b'b' | b'B', ..]);
        let mut length = 0;
        while let Some(byte) = bytes.get(length) {
            let after_exponent = !has_radix
                && length > 0
                && matches!(bytes.get(length - 1), Some(b'e' | b'E'))
                && matches!(byte, b'+' | b'-');
            if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_') || after_exponent {
                length += 1;
            } else {
                break;
            }
        }
        let text: String = rest.chars().take(length).filter(|c| *c != '_').collect();
        let value = number::from_text(&text);
        let is_old_octal = matches!(bytes, [b'0', b'0'..=b'9', ..]);
        if value.is_nan() || is_old_octal {
            return Err(self.fault(&joined(&["the number `", &text, "`"], "")));
        }
        self.at += length;
        Ok(Kind::Number(value))
    }

    pub(super) fn text(&mut self, quote: char) -> Parsed<Kind<'s>> {
        let start = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            match self.peek() {
                Some(character) if character == quote => {
                    self.at += 1;
                    return Ok(Kind::Text(self.put(&text)));
                }
                Some('\\') => self.escape(&mut text)?,
                None | Some('\n' | '\r') => return Err(self.fault_at("an open string", start)),
                Some(character) => {
                    text.push(character);
                    self.at += character.len_utf8();
                }
            }
        }
    }

    /// A piece of a template, from after its backtick or closing brace.
    pub(super) fn template(&mut self, is_first: bool) -> Parsed<Kind<'s>> {
        let start = self.at;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            match rest.chars().next() {
                Some('`') => {
                    self.at += 1;
                    return Ok(Kind::Template(self.put(&text), is_first, true));
                }
                Some('$') if rest.starts_with("${") => {
                    self.at += 2;
                    self.templates.push(0);
                    return Ok(Kind::Template(self.put(&text), is_first, false));
                }
                Some('\\') => self.escape(&mut text)?,
                Some(character) => {
                    text.push(character);
                    self.at += character.len_utf8();
                }
                None => return Err(self.fault_at("an open template", start)),
            }
        }
    }

    fn escape(&mut self, text: &mut String) -> Parsed<()> {
        self.at += 1;
        let Some(escaped) = self.peek() else {
            return Err(self.fault("an open string"));
        };
        self.at += escaped.len_utf8();
        let character = match escaped {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\u{8}',
            'f' => '\u{C}',
            'v' => '\u{B}',
            '0' => '\0',
            'x' => self.code_of(2)?,
            'u' => self.unicode()?,
            '\n' => return Ok(()),
            '\r' => {
                self.at += usize::from(self.peek() == Some('\n'));
                return Ok(());
            }
            other => other,
        };
        text.push(character);
        Ok(())
    }

    fn unicode(&mut self) -> Parsed<char> {
        if self.peek() == Some('{') {
            let end = find(self.rest(), "}").unwrap_or(0);
            self.at += 1;
            let character = self.code_of(end.saturating_sub(1).min(6))?;
            self.at += 1;
            return Ok(character);
        }
        let at = self.at;
        let high = self.hex(4)?;
        if (0xD800..0xDC00).contains(&high) && self.rest().starts_with("\\u") {
            self.at += 2;
            let low = self.hex(4)?;
            if (0xDC00..0xE000).contains(&low) {
                let code = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            self.at = at + 4;
        }
        Ok(char::from_u32(high).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn code_of(&mut self, digits: usize) -> Parsed<char> {
        let code = self.hex(digits)?;
        Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex(&mut self, digits: usize) -> Parsed<u32> {
        let text = self.rest().get(..digits).filter(|text| !text.is_empty());
        let code = text.and_then(|text| number_in(text, 16));
        let Some(code) = code else {
            return Err(self.fault("this escape"));
        };
        self.at += digits;
        Ok(code)
    }

    pub(super) fn pattern(&mut self) -> Parsed<Kind<'s>> {
        let rest = self.rest();
        let (mut in_class, mut escaped) = (false, false);
        let mut end = None;
        for (place, character) in rest.char_indices().skip(1) {
            match character {
                '\n' | '\r' => break,
                _ if escaped => escaped = false,
                '\\' => escaped = true,
                '[' => in_class = true,
                ']' => in_class = false,
                '/' if !in_class => {
                    end = Some(place);
                    break;
                }
                _ => {}
            }
        }
        let Some(end) = end else {
            return Err(self.fault("an open regular expression"));
        };
        let pattern = rest.get(1..end).unwrap_or_default();
        let after = rest.get(end + 1..).unwrap_or_default();
        let length = after.find(|c| !is_word(c)).unwrap_or(after.len());
        let flags = after.get(..length).unwrap_or_default();
        self.at += end + 1 + length;
        Ok(Kind::Pattern(self.put(pattern), self.put(flags)))
    }
}
