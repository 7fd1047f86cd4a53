//! Letters as people mean them: without case, accents, vowel marks and spelling variants.

use crate::digits::ascii_digit;

/// Variants of a letter, after lower-casing: the first of each row stands for all of the row.
const SAME: [&str; 44] = [
    "aàáâãäåāăąǎạảấầẩẫậắằẳẵặ",
    "cçćĉċč",
    "dďđð",
    "eèéêëēĕėęěẹẻẽếềểễệ",
    "gĝğġģ",
    "hĥħ",
    "iìíîïĩīĭįıǐỉị",
    "jĵ",
    "kķ",
    "lĺļľŀł",
    "nñńņňŋ",
    "oòóôõöøōŏőơǒọỏốồổỗộớờởỡợ",
    "rŕŗř",
    "sśŝşšș",
    "tţťŧț",
    "uùúûüũūŭůűųưǔụủứừửữự",
    "wŵ",
    "yýÿŷỳỵỷỹ",
    "zźżž",
    "αά",
    "εέ",
    "ηή",
    "ιίϊΐ",
    "οό",
    "υύϋΰ",
    "ωώ",
    "σς",
    "еёѐ",
    "ийѝ",
    "ії",
    "уў",
    "гѓґ",
    "кќ",
    "اأإآٱ",
    "وؤ",
    "يىئیے",
    "هةۀہ",
    "كک",
    "כך",
    "מם",
    "נן",
    "פף",
    "צץ",
    "ء\u{674}",
];

/// One letter that is written as two elsewhere.
const PAIRS: [(char, &str); 5] = [
    ('ß', "ss"),
    ('æ', "ae"),
    ('œ', "oe"),
    ('þ', "th"),
    ('ĳ', "ij"),
];

/// Appends what a small letter amounts to; nothing for a mark that only decorates the letter before it.
pub(super) fn fold_into(c: char, folded: &mut String) {
    if c.is_ascii() {
        folded.push(c);
        return;
    }
    if let Some(digit) = ascii_digit(c) {
        folded.push(digit);
        return;
    }
    if !is_mark(c) {
        if let Some((_, pair)) = PAIRS.iter().find(|(letter, _)| *letter == c) {
            folded.push_str(pair);
        } else {
            let row = SAME.iter().find(|row| row.contains(c));
            folded.push(row.and_then(|row| row.chars().next()).unwrap_or(c));
        }
    }
}

/// Marks that are left out: combining accents, Arabic vowel marks and tatweel, Hebrew points,
/// nukta and virama of the Indic blocks (which all place them alike), and joiners.
fn is_mark(c: char) -> bool {
    match u32::from(c) {
        0x300..=0x36F | 0x1AB0..=0x1AFF | 0x1DC0..=0x1DFF | 0x20D0..=0x20FF | 0xFE20..=0xFE2F => {
            true
        }
        0x610..=0x61A | 0x640 | 0x64B..=0x65F | 0x670 | 0x6D6..=0x6DC | 0x6DF..=0x6E8 => true,
        0x591..=0x5BD | 0x5BF | 0x5C1 | 0x5C2 | 0x5C4 | 0x5C5 | 0x5C7 => true,
        code @ 0x900..=0xD7F => matches!(code % 0x80, 0x3C | 0x4D),
        0xAD | 0x200B..=0x200F | 0xFE00..=0xFE0F => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fold(text: &str) -> String {
        let mut folded = String::new();
        let small = crate::letter::to_lower(text);
        small.chars().for_each(|c| fold_into(c, &mut folded));
        folded
    }

    #[test]
    fn latin_letters_lose_their_accents() {
        assert_eq!(fold("Árbol CAÍDO, Ñandú"), "arbol caido, nandu");
        assert_eq!(
            fold("Straße Øresund Œuvre Łódź"),
            "strasse oresund oeuvre lodz"
        );
        assert_eq!(fold("ISPARTA İstanbul ılık"), "isparta istanbul ilik");
        assert_eq!(fold("đường phố Đà Nẵng"), "duong pho da nang");
    }

    #[test]
    fn composed_and_decomposed_are_the_same() {
        assert_eq!(fold("A\u{301}rbol"), fold("Árbol"));
        assert_eq!(fold("и\u{306}"), fold("й"));
        assert_eq!(fold("ا\u{654}"), fold("أ"));
        assert_eq!(fold("ι\u{308}\u{301}"), fold("ΐ"));
    }

    #[test]
    fn arabic_spellings_are_unified() {
        assert_eq!(fold("إِنَارَة"), fold("اناره"));
        assert_eq!(fold("مستشفى"), fold("مستشفي"));
        assert_eq!(fold("شـــارع"), "شارع");
        assert_eq!(fold("٢٤"), "24");
    }

    #[test]
    fn greek_and_cyrillic() {
        assert_eq!(fold("Οδός"), fold("ΟΔΟΣ"));
        assert_eq!(fold("ЁЛКА"), fold("елка"));
    }
}
