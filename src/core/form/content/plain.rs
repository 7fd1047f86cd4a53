//! Content as plain text.

use super::super::definition::{Block, Content, Inline};

/// The words of content: blocks are apart by an empty line, items begin with `- ` or their number,
/// and an answer that is not known here is an ellipsis. The addresses of links are left out.
#[must_use]
pub fn plain(content: &Content) -> String {
    let mut out = String::new();
    push_blocks(content, &mut out);
    out
}

/// The words of a line.
pub(super) fn push_line(line: &[Inline], out: &mut String) {
    for inline in line {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Strong(text) | Inline::Emphasis(text) | Inline::Link { text, .. } => {
                push_line(text, out);
            }
            Inline::Break => out.push('\n'),
            Inline::Answer(_) => out.push('…'),
        }
    }
}

fn push_blocks(content: &Content, out: &mut String) {
    for (place, block) in content.iter().enumerate() {
        if place > 0 {
            out.push_str("\n\n");
        }
        match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => push_line(text, out),
            Block::List { ordered, items } => {
                for (place, item) in items.iter().enumerate() {
                    if place > 0 {
                        out.push('\n');
                    }
                    if *ordered {
                        out.push_str(&(place + 1).to_string());
                        out.push_str(". ");
                    } else {
                        out.push_str("- ");
                    }
                    push_blocks(item, out);
                }
            }
            Block::Details { summary, content } => {
                push_line(summary, out);
                if !content.is_empty() {
                    out.push_str("\n\n");
                }
                push_blocks(content, out);
            }
            Block::Notice { content, .. } => push_blocks(content, out),
        }
    }
}
