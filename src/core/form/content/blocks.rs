//! Blocks that are being put together, with what is open around the line at hand.

use super::super::definition::{Block, Content, Tone};
use super::line::Line;

/// Blocks within blocks beyond this many are left out; what is in them stays.
const DEEPEST: usize = 16;

/// What may hold blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holder {
    List {
        ordered: bool,
    },
    Item,
    Details,
    Notice(Tone),
    /// Blocks that stand for themselves.
    Group,
}

/// What the line at hand is going to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Leaf {
    #[default]
    Paragraph,
    Heading(u8),
    Summary,
}

/// A holder that has begun and not ended.
struct Open {
    holder: Holder,
    /// The element that began it.
    name: &'static str,
    /// Elements of that name that began within it and made no difference.
    inner: usize,
    /// How many formats were open when it began; those that it leaves open end with it.
    formats: usize,
    summary: Vec<super::super::definition::Inline>,
    content: Content,
    /// Of a list.
    items: Vec<Content>,
}

/// Content that is being put together.
#[derive(Default)]
pub(super) struct Blocks {
    pub line: Line,
    leaf: Leaf,
    open: Vec<Open>,
    content: Content,
}

impl Blocks {
    /// Begins a line that is to be something; what stands before is a block of its own.
    pub fn begin_line(&mut self, leaf: Leaf) {
        self.end_line();
        self.leaf = leaf;
    }

    /// Ends the line at hand.
    pub fn end_line(&mut self) {
        let leaf = std::mem::take(&mut self.leaf);
        let text = self.line.take();
        if text.is_empty() {
            return;
        }
        match leaf {
            Leaf::Heading(level) => self.push(Block::Heading { level, text }),
            Leaf::Summary
                if let Some(open) = self.open.last_mut()
                    && open.holder == Holder::Details
                    && open.summary.is_empty() =>
            {
                open.summary = text;
            }
            Leaf::Summary | Leaf::Paragraph => self.push(Block::Paragraph(text)),
        }
    }

    /// Begins a holder; `name` is the element that ends it.
    pub fn begin(&mut self, name: &'static str, holder: Holder) {
        self.end_line();
        if self.open.len() >= DEEPEST {
            self.begin_plain(name);
            return;
        }
        self.open.push(Open {
            holder,
            name,
            inner: 0,
            formats: self.line.depth(),
            summary: Vec::new(),
            content: Vec::new(),
            items: Vec::new(),
        });
    }

    /// Takes note of an element that changes nothing, so that its end ends nothing else.
    pub fn begin_plain(&mut self, name: &str) {
        if let Some(open) = self.open.iter_mut().rfind(|open| open.name == name) {
            open.inner += 1;
        }
    }

    /// What the innermost holder is.
    pub fn holder(&self) -> Option<Holder> {
        self.open.last().map(|open| open.holder)
    }

    /// Ends the item that is open in the innermost list.
    pub fn end_item(&mut self) {
        let list = |open: &Open| matches!(open.holder, Holder::List { .. });
        let item = |open: &Open| open.holder == Holder::Item;
        if let Some(at) = self.open.iter().rposition(item)
            && !self.open.iter().skip(at).any(list)
        {
            self.end_down_to(at);
        }
    }

    /// Ends the innermost holder of that element, and those within it that were left open. False
    /// where the element began none.
    pub fn end(&mut self, name: &str) -> bool {
        let Some(at) = self.open.iter().rposition(|open| open.name == name) else {
            return false;
        };
        match self.open.get_mut(at) {
            Some(open) if open.inner > 0 => {
                open.inner -= 1;
                false
            }
            _ => {
                self.end_down_to(at);
                true
            }
        }
    }

    /// Ends everything.
    pub fn finish(mut self) -> Content {
        self.end_line();
        self.end_down_to(0);
        self.content
    }

    fn end_down_to(&mut self, depth: usize) {
        self.end_line();
        while self.open.len() > depth
            && let Some(open) = self.open.pop()
        {
            self.line.end_down_to(open.formats);
            let (content, items) = (open.content, open.items);
            match open.holder {
                Holder::List { ordered } if !items.is_empty() => {
                    self.push(Block::List { ordered, items });
                }
                Holder::Item if !content.is_empty() => self.push_item(content),
                Holder::Notice(tone) if !content.is_empty() => {
                    self.push(Block::Notice { tone, content });
                }
                Holder::Details if !open.summary.is_empty() => self.push(Block::Details {
                    summary: open.summary,
                    content,
                }),
                Holder::Details | Holder::Group => {
                    content.into_iter().for_each(|block| self.push(block))
                }
                Holder::List { .. } | Holder::Item | Holder::Notice(_) => {}
            }
        }
    }

    fn push_item(&mut self, content: Content) {
        match self.open.last_mut() {
            Some(open) if matches!(open.holder, Holder::List { .. }) => open.items.push(content),
            _ => content.into_iter().for_each(|block| self.push(block)),
        }
    }

    fn push(&mut self, block: Block) {
        match self.open.last_mut() {
            None => self.content.push(block),
            Some(open) if matches!(open.holder, Holder::List { .. }) => {
                // A list directly in a list belongs to the item before it.
                match open.items.last_mut() {
                    Some(item) if matches!(block, Block::List { .. }) => item.push(block),
                    _ => open.items.push(vec![block]),
                }
            }
            Some(open) => open.content.push(block),
        }
    }
}
