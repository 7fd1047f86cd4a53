//! From text to the tree.

use cssparser::{ParseError, Parser, SourceLocation, Token};

use super::{At, Component, Declaration, Inner, Item, Kind, Rule, Sheet};

/// How the fault of a bracket without an end begins.
const UNCLOSED: &str = "This is opened and never closed";

/// Reads a file. It always gives a tree: what cannot be read is named in its faults.
pub fn parse(source: &str) -> Sheet {
    // A byte order mark is no part of the text.
    let mut parser = Parser::new(source.trim_start_matches('\u{feff}'));
    let mut faults = Vec::new();
    let components = components(&mut parser, &mut faults);
    let items = items(&components, &mut faults);
    faults.sort();
    Sheet { items, faults }
}

fn at(place: SourceLocation) -> At {
    At {
        line: place.line + 1,
        column: place.column,
    }
}

/// All that is left for this parser: the file, or what stands in a bracket.
fn components(parser: &mut Parser<'_>, faults: &mut Vec<(At, String)>) -> Vec<Component> {
    let mut found = Vec::new();
    loop {
        let (start, place) = (parser.position(), at(parser.current_source_location()));
        let Ok(token) = parser.next_including_whitespace_and_comments().cloned() else {
            return found;
        };
        let written = parser.slice_from(start).to_owned();
        let number = || number(&written);
        let kind = match &token {
            Token::Ident(name) => Kind::Word(lower(name)),
            Token::AtKeyword(name) => Kind::At(name.to_ascii_lowercase()),
            Token::Hash(name) | Token::IDHash(name) => Kind::Hash(name.to_string()),
            Token::QuotedString(text) => Kind::Text(text.to_string()),
            Token::UnquotedUrl(address) => Kind::Url(address.to_string()),
            Token::Number { .. } => Kind::Number(number()),
            Token::Percentage { .. } => Kind::Percentage(number()),
            Token::Dimension { unit, .. } => {
                Kind::Dimension(number_before(&written, unit), unit.to_ascii_lowercase())
            }
            Token::WhiteSpace(_) => Kind::Space,
            Token::Comment(words) => {
                if !written.ends_with("*/") {
                    let what = "This comment has no end: `*/` is missing.";
                    faults.push((place, what.into()));
                }
                Kind::Comment(words.trim().to_owned())
            }
            Token::Function(name) => {
                let inner = within(parser, &written, place, faults);
                function(&name.to_ascii_lowercase(), inner)
            }
            Token::ParenthesisBlock | Token::SquareBracketBlock | Token::CurlyBracketBlock => {
                let open = written.chars().next().unwrap_or('(');
                Kind::Block(open, Inner(within(parser, &written, place, faults)))
            }
            Token::BadUrl(_) | Token::BadString(_) => {
                faults.push((place, "This string or address has no end.".into()));
                Kind::Sign('\u{fffd}')
            }
            Token::CloseParenthesis | Token::CloseSquareBracket | Token::CloseCurlyBracket => {
                faults.push((
                    place,
                    format!("Nothing is open that `{written}` could close."),
                ));
                Kind::Sign('\u{fffd}')
            }
            _ => Kind::Sign(written.chars().next().unwrap_or(' ')),
        };
        found.push(Component {
            at: place,
            text: parser.slice_from(start).to_owned(),
            kind,
        });
    }
}

/// What stands in the bracket that was just opened.
fn within(
    parser: &mut Parser<'_>,
    opening: &str,
    place: At,
    faults: &mut Vec<(At, String)>,
) -> Vec<Component> {
    let start = parser.position();
    let inner =
        parser.parse_nested_block(|inner| Ok::<_, ParseError<()>>(components(inner, faults)));
    let close = match opening.chars().last() {
        Some('{') => '}',
        Some('[') => ']',
        _ => ')',
    };
    // The innermost is the one that lacks its end; those around it only follow.
    let is_named = faults.iter().any(|(_, what)| what.starts_with(UNCLOSED));
    if !parser.slice_from(start).ends_with(close) && !is_named {
        faults.push((place, format!("{UNCLOSED}: `{close}` is missing.")));
    }
    inner.unwrap_or_default()
}

