//! The allow-list: what each element of an author's HTML means (HTML Living Standard, section 4).

use super::super::definition::{Block, Content, Tone};
use super::blocks::{Blocks, Holder, Leaf};
use super::line::Format;
use crate::find::{contains, find, words};
use crate::html::{Effect, Tag, Tags, after_end_of, find_tag, resolve};

/// Classes that give a block its tone: those of GOV.UK Frontend, Bootstrap and Aksel.
const TONES: [(&str, Tone); 14] = [
    ("govuk-inset-text", Tone::Info),
    ("govuk-notification-banner--success", Tone::Success),
    ("govuk-notification-banner", Tone::Info),
    ("govuk-warning-text", Tone::Warning),
    ("govuk-error-summary", Tone::Error),
    ("govuk-error-message", Tone::Error),
    ("alert-warning", Tone::Warning),
    ("alert-danger", Tone::Error),
    ("alert-success", Tone::Success),
    ("alert-info", Tone::Info),
    ("navds-alert--warning", Tone::Warning),
    ("navds-alert--error", Tone::Error),
    ("navds-alert--success", Tone::Success),
    ("navds-alert--info", Tone::Info),
];

/// Classes of GOV.UK Frontend that make a block of an element within a line.
const BLOCKS: [&str; 4] = ["govuk-hint", "govuk-caption", "govuk-label", "govuk-body"];

pub(super) fn read(text: &str) -> Content {
    let mut blocks = Blocks::default();
    let mut rest = text;
    while let Some((before, tag, after)) = find_tag(rest, Tags::Any) {
        push_text(&mut blocks, before);
        rest = after;
        if tag.effect == Effect::Comment {
            continue;
        }
        let class = tag.attribute("class").unwrap_or_default();
        // The exclamation mark of a warning is an image; its tone says as much.
        let is_hidden =
            tag.effect == Effect::Hidden || has_class(&class, "govuk-warning-text__icon");
        if is_hidden && !tag.is_end {
            rest = after_end_of(tag.name, after);
        } else if tag.is_end {
            end(&mut blocks, &tag);
        } else {
            begin(&mut blocks, &tag, &class);
        }
    }
    push_text(&mut blocks, rest);
    let mut content = blocks.finish();
    rank_headings(&mut content);
    content
}

fn push_text(blocks: &mut Blocks, source: &str) {
    if !source.is_empty() {
        blocks.line.push(&resolve(source));
    }
}

fn begin(blocks: &mut Blocks, tag: &Tag<'_>, class: &str) {
    let name = tag.name;
    match name {
        "ul" | "ol" | "table" => {
            let ordered = name == "ol";
            blocks.begin(name, Holder::List { ordered });
        }
        "li" | "tr" => {
            blocks.end_line();
            blocks.end_item();
            // An item without its list is as a browser shows it: an item all the same.
            if !matches!(blocks.holder(), Some(Holder::List { .. })) {
                let list = if name == "li" { "ul" } else { "table" };
                blocks.begin(list, Holder::List { ordered: false });
            }
            blocks.begin(name, Holder::Item);
        }
        "td" | "th" => {
            if !blocks.line.is_blank() {
                blocks.line.push("; ");
            }
        }
        "details" => blocks.begin(name, Holder::Details),
        "summary" => blocks.begin_line(Leaf::Summary),
        "br" => break_line(blocks),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => blocks.begin_line(Leaf::Heading(level(name))),
        "img" => {
            if let Some(words) = tag.attribute("alt") {
                blocks.line.push(&words);
            }
        }
        "a" => {
            // Links do not nest: where one begins, the one before it ends.
            blocks.line.end("a");
            if let Some(address) = tag.address().filter(|address| !contains(address, "{{")) {
                blocks.line.begin(name, Format::Link(address));
            }
        }
        "b" | "strong" => blocks.line.begin(name, Format::Strong),
        "i" | "em" | "cite" => blocks.line.begin(name, Format::Emphasis),
        _ => begin_other(blocks, tag, class),
    }
}

