//! Norwegian numbers.

use super::{Fault, Options, digits, is_multiple_of_eleven};
use crate::form::calendar::days_in;

/// National identity number, D number or H number (Skatteetaten, "Fødselsnummer"; two check digits,
/// modulus 11).
pub fn fodselsnummer(text: &str, options: Options) -> Result<(), Fault> {
    let digits: [u32; 11] = digits(text)?;
    let [d1, d2, m1, m2, y1, y2, i1, i2, i3, ..] = digits;
    let (day, month) = (d1 * 10 + d2, m1 * 10 + m2);
    // D numbers add 40 to the day; H numbers, which hospitals give, add 40 to the month.
    let day = if day > 40 { day - 40 } else { day };
    let month = match month {
        41..=52 => month - 40,
        66..=77 if options.synthetic => month - 65,
        81..=92 if options.synthetic => month - 80,
        month => month,
    };
    let exists = (1..=12).contains(&month)
        && (1..=days_in(year(y1 * 10 + y2, i1 * 100 + i2 * 10 + i3), month)).contains(&day);
    if !exists {
        return Err(Fault::Meaning);
    }
    let first = is_multiple_of_eleven(&digits, &[3, 7, 6, 1, 8, 9, 4, 5, 2, 1]);
    let second = is_multiple_of_eleven(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
    if first && second {
        Ok(())
    } else {
        Err(Fault::Checksum)
    }
}

/// The year of birth, of which the number has two digits and the individual number tells the rest.
fn year(short: u32, individual: u32) -> i32 {
    let century = match (individual, short) {
        (0..=499, _) => 1900,
        (500..=749, 54..=99) => 1800,
        (900..=999, 40..=99) => 1900,
        _ => 2000,
    };
    century + i32::try_from(short).unwrap_or(0)
}

/// Organisation number (Brønnøysundregistrene, "Om organisasjonsnummeret"; modulus 11).
pub fn organisasjonsnummer(text: &str) -> Result<(), Fault> {
    let digits: [u32; 9] = digits(text)?;
    if !matches!(digits, [8 | 9, ..]) {
        return Err(Fault::Meaning);
    }
    checked(&digits, &[3, 2, 7, 6, 5, 4, 3, 2, 1])
}

/// Bank account (Bits, "Kontonummer"; modulus 11).
pub fn kontonummer(text: &str) -> Result<(), Fault> {
    let digits: [u32; 11] = digits(text)?;
    checked(&digits, &[5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1])
}

fn checked(digits: &[u32], weights: &[i32]) -> Result<(), Fault> {
    if is_multiple_of_eleven(digits, weights) {
        Ok(())
    } else {
        Err(Fault::Checksum)
    }
}
