//! Markdown as HTML (CommonMark 0.31.2, the parts that authors of forms use), for the allow-list
//! to read. So HTML that stands in the Markdown is treated as all HTML is.

mod inline;

use inline::{push_escaped, push_inline};

/// Lists within lists beyond this many are one.
const DEEPEST: usize = 8;

/// The HTML of a Markdown text.
pub(super) fn to_html(text: &str) -> String {
    let mut writer = Writer::default();
    let mut is_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") || line.trim_start().starts_with("~~~") {
            writer.end_paragraph();
            is_code = !is_code;
        } else if is_code {
            push_escaped(line, &mut writer.out);
            writer.out.push_str("<br>");
        } else {
            writer.line(line);
        }
    }
    writer.end_paragraph();
    writer.end_lists(0);
    writer.out
}

#[derive(Default)]
struct Writer {
    out: String,
    paragraph: String,
    /// The lists that are open: how far their markers are indented, and whether they are numbered.
    lists: Vec<(usize, bool)>,
    is_after_blank: bool,
}

impl Writer {
    fn line(&mut self, line: &str) {
        let indent: usize = line
            .chars()
            .map_while(|c| match c {
                ' ' => Some(1),
                '\t' => Some(4),
                _ => None,
            })
            .sum();
        let mut body = line.trim_start();
        while let Some(quoted) = body.strip_prefix('>') {
            body = quoted.trim_start();
        }
        let is_after_blank = std::mem::replace(&mut self.is_after_blank, body.is_empty());
        if body.is_empty() {
            self.end_paragraph();
        } else if let Some(level) = underline(body).filter(|_| !self.paragraph.is_empty()) {
            let title = std::mem::take(&mut self.paragraph);
            self.heading(level, &title);
        } else if is_rule(body) {
            self.end_paragraph();
            self.end_lists(0);
        } else if let Some((level, title)) = heading(body) {
            self.end_paragraph();
            self.end_lists(0);
            self.heading(level, title);
        } else if let Some((ordered, item)) = list_item(body) {
            self.end_paragraph();
            self.item(indent, ordered);
            self.text(item);
        } else {
            if is_after_blank
                && self
                    .lists
                    .last()
                    .is_some_and(|(marker, _)| indent <= *marker)
            {
                self.end_lists(0);
            }
            self.text(body);
        }
    }

    fn text(&mut self, text: &str) {
        if !self.paragraph.is_empty() {
            self.paragraph.push('\n');
        }
        // Two spaces or a backslash at its end break the line.
        let broken = text.strip_suffix('\\').or_else(|| text.strip_suffix("  "));
        self.paragraph.push_str(broken.unwrap_or(text).trim_end());
        if broken.is_some() {
            self.paragraph.push_str("<br>");
        }
    }

    fn heading(&mut self, level: usize, title: &str) {
        let name = ["<h1>", "<h2>", "<h3>", "<h4>"];
        self.out.push_str(name.get(level - 1).unwrap_or(&"<h4>"));
        push_inline(title, &mut self.out);
        self.out.push_str("</h1>");
    }

    fn item(&mut self, indent: usize, ordered: bool) {
        while self.lists.len() > 1
            && self
                .lists
                .last()
                .is_some_and(|(marker, _)| indent < *marker)
        {
            self.end_lists(self.lists.len() - 1);
        }
        let is_deeper = self
            .lists
            .last()
            .is_none_or(|(marker, _)| indent >= marker + 2);
        let is_other = self
            .lists
            .last()
            .is_some_and(|(_, other)| *other != ordered);
        if !is_deeper && is_other {
            self.end_lists(self.lists.len() - 1);
        }
        if (is_deeper || is_other) && self.lists.len() < DEEPEST {
            self.lists.push((indent, ordered));
            self.out.push_str(if ordered { "<ol>" } else { "<ul>" });
        }
        self.out.push_str("<li>");
    }

    fn end_lists(&mut self, depth: usize) {
        while self.lists.len() > depth
            && let Some((_, ordered)) = self.lists.pop()
        {
            self.out.push_str(if ordered { "</ol>" } else { "</ul>" });
        }
    }

    fn end_paragraph(&mut self) {
        let text = std::mem::take(&mut self.paragraph);
        if !text.is_empty() {
            self.out.push_str("<p>");
            push_inline(&text, &mut self.out);
            self.out.push_str("</p>");
        }
    }
}

/// The level of a heading that a line of `=` or `-` makes of the text before it.
fn underline(body: &str) -> Option<usize> {
    let body = body.trim_end();
    let all = |mark: u8| body.len() > 1 && body.bytes().all(|byte| byte == mark);
    match () {
        () if all(b'=') => Some(1),
        () if all(b'-') => Some(2),
        () => None,
    }
}

fn is_rule(body: &str) -> bool {
    let marks = body.bytes().filter(|byte| !byte.is_ascii_whitespace());
    let first = body.bytes().next();
    matches!(first, Some(b'-' | b'*' | b'_'))
        && marks.clone().count() >= 3
        && marks.map(Some).all(|byte| byte == first)
}

fn heading(body: &str) -> Option<(usize, &str)> {
    let title = body.trim_start_matches('#');
    let level = body.len() - title.len();
    let is_heading =
        (1..=6).contains(&level) && (title.is_empty() || title.starts_with([' ', '\t']));
    is_heading.then(|| (level, title.trim().trim_end_matches('#').trim_end()))
}

/// Whether an item is numbered, and its text.
fn list_item(body: &str) -> Option<(bool, &str)> {
    let digits = body.bytes().take(9).take_while(u8::is_ascii_digit).count();
    let (ordered, rest) = match digits {
        0 => (false, body.strip_prefix(['-', '*', '+'])?),
        _ => (true, body.get(digits..)?.strip_prefix(['.', ')'])?),
    };
    let item = rest.strip_prefix([' ', '\t'])?;
    Some((ordered, item.trim_start()))
}
