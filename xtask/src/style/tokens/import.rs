//! From tokens to a theme.

use std::path::Path;

use serde_json::Value;

use super::document::{Token, target, tokens};
use super::export::{KNOBS, kind};
use crate::style::check::{meant, theme_findings};
use crate::style::color::{self, Color, Space};
use crate::style::knobs::{Knob, Takes};
use crate::style::syntax::{self, Rule, filled};

/// What comes of a file of tokens.
#[derive(Debug)]
pub struct Imported {
    /// The theme.
    pub theme: String,
    /// What is no knob, a sentence each.
    pub left_out: Vec<String>,
    /// How many knobs say what holds anyway; the theme does without them.
    pub defaults: usize,
}

/// Words for weights (Format Module, "Font weight").
const WEIGHTS: [(&str, u16); 20] = [
    ("thin", 100),
    ("hairline", 100),
    ("extra-light", 200),
    ("ultra-light", 200),
    ("light", 300),
    ("normal", 400),
    ("regular", 400),
    ("book", 400),
    ("medium", 500),
    ("semi-bold", 600),
    ("demi-bold", 600),
    ("bold", 700),
    ("extra-bold", 800),
    ("ultra-bold", 800),
    ("black", 900),
    ("heavy", 900),
    ("extra-black", 950),
    ("ultra-black", 950),
    ("roman", 400),
    ("plain", 400),
];

/// The theme that a file says. Knobs are the tokens of its group `knob`, or without such a group those at its
/// top.
///
/// # Errors
/// Everything for which it is no theme, a line each.
pub fn theme(source: &str, knobs: &[Knob]) -> Result<Imported, String> {
    let tokens = tokens(source)?;
    let has_group = tokens
        .iter()
        .any(|token| token.path.len() == 2 && token.path[0] == KNOBS);
    let (mut lines, mut wrong, mut left_out) = (Vec::new(), Vec::new(), Vec::new());
    // The token that each line comes of, and how many say what holds anyway.
    let (mut paths, mut defaults) = (Vec::new(), 0);
    for token in &tokens {
        let path = token.path.join(".");
        let name = match token.path.as_slice() {
            [group, name] if has_group && group == KNOBS => name,
            [name] if !has_group => name,
            // What is derived is made anew, and what others point to comes in by its alias.
            _ => continue,
        };
        let Some(knob) = knobs
            .iter()
            .find(|knob| knob.name.trim_start_matches('-') == name)
        else {
            let names = knobs.iter().map(|knob| knob.name.trim_start_matches('-'));
            let remedy = meant(name, names, "It is left out.");
            left_out.push(format!("There is no knob `{path}`. {remedy}"));
            continue;
        };
        match css(token, knob, &tokens, has_group, &mut Vec::new()) {
            Ok(value) if is_default(&value, knob) => defaults += 1,
            Ok(value) => {
                lines.push(format!("  {}: {value};\n", knob.name));
                paths.push(path);
            }
            Err(why) => wrong.push(format!("`{path}`: {why}")),
        }
    }
    if lines.is_empty() && wrong.is_empty() && defaults == 0 {
        let how = format!(
            "It names no knob. Put them into a group `{KNOBS}`, such as `{{ \"{KNOBS}\": {{ \"brand\": … }} }}`."
        );
        wrong.push(
            format!("{how}\n{}", left_out.join("\n"))
                .trim_end()
                .to_owned(),
        );
    }
    let theme = format!(":root {{\n{}}}\n", lines.concat());
    if wrong.is_empty() {
        let found = theme_findings(Path::new("the theme that comes of it"), &theme, knobs);
        // The first line is `:root {`.
        wrong.extend(found.iter().map(|finding| {
            match paths.get((finding.at.line as usize).wrapping_sub(2)) {
                Some(path) => format!("`{path}`: {} {}", finding.what, finding.remedy),
                None => finding.to_string(),
            }
        }));
    }
    if wrong.is_empty() {
        Ok(Imported {
            theme,
            left_out,
            defaults,
        })
    } else {
        Err(wrong.join("\n"))
    }
}

/// Whether a value is the one that a knob has where a theme says nothing.
fn is_default(value: &str, knob: &Knob) -> bool {
    let sheet = syntax::parse(&format!(":root {{ --value: {value} }}"));
    let mut set = syntax::rules(&sheet.items).flat_map(Rule::declarations);
    let Some(one) = set.next() else { return false };
    let (ours, theirs) = (filled(&one.value), filled(&knob.default));
    ours.len() == theirs.len()
        && ours
            .iter()
            .zip(&theirs)
            .all(|(ours, theirs)| ours.kind == theirs.kind || ours.text == theirs.text)
}

