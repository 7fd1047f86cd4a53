//! Places in a text where a template puts a value: `{{ data.x }}`.

use crate::digits::number_in;
use crate::find::{find, parts, split};

/// What a text is made of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text as it is.
    Text(&'a str),
    /// The answer at a path.
    Answer(&'a str),
    /// An expression or a statement of a template language, which is not run.
    Template,
}

/// Whether a text holds template expressions or statements that are left out of its content, such
/// as `{{ t('x') }}` or `{% if y %}`. A mere path, also before a filter, is none.
#[must_use]
pub fn has_template(text: &str) -> bool {
    pieces(text).any(|piece| piece == Piece::Template)
}

/// The pieces of a text in order. A bracket that is never closed is text.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let Some((at, inner, length)) = first_bracket(rest) else {
            return Some(Piece::Text(std::mem::take(&mut rest)));
        };
        if at > 0 {
            let (before, from) = rest.split_at(at);
            rest = from;
            return Some(Piece::Text(before));
        }
        rest = rest.get(length..).unwrap_or_default();
        Some(match inner.and_then(path) {
            Some(path) => Piece::Answer(path),
            None => Piece::Template,
        })
    })
}

/// Where the first closed bracket begins, the expression in it (none for a statement), and its
/// length in bytes.
fn first_bracket(text: &str) -> Option<(usize, Option<&str>, usize)> {
    let mut from = 0;
    while let Some(found) = find(text.get(from..)?, "{") {
        let at = from + found;
        let here = text.get(at..)?;
        for (open, close, is_expression) in [
            ("{{{", "}}}", true),
            ("{{", "}}", true),
            ("{%", "%}", false),
            ("{#", "#}", false),
        ] {
            if let Some(inner) = here.strip_prefix(open) {
                let end = find(inner, close)?;
                let length = open.len() + end + close.len();
                return Some((at, inner.get(..end).filter(|_| is_expression), length));
            }
        }
        from = at + 1;
    }
    None
}

/// The path that an expression is, in the answers or in the row around it.
fn path(expression: &str) -> Option<&str> {
    let name = match split(expression, "|") {
        Some((_, filters)) if filters.starts_with("|") => return None,
        Some((name, _)) => name,
        None => expression,
    };
    let name = name.trim();
    let name = name.strip_prefix("submission.").unwrap_or(name);
    let name = name
        .strip_prefix("data.")
        .or_else(|| name.strip_prefix("row."))
        .unwrap_or(name);
    let is_path = name.starts_with(|c: char| is_letter(c) || c == '_')
        && name.chars().all(|c| {
            is_letter(c) || c.is_ascii_digit() || matches!(c, '_' | '-' | '.' | '[' | ']' | '$')
        })
        && parts(name, b'[').skip(1).all(is_index);
    is_path.then_some(name)
}

/// Whether a character is of a name in any script; spaces and signs outside ASCII are so rare in
/// templates that a table of letters would not be worth its size.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic() || !c.is_ascii()
}

/// Whether what follows a bracket is an index and its end; an expression is none.
fn is_index(after: &str) -> bool {
    split(after, "]").is_some_and(|(index, _)| number_in(index, 10).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_answers_and_the_rest_is_left_out() {
        let found: Vec<_> =
            pieces("Dear {{ data.name }}, {{{row.a[0].b}}}{{x | upper}}!").collect();
        let wanted = [
            Piece::Text("Dear "),
            Piece::Answer("name"),
            Piece::Text(", "),
            Piece::Answer("a[0].b"),
            Piece::Answer("x"),
            Piece::Text("!"),
        ];
        assert_eq!(found, wanted);
        for text in [
            "{{ a || b }}",
            "{{ t('x') }}",
            "{% if a %}",
            "{{ 5 }}",
            "{# no #}",
            "{{ a[b.c].d }}",
        ] {
            assert_eq!(
                pieces(text).collect::<Vec<_>>(),
                [Piece::Template],
                "{text}"
            );
        }
        assert!(has_template("a {{ b + c }}"));
        assert!(!has_template("a {{ b }}"));
    }

    #[test]
    fn brackets_that_never_close_are_text() {
        for text in ["{{ a", "a } b {", "{", "{%", "{a}"] {
            assert_eq!(pieces(text).collect::<Vec<_>>(), [Piece::Text(text)]);
        }
    }
}
