//! Authors' texts with structure, from HTML or Markdown by an allow-list. They become our own
//! nodes; no HTML reaches the page.

/// Blocks in order; empty where there is nothing to say.
pub type Content = Vec<Block>;

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading; `level` counts from 1 within the content.
    Heading {
        /// 1 to 4.
        level: u8,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; each item is content of its own.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Its items.
        items: Vec<Content>,
    },
    /// More, behind a summary.
    Details {
        /// What is always seen.
        summary: Vec<Inline>,
        /// What is seen when it is opened.
        content: Content,
    },
    /// A box with a tone.
    Notice {
        /// Its tone.
        tone: Tone,
        /// What it says.
        content: Content,
    },
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inline {
    /// Text; white space is as it is to be shown.
    Text(String),
    /// Important.
    Strong(Vec<Inline>),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// A link with an `http`, `https`, `mailto` or `tel` address; others become their text.
    Link {
        /// The address.
        href: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// The value at a path in the answers, from `{{ data.x }}` or its like.
    Answer(String),
}

/// How a notice is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good to know.
    Info,
    /// Be careful.
    Warning,
    /// Something is wrong.
    Error,
    /// Something went well.
    Success,
}