/// A token's value in CSS.
fn css(
    token: &Token,
    knob: &Knob,
    all: &[Token],
    has_group: bool,
    open: &mut Vec<Vec<String>>,
) -> Result<String, String> {
    if let Some(path) = target(&token.value) {
        let name = match path.as_slice() {
            [group, name] if has_group && group == KNOBS => Some(name),
            [name] if !has_group => Some(name),
            _ => None,
        };
        // Only straight from one knob to another: what others point to has no name in CSS.
        if let Some(name) = name.filter(|_| open.is_empty()) {
            return Ok(format!("var(--{name})"));
        }
        if open.contains(&path) {
            return Err(format!("`{{{}}}` comes back to itself.", path.join(".")));
        }
        let other = all.iter().find(|other| other.path == path);
        let other = other.ok_or_else(|| format!("There is no token `{}`.", path.join(".")))?;
        open.push(path);
        return css(other, knob, all, has_group, open);
    }
    let wanted = kind(knob);
    if let Some(found) = token.kind.as_deref().filter(|found| *found != wanted) {
        return Err(format!(
            "It has the type `{found}`; this knob takes `{wanted}`."
        ));
    }
    let written = match knob.takes {
        Takes::Colour => colour(&token.value),
        Takes::Fonts => fonts(&token.value),
        Takes::Length(..) => length(&token.value),
        Takes::Number(..) => number(&token.value),
    };
    written.ok_or_else(|| format!("`{}` is no value of the type `{wanted}`.", token.value))
}

fn colour(value: &Value) -> Option<String> {
    // Drafts before 2025.10 had colours as strings, and some programs still write them.
    if let Some(text) = value.as_str() {
        return text.starts_with('#').then(|| text.to_owned());
    }
    let space = value.get("colorSpace")?.as_str()?;
    let alpha = value.get("alpha").map_or(Some(1.), Value::as_f64)?;
    let part = |part: &Value| match part {
        Value::String(none) if none == "none" => Some(0.),
        other => other.as_f64(),
    };
    let parts: Option<Vec<f64>> = value
        .get("components")?
        .as_array()?
        .iter()
        .map(part)
        .collect();
    let parts: [f64; 3] = parts?.try_into().ok()?;
    let end = if alpha < 1. {
        format!(" / {alpha}")
    } else {
        String::new()
    };
    let [first, second, third] = parts;
    match Space::named(space) {
        Some(Space::Srgb) if alpha == 1. => Some(color::hex(Color::new(Space::Srgb, parts, 1.))),
        Some(Space::Hsl | Space::Hwb | Space::Lab | Space::Lch | Space::Oklab | Space::Oklch) => {
            // Saturation, lightness and the like are percentages in every browser.
            let sign = if matches!(space, "hsl" | "hwb") {
                "%"
            } else {
                ""
            };
            Some(format!(
                "{space}({first} {second}{sign} {third}{sign}{end})"
            ))
        }
        Some(_) => Some(format!("color({space} {first} {second} {third}{end})")),
        // A space that no knob takes: what the file itself says is nearest.
        None => value.get("hex").and_then(Value::as_str).map(str::to_owned),
    }
}

fn fonts(value: &Value) -> Option<String> {
    let names: Vec<&str> = match value {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().map(Value::as_str).collect::<Option<_>>()?,
        _ => return None,
    };
    let quoted = |name: &&str| {
        let is_word = !name.is_empty()
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
        if is_word {
            (*name).to_owned()
        } else {
            format!("\"{}\"", name.replace(['"', '\\', '\n'], ""))
        }
    };
    Some(names.iter().map(quoted).collect::<Vec<_>>().join(", "))
}

fn length(value: &Value) -> Option<String> {
    if let Some(text) = value.as_str() {
        return text
            .starts_with(|first: char| first.is_ascii_digit() || first == '.')
            .then(|| text.to_owned());
    }
    let unit = value
        .get("unit")?
        .as_str()
        .filter(|unit| ["px", "rem"].contains(unit))?;
    Some(format!("{}{unit}", value.get("value")?.as_f64()?))
}

fn number(value: &Value) -> Option<String> {
    if let Some(word) = value.as_str() {
        let weight = WEIGHTS.iter().find(|(known, _)| *known == word);
        return weight.map(|(_, weight)| weight.to_string());
    }
    value.as_f64().map(|number| number.to_string())
}
