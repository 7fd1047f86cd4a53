//! Whether a file is a theme: knobs on `:root`, at most one font, and nothing that could move, hide or
//! fetch anything.

use std::path::Path;

use super::finding::{Finding, Findings, meant};
use super::{font, value};
use crate::style::color::{self, Scheme};
use crate::style::knobs::{Knob, Takes};
use crate::style::palette;
use crate::style::syntax::{self, At, Declaration, Item, Rule};

/// What a theme may weigh: bytes of brotli.
pub const MOST_BYTES: usize = 1000;

/// Everything that is wrong with a theme, in the order of the file.
pub fn check(file: &Path, source: &str, knobs: &[Knob]) -> Vec<Finding> {
    let mut all = Vec::new();
    let mut found = Findings::of(file, &mut all);
    let sheet = syntax::parse(source);
    for (at, what) in &sheet.faults {
        found.add(
            *at,
            what.as_str(),
            "Mend it first: browsers skip what they cannot read.",
        );
    }
    let mut set: Vec<&Declaration> = Vec::new();
    let mut fonts = 0;
    for item in &sheet.items {
        match item {
            Item::Comment(_) => {}
            Item::Declaration(one) => found.add(
                one.at,
                format!("`{}` stands outside of any rule.", one.name),
                "Put it into `:root { … }`.",
            ),
            Item::Rule(rule) if rule.name.as_deref() == Some("font-face") => {
                fonts += 1;
                if fonts == 2 {
                    let remedy = "Use one variable font, or the fonts of the reader's system.";
                    found.add(rule.at, "This is the second font.", remedy);
                }
                font::check(rule, &mut found);
            }
            Item::Rule(rule) if rule.is_root() => root(rule, knobs, &mut set, &mut found),
            Item::Rule(rule) => other(rule, &mut found),
        }
    }
    together(&set, knobs, &mut found);
    let size = size(source.as_bytes());
    if size > MOST_BYTES {
        let what = format!("A theme has at most {MOST_BYTES} bytes (brotli); this one has {size}.");
        found.add(At { line: 1, column: 1 }, what, "Remove what is no knob.");
    }
    all.sort();
    all
}

/// Rules that no theme may have.
fn other(rule: &Rule, found: &mut Findings<'_>) {
    match rule.name.as_deref() {
        Some("import") => found.add(
            rule.at,
            "A theme has no `@import`.",
            "Remove it; what it would fetch belongs into this file, and a font into one `@font-face`.",
        ),
        Some(name) => found.add(
            rule.at,
            format!("A theme has no `@{name}`."),
            "Remove it; dark, contrast, small screens and paper are taken care of in style/.",
        ),
        None => found.add(
            rule.at,
            format!("A theme has no rule for `{}`.", rule.selector()),
            "Remove it; a theme sets knobs on `:root` alone, so that it cannot move or hide anything.",
        ),
    }
}

fn root<'a>(
    rule: &'a Rule,
    knobs: &[Knob],
    set: &mut Vec<&'a Declaration>,
    found: &mut Findings<'_>,
) {
    for inner in rule.rules() {
        other(inner, found);
    }
    for declaration in rule.declarations() {
        let Declaration { at, name, .. } = declaration;
        let Some(knob) = knobs.iter().find(|knob| knob.name == *name) else {
            let names = knobs.iter().map(|knob| knob.name.as_str());
            let remedy = meant(
                name,
                names,
                "Remove it; `style/tokens/knobs.css` lists the knobs.",
            );
            found.add(*at, format!("There is no knob `{name}`."), remedy);
            continue;
        };
        if let Some(earlier) = set.iter().find(|earlier| earlier.name == *name) {
            let what = format!(
                "`{name}` is set twice; line {} does nothing.",
                earlier.at.line
            );
            found.add(*at, what, "Remove one of them.");
        }
        if declaration.is_important {
            found.add(
                *at,
                "A theme has no `!important`.",
                "Remove it; a theme wins anyway.",
            );
        }
        if let Err((at, what, remedy)) = value::check(&declaration.value, knob.takes, *at, knobs) {
            found.add(at, what, remedy);
        }
        set.push(declaration);
    }
}

/// What is wrong with knobs that take the values of others: circles, which leave them without a value, and
/// values beyond the limits of the knob that takes them.
fn together(set: &[&Declaration], knobs: &[Knob], found: &mut Findings<'_>) {
    let values = palette::Values::new(knobs, set.iter().copied());
    for Declaration { at, name, .. } in set {
        let Some(knob) = knobs.iter().find(|knob| knob.name == *name) else {
            continue;
        };
        if values.is_circular(name) {
            let what = format!("`{name}` comes back to itself, so that it has no value.");
            found.add(
                *at,
                what,
                "Write a value for one of the knobs in the circle.",
            );
            continue;
        }
        if let Some(last) = values.last(name)
            && matches!(knob.takes, Takes::Length(..) | Takes::Number(..))
            && let Err((_, what, remedy)) = value::check(last, knob.takes, *at, knobs)
        {
            found.add(*at, what, remedy);
        }
    }
}

/// The header's colour under a theme, as `#rrggbb`; none where it has no value.
pub fn header_colour(source: &str, knobs: &[Knob]) -> Option<String> {
    let sheet = syntax::parse(source);
    let set: Vec<&Declaration> = syntax::rules(&sheet.items)
        .filter(|rule| rule.is_root())
        .flat_map(Rule::declarations)
        .collect();
    let values = palette::Values::new(knobs, set);
    let found = values.colour("--header-bg", Scheme::Light).ok()?;
    Some(color::hex(found))
}

/// How many bytes of brotli it takes.
pub fn size(bytes: &[u8]) -> usize {
    let mut out = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams::default();
    let mut reader = bytes;
    // Writing into memory cannot fail; if it did, the plain size is the safe answer.
    brotli::BrotliCompress(&mut reader, &mut out, &parameters).map_or(bytes.len(), |_| out.len())
}
