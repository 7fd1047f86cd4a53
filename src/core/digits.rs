//! Decimal digits of the scripts that the portal's languages are typed in.

/// The ASCII digit of the same value, for ASCII, Arabic-Indic, Eastern Arabic-Indic, Devanagari,
/// Bengali and full-width digits (Unicode general category `Nd`).
#[must_use]
pub fn ascii_digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => 0x660,
        '\u{6F0}'..='\u{6F9}' => 0x6F0,
        '\u{966}'..='\u{96F}' => 0x966,
        '\u{9E6}'..='\u{9EF}' => 0x9E6,
        '\u{FF10}'..='\u{FF19}' => 0xFF10,
        _ => return None,
    };
    char::from_digit(u32::from(c) - zero, 10)
}

/// The text with every digit of [`ascii_digit`] made ASCII, the rest as it is.
#[must_use]
pub fn with_ascii_digits(text: &str) -> String {
    text.chars().map(|c| ascii_digit(c).unwrap_or(c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_counts_to_ten() {
        for digits in [
            "٠١٢٣٤٥٦٧٨٩",
            "۰۱۲۳۴۵۶۷۸۹",
            "०१२३४५६७८९",
            "০১২৩৪৫৬৭৮৯",
            "０１２３４５６７８９",
        ] {
            assert_eq!(with_ascii_digits(digits), "0123456789");
        }
        assert_eq!(with_ascii_digits("½ x²"), "½ x²");
    }
}
