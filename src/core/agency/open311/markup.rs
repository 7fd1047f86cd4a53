//! Plain text from texts that may hold HTML.
//!
//! GeoReport v2 has no markup, but descriptions come with tags, with entities, and with tags whose
//! brackets are entities. The result is for people to read and is never parsed again, so it need
//! not be what a browser makes of it; it must keep every word and the breaks between lines.

/// The elements that are taken for markup. Anything else in angle brackets, such as `<street name>`
/// or `<5 m`, is text.
const ELEMENTS: &str = " a abbr address article aside b big blockquote body br button center cite \
    code dd del details div dl dt em embed fieldset figure font footer form h1 h2 h3 h4 h5 h6 head \
    header hr html i iframe img input ins kbd label legend li link main mark meta nav noscript \
    object ol option p pre q s samp script section select small source span strike strong style \
    sub summary sup svg table tbody td textarea tfoot th thead title tr tt u ul var video wbr ";

/// The elements before and after which there is an empty line.
const PARAGRAPHS: &str = " blockquote dl fieldset form h1 h2 h3 h4 h5 h6 ol p pre table ul ";

/// The elements before and after which a line ends.
const LINES: &str = " address article aside body br dd details div dt figure footer head header hr \
    html legend li main nav option section summary title tr ";

/// The elements whose content is for programs.
const HIDDEN: &str = " script style ";

/// The text without tags and entities. Lines end in `\n`, paragraphs are apart by one empty line,
/// and the address of a link follows the words of the link.
#[must_use]
pub fn plain(text: &str) -> String {
    let once = without_tags(text);
    // `&lt;br&gt;` in a document that was escaped twice is still a line break to the agency.
    if text.contains("&lt;") && find_tag(&once).is_some() {
        return without_tags(&once);
    }
    once
}

fn without_tags(text: &str) -> String {
    let mut out = Lines::new(find_tag(text).is_some());
    let mut rest = text;
    let mut link: Option<(String, usize)> = None;
    while let Some((before, tag, after)) = find_tag(rest) {
        out.push(before);
        rest = after;
        if is_in(HIDDEN, tag.name) && !tag.is_end {
            rest = after_end_of(tag.name, after);
        } else if tag.name == "a" {
            if let Some((address, from)) = link.take()
                && !out.text.get(from..).unwrap_or_default().contains(&address)
            {
                out.push(" (");
                out.push(&address);
                out.push(")");
            }
            link = tag.address().map(|address| (address, out.text.len()));
        } else if is_in(PARAGRAPHS, tag.name) {
            out.end_lines(2);
        } else if tag.name == "br" {
            out.add_line();
        } else if is_in(LINES, tag.name) {
            out.end_lines(1);
        } else if matches!(tag.name, "td" | "th") {
            out.push(" ");
        }
    }
    out.push(rest);
    out.finish()
}

/// A name as it stands in one of the lists above.
fn is_in(list: &str, name: &str) -> bool {
    !name.is_empty() && list.split(' ').any(|known| known == name)
}

/// A tag or a comment.
struct Tag<'a> {
    /// In lower case, from one of the lists above; empty for a comment.
    name: &'static str,
    is_end: bool,
    attributes: &'a str,
}

impl Tag<'_> {
    /// Where a link leads, if that is somewhere a person can go.
    fn address(&self) -> Option<String> {
        if self.is_end {
            return None;
        }
        let lower = self.attributes.to_ascii_lowercase();
        let from = lower.find("href")? + "href".len();
        let value = self
            .attributes
            .get(from..)?
            .trim_start()
            .strip_prefix('=')?
            .trim_start();
        let value = match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split(quote).next()?,
            _ => value
                .split(|c: char| c.is_whitespace() || c == '>')
                .next()?,
        };
        let value = entities(value.trim());
        for (scheme, is_shown) in [
            ("https://", true),
            ("http://", true),
            ("mailto:", false),
            ("tel:", false),
        ] {
            if value
                .get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            {
                let address = if is_shown {
                    value.as_str()
                } else {
                    value.get(scheme.len()..)?
                };
                return Some(address.to_owned());
            }
        }
        None
    }
}

