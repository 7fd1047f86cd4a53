//! The encodings that agencies declare: UTF-8, and the one-byte encodings of Western Europe.

use std::borrow::Cow;

use crate::tree::SyntaxError;

/// What windows-1252 has at 0x80 to 0x9F, where ISO-8859-1 has control characters that no document
/// means (WHATWG Encoding Standard, which reads both labels this way). U+FFFD marks the unassigned.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{FFFD}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{FFFD}', 'Ž',
    '\u{FFFD}', '\u{FFFD}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{FFFD}',
    'ž', 'Ÿ',
];

/// The document's text, by its declaration (XML 1.0, section 4.3.3), without a byte order mark.
///
/// # Errors
/// An encoding that is not read here, or bytes that the declared encoding does not have.
pub fn decode(document: &[u8]) -> Result<Cow<'_, str>, SyntaxError> {
    if document.starts_with(b"\xFE\xFF") || document.starts_with(b"\xFF\xFE") {
        return Err(SyntaxError::new(document, 0, "UTF-16 is not read"));
    }
    let declared = declared(document).unwrap_or("utf-8");
    let is = |label: &&str| declared.eq_ignore_ascii_case(label);
    if ["iso-8859-1", "latin1", "windows-1252", "cp1252"]
        .iter()
        .any(is)
    {
        return Ok(Cow::Owned(document.iter().map(from_windows_1252).collect()));
    }
    if !["utf-8", "utf8", "us-ascii", "ascii"].iter().any(is) {
        let what = format!("the encoding {declared} is not read");
        return Err(SyntaxError::new(document, 0, what));
    }
    match std::str::from_utf8(document) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => {
            let at = error.valid_up_to();
            Err(SyntaxError::new(document, at, "this is not UTF-8"))
        }
    }
}

fn from_windows_1252(byte: &u8) -> char {
    let special = byte.checked_sub(0x80).map(usize::from);
    match special.and_then(|index| WINDOWS_1252.get(index)) {
        Some(&character) => character,
        None => char::from(*byte),
    }
}

/// The label in `<?xml … encoding="…"?>`.
fn declared(document: &[u8]) -> Option<&str> {
    let document = document.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(document);
    if !document.trim_ascii_start().starts_with(b"<?xml") {
        return None;
    }
    let end = document.iter().take(200).position(|&byte| byte == b'>')?;
    let declaration = std::str::from_utf8(document.get(..end)?).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split(quote).next()
}