/// A function; a quoted address is no function but an address, like an unquoted one.
fn function(name: &str, inner: Vec<Component>) -> Kind {
    if name == "url" {
        let text = inner.iter().find_map(|part| match &part.kind {
            Kind::Text(text) => Some(text.clone()),
            _ => None,
        });
        return Kind::Url(text.unwrap_or_default());
    }
    Kind::Function(name.to_owned(), Inner(inner))
}

/// Custom properties tell upper case from lower case; nothing else does.
fn lower(name: &str) -> String {
    if name.starts_with("--") {
        name.to_owned()
    } else {
        name.to_ascii_lowercase()
    }
}

/// The number at the front, as exact as it is written.
fn number(written: &str) -> f64 {
    let digits = written.trim_end_matches('%').trim_start_matches('+');
    digits.parse().unwrap_or(f64::NAN)
}

fn number_before(written: &str, unit: &str) -> f64 {
    number(
        written
            .get(..written.len().saturating_sub(unit.len()))
            .unwrap_or_default(),
    )
}

/// Declarations and rules (CSS Syntax Module Level 3, "consume a block's contents").
fn items(components: &[Component], faults: &mut Vec<(At, String)>) -> Vec<Item> {
    let mut found = Vec::new();
    let mut rest = components;
    while let Some((first, after)) = rest.split_first() {
        match &first.kind {
            Kind::Space | Kind::Sign(';' | '\u{fffd}') => rest = after,
            Kind::Comment(words) => {
                found.push(Item::Comment(words.clone()));
                rest = after;
            }
            _ => {
                let (item, left) = item(rest, faults);
                found.extend(item);
                rest = left;
            }
        }
    }
    found
}

fn item<'a>(
    components: &'a [Component],
    faults: &mut Vec<(At, String)>,
) -> (Option<Item>, &'a [Component]) {
    let first = &components[0];
    let is_block = |part: &Component| matches!(part.kind, Kind::Block('{', _));
    let is_end = |part: &Component| part.kind == Kind::Sign(';');
    let end = components
        .iter()
        .position(|part| is_end(part) || is_block(part))
        .unwrap_or(components.len());
    let (head, tail) = components.split_at(end);
    let left = tail.get(1..).unwrap_or_default();
    let block = tail.first().filter(|part| is_block(part));
    let body = block.map(|block| items(block.inner(), faults));
    if let Kind::At(name) = &first.kind {
        let rule = Rule {
            at: first.at,
            name: Some(name.clone()),
            prelude: trimmed(&head[1..]).to_vec(),
            body,
        };
        return (Some(Item::Rule(rule)), left);
    }
    if body.is_some() {
        let rule = Rule {
            at: first.at,
            name: None,
            prelude: trimmed(head).to_vec(),
            body,
        };
        return (Some(Item::Rule(rule)), left);
    }
    let declaration = declaration(head);
    if declaration.is_none() {
        faults.push((
            first.at,
            format!(
                "`{}` is neither a declaration nor a rule.",
                super::text(head)
            ),
        ));
    }
    (declaration.map(Item::Declaration), left)
}

fn declaration(components: &[Component]) -> Option<Declaration> {
    let (first, after) = components.split_first()?;
    let Kind::Word(name) = &first.kind else {
        return None;
    };
    let after = trimmed(after);
    let (colon, value) = after.split_first()?;
    if colon.kind != Kind::Sign(':') {
        return None;
    }
    let value = trimmed(value);
    let important = important(value);
    Some(Declaration {
        at: first.at,
        name: name.clone(),
        value: trimmed(&value[..important.unwrap_or(value.len())]).to_vec(),
        is_important: important.is_some(),
    })
}

