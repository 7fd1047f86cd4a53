//! Plain text from texts that may hold HTML.
//!
//! GeoReport v2 has no markup, but descriptions come with tags, with entities, and with tags whose
//! brackets are entities. The result is for people to read and is never parsed again, so it need
//! not be what a browser makes of it; it must keep every word and the breaks between lines.

use super::lines::Lines;
use super::tag::{Effect, Tags, after_end_of, find_tag};
use crate::find::contains;

/// The text without tags and entities. Lines end in `\n`, paragraphs are apart by one empty line,
/// and the address of a link follows the words of the link.
#[must_use]
pub fn plain(text: &str) -> String {
    let once = without_tags(text);
    // `&lt;br&gt;` in a document that was escaped twice is still a line break to the agency.
    if contains(text, "&lt;") && find_tag(&once, Tags::Known).is_some() {
        return without_tags(&once);
    }
    once
}

fn without_tags(text: &str) -> String {
    let mut out = Lines::new(find_tag(text, Tags::Known).is_some());
    let mut rest = text;
    let mut link: Option<(String, usize)> = None;
    while let Some((before, tag, after)) = find_tag(rest, Tags::Known) {
        out.push(before);
        rest = after;
        match tag.effect {
            Effect::Hidden if !tag.is_end => rest = after_end_of(tag.name, after),
            Effect::Link => {
                if let Some((address, from)) = link.take()
                    && !out.text.get(from..).unwrap_or_default().contains(&address)
                {
                    out.push(" (");
                    out.push(&address);
                    out.push(")");
                }
                link = tag
                    .address()
                    .map(|address| (without_scheme(address), out.text.len()));
            }
            Effect::Break => out.add_line(),
            Effect::Paragraph => out.end_lines(2),
            Effect::Line => out.end_lines(1),
            Effect::Space if matches!(tag.name, "td" | "th") => out.push(" "),
            Effect::Hidden | Effect::Space | Effect::Comment => {}
        }
    }
    out.push(rest);
    out.finish()
}

/// An address as people say it.
fn without_scheme(address: String) -> String {
    for scheme in ["mailto:", "tel:"] {
        if let Some(start) = address.get(..scheme.len())
            && start.eq_ignore_ascii_case(scheme)
        {
            return address.get(scheme.len()..).unwrap_or_default().to_owned();
        }
    }
    address
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_text_stays() {
        for text in [
            "",
            "Fish & chips",
            "5 < 6 > 4",
            "<street name>",
            "a\n\nb\nc",
            "1 &unknown; 2",
            "<b",
        ] {
            assert_eq!(plain(text), text);
        }
        assert_eq!(
            plain("  one\r\n two \t three  \n\n\n\nfour \n"),
            "one\ntwo three\n\nfour"
        );
    }

    #[test]
    fn breaks_and_paragraphs_become_line_ends() {
        assert_eq!(plain("one<br>two<BR />three"), "one\ntwo\nthree");
        assert_eq!(plain("<p>one\n two</p>\n<p>three</p>"), "one two\n\nthree");
        assert_eq!(plain("<div>a</div><div>b</div>"), "a\nb");
        assert_eq!(plain("x<ul><li>a</li><li>b</li></ul>y"), "x\n\na\nb\n\ny");
        assert_eq!(plain("a<br><br><br><br>b"), "a\n\nb");
        assert_eq!(plain("<table><tr><td>a</td><td>b</td></tr></table>"), "a b");
    }

    #[test]
    fn escaped_markup_is_markup_too() {
        assert_eq!(plain("&lt;p&gt;one&lt;/p&gt;two"), "one\n\ntwo");
        assert_eq!(
            plain("a &lt; b &amp;&nbsp;c &Uuml;ber &#8364;&#x27;"),
            "a < b & c Über €'"
        );
        assert_eq!(plain("&#0;&#xFFFFFFFF;&;&"), "&#0;&#xFFFFFFFF;&;&");
    }

    #[test]
    fn scripts_styles_and_comments_are_left_out() {
        assert_eq!(
            plain("a<script>if (x<b) alert(1)</script>b<!-- c --><style>p{}</STYLE>d"),
            "abd"
        );
        assert_eq!(plain("a<script>never closed"), "a");
        assert_eq!(plain("a<!-- never closed"), "a");
    }

    #[test]
    fn links_keep_their_address() {
        let link = r#"See <a class="x" href="https://example.gov/a?b=1&amp;c=2">this page</a>."#;
        assert_eq!(
            plain(link),
            "See this page (https://example.gov/a?b=1&c=2)."
        );
        assert_eq!(
            plain("<a href=https://x.gov/>https://x.gov/</a>"),
            "https://x.gov/"
        );
        assert_eq!(
            plain("<a href='mailto:a@b.gov'>Write</a>"),
            "Write (a@b.gov)"
        );
        assert_eq!(plain("<a href='javascript:alert(1)'>Go</a>"), "Go");
    }

    #[test]
    fn hostile_texts_take_linear_time() {
        for unit in [
            "<",
            "<a",
            "<a ",
            "<br><",
            "&",
            "&lt;",
            "<!--",
            "<script>",
            "</a>",
            "<a href=x>",
        ] {
            let _ = plain(&unit.repeat(5_000));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_makes_it_panic(text in "(<|>|/|a|br|p|li|script| href=|\"|'|https://é|&|#|x|;|lt|!--|--|é|\n| ){0,40}") {
            let plain = plain(&text);
            prop_assert!(plain.chars().count() <= text.chars().count() + 200);
            prop_assert_eq!(plain.trim(), &plain);
        }
    }
}
