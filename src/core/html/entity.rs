//! Character references (HTML 4.01, section 24).

use crate::digits::number_in;
use crate::find::{find, parts};

/// The text with its character references resolved; unknown ones stay.
pub fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = find(rest, "&") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        // No name that is known here is longer than eight characters.
        let end = from.bytes().take(12).position(|byte| byte == b';');
        let found = end.and_then(|end| Some((character(from.get(1..end)?)?, from.get(end + 1..)?)));
        match found {
            Some((character, after)) => {
                out.push(character);
                rest = after;
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// The entities from U+00A0 on, in the order of their characters (HTML 4.01, section 24.2).
const LATIN_1: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg \
    macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 \
    iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute \
    Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml \
    Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml \
    igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute \
    ucirc uuml yacute thorn yuml";

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix("#") {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => number_in(hex, 16)?,
            None => number_in(number, 10)?,
        };
        return char::from_u32(code).filter(|&character| character != '\0');
    }
    let other = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "bull" => '•',
        "euro" => '€',
        "trade" => '™',
        _ => {
            let index = parts(LATIN_1, b' ').position(|known| known == name)?;
            char::from_u32(0xA0 + u32::try_from(index).ok()?)?
        }
    };
    Some(other)
}
