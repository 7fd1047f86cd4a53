//! What a colour in CSS comes to.

use super::expression::Scope;
use super::{Color, Scheme, Space};
use crate::style::syntax::{Component, Kind, filled, split_at_commas, text};

/// What `var()` stands for.
pub type Lookup<'a> = dyn Fn(&str) -> Result<Color, String> + 'a;

/// What a value comes to.
///
/// # Errors
/// Why it is no colour, as the end of a sentence.
pub fn evaluate(value: &[Component], lookup: &Lookup<'_>, scheme: Scheme) -> Result<Color, String> {
    let parts = filled(value);
    let [part] = parts.as_slice() else {
        return Err("one colour is expected".into());
    };
    match &part.kind {
        Kind::Hash(digits) => {
            let (red, green, blue, alpha) =
                cssparser::color::parse_hash_color(digits.as_bytes())
                    .map_err(|()| "after # come 3 or 6 digits from 0 to f".to_owned())?;
            Ok(Color::from_bytes([red, green, blue], f64::from(alpha)))
        }
        Kind::Word(name) if name == "transparent" => Ok(Color {
            alpha: 0.,
            ..Color::BLACK
        }),
        Kind::Word(name) => match cssparser::color::parse_named_color(name) {
            Ok((red, green, blue)) => Ok(Color::from_bytes([red, green, blue], 1.)),
            Err(()) => Err("no colour has this name".into()),
        },
        Kind::Function(name, inner) => match name.as_str() {
            "var" => {
                let named = split_at_commas(&inner.0);
                lookup(&text(named.first().copied().unwrap_or_default()))
            }
            "light-dark" => match split_at_commas(&inner.0).as_slice() {
                [light, dark] => {
                    let [light, dark] = [light, dark].map(|one| evaluate(one, lookup, scheme));
                    let (light, dark) = (light?, dark?);
                    Ok(if scheme == Scheme::Light { light } else { dark })
                }
                _ => Err("`light-dark()` takes two colours".into()),
            },
            name => function(name, &inner.0, lookup, scheme),
        },
        _ => Err("a colour begins with # or is a name or a function".into()),
    }
}

fn function(
    name: &str,
    inner: &[Component],
    lookup: &Lookup<'_>,
    scheme: Scheme,
) -> Result<Color, String> {
    let mut parts: Vec<&Component> = filled(inner);
    parts.retain(|part| part.kind != Kind::Sign(','));
    let origin = match parts.first().map(|part| &part.kind) {
        Some(Kind::Word(word)) if word == "from" && parts.len() > 1 => {
            let origin = evaluate(std::slice::from_ref(parts[1]), lookup, scheme)?;
            parts.drain(..2);
            Some(origin)
        }
        _ => None,
    };
    let space = space(name, &mut parts)?;
    // Since bytes of sRGB are only written as numbers, a percentage of them is one of 255 too.
    let bytes = if matches!(name, "rgb" | "rgba") {
        255.
    } else {
        1.
    };
    let mut channels = Vec::new();
    if let Some(origin) = origin {
        let values = origin.components(space).map(|value| value * bytes);
        channels.extend(space.channels().into_iter().zip(values));
        channels.push(("alpha", origin.alpha));
    }
    let mut alpha = origin.map_or(1., |origin| origin.alpha);
    let scope = |whole: Option<f64>| Scope {
        whole,
        channels: &channels,
    };
    if parts.len() == 5 && parts[3].kind == Kind::Sign('/') {
        alpha = scope(Some(1.)).single(parts[4])?;
        parts.truncate(3);
    } else if parts.len() == 4 && !matches!(parts[3].kind, Kind::Sign(_)) {
        alpha = scope(Some(1.)).single(parts[3])?;
        parts.truncate(3);
    }
    let [first, second, third] = parts.as_slice() else {
        return Err(format!("`{name}()` takes three components"));
    };
    let mut values = [0.; 3];
    for ((value, part), whole) in values
        .iter_mut()
        .zip([first, second, third])
        .zip(space.whole())
    {
        *value = scope(whole.map(|whole| whole * bytes)).single(part)? / bytes;
    }
    Ok(Color::new(
        space,
        limited(space, values),
        alpha.clamp(0., 1.),
    ))
}

fn space(name: &str, parts: &mut Vec<&Component>) -> Result<Space, String> {
    match name {
        "rgb" | "rgba" => Ok(Space::Srgb),
        "hsl" | "hsla" => Ok(Space::Hsl),
        "hwb" | "lab" | "lch" | "oklab" | "oklch" => {
            Space::named(name).ok_or_else(|| format!("there is no function `{name}()` for colours"))
        }
        "color" => {
            let word = if parts.is_empty() {
                None
            } else {
                Some(parts.remove(0))
            };
            let named = word.and_then(|word| Space::named(&word.text.to_ascii_lowercase()));
            // Those with a function of their own are not for `color()`.
            let is_right = |space: &Space| {
                matches!(
                    space,
                    Space::Srgb | Space::SrgbLinear | Space::DisplayP3 | Space::Xyz
                )
            };
            named.filter(is_right).ok_or_else(|| {
                "`color()` is understood with srgb, srgb-linear, display-p3 and xyz".into()
            })
        }
        _ => Err(format!("`{name}()` is not understood here")),
    }
}

/// What browsers limit when they read a colour: lightness to what there is, chroma to no less than none.
fn limited(space: Space, [first, second, third]: [f64; 3]) -> [f64; 3] {
    match space {
        Space::Oklch => [first.clamp(0., 1.), second.max(0.), third],
        Space::Lch => [first.clamp(0., 100.), second.max(0.), third],
        Space::Oklab => [first.clamp(0., 1.), second, third],
        Space::Lab => [first.clamp(0., 100.), second, third],
        _ => [first, second, third],
    }
}
