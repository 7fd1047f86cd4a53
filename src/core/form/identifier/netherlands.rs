//! Dutch numbers.

use super::{Fault, digits, is_multiple_of_eleven};
use crate::joined::joined;

/// Citizen service number (Logisch Ontwerp BSN, "elfproef"): nine digits, or eight without the zero
/// that leads.
pub fn bsn(text: &str) -> Result<(), Fault> {
    let digits: [u32; 9] = match text.len() {
        8 => digits(&joined(&["0", text], ""))?,
        _ => digits(text)?,
    };
    if digits.iter().all(|digit| *digit == 0) {
        return Err(Fault::Meaning);
    }
    if is_multiple_of_eleven(&digits, &[9, 8, 7, 6, 5, 4, 3, 2, -1]) {
        Ok(())
    } else {
        Err(Fault::Checksum)
    }
}
