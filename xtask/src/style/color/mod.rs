//! Colours as browsers calculate them (CSS Color Modules Level 4 and 5): so much of it as themes and
//! `style/tokens/color.css` use.

mod evaluate;
mod expression;
mod space;

pub use evaluate::evaluate;
pub use space::Space;

/// A colour: where it lies in CIE XYZ relative to D65, which holds every other space, and how opaque it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Color {
    /// X, Y and Z; white has a Y of 1.
    pub xyz: [f64; 3],
    /// 0 is glass, 1 is paint.
    pub alpha: f64,
}

/// Which of the two values of `light-dark()` counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// The first.
    Light,
    /// The second.
    Dark,
}

impl Color {
    /// Black.
    pub const BLACK: Self = Self {
        xyz: [0.; 3],
        alpha: 1.,
    };

    /// From its components in a space.
    pub fn new(space: Space, components: [f64; 3], alpha: f64) -> Self {
        Self {
            xyz: space.to_xyz(components),
            alpha,
        }
    }

    /// From bytes of sRGB.
    pub fn from_bytes([red, green, blue]: [u8; 3], alpha: f64) -> Self {
        let components = [red, green, blue].map(|byte| f64::from(byte) / 255.);
        Self::new(Space::Srgb, components, alpha)
    }

    /// Its components in a space.
    pub fn components(self, space: Space) -> [f64; 3] {
        space.components_of(self.xyz)
    }

    /// Its components in sRGB, each between 0 and 1: what a screen without more colours shows.
    pub fn srgb(self) -> [f64; 3] {
        self.components(Space::Srgb).map(|part| part.clamp(0., 1.))
    }
}

/// The names of colours (CSS Color Module Level 4, "Named Colors").
pub fn names() -> impl Iterator<Item = &'static str> {
    cssparser::color::all_named_colors().map(|(name, _)| name)
}

/// `#rrggbb`, without how opaque it is.
pub fn hex(color: Color) -> String {
    // What lies halfway is rounded up, whatever the way to XYZ and back took from it.
    let [red, green, blue] = color.srgb().map(|part| (part * 255. + 1e-7).round());
    format!(
        "#{red:02x}{green:02x}{blue:02x}",
        red = red as u8,
        green = green as u8,
        blue = blue as u8
    )
}

#[cfg(test)]
mod tests;
