//! A line of text that is being put together, with what is open in it.

use super::super::definition::Inline;
use super::interpolation::{Piece, pieces};

/// Formats within formats beyond this many are left out; their text stays.
const DEEPEST: usize = 8;

/// What a piece of a line is made.
#[derive(Clone, Debug)]
pub(super) enum Format {
    Strong,
    Emphasis,
    Link(String),
}

/// A format that has begun and not ended.
struct Open {
    format: Format,
    /// The element that began it.
    name: &'static str,
    /// Elements of that name that began within it and made no difference.
    inner: usize,
    text: Vec<Inline>,
}

/// A line that is being put together.
#[derive(Default)]
pub(super) struct Line {
    text: Vec<Inline>,
    open: Vec<Open>,
    /// Whether a character of it can be seen.
    is_visible: bool,
    ends_in_space: bool,
}

impl Line {
    /// Whether nothing of it can be seen yet.
    pub fn is_blank(&self) -> bool {
        !self.is_visible
    }

    /// Appends a text with its interpolations. White space folds, as in HTML.
    pub fn push(&mut self, text: &str) {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) => text.chars().for_each(|c| self.push_char(c)),
                Piece::Answer(path) => {
                    self.here().push(Inline::Answer(path.to_owned()));
                    self.is_visible = true;
                    self.ends_in_space = false;
                }
                Piece::Template => {}
            }
        }
    }

    fn push_char(&mut self, c: char) {
        let c = if c.is_ascii_whitespace() { ' ' } else { c };
        if c.is_control() || c == ' ' && (self.is_blank() || self.ends_in_space) {
            return;
        }
        self.ends_in_space = c == ' ';
        self.is_visible |= !c.is_whitespace();
        match self.here().last_mut() {
            Some(Inline::Text(text)) => text.push(c),
            _ => self.here().push(Inline::Text(c.into())),
        }
    }

    /// Breaks the line. False where it is broken already, so that the break is one of paragraphs.
    pub fn add_break(&mut self) -> bool {
        if self.is_blank() {
            return true;
        }
        let is_second = matches!(self.here().last(), Some(Inline::Break));
        if !is_second {
            self.here().push(Inline::Break);
            self.ends_in_space = true;
        }
        !is_second
    }

    /// Begins a format; `name` is the element that ends it.
    pub fn begin(&mut self, name: &'static str, format: Format) {
        if self.open.len() < DEEPEST {
            self.open.push(Open {
                format,
                name,
                inner: 0,
                text: Vec::new(),
            });
        } else {
            self.begin_plain(name);
        }
    }

    /// Takes note of an element that changes nothing, so that its end ends nothing else.
    pub fn begin_plain(&mut self, name: &str) {
        if let Some(open) = self.open.iter_mut().rfind(|open| open.name == name) {
            open.inner += 1;
        }
    }

    /// Ends the innermost format of that element, and those within it that were left open.
    pub fn end(&mut self, name: &str) {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return;
        };
        match self.open.get_mut(at) {
            Some(open) if open.inner > 0 => open.inner -= 1,
            _ => self.end_down_to(at),
        }
    }

    /// How many formats are open.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Ends the formats beyond so many.
    pub fn end_down_to(&mut self, depth: usize) {
        while self.open.len() > depth
            && let Some(Open { format, text, .. }) = self.open.pop()
        {
            if !text.is_empty() {
                self.here().push(formatted(format, text));
            }
        }
    }

    /// Takes what was put together, and leaves an empty line in which the same formats are open. A
    /// link ends with its line, unless nothing of it was seen.
    pub fn take(&mut self) -> Vec<Inline> {
        let mut reopened = Vec::new();
        while let Some(open) = self.open.pop() {
            let is_link = matches!(open.format, Format::Link(_));
            if !is_link || open.text.is_empty() {
                reopened.push(Open {
                    format: open.format.clone(),
                    text: Vec::new(),
                    ..open
                });
            }
            if !open.text.is_empty() {
                self.here().push(formatted(open.format, open.text));
            }
        }
        reopened.reverse();
        let mut text = std::mem::take(&mut self.text);
        let was_blank = self.is_blank();
        *self = Self {
            open: reopened,
            ..Self::default()
        };
        if was_blank {
            return Vec::new();
        }
        trim_end(&mut text);
        text
    }

    fn here(&mut self) -> &mut Vec<Inline> {
        match self.open.last_mut() {
            Some(open) => &mut open.text,
            None => &mut self.text,
        }
    }
}

fn formatted(format: Format, text: Vec<Inline>) -> Inline {
    match format {
        Format::Strong => Inline::Strong(text),
        Format::Emphasis => Inline::Emphasis(text),
        Format::Link(href) => Inline::Link { href, text },
    }
}

/// Removes white space and breaks from the end of a line.
fn trim_end(line: &mut Vec<Inline>) {
    while let Some(last) = line.last_mut() {
        let is_empty = match last {
            Inline::Text(text) => {
                text.truncate(text.trim_end().len());
                text.is_empty()
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { text: inner, .. } => {
                trim_end(inner);
                inner.is_empty()
            }
            Inline::Break => true,
            Inline::Answer(_) => false,
        };
        if !is_empty {
            return;
        }
        line.pop();
    }
}
