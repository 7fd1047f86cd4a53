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

/// The number that all of these digits are in a radix of up to 36; none where there are none, or it takes more
/// than 32 bits.
#[must_use]
pub fn number_in(digits: &str, radix: u32) -> Option<u32> {
    let mut number: Option<u32> = None;
    for digit in digits.chars() {
        let before = number.unwrap_or(0).checked_mul(radix)?;
        number = Some(before.checked_add(digit.to_digit(radix)?)?);
    }
    number
}

/// The place that a key means in an array, which is written without zeros before it (ECMA-262 §6.1.7).
#[must_use]
pub fn place_of(key: &str) -> Option<usize> {
    let is_padded = key.len() > 1 && key.starts_with("0");
    let place = number_in(key, 10).filter(|_| !is_padded)?;
    Some(place as usize)
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

    #[test]
    fn digits_are_a_number_where_all_are_digits() {
        assert_eq!(number_in("0042", 10), Some(42));
        assert_eq!(number_in("fF", 16), Some(255));
        assert_eq!(number_in("4294967295", 10), Some(u32::MAX));
        for (digits, radix) in [
            ("", 10),
            ("-1", 10),
            ("+1", 10),
            ("1f", 10),
            ("4294967296", 10),
        ] {
            assert_eq!(number_in(digits, radix), None, "{digits}");
        }
        assert_eq!(
            ["0", "12", "01", ""].map(place_of),
            [Some(0), Some(12), None, None]
        );
    }
}
