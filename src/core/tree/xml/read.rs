//! Reading.

use quick_xml::errors::IllFormedError;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::encoding;
use crate::tree::node::Budget;
use crate::tree::query::MIXED_TEXT;
use crate::tree::{Limits, Node, SyntaxError, Value};

/// Reads an XML document. The result is a map with one entry: the root element.
///
/// An element with children is a map, one with text alone is that text without white space around
/// it, an empty one is null. Text beside children is kept under `#text`. Names are local names;
/// attributes, comments and processing instructions are passed over. Entities without a meaning in
/// XML, such as `&nbsp;`, stay as they are written.
///
/// # Errors
/// The first syntax error, a DTD, or an exceeded limit, with its line and column.
pub fn parse(text: &[u8], limits: &Limits) -> Result<Node, SyntaxError> {
    let budget = Budget::for_document(text, limits)?;
    let document = encoding::decode(text)?;
    let mut reader = Reader::from_str(&document);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    // "Fish & chips" without an escape is common in real answers and can mean but one thing.
    config.allow_dangling_amp = true;
    let mut builder = Builder {
        open: Vec::new(),
        root: None,
        budget,
    };
    loop {
        let at = offset(reader.buffer_position());
        let step = match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => builder
                .take(event, at)
                .map_err(|fault| (at, fault.to_owned())),
            Err(error) => Err((offset(reader.error_position()), what(&error).to_owned())),
        };
        step.map_err(|(at, what)| SyntaxError::new(document.as_bytes(), at, what))?;
    }
    builder
        .finish()
        .map_err(|fault| SyntaxError::new(document.as_bytes(), document.len(), fault))
}

/// What is wrong, in words of our own: the library's carry the text of every error it knows.
fn what(error: &quick_xml::Error) -> &'static str {
    match error {
        quick_xml::Error::Syntax(_) => "a tag, comment or declaration that does not end",
        quick_xml::Error::IllFormed(IllFormedError::MissingEndTag(_)) => {
            "an element that does not end"
        }
        quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { .. }) => {
            "an end tag that does not fit its start tag"
        }
        quick_xml::Error::IllFormed(IllFormedError::UnmatchedEndTag(_)) => {
            "an end tag without a start tag"
        }
        _ => "not well-formed XML",
    }
}

fn offset(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// An element whose end has not come yet.
struct Open {
    name: String,
    at: usize,
    /// Text since the last child.
    text: String,
    /// Whether it has child elements.
    has_children: bool,
    entries: Vec<(String, Node)>,
}

struct Builder {
    open: Vec<Open>,
    root: Option<(String, Node)>,
    budget: Budget,
}

impl Builder {
    fn take(&mut self, event: Event<'_>, at: usize) -> Result<(), &'static str> {
        match event {
            Event::Start(start) => self.start(&start, at),
            Event::End(_) => self.end(),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::CData(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(&reference),
            Event::DocType(_) => Err("a document type is not allowed"),
            _ => Ok(()),
        }
    }

    fn start(&mut self, start: &BytesStart<'_>, at: usize) -> Result<(), &'static str> {
        if self.open.is_empty() && self.root.is_some() {
            return Err("a second root element");
        }
        let name = start.local_name();
        if name.as_ref().is_empty() {
            return Err("an element without a name");
        }
        self.budget.enter()?;
        self.budget.spend()?;
        if let Some(parent) = self.open.last_mut() {
            parent.keep_mixed_text(&mut self.budget)?;
            parent.has_children = true;
        }
        self.open.push(Open {
            name: name.as_ref().to_owned(),
            at,
            text: String::new(),
            has_children: false,
            entries: Vec::new(),
        });
        Ok(())
    }

    fn end(&mut self) -> Result<(), &'static str> {
        let mut element = self.open.pop().ok_or("an end without a start")?;
        self.budget.leave();
        let value = if element.has_children {
            element.keep_mixed_text(&mut self.budget)?;
            Value::Map(element.entries)
        } else {
            match element.text.trim() {
                "" => Value::Null,
                text => Value::Text(text.to_owned()),
            }
        };
        let entry = (element.name, value.at(element.at));
        match self.open.last_mut() {
            Some(parent) => parent.entries.push(entry),
            None => self.root = Some(entry),
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> Result<(), &'static str> {
        match self.open.last_mut() {
            Some(element) => element.text.push_str(text),
            None if text.chars().all(|c| c.is_whitespace() || c == '\u{FEFF}') => {}
            None => return Err("text outside of the root element"),
        }
        Ok(())
    }

    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), &'static str> {
        let name: &str = reference;
        let predefined = match name {
            "lt" => Some('<'),
            "gt" => Some('>'),
            "amp" => Some('&'),
            "apos" => Some('\''),
            "quot" => Some('"'),
            _ => reference.resolve_char_ref().ok().flatten(),
        };
        match predefined {
            Some(character) => self.text(character.encode_utf8(&mut [0; 4])),
            None => ["&", name, ";"]
                .into_iter()
                .try_for_each(|part| self.text(part)),
        }
    }

    fn finish(self) -> Result<Node, &'static str> {
        if !self.open.is_empty() {
            return Err("the document ends inside of an element");
        }
        let (name, root) = self.root.ok_or("there is no root element")?;
        Ok(Node::map([(name, root)]))
    }
}

impl Open {
    /// Keeps the text since the last child as an entry of its own, unless it is the white space
    /// that sets elements apart.
    fn keep_mixed_text(&mut self, budget: &mut Budget) -> Result<(), &'static str> {
        let text = std::mem::take(&mut self.text);
        let is_mixed = || self.entries.iter().any(|(name, _)| name == MIXED_TEXT);
        if text.trim().is_empty() && (text.is_empty() || !is_mixed()) {
            return Ok(());
        }
        budget.spend()?;
        let node = Value::Text(text).at(self.at);
        self.entries.push((MIXED_TEXT.to_owned(), node));
        Ok(())
    }
}
