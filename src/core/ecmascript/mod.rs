//! What every JavaScript engine does of its own and a Wasm only with tables and long arithmetic, some
//! kilobytes of each first visit and of each form: letters of all scripts, powers, decimals.
//!
//! Whoever starts the portal hands the browser's functions over with [`install`]. On the host, for tests and
//! tools, there are functions that give the same.

#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(not(target_arch = "wasm32"))]
mod read;
#[cfg(not(target_arch = "wasm32"))]
mod write;

use std::sync::OnceLock;

/// What is reckoned (ECMA-262 §21.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reckoned {
    /// The first number to the power of the second, as [`f64::powf`] has it.
    Power,
    /// The natural logarithm of the first number.
    Logarithm,
    /// Its logarithm to the base of 10.
    DecimalLogarithm,
}

/// Which letters a text is to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    /// Small ones: `toLowerCase` (ECMA-262 §22.1.3.28).
    Small,
    /// Capitals: `toUpperCase` (ECMA-262 §22.1.3.30).
    Capital,
}

/// How a text is read as a number; NaN where it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// All of it: `Number(text)` (ECMA-262 §7.1.4.1).
    Number,
    /// Its longest beginning that is a number: `parseFloat(text)` (ECMA-262 §19.2.4).
    Float,
    /// Its longest beginning that is a whole number in this radix: `parseInt(text, radix)`, 0 for a radix that
    /// is not given (ECMA-262 §19.2.5).
    Int(i32),
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// With the fewest digits that tell it from every other: `String(number)` (ECMA-262 §6.1.6.1.20).
    Shortest,
    /// `toFixed` with so many digits after the point, at most 100 (ECMA-262 §21.1.3.3).
    Fixed(u32),
    /// `toPrecision` with so many digits, 1 to 100 (ECMA-262 §21.1.3.5).
    Precision(u32),
    /// `toString` in this radix, 2 to 36. In other radixes than ten the last digit of a fraction is left to
    /// implementations (ECMA-262 §21.1.3.6).
    Radix(u32),
}

/// The functions of an engine.
#[derive(Clone, Copy, Debug)]
pub struct Engine {
    /// Reckons of one number or two.
    pub reckon: fn(what: Reckoned, one: f64, other: f64) -> f64,
    /// Writes a text in small letters or in capitals.
    pub recase: fn(text: &str, case: Case) -> String,
    /// Reads a number.
    pub read: fn(text: &str, how: Read) -> f64,
    /// Writes a number.
    pub write: fn(number: f64, how: Written) -> String,
}

static ENGINE: OnceLock<Engine> = OnceLock::new();

/// Has these functions used from here on. To be called before anything else; the first call counts.
pub fn install(engine: Engine) {
    let _ = ENGINE.set(engine);
}

pub(crate) fn engine() -> &'static Engine {
    ENGINE.get().unwrap_or(&BEFORE)
}

#[cfg(not(target_arch = "wasm32"))]
const BEFORE: Engine = host::ENGINE;

/// A portal without a browser's functions knows no numbers but small whole ones.
#[cfg(target_arch = "wasm32")]
const BEFORE: Engine = Engine {
    reckon: |_, _, _| f64::NAN,
    recase: |text, _| text.to_owned(),
    read: |_, _| f64::NAN,
    write: |_, _| String::new(),
};
