//! Directions are those of the text: what says left and right would be wrong in Arabic.

use super::Findings;
use crate::style::syntax::{Declaration, Kind, filled, walk};

/// Properties that name a side or an axis of the screen, and what to write in their place.
const PHYSICAL: [(&str, &str); 10] = [
    ("width", "inline-size"),
    ("height", "block-size"),
    ("min-width", "min-inline-size"),
    ("min-height", "min-block-size"),
    ("max-width", "max-inline-size"),
    ("max-height", "max-block-size"),
    ("left", "inset-inline-start"),
    ("right", "inset-inline-end"),
    ("top", "inset-block-start"),
    ("bottom", "inset-block-end"),
];

/// Sides of the screen within the names of properties, and those of the text.
const SIDES: [(&str, &str); 4] = [
    ("-left", "-inline-start"),
    ("-right", "-inline-end"),
    ("-top", "-block-start"),
    ("-bottom", "-block-end"),
];

/// Shorthands whose second and fourth value are right and left.
const FOUR_SIDED: [&str; 8] = [
    "margin",
    "padding",
    "inset",
    "border-width",
    "border-style",
    "border-color",
    "scroll-margin",
    "scroll-padding",
];

/// Adds what a declaration says in directions of the screen.
pub fn check(declaration: &Declaration, found: &mut Findings<'_>) {
    let Declaration {
        at, name, value, ..
    } = declaration;
    if name.starts_with("--") {
        return;
    }
    if let Some(logical) = logical_name(name) {
        let what = format!("`{name}` is a direction of the screen.");
        found.add(
            *at,
            what,
            format!("Write `{logical}`, which turns round with the text."),
        );
    }
    let parts = filled(value);
    if FOUR_SIDED.contains(&name.as_str()) && parts.len() == 4 && parts[1].text != parts[3].text {
        let what = format!("`{name}` with four values has a left and a right.");
        found.add(
            *at,
            what,
            format!("Write `{name}-block` and `{name}-inline`."),
        );
    }
    walk(value, &mut |part, around| {
        let Kind::Word(word) = &part.kind else {
            return;
        };
        // The notches of a phone are where they are, whichever way its text runs.
        if around.contains(&"env") {
            return;
        }
        let remedy = match (word.as_str(), name.as_str()) {
            ("left", _) => "Write `start`, or `inline-start`.",
            ("right", _) => "Write `end`, or `inline-end`.",
            ("horizontal", "resize") => "Write `inline`.",
            ("vertical", "resize") => "Write `block`.",
            _ => return,
        };
        found.add(
            part.at,
            format!("`{word}` is a direction of the screen."),
            remedy,
        );
    });
}

fn logical_name(name: &str) -> Option<String> {
    if let Some((_, logical)) = PHYSICAL.iter().find(|(physical, _)| *physical == name) {
        return Some((*logical).to_owned());
    }
    let corners = [
        ("border-top-left-radius", "border-start-start-radius"),
        ("border-top-right-radius", "border-start-end-radius"),
        ("border-bottom-left-radius", "border-end-start-radius"),
        ("border-bottom-right-radius", "border-end-end-radius"),
    ];
    if let Some((_, logical)) = corners.iter().find(|(physical, _)| *physical == name) {
        return Some((*logical).to_owned());
    }
    let boxes = [
        "margin",
        "padding",
        "border",
        "scroll-margin",
        "scroll-padding",
    ];
    let (side, logical) = SIDES.iter().find(|(side, _)| {
        let mut hits = boxes.iter().filter_map(|one| name.strip_prefix(one));
        hits.any(|rest| {
            rest == *side
                || rest
                    .strip_prefix(side)
                    .is_some_and(|more| more.starts_with('-'))
        })
    })?;
    Some(name.replacen(side, logical, 1))
}
