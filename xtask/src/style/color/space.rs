//! The spaces that colours are written in, and the way from each to XYZ and back.
//!
//! Matrices and curves are those of CSS Color Module Level 4, "Sample code for Color Conversions".

/// A space.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// What screens show; components from 0 to 1.
    Srgb,
    /// The same without its curve.
    SrgbLinear,
    /// What newer screens show; components from 0 to 1.
    DisplayP3,
    /// Hue in degrees, saturation and lightness from 0 to 100.
    Hsl,
    /// Hue in degrees, whiteness and blackness from 0 to 100.
    Hwb,
    /// CIE Lab relative to D50: lightness from 0 to 100, two axes.
    Lab,
    /// The same with chroma and hue.
    Lch,
    /// Lightness from 0 to 1, two axes.
    Oklab,
    /// Lightness from 0 to 1, chroma, hue in degrees.
    Oklch,
    /// CIE XYZ relative to D65.
    Xyz,
}

type Matrix = [[f64; 3]; 3];

const SRGB: Matrix = [
    [506752. / 1228815., 87881. / 245763., 12673. / 70218.],
    [87098. / 409605., 175762. / 245763., 12673. / 175545.],
    [7918. / 409605., 87881. / 737289., 1001167. / 1053270.],
];
const P3: Matrix = [
    [608311. / 1250200., 189793. / 714400., 198249. / 1000160.],
    [35783. / 156275., 247089. / 357200., 198249. / 2500400.],
    [0., 32229. / 714400., 5220557. / 5000800.],
];
const D65_TO_D50: Matrix = [
    [
        1.0479297925449969,
        0.022946870601609652,
        -0.05019226628920524,
    ],
    [
        0.02962780877005599,
        0.9904344267538799,
        -0.017073799063418826,
    ],
    [
        -0.009243040646204504,
        0.015055191490298152,
        0.7518742814281371,
    ],
];
const XYZ_TO_LMS: Matrix = [
    [0.819022437996703, 0.3619062600528904, -0.1288737815209879],
    [0.0329836539323885, 0.9292868615863434, 0.0361446663506424],
    [0.0481771893596242, 0.2642395317527308, 0.6335478284694309],
];
const LMS_TO_OKLAB: Matrix = [
    [0.210454268309314, 0.7936177747023054, -0.0040720430116193],
    [1.9779985324311684, -2.42859224204858, 0.450593709617411],
    [0.0259040424655478, 0.7827717124575296, -0.8086757549230774],
];
/// The white of D50.
const D50: [f64; 3] = [0.3457 / 0.3585, 1., (1. - 0.3457 - 0.3585) / 0.3585];

impl Space {
    /// The space of a word in `color()` or in a design token.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "srgb" => Self::Srgb,
            "srgb-linear" => Self::SrgbLinear,
            "display-p3" => Self::DisplayP3,
            "hsl" => Self::Hsl,
            "hwb" => Self::Hwb,
            "lab" => Self::Lab,
            "lch" => Self::Lch,
            "oklab" => Self::Oklab,
            "oklch" => Self::Oklch,
            "xyz" | "xyz-d65" => Self::Xyz,
            _ => return None,
        })
    }

    /// What its components are called in a relative colour.
    pub fn channels(self) -> [&'static str; 3] {
        match self {
            Self::Srgb | Self::SrgbLinear | Self::DisplayP3 => ["r", "g", "b"],
            Self::Hsl => ["h", "s", "l"],
            Self::Hwb => ["h", "w", "b"],
            Self::Lab | Self::Oklab => ["l", "a", "b"],
            Self::Lch | Self::Oklch => ["l", "c", "h"],
            Self::Xyz => ["x", "y", "z"],
        }
    }

    /// What 100% of each component is; none where it is an angle.
    pub fn whole(self) -> [Option<f64>; 3] {
        match self {
            Self::Srgb | Self::SrgbLinear | Self::DisplayP3 | Self::Xyz => [Some(1.); 3],
            Self::Hsl | Self::Hwb => [None, Some(100.), Some(100.)],
            Self::Lab => [Some(100.), Some(125.), Some(125.)],
            Self::Lch => [Some(100.), Some(150.), None],
            Self::Oklab => [Some(1.), Some(0.4), Some(0.4)],
            Self::Oklch => [Some(1.), Some(0.4), None],
        }
    }

    /// From its components to XYZ.
    pub fn to_xyz(self, parts: [f64; 3]) -> [f64; 3] {
        match self {
            Self::Xyz => parts,
            Self::SrgbLinear => times(&SRGB, parts),
            Self::Srgb => times(&SRGB, parts.map(linear)),
            Self::DisplayP3 => times(&P3, parts.map(linear)),
            Self::Hsl => Self::Srgb.to_xyz(from_hsl(parts)),
            Self::Hwb => Self::Srgb.to_xyz(from_hwb(parts)),
            Self::Oklab => {
                let lms = times(&inverse(&LMS_TO_OKLAB), parts).map(|part| part.powi(3));
                times(&inverse(&XYZ_TO_LMS), lms)
            }
            Self::Oklch => Self::Oklab.to_xyz(from_polar(parts)),
            Self::Lab => times(&inverse(&D65_TO_D50), from_lab(parts)),
            Self::Lch => Self::Lab.to_xyz(from_polar(parts)),
        }
    }

    /// From XYZ to its components.
    pub fn components_of(self, xyz: [f64; 3]) -> [f64; 3] {
        match self {
            Self::Xyz => xyz,
            Self::SrgbLinear => times(&inverse(&SRGB), xyz),
            Self::Srgb => times(&inverse(&SRGB), xyz).map(curved),
            Self::DisplayP3 => times(&inverse(&P3), xyz).map(curved),
            Self::Hsl => to_hsl(Self::Srgb.components_of(xyz)),
            Self::Hwb => to_hwb(Self::Srgb.components_of(xyz)),
            Self::Oklab => times(&LMS_TO_OKLAB, times(&XYZ_TO_LMS, xyz).map(f64::cbrt)),
            Self::Oklch => to_polar(Self::Oklab.components_of(xyz)),
            Self::Lab => to_lab(times(&D65_TO_D50, xyz)),
            Self::Lch => to_polar(Self::Lab.components_of(xyz)),
        }
    }
}

