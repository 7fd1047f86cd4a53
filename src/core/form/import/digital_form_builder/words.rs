//! The author's words.

use super::Importer;
use crate::form::content;
use crate::form::definition::{Content, Effect};

impl Importer<'_> {
    /// HTML as plain text, for titles and labels.
    pub fn words(&mut self, path: &str, html: &str) -> String {
        if html.contains("{{") || html.contains("{%") {
            let feature = "a template in a title or label is left out";
            self.find(path, feature, Effect::Degraded);
        }
        if html.contains(['<', '&', '{', '\n']) {
            content::plain(&content::from_html(html))
        } else {
            html.to_owned()
        }
    }

    /// HTML as content.
    pub fn html(&mut self, path: &str, html: &str) -> Content {
        self.check_templates(path, html);
        content::from_html(html)
    }

    /// Markdown as content.
    pub fn markdown(&mut self, path: &str, markdown: &str) -> Content {
        self.check_templates(path, markdown);
        content::from_markdown(markdown)
    }

    fn check_templates(&mut self, path: &str, text: &str) {
        if content::has_template(text) {
            self.find(path, "a template expression is left out", Effect::Degraded);
        }
    }
}
