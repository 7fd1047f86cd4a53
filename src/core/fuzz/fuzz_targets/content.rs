//! One author's text, as HTML and as Markdown, to content and back to plain text.

#![no_main]

use frontdoor_core::form::content;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for content in [content::from_html(text), content::from_markdown(text)] {
        assert!(content::plain(&content).len() <= 30 * text.len() + 10);
    }
});