/// Where `!important` begins.
fn important(value: &[Component]) -> Option<usize> {
    let start = value
        .iter()
        .rposition(|part| part.kind == Kind::Sign('!'))?;
    let word = super::filled(&value[start + 1..]);
    (word.len() == 1 && word[0].kind == Kind::Word("important".into())).then_some(start)
}

/// Without blanks at the ends.
fn trimmed(components: &[Component]) -> &[Component] {
    let start = components.iter().position(|part| !part.is_blank());
    let end = components.iter().rposition(|part| !part.is_blank());
    match (start, end) {
        (Some(start), Some(end)) => &components[start..=end],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Item, declarations, rules};
    use super::*;

    fn only(source: &str) -> Sheet {
        let sheet = parse(source);
        assert_eq!(sheet.faults, [], "{source}");
        sheet
    }

    #[test]
    fn everything_has_its_place() {
        let sheet = only(
            "/* Why. */\na:hover > .b {\n  --C: 1.25rem;\n  &:focus { color: Red !important }\n}",
        );
        assert!(matches!(&sheet.items[0], Item::Comment(words) if words == "Why."));
        let rule = rules(&sheet.items).next().expect("a rule");
        assert_eq!(
            (rule.at.line, rule.at.column, rule.selector().as_str()),
            (2, 1, "a:hover > .b")
        );
        let knob = rule.declarations().next().expect("a declaration");
        assert_eq!(
            (knob.name.as_str(), knob.at.line, knob.at.column),
            ("--C", 3, 3)
        );
        assert_eq!(knob.value[0].kind, Kind::Dimension(1.25, "rem".into()));
        let inner = rule.rules().next().expect("a nested rule");
        let colour = inner.declarations().next().expect("a declaration");
        assert!(colour.is_important);
        assert_eq!(
            (inner.selector().as_str(), colour.text().as_str()),
            ("&:focus", "Red")
        );
    }

    #[test]
    fn what_only_looks_like_a_rule_is_none() {
        let sheet = only("a { b: url(data:x;y{}) /* } */ \"{\"; c: d }");
        let rule = rules(&sheet.items).next().expect("a rule");
        let names: Vec<&str> = rule.declarations().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["b", "c"]);
    }

    #[test]
    fn quoted_and_bare_addresses_are_the_same() {
        let sheet = only("a { b: url(\"x.svg\"); c: url(x.svg) }");
        let rule = rules(&sheet.items).next().expect("a rule");
        for declaration in rule.declarations() {
            assert_eq!(declaration.value[0].kind, Kind::Url("x.svg".into()));
        }
    }

    #[test]
    fn a_byte_order_mark_is_not_seen() {
        let sheet = only("\u{feff}:root {}");
        let rule = rules(&sheet.items).next().expect("a rule");
        assert_eq!((rule.selector().as_str(), rule.at.column), (":root", 1));
    }

    #[test]
    fn an_at_rule_may_have_no_block() {
        let sheet = only("@layer a, b;\n@media (width < 3rem) { a { b: c } }");
        let found: Vec<_> = rules(&sheet.items)
            .map(|rule| (rule.name.as_deref(), rule.body.is_some()))
            .collect();
        assert_eq!(found, [(Some("layer"), false), (Some("media"), true)]);
        assert_eq!(declarations(&sheet.items).count(), 0);
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_place() {
        let line = |source: &str| parse(source).faults.first().map(|(at, _)| at.line);
        assert_eq!(line("a {\n  b: c;\n"), Some(1));
        assert_eq!(line("a { b: c }\n}"), Some(2));
        assert_eq!(line("a {\n b: \"c\n; }"), Some(2));
        assert_eq!(line("a {\n\n brand }"), Some(3));
        assert_eq!(line("a { b: (c }"), Some(1));
        assert_eq!(line("a { b: c }\n/* d"), Some(2));
        assert_eq!(parse("a {\n b { c: d(\n").faults.len(), 1);
    }
}
