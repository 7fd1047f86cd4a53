//! Finding tags in text that may or may not be HTML.

use super::entity::resolve;
use crate::find::{find, parts, words};

/// The elements that are taken for markup, by what becomes of them. Anything else in angle brackets,
/// such as `<street name>` or `<5 m`, is text.
const ELEMENTS: [(Effect, &[&str]); 6] = [
    (Effect::Hidden, &["script", "style"]),
    (Effect::Link, &["a"]),
    (Effect::Break, &["br"]),
    (
        Effect::Paragraph,
        &[
            "p",
            "ul",
            "ol",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "table",
            "blockquote",
            "dl",
            "form",
            "fieldset",
            "pre",
        ],
    ),
    (
        Effect::Line,
        &[
            "div", "li", "tr", "hr", "dt", "dd", "section", "article", "address", "aside", "body",
            "details", "figure", "footer", "head", "header", "html", "legend", "main", "nav",
            "option", "summary", "title",
        ],
    ),
    (
        Effect::Space,
        &[
            "b", "i", "u", "s", "em", "strong", "span", "font", "img", "td", "th", "small", "big",
            "abbr", "button", "center", "cite", "code", "del", "embed", "iframe", "input", "ins",
            "kbd", "label", "link", "mark", "meta", "noscript", "object", "q", "samp", "select",
            "source", "strike", "sub", "sup", "svg", "tbody", "textarea", "tfoot", "thead", "tt",
            "var", "video", "wbr",
        ],
    ),
];

/// What an element does to the text.
#[derive(Clone, Copy, PartialEq)]
pub enum Effect {
    /// Its content is for programs.
    Hidden,
    /// Its address is worth reading.
    Link,
    /// It ends a line.
    Break,
    /// An empty line is before and after it.
    Paragraph,
    /// A line ends before and after it.
    Line,
    /// None, but that table cells are apart.
    Space,
    /// A comment is nothing.
    Comment,
}

/// Which names in angle brackets are tags.
#[derive(Clone, Copy, PartialEq)]
pub enum Tags {
    /// Those of HTML: in a text that may not be HTML, `<street name>` is text.
    Known,
    /// All, custom elements included: the text is HTML.
    Any,
}

/// A tag or a comment.
pub struct Tag<'a> {
    /// In lower case; empty for a comment and for elements that HTML does not know.
    pub name: &'static str,
    pub effect: Effect,
    pub is_end: bool,
    attributes: &'a str,
}

impl Tag<'_> {
    /// The value of an attribute, its character references resolved; empty where it has none.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let lower = self.attributes.to_ascii_lowercase();
        let mut from = 0;
        loop {
            let at = from + find(lower.get(from..)?, name)?;
            from = at + name.len();
            let begins = lower
                .get(..at)?
                .ends_with([' ', '\n', '\t', '\r', '"', '\'']);
            let after = self.attributes.get(from..)?.trim_start();
            if let (true, Some(value)) = (begins, after.strip_prefix("=")) {
                let value = value.trim_start();
                let value = match value.chars().next()? {
                    quote @ ('"' | '\'') => parts(value.get(1..)?, quote as u8).next()?,
                    _ => words(value).next()?,
                };
                return Some(resolve(value.trim()));
            }
        }
    }

    /// Where a link leads, if that is somewhere a person can go: on the web, by mail or by phone.
    pub fn address(&self) -> Option<String> {
        if self.is_end {
            return None;
        }
        self.attribute("href").filter(|address| is_safe(address))
    }
}

/// Whether an address has one of the schemes that links may have.
fn is_safe(address: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:"]
        .iter()
        .any(|scheme| {
            address
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })
}

/// The text before the first tag or comment, the tag, and the text after it.
pub fn find_tag(text: &str, tags: Tags) -> Option<(&str, Tag<'_>, &str)> {
    let mut from = 0;
    loop {
        let at = from + find(text.get(from..)?, "<")?;
        let inside = text.get(at + 1..)?;
        if let Some((tag, length)) = tag(inside, tags) {
            return Some((text.get(..at)?, tag, inside.get(length..)?));
        }
        from = at + 1;
    }
}

/// What follows the end tag of an element without readable content; nothing where it never ends.
pub fn after_end_of<'a>(name: &str, text: &'a str) -> &'a str {
    let mut rest = text;
    while let Some((_, tag, after)) = find_tag(rest, Tags::Known) {
        if tag.is_end && tag.name == name {
            return after;
        }
        rest = after;
    }
    ""
}

/// The tag whose `<` stands just before this text, and its length with the `>`.
fn tag(inside: &str, tags: Tags) -> Option<(Tag<'_>, usize)> {
    if let Some(comment) = inside.strip_prefix("!--") {
        let length = find(comment, "-->").map_or(inside.len(), |end| end + 6);
        return Some((
            Tag {
                name: "",
                effect: Effect::Comment,
                is_end: false,
                attributes: "",
            },
            length,
        ));
    }
    let is_end = inside.starts_with("/");
    let named = inside.strip_prefix("/").unwrap_or(inside);
    // No name in the list is longer, and hardly one beyond it; the limit keeps a row of `<` from costing quadratic time.
    let name_length = named
        .bytes()
        .take(40)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        .count();
    let name = named.get(..name_length)?;
    let is_name = || name.starts_with(|c: char| c.is_ascii_alphabetic());
    let (name, effect) = known_element(name)
        .or_else(|| (tags == Tags::Any && is_name()).then_some(("", Effect::Space)))?;
    let attributes = named.get(name_length..)?;
    if !attributes.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/') {
        return None;
    }
    // A `>` beyond this many bytes, or beyond the next `<`, belongs to something else.
    let end = attributes
        .bytes()
        .take(4_000)
        .position(|byte| byte == b'>' || byte == b'<')?;
    if attributes.as_bytes().get(end) != Some(&b'>') {
        return None;
    }
    let length = usize::from(is_end) + name_length + end + 1;
    Some((
        Tag {
            name,
            effect,
            is_end,
            attributes: attributes.get(..end)?,
        },
        length,
    ))
}

fn known_element(name: &str) -> Option<(&'static str, Effect)> {
    ELEMENTS.iter().find_map(|(effect, names)| {
        let known = names
            .iter()
            .find(|known| known.eq_ignore_ascii_case(name))?;
        Some((*known, *effect))
    })
}
