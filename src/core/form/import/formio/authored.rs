//! What an author wrote to be read.

use super::super::report::Report;
use super::component::Component;
use super::publisher::Family;
use super::words;
use crate::form::content;
use crate::form::definition::{Block, Content, Effect, Inline, Tone};

/// The content of a component that asks nothing.
pub(super) fn authored(meant: Family, component: Component, report: &mut Report) -> Content {
    let html = match component.text("content") {
        "" => component.text("html"),
        html => html,
    };
    if content::has_template(html) {
        report.note(Effect::Degraded, "a template within text is left out");
    }
    let read = content::from_html(html);
    match meant {
        Family::Heading => {
            let text = match component.text("header") {
                "" if html.is_empty() => words::plain(component.text("label")),
                "" => content::plain(&read),
                header => words::plain(header),
            };
            vec![Block::Heading {
                level: 2,
                text: vec![Inline::Text(text)],
            }]
        }
        Family::Accordion => {
            let mut details = Vec::new();
            for entry in component.objects("accordionValues") {
                details.push(Block::Details {
                    summary: vec![Inline::Text(words::plain(entry.text("title")))],
                    content: content::from_html(entry.text("content")),
                });
            }
            details
        }
        _ => {
            let default = (meant == Family::Alert).then_some(Tone::Info);
            match words::tone(component).or(default) {
                Some(tone) if !read.is_empty() => vec![Block::Notice {
                    tone,
                    content: read,
                }],
                _ => read,
            }
        }
    }
}