/// The text before the first tag or comment, the tag, and the text after it.
fn find_tag(text: &str) -> Option<(&str, Tag<'_>, &str)> {
    let mut from = 0;
    loop {
        let at = from + text.get(from..)?.find('<')?;
        let inside = text.get(at + 1..)?;
        if let Some((tag, length)) = tag(inside) {
            return Some((text.get(..at)?, tag, inside.get(length..)?));
        }
        from = at + 1;
    }
}

/// The tag whose `<` stands just before this text, and its length with the `>`.
fn tag(inside: &str) -> Option<(Tag<'_>, usize)> {
    if let Some(comment) = inside.strip_prefix("!--") {
        let length = comment.find("-->").map_or(inside.len(), |end| end + 6);
        return Some((
            Tag {
                name: "",
                is_end: false,
                attributes: "",
            },
            length,
        ));
    }
    let is_end = inside.starts_with('/');
    let named = inside.strip_prefix('/').unwrap_or(inside);
    // No name in the list is longer; the limit keeps a row of `<` from costing quadratic time.
    let name_length = named
        .bytes()
        .take(12)
        .take_while(u8::is_ascii_alphanumeric)
        .count();
    let name = known_element(named.get(..name_length)?)?;
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
            is_end,
            attributes: attributes.get(..end)?,
        },
        length,
    ))
}

fn known_element(name: &str) -> Option<&'static str> {
    ELEMENTS
        .split(' ')
        .find(|known| !known.is_empty() && known.eq_ignore_ascii_case(name))
}

/// What follows the end tag of an element without readable content.
fn after_end_of<'a>(name: &str, text: &'a str) -> &'a str {
    let mut rest = text;
    while let Some((_, tag, after)) = find_tag(rest) {
        if tag.is_end && tag.name == name {
            return after;
        }
        rest = after;
    }
    ""
}

/// Text that is being put together line by line.
struct Lines {
    text: String,
    /// Whether line ends in the source are mere white space, as they are in HTML.
    folds: bool,
}

impl Lines {
    fn new(folds: bool) -> Self {
        Self {
            text: String::new(),
            folds,
        }
    }

    fn push(&mut self, source: &str) {
        let source = entities(source);
        for character in source.chars() {
            match character {
                '\n' if !self.folds => self.add_line(),
                '\r' if !self.folds => {}
                c if c.is_whitespace() => {
                    if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                        self.text.push(' ');
                    }
                }
                c if c.is_control() => {}
                c => self.text.push(c),
            }
        }
    }

    /// Makes sure that so many lines end here.
    fn end_lines(&mut self, count: usize) {
        self.trim_line();
        let ended = self
            .text
            .bytes()
            .rev()
            .take_while(|&byte| byte == b'\n')
            .count();
        if !self.text.is_empty() {
            for _ in ended..count {
                self.text.push('\n');
            }
        }
    }

    /// Ends one line more, but never leaves more than one line empty.
    fn add_line(&mut self) {
        self.trim_line();
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    fn trim_line(&mut self) {
        let length = self.text.trim_end_matches(' ').len();
        self.text.truncate(length);
    }

    fn finish(mut self) -> String {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        self.text
    }
}

/// The text with its character references resolved; unknown ones stay.
fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        // No name that is known here is longer than eight characters.
        let end = from.bytes().take(12).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((character(from.get(1..end)?)?, from.get(end + 1..)?)));
        match found {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// The entities from U+00A0 on, in the order of their characters (HTML 4.01, section 24.2).
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute \
    Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml \
    Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
    igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute \
    ucirc uuml yacute thorn yuml";

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|&character| character != '\0');
    }
    let other = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "euro" => '€',
        "trade" => '™',
        _ => {
            let index = LATIN_1.split(' ').position(|known| known == name)?;
            char::from_u32(0xA0 + u32::try_from(index).ok()?)?
        }
    };
    Some(other)
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
            let _ = plain(&unit.repeat(50_000));
        }
    }

    proptest! {
        #[test]
        fn nothing_makes_it_panic(text in "(<|>|/|a|br|p|li|script| href=|\"|'|https://é|&|#|x|;|lt|!--|--|é|\n| ){0,40}") {
            let plain = plain(&text);
            prop_assert!(plain.chars().count() <= text.chars().count() + 200);
            prop_assert_eq!(plain.trim(), &plain);
        }
    }
}
