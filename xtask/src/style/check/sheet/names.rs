//! What classes are called, and which file they belong to.

use std::path::Path;

use super::Findings;
use crate::style::syntax::{At, Component, Kind, Rule};

/// The blocks of a file in `components/` besides the one of its name: small things that only stand
/// together, so that a file for each would only be longer to look through.
const TOGETHER: [(&str, &[&str]); 16] = [
    ("button", &["button-group", "file-button"]),
    ("chat", &["message"]),
    ("choices", &["radios", "checkboxes"]),
    ("field", &["input", "textarea", "select", "character-count"]),
    (
        "form-group",
        &[
            "fieldset",
            "label",
            "label-wrapper",
            "hint",
            "error-message",
        ],
    ),
    ("header", &["menu-button", "nav"]),
    (
        "heading",
        &[
            "heading-xl",
            "heading-l",
            "heading-m",
            "heading-s",
            "lead",
            "caption",
            "list",
            "prose",
        ],
    ),
    ("link", &["back-link"]),
    ("notice", &["inset-text"]),
    ("photos", &["photo", "photo-link", "file-button"]),
    ("request-list", &["request-card"]),
    ("search", &["hero", "result-count"]),
    ("service-list", &["service-group", "service-item"]),
    ("session-bar", &["leave", "dialog"]),
    (
        "shell",
        &["shell-elsewhere", "shell-waiting", "boot-failed"],
    ),
    ("state", &["spinner", "skeleton"]),
];

/// The file that says where icons stand: it names classes of all others, on purpose.
const ICONS: &str = "components/icon.css";

/// Adds classes whose names break the rule, and selectors that belong to another file.
pub fn check(path: &Path, rule: &Rule, found: &mut Findings<'_>) {
    for (at, class) in classes(&rule.prelude) {
        if !is_well_named(&class) {
            let what = format!("`.{class}` is not named like the others.");
            found.add(
                at,
                what,
                "Write `block`, `block__part` or `block--variant`, in lower case with hyphens.",
            );
        }
    }
    if rule.name.is_some() || !path.starts_with("components") || path == Path::new(ICONS) {
        return;
    }
    let stem = path
        .file_stem()
        .map(|stem| stem.to_string_lossy())
        .unwrap_or_default();
    let together = TOGETHER
        .iter()
        .find(|(file, _)| *file == stem)
        .map_or(&[][..], |(_, blocks)| blocks);
    let is_own = |class: &str| block(class) == stem || together.contains(&block(class));
    let all = classes(&rule.prelude);
    // A nested selector begins with the classes of the rule around it, and a rule may be shared.
    if has_parent(&rule.prelude) || all.iter().any(|(_, class)| is_own(class)) {
        return;
    }
    if let Some((at, class)) = all.last() {
        let what = format!("`.{class}` is no part of `{stem}`, which this file is about.");
        let block = block(class);
        let remedy = format!(
            "Move the rule to the file of `{block}`, or begin its selector with `.{stem}`."
        );
        found.add(*at, what, remedy);
    }
}

fn has_parent(selector: &[Component]) -> bool {
    selector.iter().any(|part| part.kind == Kind::Sign('&'))
}

/// The classes in a selector, those in brackets too, with their places.
pub fn classes(selector: &[Component]) -> Vec<(At, String)> {
    let mut found = Vec::new();
    for (place, part) in selector.iter().enumerate() {
        match (&part.kind, selector.get(place + 1).map(|next| &next.kind)) {
            // Words are kept in lower case; a class is what is written.
            (Kind::Sign('.'), Some(Kind::Word(_))) => {
                found.push((part.at, selector[place + 1].text.clone()));
            }
            (Kind::Function(_, inner) | Kind::Block('(', inner), _) => {
                found.extend(classes(&inner.0))
            }
            _ => {}
        }
    }
    found
}

/// The block of a class.
pub fn block(class: &str) -> &str {
    let end = class
        .find("__")
        .or_else(|| class.find("--"))
        .unwrap_or(class.len());
    &class[..end]
}

/// `block__part--variant`, the last two as they are needed.
fn is_well_named(class: &str) -> bool {
    let (rest, variant) = class
        .split_once("--")
        .map_or((class, None), |(rest, last)| (rest, Some(last)));
    let (block, part) = rest
        .split_once("__")
        .map_or((rest, None), |(block, part)| (block, Some(part)));
    let is_word = |word: &str| {
        let is_letter = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        word.starts_with(|first: char| first.is_ascii_lowercase() || first.is_ascii_digit())
            && word
                .split('-')
                .all(|piece| !piece.is_empty() && piece.bytes().all(is_letter))
    };
    [Some(block), part, variant]
        .into_iter()
        .flatten()
        .all(is_word)
}
