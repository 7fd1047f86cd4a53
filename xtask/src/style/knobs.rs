//! The knobs: read from `style/tokens/knobs.css`, so that what a theme may set is said in one place.

use std::path::Path;

use super::syntax::{self, Component, Declaration, Item, Kind};
use crate::failure::{Failure, Outcome};
use crate::files;
use crate::workspace;

/// Where they are declared.
pub const FILE: &str = "style/tokens/knobs.css";

/// A knob.
#[derive(Debug)]
pub struct Knob {
    /// Its name, with the hyphens.
    pub name: String,
    /// The value that holds where a theme says nothing.
    pub default: Vec<Component>,
    /// What it is for: the comment above it, or beside it.
    pub about: String,
    /// What it takes.
    pub takes: Takes,
}

/// What a knob takes. Which of them it is follows from its default; the limits are those that `tokens/`
/// and the guard hold anyway, so that a theme that passes looks as it says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Takes {
    /// A colour that one cannot see through.
    Colour,
    /// A list of font families.
    Fonts,
    /// A length from and to so many `rem`.
    Length(f64, f64),
    /// A number from and to.
    Number(f64, f64),
}

/// Limits of the knobs that have some: a length in `rem`, or a number.
const LIMITS: [(&str, f64, f64); 7] = [
    ("--heading-weight", 100., 900.),
    ("--text-size", 1., 1.5),
    ("--radius", 0., 2.),
    ("--line", 0., 0.5),
    ("--page-width", 20., 120.),
    ("--measure", 18., 80.),
    ("--density", 0.75, 1.5),
];

/// Reads them.
///
/// # Errors
/// Where the file cannot be read, or a default is none of [`Takes`].
pub fn read() -> Outcome<Vec<Knob>> {
    parse(&files::read_text(&workspace::path(FILE))?)
}

/// The knobs that a text in the shape of `knobs.css` declares.
///
/// # Errors
/// As above.
pub fn parse(source: &str) -> Outcome<Vec<Knob>> {
    let sheet = syntax::parse(source);
    let mut knobs: Vec<Knob> = Vec::new();
    for rule in syntax::rules(&sheet.items) {
        let items = rule.body.as_deref().unwrap_or_default();
        for (place, item) in items.iter().enumerate() {
            let Item::Declaration(declaration) = item else {
                continue;
            };
            let takes = takes(declaration, &knobs).ok_or_else(|| {
                Failure::new(format!(
                    "{FILE}:{}: the default of {} is no colour, length, number or font",
                    declaration.at.line, declaration.name
                ))
            })?;
            knobs.push(Knob {
                name: declaration.name.clone(),
                default: declaration.value.clone(),
                about: about(&items[..place]),
                takes,
            });
        }
    }
    if knobs.is_empty() {
        return Err(Failure::new(format!(
            "{} declares no knob",
            Path::new(FILE).display()
        )));
    }
    Ok(knobs)
}

/// The comment just above; a knob without one of its own is described by the last before it.
fn about(before: &[Item]) -> String {
    let comment = before.iter().rev().find_map(|item| match item {
        Item::Comment(words) => Some(words),
        _ => None,
    });
    let words = comment.map(String::as_str).unwrap_or_default();
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn takes(declaration: &Declaration, known: &[Knob]) -> Option<Takes> {
    let limits = LIMITS.iter().find(|(name, ..)| *name == declaration.name);
    let (least, most) = limits.map_or((f64::MIN, f64::MAX), |(_, least, most)| (*least, *most));
    match &declaration.value.first()?.kind {
        Kind::Hash(_) => Some(Takes::Colour),
        Kind::Number(_) => Some(Takes::Number(least, most)),
        Kind::Dimension(..) => Some(Takes::Length(least, most)),
        Kind::Word(_) | Kind::Text(_) => Some(Takes::Fonts),
        Kind::Function(name, inner) if name == "var" => {
            let other = syntax::text(&inner.0);
            known
                .iter()
                .find(|knob| knob.name == other)
                .map(|knob| knob.takes)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_knob_of_this_repository_is_known_with_its_limits() {
        let knobs = read().expect("reads");
        let takes = |name: &str| {
            knobs
                .iter()
                .find(|knob| knob.name == name)
                .map(|knob| knob.takes)
        };
        assert_eq!(takes("--brand"), Some(Takes::Colour));
        assert_eq!(takes("--header-bg"), Some(Takes::Colour));
        assert_eq!(takes("--font-heading"), Some(Takes::Fonts));
        for (name, least, most) in LIMITS {
            let found = takes(name);
            let is_right = found == Some(Takes::Length(least, most))
                || found == Some(Takes::Number(least, most));
            assert!(is_right, "{name}: {found:?}");
        }
        assert!(knobs.iter().all(|knob| !knob.about.is_empty()));
    }

    #[test]
    fn a_default_of_no_kind_is_refused() {
        assert!(parse(":root { --a: solid() }").is_err());
        assert!(parse("").is_err());
    }
}
