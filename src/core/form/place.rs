//! The answer to where something is.

use crate::value::Value;

/// A place as it is stored: `{"lat": 53.5, "long": -1.25, "address_string": "1 High St"}`, all of it
/// optional.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place<'a> {
    /// Latitude and longitude in degrees (WGS 84); none where they are not both there, or nowhere on
    /// earth.
    pub lat_long: Option<(f64, f64)>,
    /// An address in words, without white space around; may be empty.
    pub address: &'a str,
}

impl<'a> Place<'a> {
    /// Reads an answer.
    #[must_use]
    pub fn of(value: &'a Value) -> Self {
        let entry = |key| value.as_object().and_then(|object| object.get(key));
        let degrees = |key, most: f64| match entry(key) {
            Some(Value::Number(degrees)) if degrees.abs() <= most => Some(*degrees),
            _ => None,
        };
        let address = entry("address_string").and_then(Value::as_text);
        Self {
            lat_long: degrees("lat", 90.0).zip(degrees("long", 180.0)),
            address: address.unwrap_or_default().trim(),
        }
    }
}
