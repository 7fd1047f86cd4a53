//! International bank account numbers.

use super::Fault;

/// The lengths of numbers, each with the countries that have it (SWIFT IBAN registry, release 99), in two signs
/// each.
const LENGTHS: &str = "15NO16BE18DKFIFKFOGLNLSD19MKSI20ATBAEEKZLTLUMNXK21CHHRLILV22BGBHCRDEGBGEIEME\
    RSVA23AEGIILIQOMSOTL24ADCZESMDPKROSASESKTNVG25LYPTST26ISTR27BIDJFRGRITMCMRSM28ALAZBYCYDOGTHNHULBNI\
    PLSV29BREGPSQAUA30JOKWMUYE31MTSC32LC33RU";

/// International bank account number (ISO 13616, check digits by ISO 7064 MOD 97-10).
pub fn iban(text: &str) -> Result<(), Fault> {
    let country = text.get(..2).ok_or(Fault::Length)?;
    let check = text.get(2..4).ok_or(Fault::Length)?;
    let is_shaped = country.bytes().all(|byte| byte.is_ascii_uppercase())
        && check.bytes().all(|byte| byte.is_ascii_digit());
    if !is_shaped {
        return Err(Fault::Characters);
    }
    if text.len() != length(country).ok_or(Fault::Meaning)? {
        return Err(Fault::Length);
    }
    let rest = text.get(4..).unwrap_or_default();
    let remainder = [rest, country, check]
        .iter()
        .flat_map(|part| part.bytes())
        .fold(0, |remainder, byte| match byte {
            b'A'..=b'Z' => (remainder * 100 + u32::from(byte - b'A') + 10) % 97,
            byte => (remainder * 10 + u32::from(byte.wrapping_sub(b'0'))) % 97,
        });
    // 00, 01 and 99 leave the same remainders as 97, 98 and 02, and are never given.
    if remainder == 1 && !matches!(check, "00" | "01" | "99") {
        Ok(())
    } else {
        Err(Fault::Checksum)
    }
}

fn length(country: &str) -> Option<usize> {
    let mut length = 0;
    for known in LENGTHS.as_bytes().chunks(2) {
        match known {
            [tens @ b'0'..=b'9', ones] => length = usize::from((tens - b'0') * 10 + ones - b'0'),
            known if known == country.as_bytes() => return Some(length),
            _ => {}
        }
    }
    None
}
