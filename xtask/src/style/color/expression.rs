//! Numbers within colours: as they stand, by the name of a channel, or calculated.

use crate::style::syntax::{Component, Kind, filled, split_at_commas, text};

/// What may stand for a number.
pub struct Scope<'a> {
    /// What 100% are; none where percentages have no meaning.
    pub whole: Option<f64>,
    /// The channels of the colour that this one comes from, by name.
    pub channels: &'a [(&'static str, f64)],
}

impl Scope<'_> {
    /// What an expression comes to.
    ///
    /// # Errors
    /// What is not understood, as the end of a sentence.
    pub fn value(&self, components: &[Component]) -> Result<f64, String> {
        let mut parts = filled(components).into_iter().peekable();
        let value = self.sum(&mut parts)?;
        match parts.next() {
            None => Ok(value),
            Some(rest) => Err(format!("`{}` is not expected in it", rest.text)),
        }
    }

    fn sum(&self, parts: &mut Parts<'_>) -> Result<f64, String> {
        let mut value = self.product(parts)?;
        while let Some(sign) = sign(parts, ['+', '-']) {
            let next = self.product(parts)?;
            value += if sign == '+' { next } else { -next };
        }
        Ok(value)
    }

    fn product(&self, parts: &mut Parts<'_>) -> Result<f64, String> {
        let mut value = self.one(parts)?;
        while let Some(sign) = sign(parts, ['*', '/']) {
            let next = self.one(parts)?;
            value = if sign == '*' {
                value * next
            } else {
                value / next
            };
        }
        Ok(value)
    }

    fn one(&self, parts: &mut Parts<'_>) -> Result<f64, String> {
        let part = parts.next().ok_or("a number is missing in it")?;
        self.single(part)
    }

    /// What one component comes to.
    ///
    /// # Errors
    /// As above.
    pub fn single(&self, part: &Component) -> Result<f64, String> {
        let unknown = || format!("`{}` is no number", part.text);
        match &part.kind {
            Kind::Number(value) => Ok(*value),
            Kind::Percentage(value) => self
                .whole
                .map(|whole| value * whole / 100.)
                .ok_or_else(unknown),
            Kind::Dimension(value, unit) => match unit.as_str() {
                "deg" => Ok(*value),
                "turn" => Ok(value * 360.),
                "rad" => Ok(value.to_degrees()),
                "grad" => Ok(value * 0.9),
                _ => Err(unknown()),
            },
            Kind::Word(name) if name == "none" => Ok(0.),
            Kind::Word(name) => {
                let channel = self.channels.iter().find(|(known, _)| known == name);
                channel.map(|(_, value)| *value).ok_or_else(unknown)
            }
            Kind::Block('(', inner) => self.value(&inner.0),
            Kind::Function(name, inner) => {
                let values: Result<Vec<f64>, String> = split_at_commas(&inner.0)
                    .into_iter()
                    .map(|one| self.value(one))
                    .collect();
                match (name.as_str(), values?.as_slice()) {
                    ("calc", [value]) => Ok(*value),
                    ("min", values) => Ok(values.iter().copied().fold(f64::INFINITY, f64::min)),
                    ("max", values) => Ok(values.iter().copied().fold(f64::NEG_INFINITY, f64::max)),
                    // The lower limit wins where they cross.
                    ("clamp", [least, value, most]) => Ok(value.min(*most).max(*least)),
                    _ => Err(format!("`{name}()` is not understood here")),
                }
            }
            _ => Err(format!(
                "`{}` is no number",
                text(std::slice::from_ref(part))
            )),
        }
    }
}

type Parts<'a> = std::iter::Peekable<std::vec::IntoIter<&'a Component>>;

fn sign(parts: &mut Parts<'_>, signs: [char; 2]) -> Option<char> {
    let is_one = |part: &&Component| matches!(part.kind, Kind::Sign(sign) if signs.contains(&sign));
    match parts.next_if(is_one)?.kind {
        Kind::Sign(sign) => Some(sign),
        _ => None,
    }
}
