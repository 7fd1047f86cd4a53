//! The one font that a theme may bring.

use super::finding::{Findings, meant};
use crate::style::syntax::{Declaration, Kind, Rule, walk};

/// What may stand in `@font-face` (CSS Fonts Module Level 4, "Font Face Descriptors").
const DESCRIPTORS: [&str; 13] = [
    "ascent-override",
    "descent-override",
    "font-display",
    "font-family",
    "font-feature-settings",
    "font-stretch",
    "font-style",
    "font-variation-settings",
    "font-weight",
    "line-gap-override",
    "size-adjust",
    "src",
    "unicode-range",
];

/// Adds what is wrong with a `@font-face`.
pub fn check(rule: &Rule, found: &mut Findings<'_>) {
    let get = |name: &str| rule.declarations().find(|one| one.name == name);
    // Of a descriptor that is set twice, browsers take the last.
    let mut set: Vec<&str> = Vec::new();
    for one in rule.declarations() {
        if set.contains(&one.name.as_str()) {
            let what = format!("`{}` is set twice.", one.name);
            found.add(one.at, what, "Remove one of them.");
        }
        set.push(&one.name);
        if !DESCRIPTORS.contains(&one.name.as_str()) {
            let what = format!("`@font-face` knows no `{}`.", one.name);
            found.add(one.at, what, meant(&one.name, DESCRIPTORS, "Remove it."));
        }
    }
    if get("font-family").is_none() {
        found.add(
            rule.at,
            "This font has no name.",
            "Add `font-family: \"Its name\";`.",
        );
    }
    match get("src") {
        None => found.add(
            rule.at,
            "This font has no file.",
            "Add `src: url(\"/theme/font.woff2\") format(\"woff2\");`.",
        ),
        Some(src) => source(src, found),
    }
    let remedy = "Write `font-display: swap;`, so that the text is there before the font is.";
    match get("font-display") {
        None => found.add(
            rule.at,
            "This font keeps the text away until it has come.",
            remedy,
        ),
        Some(display) if display.text() != "swap" => {
            found.add(
                display.at,
                format!(
                    "`font-display: {}` can hide the text, or never show the font.",
                    display.text()
                ),
                remedy,
            );
        }
        Some(_) => {}
    }
}

fn source(src: &Declaration, found: &mut Findings<'_>) {
    let mut files = 0;
    walk(&src.value, &mut |part, _| {
        let Kind::Url(address) = &part.kind else {
            return;
        };
        files += 1;
        if !is_own(address) {
            let what = format!("`{address}` is not on the portal's own site.");
            found.add(
                part.at,
                what,
                "Put the file beside the theme and write its path, such as `/theme/font.woff2`.",
            );
        } else if !address.ends_with(".woff2") {
            let what = format!("`{address}` is no WOFF2 file.");
            found.add(
                part.at,
                what,
                "Convert the font: every browser of today reads WOFF2, the smallest.",
            );
        }
    });
    if files == 0 {
        found.add(
            src.at,
            "This font has no file of its own.",
            "Add `url(\"/theme/font.woff2\")`.",
        );
    }
}

/// Whether an address is a path of the site that it stands on.
pub fn is_own(address: &str) -> bool {
    // Browsers take white space and control characters out before they read an address.
    let is_foreign =
        |sign: char| sign.is_whitespace() || sign.is_control() || matches!(sign, ':' | '\\');
    !address.is_empty() && !address.starts_with("//") && !address.contains(is_foreign)
}
