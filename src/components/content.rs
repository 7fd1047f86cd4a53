//! Authors' texts with structure, as elements of our own.

use std::sync::Arc;

use frontdoor_core::form::definition::{Block, Inline, Tone};
use leptos::prelude::*;

use super::{Node, live_text};
use crate::i18n::say;
use crate::markup;

/// The text of the answer at a path, such as `applicant.name`. It reads signals, so that a text
/// which quotes an answer follows it.
pub type Answered = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// Shows content. `level` is that of its outermost headings, 2 to 6: one below the heading around it.
pub fn content(blocks: &[Block], level: u8, answered: &Answered) -> AnyView {
    let blocks = nodes(blocks, level, answered);
    markup! { {blocks} }
}

fn nodes(blocks: &[Block], level: u8, answered: &Answered) -> Vec<AnyView> {
    blocks
        .iter()
        .map(|block| self::block(block, level, answered))
        .collect()
}

fn block(block: &Block, level: u8, answered: &Answered) -> AnyView {
    match block {
        Block::Heading { level: own, text } => heading(
            level.saturating_add(own.saturating_sub(1)),
            line(text, answered),
        ),
        Block::Paragraph(text) => markup! { <p dir={"auto"}>{line(text, answered)}</p> },
        Block::List { ordered, items } => {
            let items: Vec<_> = items
                .iter()
                .map(|item| markup! { <li>{item_of_list(item, level, answered)}</li> })
                .collect();
            if *ordered {
                markup! { <ol class={"list"} dir={"auto"}>{items}</ol> }
            } else {
                markup! { <ul class={"list"} dir={"auto"}>{items}</ul> }
            }
        }
        Block::Details {
            summary,
            content: more,
        } => details(line(summary, answered), content(more, level, answered)),
        Block::Notice {
            tone,
            content: said,
        } => notice(*tone, content(said, level, answered)),
    }
}

/// An item that is one paragraph is a line: a paragraph of its own would set it apart. The direction is
/// that of the text and not of the item, whose marker stands where the list has room for it.
fn item_of_list(item: &[Block], level: u8, answered: &Answered) -> AnyView {
    match item {
        [Block::Paragraph(text)] => markup! { <span dir={"auto"}>{line(text, answered)}</span> },
        _ => content(item, level, answered),
    }
}

/// More, behind a summary.
pub(super) fn details(summary: impl Into<Node>, more: AnyView) -> AnyView {
    markup! {
        <details class={"details"}>
            <summary class={"details__summary"}><span dir={"auto"}>{summary}</span></summary>
            <div class={"details__text content"}>{more}</div>
        </details>
    }
}

/// A box whose icon and colour say how it is meant; a word says the same to those who see neither.
fn notice(tone: Tone, said: AnyView) -> AnyView {
    let (class, word) = match tone {
        Tone::Info => ("notice notice--info", say::tone_info()),
        Tone::Warning => ("notice notice--warning", say::tone_warning()),
        Tone::Error => ("notice notice--danger", say::tone_error()),
        Tone::Success => ("notice notice--success", say::tone_success()),
    };
    markup! {
        <div class={class}>
            <span class={"visually-hidden"}>{word}</span>
            <div class={"content"}>{said}</div>
        </div>
    }
}

fn heading(level: u8, text: Node) -> AnyView {
    match level {
        0..=2 => markup! { <h2 class={"heading-m"} dir={"auto"}>{text}</h2> },
        3 => markup! { <h3 class={"heading-s"} dir={"auto"}>{text}</h3> },
        4 => markup! { <h4 class={"heading-s"} dir={"auto"}>{text}</h4> },
        5 => markup! { <h5 class={"heading-s"} dir={"auto"}>{text}</h5> },
        _ => markup! { <h6 class={"heading-s"} dir={"auto"}>{text}</h6> },
    }
}

fn line(pieces: &[Inline], answered: &Answered) -> Node {
    Node::Many(pieces.iter().map(|piece| inline(piece, answered)).collect())
}

fn inline(piece: &Inline, answered: &Answered) -> Node {
    let made = match piece {
        Inline::Text(text) => return Node::Text(text.clone()),
        Inline::Answer(path) => {
            let (answered, path) = (Arc::clone(answered), path.clone());
            let text = live_text(move || answered(&path));
            markup! { <bdi>{text}</bdi> }
        }
        Inline::Strong(text) => markup! { <strong>{line(text, answered)}</strong> },
        Inline::Emphasis(text) => markup! { <em>{line(text, answered)}</em> },
        Inline::Link { href, text } => markup! {
            <a class={"link"} href={href.clone()} rel={"noopener noreferrer external"}>{line(text, answered)}</a>
        },
        Inline::Break => markup! { <br/> },
    };
    made.into()
}
