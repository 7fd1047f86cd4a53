//! The browser's own functions of letters and numbers; `ecmascript.js` calls them.

use frontdoor_core::ecmascript::{Case, Engine, Read, Written};
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(module = "/src/platform/ecmascript.js")]
extern "C" {
    fn reckon(what: u8, one: f64, other: f64) -> f64;
    fn recase(text: &str, capital: bool) -> String;
    fn read(text: &str, how: u8, radix: i32) -> f64;
    fn write(number: f64, how: u8, digits: u32) -> String;
}

/// The functions of this browser.
pub const ENGINE: Engine = Engine {
    reckon: |what, one, other| reckon(what as u8, one, other),
    recase: |text, case| recase(text, case == Case::Capital),
    read: |text, how| match how {
        Read::Number => read(text, 0, 0),
        Read::Float => read(text, 1, 0),
        Read::Int(radix) => read(text, 2, radix),
    },
    write: |number, how| match how {
        Written::Shortest => write(number, 0, 0),
        Written::Fixed(places) => write(number, 1, places),
        Written::Precision(digits) => write(number, 2, digits),
        Written::Radix(radix) => write(number, 3, radix),
    },
};
