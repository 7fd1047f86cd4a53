//! Capital letters (ECMA-262 §22.1.3.30), found from the small ones of the standard library: its
//! table of capitals is large, and nothing else needs it.

/// How far capitals stand before their small letters, the usual distances first.
const DISTANCES: [i32; 22] = [
    1, 32, 48, 38864, 40, -8, 64, -3008, 7264, 39, 34, 26, 27, 80, 16, 8, -130, -86, 2, 218, 205,
    37,
];

/// Small letters with their capitals where no distance leads to them, such as `ß` with `SS`.
const OTHERS: &str = include_str!("capitals.txt");

/// A text in capital letters.
pub(super) fn capitals(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if letter.is_ascii() {
            out.push(letter.to_ascii_uppercase());
        } else if let Some(others) = others(letter) {
            out.push_str(others);
        } else {
            out.push(regular(letter).unwrap_or(letter));
        }
    }
    out
}

fn others(letter: char) -> Option<&'static str> {
    let mut known = OTHERS.split(' ');
    known.find_map(|known| known.strip_prefix(letter))
}

fn regular(letter: char) -> Option<char> {
    let code = u32::from(letter);
    DISTANCES.into_iter().find_map(|distance| {
        let capital = char::from_u32(code.wrapping_add_signed(-distance))?;
        let mut small = capital.to_lowercase();
        let is_its = small.next() == Some(letter) && small.next().is_none();
        (is_its && capital != letter).then_some(capital)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_the_capital_that_the_standard_library_gives() {
        for letter in '\0'..=char::MAX {
            let has_capital = !letter.to_uppercase().eq([letter]);
            if !has_capital && letter > '\u{3000}' {
                continue;
            }
            let text = letter.to_string();
            assert_eq!(capitals(&text), text.to_uppercase(), "{letter:?}");
        }
    }
}
