//! Raw colours stand in `tokens/` and the guard: elsewhere they would not follow the theme, nor the dark.

use std::path::Path;

use super::{Findings, is_source_of_colours};
use crate::style::syntax::{Declaration, Kind, walk};

/// Functions that make a colour.
const FUNCTIONS: [&str; 14] = [
    "rgb",
    "rgba",
    "hsl",
    "hsla",
    "hwb",
    "lab",
    "lch",
    "oklab",
    "oklch",
    "color",
    "color-mix",
    "light-dark",
    "device-cmyk",
    "contrast-color",
];

/// Properties whose words are names of other things: a font or an animation may be called like a colour.
const NAMING: [&str; 4] = ["animation", "animation-name", "font-family", "content"];

/// Adds the raw colours of a declaration.
pub fn check(path: &Path, declaration: &Declaration, found: &mut Findings<'_>) {
    if is_source_of_colours(path) || NAMING.contains(&declaration.name.as_str()) {
        return;
    }
    walk(&declaration.value, &mut |part, _| {
        let is_colour = match &part.kind {
            Kind::Hash(digits) => cssparser::color::parse_hash_color(digits.as_bytes()).is_ok(),
            Kind::Word(name) => cssparser::color::parse_named_color(name).is_ok(),
            Kind::Function(name, _) => FUNCTIONS.contains(&name.as_str()),
            _ => false,
        };
        if is_colour {
            let remedy =
                "Use a name of tokens/color.css, such as `var(--ink)`, or give it one there.";
            found.add(part.at, format!("`{}` is a raw colour.", part.text), remedy);
        }
    });
}
