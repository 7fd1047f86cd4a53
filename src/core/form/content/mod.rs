//! Authors' HTML and Markdown as nodes of our own.
//!
//! What the allow-list of [`html`] knows keeps its meaning; everything else becomes its text, and
//! scripts, styles and comments vanish. So nothing that an author writes can reach the page as
//! HTML.

mod blocks;
mod html;
mod interpolation;
mod line;
mod lines;
mod markdown;
mod plain;

pub use interpolation::has_template;
pub use lines::from_plain;
pub use plain::plain;

use super::definition::Content;

/// Content from HTML as authors write it: unclosed tags are forgiven, entities are decoded,
/// `{{ data.x }}` becomes [`Inline::Answer`](super::definition::Inline::Answer), and other
/// templates are left out ([`has_template`] tells). Never larger than a constant times the text,
/// and never nested deeper than 16 blocks and 8 inlines.
#[must_use]
pub fn from_html(text: &str) -> Content {
    html::read(text)
}

/// Content from Markdown: paragraphs, headings, lists, links, bold, italic, code and line breaks of
/// CommonMark. HTML within it passes through the allow-list of [`from_html`].
#[must_use]
pub fn from_markdown(text: &str) -> Content {
    html::read(&markdown::to_html(text))
}

#[cfg(test)]
mod tests;
