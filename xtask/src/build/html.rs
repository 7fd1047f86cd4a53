//! `index.html` with names, texts and links filled in.
//!
//! The source marks the places: `data-t="key"` on an empty element takes the text of that key,
//! `data-portal-name` on an empty element the portal's name, `<!-- links -->` the links to the
//! style sheets and the boot script, `<!-- logo -->` the agency's mark. What is filled is what a citizen sees before the Wasm has arrived.

use std::path::Path;

use super::assets::Asset;
use super::boot::is_rtl;
use super::locales::Locales;
use crate::configuration::Configuration;
use crate::failure::{Failure, Outcome};
use crate::files;

/// The source of the page.
pub struct Page {
    source: String,
    keys: Vec<String>,
}

/// The files the page loads.
pub struct Links<'a> {
    /// The style sheet.
    pub style: &'a Asset,
    /// The script that starts the portal.
    pub boot: &'a Asset,
}

const TEXT: &str = "data-t=\"";
const NAME: &str = "data-portal-name";

impl Page {
    /// Reads the source.
    pub fn read(path: &Path) -> Outcome<Self> {
        Self::parse(&files::read_text(path)?)
    }

    fn parse(source: &str) -> Outcome<Self> {
        for forbidden in ["<style", " style=", " onclick=", " onload=", " onerror="] {
            if source.contains(forbidden) {
                return Err(Failure::new(format!(
                    "index.html has \"{}\", which the content security policy blocks",
                    forbidden.trim()
                )));
            }
        }
        let mut keys: Vec<String> = Vec::new();
        for after in source.split(TEXT).skip(1) {
            let key = after.split('"').next().unwrap_or_default().to_owned();
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Ok(Self {
            source: source.to_owned(),
            keys,
        })
    }

    /// The keys of its texts, in order.
    pub fn text_keys(&self) -> &[String] {
        &self.keys
    }

    /// The page as it is served, in the portal's first language.
    pub fn filled(self, links: &Links, portal: &Configuration, texts: &Locales) -> Outcome<String> {
        let language = portal.language();
        let direction = if is_rtl(language) { "rtl" } else { "ltr" };
        let mut page = self
            .source
            .replace(
                "<html>",
                &format!("<html lang=\"{language}\" dir=\"{direction}\">"),
            )
            .replace("<!-- links -->", &links.html(&portal.theme))
            .replace("<!-- logo -->", &logo(portal.logo.as_deref()));
        for key in &self.keys {
            let text = texts.plain(language, key)?;
            page = fill(&page, &format!("{TEXT}{key}\""), text)?;
        }
        page = fill(&page, NAME, portal.name.in_language(language))?;
        Ok(compact(&page))
    }
}

impl Links<'_> {
    /// The boot script blocks, on purpose: it is small, arrives with the style sheets, and sets
    /// language and direction before the first paint. There are no preloads: what the portal needs
    /// besides would share the line with what is painted first, and the boot script asks for it as
    /// soon as that is on the screen.
    fn html(&self, theme: &str) -> String {
        let integrity = |asset: &Asset| match &asset.integrity {
            Some(value) => format!(" integrity=\"{value}\""),
            None => String::new(),
        };
        let Links { style, boot } = self;
        [
            format!(
                "<link rel=\"stylesheet\" href=\"{}\"{}>",
                style.url,
                integrity(style)
            ),
            format!("<link rel=\"stylesheet\" href=\"{theme}\">"),
            format!("<script src=\"{}\"{}></script>", boot.url, integrity(boot)),
        ]
        .join("\n")
    }
}

/// The agency's mark. It says nothing, since the name stands beside it.
fn logo(path: Option<&str>) -> String {
    path.map(|path| format!("<img class=\"header__logo\" src=\"{path}\" alt=\"\">"))
        .unwrap_or_default()
}

/// Puts a text into every empty element that has this attribute.
fn fill(page: &str, attribute: &str, text: &str) -> Outcome<String> {
    let mut pieces = page.split(attribute);
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let Some((rest_of_tag, content)) = piece.split_once('>') else {
            return Err(Failure::new(format!(
                "index.html: the tag with {attribute} has no end"
            )));
        };
        if !content.starts_with("</") {
            return Err(Failure::new(format!(
                "index.html: the element with {attribute} has to be empty"
            )));
        }
        filled.push_str(&format!(
            "{attribute}{rest_of_tag}>{}{content}",
            escaped(text)
        ));
    }
    Ok(filled)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

/// Without comments, indentation and empty lines. Line ends stay, since they may part words.
fn compact(page: &str) -> String {
    let mut bare = String::new();
    let mut rest = page;
    while let Some((before, comment)) = rest.split_once("<!--") {
        bare.push_str(before);
        rest = comment.split_once("-->").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines: Vec<&str> = bare
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_empty_element_with_the_attribute_is_filled() {
        let page = "<h1 class=\"a\" data-t=\"home.title\"></h1><p data-t=\"home.title\"></p>";
        let filled = fill(page, "data-t=\"home.title\"", "Hello & <welcome>").expect("fills");
        assert_eq!(
            filled,
            "<h1 class=\"a\" data-t=\"home.title\">Hello &amp; &lt;welcome&gt;</h1>\
             <p data-t=\"home.title\">Hello &amp; &lt;welcome&gt;</p>"
        );
    }

    #[test]
    fn an_element_with_content_is_refused() {
        assert!(fill("<p data-t=\"a\">text</p>", "data-t=\"a\"", "b").is_err());
    }

    #[test]
    fn keys_are_found_once_each_in_order() {
        let page = Page::parse("<p data-t=\"b\"></p><p data-t=\"a\"></p><p data-t=\"b\"></p>");
        assert_eq!(page.expect("parses").text_keys(), ["b", "a"]);
    }

    #[test]
    fn the_mark_of_the_agency_stands_where_the_page_says() {
        let asset = |url: &str| Asset {
            url: url.into(),
            integrity: None,
        };
        let (style, boot) = (asset("/style.css"), asset("/boot.js"));
        let folder = crate::workspace::path("src/i18n/locales");
        let texts = Locales::read(&folder).expect("reads");
        let page = |logo: Option<&str>| {
            let links = Links {
                style: &style,
                boot: &boot,
            };
            let portal = Configuration {
                logo: logo.map(str::to_owned),
                ..Configuration::default()
            };
            let source = crate::workspace::path("index.html");
            let page = Page::read(&source).expect("reads");
            page.filled(&links, &portal, &texts).expect("fills")
        };
        let logo = "href=\"/\"><img class=\"header__logo\" src=\"/theme/logo.svg\" alt=\"\"><span";
        assert!(page(Some("/theme/logo.svg")).contains(logo));
        assert!(page(None).contains("class=\"header__brand\" href=\"/\"><span"));
    }

    #[test]
    fn what_the_policy_would_block_is_refused() {
        assert!(Page::parse("<p style=\"color: red\"></p>").is_err());
        assert!(Page::parse("<style>p {}</style>").is_err());
    }

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(compact("<p>\n  <!-- why -->\n  a\n</p>"), "<p>\na\n</p>\n");
    }
}
