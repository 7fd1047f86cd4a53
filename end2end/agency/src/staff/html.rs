//! A small writer of HTML in which text cannot become markup.

use std::fmt::Write;

/// A document that grows.
#[derive(Debug, Default)]
pub struct Html(String);

impl Html {
    /// A document with this title.
    #[must_use]
    pub fn page(title: &str) -> Self {
        let mut html = Self::default();
        html.markup(
            "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width\">\
             <link rel=\"stylesheet\" href=\"/style.css\"><title>",
        );
        html.text(title);
        html.markup("</title></head><body><main><h1>");
        html.text(title);
        html.markup("</h1>");
        html
    }

    /// Markup of our own.
    pub fn markup(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text of anybody's, for elements and for attributes in double quotes.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                other => self.0.push(other),
            }
        }
        self
    }

    /// A segment of a path within an address in double quotes.
    pub fn segment(&mut self, segment: &str) -> &mut Self {
        let encoded =
            percent_encoding::utf8_percent_encode(segment, percent_encoding::NON_ALPHANUMERIC);
        // Writing to a `String` does not fail.
        write!(self.0, "{encoded}").ok();
        self
    }

    /// A row of a description list; left out when there is nothing to tell.
    pub fn row(&mut self, name: &str, value: &str) -> &mut Self {
        if !value.is_empty() {
            self.markup("<dt>").text(name).markup("</dt><dd>");
            self.text(value).markup("</dd>");
        }
        self
    }

    /// What was written so far, for addresses outside a document.
    #[must_use]
    pub fn into_text(self) -> String {
        self.0
    }

    /// The whole document.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.markup("</main></body></html>");
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        let mut html = Html::default();
        html.text("<script>\"'&").markup("|").segment("a/b \"<");
        assert_eq!(html.0, "&lt;script&gt;&quot;&#39;&amp;|a%2Fb%20%22%3C");
    }
}
