//! From CSS to tokens.

use serde_json::{Map, Value, json};

use crate::failure::{Failure, Outcome};
use crate::style::color::{self, Color, Scheme, Space};
use crate::style::knobs::{Knob, Takes};
use crate::style::palette::Values;
use crate::style::syntax::{
    self, Component, Declaration, Item, Kind, Rule, filled, split_at_commas, text,
};

/// Where the colours are derived from the knobs.
pub const COLORS: &str = "style/tokens/color.css";

/// The group that holds the knobs; those of what is derived are called `light` and `dark`.
pub const KNOBS: &str = "knob";

/// The tokens under a theme; an empty one stands for the defaults.
///
/// # Errors
/// The name of what comes to nothing, and why.
pub fn document(knobs: &[Knob], colors: &str, theme: &str) -> Outcome<Value> {
    let theme = syntax::parse(theme);
    let set = roots(&theme.items).flat_map(Rule::declarations);
    let set = set.filter(|one| knobs.iter().any(|knob| knob.name == one.name));
    let mut values = Values::new(knobs, set);
    let mut document = Map::new();
    document.insert(
        "$schema".into(),
        "https://www.designtokens.org/schemas/2025.10/format.json".into(),
    );
    document.insert(KNOBS.into(), knob_group(knobs, &values)?);
    let colors = syntax::parse(colors);
    let derived = derived(&colors.items);
    values.set(roots(&colors.items).flat_map(Rule::declarations));
    values.set(derived.iter().map(|(one, _)| *one));
    for (name, scheme) in [("light", Scheme::Light), ("dark", Scheme::Dark)] {
        let mut group = Map::new();
        group.insert("$type".into(), "color".into());
        let about = "What the portal makes of the knobs. Made from them anew on import.";
        group.insert("$description".into(), about.into());
        for (one, about) in &derived {
            let found = values
                .colour(&one.name, scheme)
                .map_err(|why| nothing(&one.name, &why))?;
            group.insert(bare(&one.name), token(None, color_value(found), about));
        }
        document.insert(name.into(), group.into());
    }
    Ok(document.into())
}

fn nothing(name: &str, why: &str) -> Failure {
    Failure::new(format!("{name} is no colour: {why}"))
}

fn knob_group(knobs: &[Knob], values: &Values<'_>) -> Outcome<Value> {
    let mut group = Map::new();
    group.insert("$description".into(), "All that an agency sets.".into());
    for knob in knobs {
        let written = values.written(&knob.name).unwrap_or_default();
        let value = match alias(written) {
            Some(alias) => alias.into(),
            None => value(knob, written, values)?,
        };
        group.insert(
            bare(&knob.name),
            token(Some(kind(knob)), value, &knob.about),
        );
    }
    Ok(group.into())
}

/// The type of a knob's token.
pub fn kind(knob: &Knob) -> &'static str {
    match knob.takes {
        Takes::Colour => "color",
        Takes::Fonts => "fontFamily",
        Takes::Length(..) => "dimension",
        Takes::Number(..) if knob.name.ends_with("-weight") => "fontWeight",
        Takes::Number(..) => "number",
    }
}

fn value(knob: &Knob, written: &[Component], values: &Values<'_>) -> Outcome<Value> {
    let wrong = || Failure::new(format!("{} cannot be `{}`", knob.name, text(written)));
    match (knob.takes, filled(written).as_slice()) {
        (Takes::Colour, _) => {
            let found = values.colour(&knob.name, Scheme::Light);
            found
                .map(color_value)
                .map_err(|why| nothing(&knob.name, &why))
        }
        (Takes::Fonts, _) => Ok(families(written, values).into()),
        (
            Takes::Length(..),
            [
                Component {
                    kind: Kind::Dimension(value, unit),
                    ..
                },
            ],
        ) => Ok(json!({ "value": number(*value), "unit": unit })),
        (
            Takes::Number(..),
            [
                Component {
                    kind: Kind::Number(value),
                    ..
                },
            ],
        ) => Ok(number(*value)),
        _ => Err(wrong()),
    }
}

/// The families of a list; those of another knob in their place.
fn families(written: &[Component], values: &Values<'_>) -> Vec<Value> {
    let mut found = Vec::new();
    for family in split_at_commas(written) {
        match filled(family).as_slice() {
            [
                Component {
                    kind: Kind::Text(name),
                    ..
                },
            ] => found.push(name.as_str().into()),
            [
                Component {
                    kind: Kind::Function(_, inner),
                    ..
                },
            ] => {
                let other = values.written(&text(&inner.0)).unwrap_or_default();
                found.extend(families(other, values));
            }
            _ => found.push(text(family).into()),
        }
    }
    found
}

/// `{knob.brand}` for `var(--brand)`.
fn alias(written: &[Component]) -> Option<String> {
    match filled(written).as_slice() {
        [
            Component {
                kind: Kind::Function(name, inner),
                ..
            },
        ] if name == "var" => Some(format!("{{{KNOBS}.{}}}", bare(&text(&inner.0)))),
        _ => None,
    }
}

fn token(kind: Option<&str>, value: Value, about: &str) -> Value {
    let mut token = Map::new();
    if let Some(kind) = kind {
        token.insert("$type".into(), kind.into());
    }
    token.insert("$value".into(), value);
    if !about.is_empty() {
        token.insert("$description".into(), about.into());
    }
    token.into()
}

/// A colour of the Color Module: in sRGB, or in OKLCH where sRGB does not have it; `hex` is then the nearest
/// by cutting off, as browsers show it on a screen without more colours.
fn color_value(found: Color) -> Value {
    let srgb = found.components(Space::Srgb);
    let is_inside = srgb.iter().all(|part| (-0.0005..=1.0005).contains(part));
    let (space, parts) = if is_inside {
        ("srgb", found.srgb())
    } else {
        ("oklch", found.components(Space::Oklch))
    };
    json!({
        "colorSpace": space,
        "components": parts.map(|part| number((part * 1e5).round() / 1e5)),
        "alpha": number(found.alpha),
        "hex": color::hex(found),
    })
}

/// A whole number without a decimal point.
fn number(value: f64) -> Value {
    if value.fract() == 0. {
        json!(value as i64)
    } else {
        json!(value)
    }
}

fn bare(name: &str) -> String {
    name.trim_start_matches('-').to_owned()
}

fn roots(items: &[Item]) -> impl Iterator<Item = &Rule> {
    syntax::rules(items).filter(|rule| rule.is_root())
}

/// The colours that are derived where browsers can (`@supports`), each with the comment just above it.
/// Shadows are no colours.
fn derived(items: &[Item]) -> Vec<(&Declaration, &str)> {
    let mut found = Vec::new();
    let supports = syntax::rules(items).filter(|rule| rule.name.as_deref() == Some("supports"));
    let roots = supports.flat_map(Rule::rules).filter(|rule| rule.is_root());
    for rule in roots {
        let mut about = "";
        for item in rule.body.as_deref().unwrap_or_default() {
            match item {
                Item::Comment(words) => about = words,
                Item::Declaration(one) => {
                    if one.name.starts_with("--") && filled(&one.value).len() == 1 {
                        found.push((one, about));
                    }
                    about = "";
                }
                Item::Rule(_) => {}
            }
        }
    }
    found
}
