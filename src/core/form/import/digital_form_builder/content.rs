//! Components that ask nothing.

use super::Importer;
use super::source::Source;
use crate::form::definition::{Block, Content, Effect, Inline, Tone};

impl<'a> Importer<'a> {
    /// The content of a component; none where it is no content.
    pub fn content(&mut self, component: Source<'a>, place: &str) -> Option<Content> {
        let source_type = component.get("type").text();
        if !matches!(
            source_type,
            "Para"
                | "Html"
                | "Markdown"
                | "InsetText"
                | "WarningText"
                | "NotificationBanner"
                | "Details"
                | "List"
                | "FlashCard"
        ) {
            return None;
        }
        let written = component.get("content").text();
        let content = match source_type {
            // Version 2 writes its contents in Markdown; both pass HTML on.
            "Markdown" => self.markdown(place, written),
            _ if self.is_second && source_type != "Html" => self.markdown(place, written),
            _ => self.html(place, written),
        };
        Some(match source_type {
            "InsetText" => notice(Tone::Info, content),
            "WarningText" => notice(Tone::Warning, content),
            "NotificationBanner" => {
                let tone = match component.get("options").get("type").text() {
                    "success" => Tone::Success,
                    _ => Tone::Info,
                };
                notice(tone, content)
            }
            "Details" => {
                let summary = vec![Inline::Text(self.title(component, place))];
                vec![Block::Details { summary, content }]
            }
            "List" | "FlashCard" => self.listed(component, place),
            _ => content,
        })
    }

    /// The items of a list, to be read.
    fn listed(&mut self, component: Source<'a>, place: &str) -> Content {
        let Some(list) = self.list_of(component) else {
            let feature = ["list \"", component.get("list").text(), "\" is not there"].concat();
            self.find(place, feature, Effect::Degraded);
            return Content::new();
        };
        let options = component.get("options");
        let mut items = Vec::new();
        for item in list.get("items").items() {
            let mut words = self.html(place, item.get("text").text());
            words.extend(self.html(place, item.get("description").text()));
            items.push(words);
        }
        let mut content = Content::new();
        if options.get("hideTitle").flag() != Some(true) {
            let title = self.title(component, place);
            if !title.is_empty() {
                let title = Inline::Strong(vec![Inline::Text(title)]);
                content.push(Block::Paragraph(vec![title]));
            }
        }
        let ordered = options.get("type").text() == "numbered";
        if !items.is_empty() {
            content.push(Block::List { ordered, items });
        }
        content
    }

    fn title(&mut self, component: Source<'a>, place: &str) -> String {
        self.words(place, component.get("title").text())
    }
}

fn notice(tone: Tone, content: Content) -> Content {
    if content.is_empty() {
        return content;
    }
    vec![Block::Notice { tone, content }]
}
