//! Numbers whose digits check themselves: national, organisation and account numbers.
//!
//! A number is taken as people write it, with spaces, dots, hyphens and digits of any script, and
//! comes back in the form in which it is stored.

mod account;
mod netherlands;
mod norway;
mod united_kingdom;

use super::definition::Identifier;
use crate::digits::with_ascii_digits;
use crate::joined::joined;

/// Why a text is no such number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It has another number of characters.
    Length,
    /// It holds characters that such a number has not, or not there.
    Characters,
    /// It names a day that does not exist, or a prefix or country that is not given out.
    Meaning,
    /// Its check digits do not fit: a slip of the finger.
    Checksum,
}

/// What counts besides the numbers of the standard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Whether synthetic Norwegian national identity numbers count, with 65 or 80 added to the month,
    /// as they are given out for tests. Those of NAV add 40, as H numbers do, and always count.
    pub synthetic: bool,
}

/// The normal form of a number: without spaces and marks, letters in capitals.
///
/// # Errors
/// The first fault that is met.
pub fn check(kind: Identifier, text: &str, options: Options) -> Result<String, Fault> {
    let normal = normal(text)?;
    match kind {
        Identifier::Fodselsnummer => norway::fodselsnummer(&normal, options)?,
        Identifier::Organisasjonsnummer => norway::organisasjonsnummer(&normal)?,
        Identifier::Kontonummer => norway::kontonummer(&normal)?,
        Identifier::Bsn => netherlands::bsn(&normal)?,
        Identifier::Iban => account::iban(&normal)?,
        Identifier::Nino => united_kingdom::nino(&normal)?,
    }
    Ok(match kind {
        // Numbers of eight digits are from before the ninth was needed; it is a leading zero.
        Identifier::Bsn if normal.len() == 8 => joined(&["0", &normal], ""),
        _ => normal,
    })
}

/// The letters and digits, in capitals and in ASCII. What is no mark between groups is a fault.
fn normal(text: &str) -> Result<String, Fault> {
    /// No number of these has more than 34 characters; the rest is marks.
    const LONGEST: usize = 100;
    if text.len() > LONGEST {
        return Err(Fault::Length);
    }
    let mut normal = String::with_capacity(text.len());
    for c in with_ascii_digits(text).chars() {
        match c {
            c if c.is_ascii_alphanumeric() => normal.push(c.to_ascii_uppercase()),
            '.' | '-' | '–' | '\u{2010}' | '\u{2011}' | '/' => {}
            c if c.is_whitespace() => {}
            _ => return Err(Fault::Characters),
        }
    }
    Ok(normal)
}

/// The digits of a number of that many.
fn digits<const N: usize>(text: &str) -> Result<[u32; N], Fault> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Fault::Characters);
    }
    let bytes: [u8; N] = text.as_bytes().try_into().map_err(|_| Fault::Length)?;
    Ok(bytes.map(|byte| u32::from(byte - b'0')))
}

/// Whether a sum of weighted digits is a multiple of eleven, as sums of these numbers are. Extra
/// weights count nothing.
fn is_multiple_of_eleven(digits: &[u32], weights: &[i32]) -> bool {
    let products = digits.iter().zip(weights);
    let sum: i32 = products
        .map(|(digit, weight)| i32::try_from(*digit).unwrap_or(0) * weight)
        .sum();
    sum % 11 == 0
}

#[cfg(test)]
mod tests;