fn times(matrix: &Matrix, [x, y, z]: [f64; 3]) -> [f64; 3] {
    matrix.map(|[a, b, c]| a * x + b * y + c * z)
}

/// By cofactors; none of the matrices here is singular.
fn inverse(m: &Matrix) -> Matrix {
    let minor = |row: usize, column: usize| {
        let at = |r: usize, c: usize| m[(row + r) % 3][(column + c) % 3];
        at(1, 1) * at(2, 2) - at(1, 2) * at(2, 1)
    };
    let determinant: f64 = (0..3).map(|column| m[0][column] * minor(0, column)).sum();
    let part = |row: usize, column: usize| minor(column, row) / determinant;
    [0, 1, 2].map(|row| [0, 1, 2].map(|column| part(row, column)))
}

fn linear(part: f64) -> f64 {
    let size = part.abs();
    let flat = if size <= 0.04045 {
        size / 12.92
    } else {
        ((size + 0.055) / 1.055).powf(2.4)
    };
    flat.copysign(part)
}

fn curved(part: f64) -> f64 {
    let size = part.abs();
    let curve = if size > 0.0031308 {
        1.055 * size.powf(1. / 2.4) - 0.055
    } else {
        12.92 * size
    };
    curve.copysign(part)
}

fn to_polar([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    [
        lightness,
        a.hypot(b),
        b.atan2(a).to_degrees().rem_euclid(360.),
    ]
}

fn from_polar([lightness, chroma, hue]: [f64; 3]) -> [f64; 3] {
    let (sine, cosine) = hue.to_radians().sin_cos();
    [lightness, chroma * cosine, chroma * sine]
}

fn from_hsl([hue, saturation, lightness]: [f64; 3]) -> [f64; 3] {
    let (saturation, lightness) = (saturation / 100., lightness / 100.);
    [0., 8., 4.].map(|offset: f64| {
        let place = (offset + hue.rem_euclid(360.) / 30.) % 12.;
        let reach = saturation * lightness.min(1. - lightness);
        lightness - reach * (place - 3.).min(9. - place).clamp(-1., 1.)
    })
}

fn to_hsl([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let (least, most) = (red.min(green).min(blue), red.max(green).max(blue));
    let (reach, lightness) = (most - least, (most + least) / 2.);
    if reach == 0. {
        return [0., 0., lightness * 100.];
    }
    let saturation = (most - lightness) / lightness.min(1. - lightness);
    let hue = if most == red {
        (green - blue) / reach
    } else if most == green {
        (blue - red) / reach + 2.
    } else {
        (red - green) / reach + 4.
    };
    [
        (hue * 60.).rem_euclid(360.),
        saturation * 100.,
        lightness * 100.,
    ]
}

fn from_hwb([hue, white, black]: [f64; 3]) -> [f64; 3] {
    let (white, black) = (white / 100., black / 100.);
    if white + black >= 1. {
        return [white / (white + black); 3];
    }
    from_hsl([hue, 100., 50.]).map(|part| part * (1. - white - black) + white)
}

fn to_hwb(rgb: [f64; 3]) -> [f64; 3] {
    let [red, green, blue] = rgb;
    let white = red.min(green).min(blue);
    let black = 1. - red.max(green).max(blue);
    [to_hsl(rgb)[0], white * 100., black * 100.]
}

fn to_lab(xyz: [f64; 3]) -> [f64; 3] {
    let mut parts = [0, 1, 2].map(|axis| xyz[axis] / D50[axis]);
    parts = parts.map(|part| {
        if part > 216. / 24389. {
            part.cbrt()
        } else {
            (24389. / 27. * part + 16.) / 116.
        }
    });
    let [x, y, z] = parts;
    [116. * y - 16., 500. * (x - y), 200. * (y - z)]
}

fn from_lab([lightness, a, b]: [f64; 3]) -> [f64; 3] {
    let y = (lightness + 16.) / 116.;
    let parts = [a / 500. + y, y, y - b / 200.].map(|part| {
        let cube = part.powi(3);
        if cube > 216. / 24389. {
            cube
        } else {
            (116. * part - 16.) / (24389. / 27.)
        }
    });
    [0, 1, 2].map(|axis| parts[axis] * D50[axis])
}
