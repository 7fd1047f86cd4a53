//! Links, stress and code within a line (CommonMark 0.31.2, section 6).

use crate::find::find;

/// Brackets within brackets beyond this many are text.
const DEEPEST: u32 = 6;

/// Appends the HTML of a text within a block.
pub(super) fn push_inline(text: &str, out: &mut String) {
    push_within(text, out, DEEPEST);
}

/// Appends a text that is not to be read as HTML.
pub(super) fn push_escaped(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            c => out.push(c),
        }
    }
}

fn push_within(text: &str, out: &mut String, depth: u32) {
    let mut at = 0;
    // A mark that is not closed once is not closed later in the text either, so that it is looked
    // for once alone.
    let mut unclosed: Vec<&str> = Vec::new();
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let length = match first {
            '\\' => escape(rest, out),
            '<' => verbatim(rest, out),
            '{' => template(rest, out),
            '`' => code(rest, out),
            '[' => link(rest, out, depth),
            '!' if rest.starts_with("![") => image(rest, out),
            '*' | '_' => stress(rest, before, out, depth, &mut unclosed),
            _ => None,
        };
        at += length.unwrap_or_else(|| {
            out.push(first);
            first.len_utf8()
        });
    }
}

/// `\*` is a star and begins nothing.
fn escape(rest: &str, out: &mut String) -> Option<usize> {
    let escaped = rest
        .get(1..2)
        .filter(|c| c.bytes().all(|byte| byte.is_ascii_punctuation()))?;
    push_escaped(escaped, out);
    Some(2)
}

/// Where the end of a bracket is looked for: brackets that never close must not cost quadratic time.
fn near(rest: &str) -> &str {
    rest.get(..rest.floor_char_boundary(2_000))
        .unwrap_or_default()
}

/// A tag or an address in angle brackets.
fn verbatim(rest: &str, out: &mut String) -> Option<usize> {
    let end = near(rest).find('>')?;
    let inner = rest.get(1..end)?;
    if inner.starts_with("http://") || inner.starts_with("https://") {
        push_link(inner, inner, out, 0);
    } else {
        out.push_str(rest.get(..=end)?);
    }
    Some(end + 1)
}

/// A template keeps its stars and underscores.
fn template(rest: &str, out: &mut String) -> Option<usize> {
    let close = match rest.get(1..2)? {
        "{" => "}}",
        "%" => "%}",
        _ => return None,
    };
    let end = find(near(rest), close)?;
    out.push_str(rest.get(..end + 2)?);
    Some(end + 2)
}

fn code(rest: &str, out: &mut String) -> Option<usize> {
    let end = near(rest).get(1..)?.find('`')? + 1;
    push_escaped(rest.get(1..end)?, out);
    Some(end + 1)
}

fn link(rest: &str, out: &mut String, depth: u32) -> Option<usize> {
    let (words, target, length) = bracketed(rest)?;
    push_link(target, words, out, depth);
    Some(length)
}

/// An image is its words.
fn image(rest: &str, out: &mut String) -> Option<usize> {
    let (words, _, length) = bracketed(rest.get(1..)?)?;
    push_escaped(words, out);
    Some(length + 1)
}

/// `[words](target "title")`: the words, the target and the length.
fn bracketed(rest: &str) -> Option<(&str, &str, usize)> {
    let near = near(rest);
    let middle = find(near, "](")?;
    let end = middle + near.get(middle..)?.find(')')?;
    let target = rest.get(middle + 2..end)?.trim();
    let target = target.split_ascii_whitespace().next().unwrap_or_default();
    let target = target.trim_start_matches('<').trim_end_matches('>');
    Some((rest.get(1..middle)?, target, end + 1))
}

fn push_link(target: &str, words: &str, out: &mut String, depth: u32) {
    out.push_str("<a href=\"");
    push_escaped(target, out);
    out.push_str("\">");
    if depth == 0 {
        push_escaped(words, out);
    } else {
        push_within(words, out, depth - 1);
    }
    out.push_str("</a>");
}

/// Strong text within `**` or `__`, stressed text within `*` or `_`.
fn stress<'a>(
    rest: &'a str,
    before: Option<char>,
    out: &mut String,
    depth: u32,
    unclosed: &mut Vec<&'a str>,
) -> Option<usize> {
    let run = rest
        .bytes()
        .take_while(|byte| rest.as_bytes().first() == Some(byte))
        .count();
    let mark = rest.get(..run.min(2))?;
    let inner = rest.get(mark.len()..)?;
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let opens = inner.starts_with(|c: char| !c.is_whitespace())
        && !(mark.starts_with('_') && is_word(before));
    if !opens || depth == 0 || unclosed.contains(&mark) {
        // The whole run is text, lest its second half be read as another mark.
        out.push_str(rest.get(..run)?);
        return Some(run);
    }
    let Some(end) = closing(inner, mark) else {
        unclosed.push(mark);
        out.push_str(mark);
        return Some(mark.len());
    };
    let name = if mark.len() == 2 { "strong" } else { "em" };
    out.extend(["<", name, ">"]);
    push_within(inner.get(..end)?, out, depth - 1);
    out.extend(["</", name, ">"]);
    Some(end + 2 * mark.len())
}

/// Where the mark is that closes a text which it opened.
fn closing(inner: &str, mark: &str) -> Option<usize> {
    let mut from = 0;
    loop {
        let at = from + find(inner.get(from..)?, mark)?;
        let before = inner.get(..at)?.chars().next_back();
        let after = inner.get(at + mark.len()..)?.chars().next();
        let ends_text = before.is_some_and(|c| !c.is_whitespace());
        let splits_word = mark.starts_with('_') && after.is_some_and(char::is_alphanumeric);
        // A single mark next to another of its kind is half of a double one.
        let is_half = mark.len() == 1
            && (after.is_some_and(|c| mark.starts_with(c))
                || before.is_some_and(|c| mark.starts_with(c)));
        if ends_text && !splits_word && !is_half {
            // `**a *b***`: the last of a longer run closes the outer mark.
            let more = inner.get(at + mark.len()..)?;
            let extra = more
                .bytes()
                .take_while(|byte| mark.as_bytes().first() == Some(byte));
            return Some(at + extra.count().min(1));
        }
        from = at + mark.len();
    }
}
