//! The tree itself and the questions decoders ask of it.

/// A value with the byte offset at which it starts in its document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// What stands there.
    pub value: Value,
    /// Byte offset in the document; 0 for nodes made by hand.
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

/// What a document may cost at most. A document beyond a limit is an error, never a partial read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// Bytes of the document.
    pub bytes: usize,
    /// Nesting levels.
    pub depth: usize,
    /// Nodes in the tree.
    pub nodes: usize,
}

impl Default for Limits {
    /// 5 MB, 64 levels, 400,000 nodes: above every recorded answer by a factor of ten.
    fn default() -> Self {
        Self { bytes: 5_000_000, depth: 64, nodes: 400_000 }
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
