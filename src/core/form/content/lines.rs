//! Plain text as content.

use super::super::definition::{Block, Content, Inline};

/// Content from plain text: empty lines part paragraphs, other line ends are line breaks.
#[must_use]
pub fn from_plain(text: &str) -> Content {
    let mut content = Content::new();
    let mut paragraph: Vec<Inline> = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            push(&mut content, &mut paragraph);
            continue;
        }
        if !paragraph.is_empty() {
            paragraph.push(Inline::Break);
        }
        paragraph.push(Inline::Text(line.to_owned()));
    }
    push(&mut content, &mut paragraph);
    content
}

fn push(content: &mut Content, paragraph: &mut Vec<Inline>) {
    if !paragraph.is_empty() {
        content.push(Block::Paragraph(std::mem::take(paragraph)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::content::plain;

    #[test]
    fn lines_and_paragraphs_stay_apart() {
        let content = from_plain(" One\r\ntwo \n\n \nthree\n");
        assert_eq!(content.len(), 2);
        assert_eq!(plain(&content), "One\ntwo\n\nthree");
        assert_eq!(from_plain(" \n"), Content::new());
    }
}
