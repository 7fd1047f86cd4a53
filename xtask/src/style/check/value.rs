//! Whether a value is one that its knob takes.

use crate::style::color::{self, Scheme};
use crate::style::knobs::{Knob, Takes};
use crate::style::syntax::{At, Component, Kind, filled, split_at_commas, text};

use super::finding::meant;

/// What is wrong with a value: where, what, and what to do.
pub type Fault = (At, String, String);

/// Families that every browser has.
const GENERIC: [&str; 8] = [
    "serif",
    "sans-serif",
    "monospace",
    "system-ui",
    "ui-serif",
    "ui-sans-serif",
    "ui-rounded",
    "ui-monospace",
];

/// Reads a value for a knob that takes `takes`; `at` is where to point if there is nothing.
///
/// # Errors
/// The first thing that is wrong with it.
pub fn check(value: &[Component], takes: Takes, at: At, knobs: &[Knob]) -> Result<(), Fault> {
    let parts = filled(value);
    let Some(first) = parts.first() else {
        let remedy = "Write one, or remove the line for the default.";
        return Err((at, "This knob has no value.".into(), remedy.into()));
    };
    if let Some(colon) = parts.iter().find(|part| part.kind == Kind::Sign(':')) {
        let what = "There is a second colon in this value.";
        let remedy = "End the line before it with a semicolon.";
        return Err((colon.at, what.into(), remedy.into()));
    }
    if let Kind::Function(name, inner) = &first.kind
        && name == "var"
        && (parts.len() == 1 || !matches!(takes, Takes::Fonts))
    {
        one(&parts)?;
        return reference(first.at, &inner.0, takes, knobs);
    }
    match takes {
        Takes::Colour => colour(value, first.at),
        Takes::Fonts => fonts(value, first.at, knobs),
        Takes::Length(least, most) => one(&parts).and_then(|part| length(part, least, most)),
        Takes::Number(least, most) => one(&parts).and_then(|part| number(part, least, most)),
    }
}

fn one<'a>(parts: &[&'a Component]) -> Result<&'a Component, Fault> {
    match parts {
        [only] => Ok(only),
        _ => {
            let at = parts.get(1).map(|part| part.at).unwrap_or_default();
            Err((
                at,
                "This knob takes one value.".into(),
                "Remove what follows it.".into(),
            ))
        }
    }
}

/// What to write for a length without a unit: the one with which the number is within the limits.
fn unit_for(value: f64, least: f64, most: f64) -> String {
    let fits = |rem: f64| (least..=most).contains(&rem);
    let unit = if !fits(value) && fits(value / 16.) && least != 1. {
        "px"
    } else {
        "rem"
    };
    let zero = if value == 0. {
        "; a 0 needs its unit too, since it is calculated with"
    } else {
        ""
    };
    format!("Write `{value}{unit}`{zero}.")
}

/// `var(--knob)`.
fn reference(at: At, inner: &[Component], takes: Takes, knobs: &[Knob]) -> Result<(), Fault> {
    let name = text(split_at_commas(inner).first().copied().unwrap_or_default());
    let names = knobs.iter().map(|knob| knob.name.as_str());
    match knobs.iter().find(|knob| knob.name == name) {
        None => {
            let remedy = meant(
                &name,
                names,
                "A theme may use the values of other knobs only.",
            );
            Err((at, format!("There is no knob `{name}`."), remedy))
        }
        Some(knob) if std::mem::discriminant(&knob.takes) != std::mem::discriminant(&takes) => {
            let remedy = format!("Write {} here.", example(takes));
            Err((
                at,
                format!("`{name}` is of another kind than this knob."),
                remedy,
            ))
        }
        Some(_) => Ok(()),
    }
}

fn example(takes: Takes) -> &'static str {
    match takes {
        Takes::Colour => "a colour, such as `#0a5560`",
        Takes::Fonts => "font families, such as `Charter, Georgia, serif`",
        Takes::Length(..) => "a length in rem, such as `1.25rem`",
        Takes::Number(..) => "a number without a unit",
    }
}

