//! The tree itself: nodes, what they may cost, and where they stand.

/// A value with the byte offset at which it starts in its document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What stands there.
    pub value: Value,
    /// Byte offset in the document; 0 for nodes made by hand. For XML in a one-byte encoding it
    /// counts in the document's UTF-8 form.
    pub at: u32,
}

/// What a node holds. Scalars keep the text of the document: `true`, `0012` and `41.680` are
/// [`Value::Text`], because ids, codes and coordinates arrive quoted by one server and bare by the
/// next.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// JSON `null`, an empty XML element, or an element with white space alone.
    Null,
    /// Any scalar, as written, without quotes and with escapes resolved.
    Text(String),
    /// A JSON array.
    List(Vec<Node>),
    /// A JSON object or an XML element with children, in document order; keys may repeat.
    Map(Vec<(String, Node)>),
}

impl Node {
    /// A node made by hand that holds nothing.
    #[must_use]
    pub fn null() -> Self {
        Value::Null.at(0)
    }

    /// A node made by hand that holds one text.
    #[must_use]
    pub fn scalar(text: impl Into<String>) -> Self {
        Value::Text(text.into()).at(0)
    }

    /// A node made by hand that holds a list.
    #[must_use]
    pub fn list(items: Vec<Self>) -> Self {
        Value::List(items).at(0)
    }

    /// A node made by hand that holds named values, in this order.
    #[must_use]
    pub fn map<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        let entries = entries.into_iter();
        Value::Map(entries.map(|(key, node)| (key.into(), node)).collect()).at(0)
    }
}

impl Value {
    /// This value as a node that starts at a byte offset.
    pub(super) fn at(self, offset: usize) -> Node {
        Node {
            value: self,
            at: u32::try_from(offset).unwrap_or(u32::MAX),
        }
    }
}

/// What a document may cost at most. A document beyond a limit is an error, never a partial read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: usize,
    /// Nesting levels; more than 256 are never read, because trees are walked and dropped
    /// recursively.
    pub depth: usize,
    /// Nodes in the tree.
    pub nodes: usize,
}

impl Default for Limits {
    /// 5 MB, 64 levels, 400,000 nodes: above every recorded answer by a factor of ten.
    fn default() -> Self {
        Self {
            bytes: 5_000_000,
            depth: 64,
            nodes: 400_000,
        }
    }
}

/// Counts what a reader has built so far against the limits.
pub(super) struct Budget {
    depth: usize,
    nodes: usize,
}

impl Budget {
    /// A fresh count for a document.
    pub fn for_document(document: &[u8], limits: &Limits) -> Result<Self, SyntaxError> {
        if document.len() > limits.bytes {
            let what = "the document is larger than the limit";
            return Err(SyntaxError::new(document, limits.bytes, what));
        }
        Ok(Self {
            depth: limits.depth.min(256),
            nodes: limits.nodes,
        })
    }

    /// Goes one level down.
    pub fn enter(&mut self) -> Result<(), &'static str> {
        self.depth = self.depth.checked_sub(1).ok_or("nested too deeply")?;
        Ok(())
    }

    /// Comes back up.
    pub fn leave(&mut self) {
        self.depth += 1;
    }

    /// Pays for one node.
    pub fn spend(&mut self) -> Result<(), &'static str> {
        self.nodes = self.nodes.checked_sub(1).ok_or("too many values")?;
        Ok(())
    }
}

/// Why a document is no tree, and where.
#[derive(Clone, Debug, PartialEq)]
pub struct SyntaxError {
    /// What is wrong, in developers' English.
    pub what: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in characters, from 1.
    pub column: u32,
}

impl SyntaxError {
    /// An error at a byte offset of a document.
    pub(super) fn new(document: &[u8], offset: usize, what: impl Into<String>) -> Self {
        let (line, column) = position(document, u32::try_from(offset).unwrap_or(u32::MAX));
        Self {
            what: what.into(),
            line,
            column,
        }
    }
}

/// The line and the column, both from 1, of a byte offset such as [`Node::at`]. Columns count
/// characters; a byte order mark is none. An offset beyond the end is the end.
#[must_use]
pub fn position(document: &[u8], at: u32) -> (u32, u32) {
    let before = document.get(..at as usize).unwrap_or(document);
    let before = before.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(before);
    let (mut line, mut column) = (1_u32, 1_u32);
    let mut previous = 0;
    for &byte in before {
        match byte {
            b'\n' if previous == b'\r' => {}
            b'\n' | b'\r' => {
                line += 1;
                column = 1;
            }
            // The first byte of a character stands for it; 0b10xx_xxxx goes on with one.
            _ if byte & 0b1100_0000 != 0b1000_0000 => column += 1,
            _ => {}
        }
        previous = byte;
    }
    (line, column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_count_characters_and_every_kind_of_line_end() {
        let document = "a\r\nß€x\ny\rz".as_bytes();
        let place = |needle: u8| {
            let at = document.iter().position(|&byte| byte == needle);
            position(document, at.and_then(|at| u32::try_from(at).ok()).unwrap())
        };
        assert_eq!(place(b'a'), (1, 1));
        assert_eq!(place(b'x'), (2, 3));
        assert_eq!(place(b'y'), (3, 1));
        assert_eq!(place(b'z'), (4, 1));
        assert_eq!(position(document, 4_000), (4, 2));
        assert_eq!(position(b"\xEF\xBB\xBFab", 4), (1, 2));
    }
}