fn begin_other(blocks: &mut Blocks, tag: &Tag<'_>, class: &str) {
    let name = tag.name;
    let is_block = is_block(tag);
    if let Some(tone) = tone(class).filter(|_| is_block) {
        blocks.begin(name, Holder::Notice(tone));
        return;
    }
    let is_made_block = BLOCKS.iter().any(|start| contains(class, start));
    let heading = heading_class(class);
    if !is_block && (is_made_block || heading.is_some()) {
        blocks.begin(name, Holder::Group);
    } else if is_block {
        blocks.end_line();
        if name == "p" {
            // A paragraph ends where another begins.
            blocks.line.end(name);
        } else {
            blocks.begin_plain(name);
        }
    } else {
        blocks.begin_plain(name);
    }
    if let Some(level) = heading {
        blocks.begin_line(Leaf::Heading(level));
    } else if is_strong(class) {
        blocks.line.begin(name, Format::Strong);
    } else if name != "p" {
        blocks.line.begin_plain(name);
    }
}

fn end(blocks: &mut Blocks, tag: &Tag<'_>) {
    match tag.name {
        // A browser takes `</br>` for `<br>`.
        "br" => break_line(blocks),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "summary" => blocks.end_line(),
        "td" | "th" => {}
        "a" | "b" | "strong" | "i" | "em" | "cite" => blocks.line.end(tag.name),
        name => {
            if is_block(tag) {
                blocks.end_line();
            }
            if !blocks.end(name) {
                blocks.line.end(name);
            }
        }
    }
}

/// Whether an element stands on lines of its own.
fn is_block(tag: &Tag<'_>) -> bool {
    matches!(tag.effect, Effect::Paragraph | Effect::Line) || tag.name == "label"
}

fn break_line(blocks: &mut Blocks) {
    if !blocks.line.add_break() {
        blocks.end_line();
    }
}

fn level(name: &str) -> u8 {
    match name {
        "h1" => 1,
        "h2" => 2,
        "h3" => 3,
        _ => 4,
    }
}

/// Whether one of the classes is this one.
fn has_class(classes: &str, wanted: &str) -> bool {
    words(classes).any(|class| class == wanted)
}

fn tone(class: &str) -> Option<Tone> {
    TONES
        .iter()
        .find_map(|(name, tone)| has_class(class, name).then_some(*tone))
}

fn heading_class(class: &str) -> Option<u8> {
    let name = "govuk-heading-";
    let size = class.get(find(class, name)? + name.len()..)?;
    match words(size).next()? {
        "xl" => Some(1),
        "l" => Some(2),
        "m" => Some(3),
        "s" => Some(4),
        _ => None,
    }
}

fn is_strong(class: &str) -> bool {
    [
        "govuk-!-font-weight-bold",
        "govuk-label--s",
        "govuk-label--m",
    ]
    .iter()
    .any(|strong| has_class(class, strong))
}

/// Numbers the levels of headings from 1 on and without gaps, so that they fit under any heading of
/// the page.
fn rank_headings(content: &mut Content) {
    let mut used = [false; 4];
    each_level(content, &mut |level| {
        if let Some(used) = used.get_mut(usize::from(*level).saturating_sub(1)) {
            *used = true;
        }
    });
    each_level(content, &mut |level| {
        let above = used.iter().take(usize::from(*level).saturating_sub(1));
        *level = above.fold(1, |rank, used| rank + u8::from(*used));
    });
}

fn each_level(content: &mut Content, visit: &mut dyn FnMut(&mut u8)) {
    for block in content {
        match block {
            Block::Heading { level, .. } => visit(level),
            Block::Paragraph(_) => {}
            Block::List { items, .. } => items.iter_mut().for_each(|item| each_level(item, visit)),
            Block::Details { content, .. } | Block::Notice { content, .. } => {
                each_level(content, visit);
            }
        }
    }
}