fn colour(value: &[Component], at: At) -> Result<(), Fault> {
    let written = text(value);
    // A knob in it is checked where it is set; any colour does for reading what stands around it.
    let probe = |scheme| color::evaluate(value, &|_| Ok(color::Color::BLACK), scheme);
    let both = probe(Scheme::Light).and_then(|light| Ok([light, probe(Scheme::Dark)?]));
    match both {
        Ok(both) if both.iter().any(|color| color.alpha < 1.) => {
            let what = format!("One can see through `{written}`.");
            Err((at, what, "Write a colour without transparency: what lies behind it would change the contrast.".into()))
        }
        Ok(_) => Ok(()),
        Err(why) => {
            let remedy = meant(
                &written,
                color::names(),
                "Write a colour, such as `#0a5560` or `oklch(45% .08 210)`.",
            );
            Err((
                at,
                format!("`{written}` is no colour that a theme can have: {why}."),
                remedy,
            ))
        }
    }
}

fn fonts(value: &[Component], at: At, knobs: &[Knob]) -> Result<(), Fault> {
    let mut is_safe = false;
    for family in split_at_commas(value) {
        let words = filled(family);
        is_safe = false;
        match words.as_slice() {
            [] => {
                return Err((
                    at,
                    "There is a comma too many in this list.".into(),
                    "Remove it.".into(),
                ));
            }
            [only] if matches!(only.kind, Kind::Text(_)) => {}
            [only] if matches!(&only.kind, Kind::Function(name, _) if name == "var") => {
                reference(only.at, only.inner(), Takes::Fonts, knobs)?;
                is_safe = true;
            }
            words => {
                if let Some(odd) = words
                    .iter()
                    .find(|word| !matches!(word.kind, Kind::Word(_)))
                {
                    let what = format!("`{}` is no name of a font family.", text(family));
                    return Err((
                        odd.at,
                        what,
                        "Put names with other signs than letters into quotes.".into(),
                    ));
                }
                is_safe = matches!(words, [Component { kind: Kind::Word(name), .. }] if GENERIC.contains(&name.as_str()));
            }
        }
    }
    if is_safe {
        return Ok(());
    }
    let what = "The last family of this list is not on every device.";
    Err((
        at,
        what.into(),
        "End the list with `sans-serif`, `serif` or `system-ui`.".into(),
    ))
}

fn length(part: &Component, least: f64, most: f64) -> Result<(), Fault> {
    let rem = match &part.kind {
        Kind::Dimension(value, unit) if unit == "rem" => *value,
        Kind::Dimension(value, unit) if unit == "px" => value / 16.,
        Kind::Number(value) => {
            let what = format!("`{}` has no unit.", part.text);
            return Err((part.at, what, unit_for(*value, least, most)));
        }
        _ => {
            let what = format!("`{}` is no length in rem or px.", part.text);
            return Err((
                part.at,
                what,
                format!("Write {}.", example(Takes::Length(0., 0.))),
            ));
        }
    };
    // Where there is a floor of 1rem it is there for the reader's own text size, which px ignore.
    if least == 1. && part.text.ends_with("px") {
        let what = "A text size in px ignores the size that the reader has set.";
        let rem = rem.clamp(least, most);
        return Err((
            part.at,
            what.into(),
            format!("Write it in rem, such as `{rem}rem`; 16px are 1rem."),
        ));
    }
    within(part, rem, least, most, "rem")
}

fn number(part: &Component, least: f64, most: f64) -> Result<(), Fault> {
    match part.kind {
        Kind::Number(value) => within(part, value, least, most, ""),
        _ => {
            let what = format!("`{}` is no number.", part.text);
            Err((
                part.at,
                what,
                format!("Write a number from {least} to {most}, without a unit."),
            ))
        }
    }
}

fn within(part: &Component, value: f64, least: f64, most: f64, unit: &str) -> Result<(), Fault> {
    if (least..=most).contains(&value) {
        return Ok(());
    }
    let (side, limit) = if value < least {
        ("below", least)
    } else {
        ("above", most)
    };
    let what = format!("`{}` is {side} the limit of {limit}{unit}.", part.text);
    let remedy = format!("Write a value from {least}{unit} to {most}{unit}.");
    Err((part.at, what, remedy))
}
