//! Writing the JSON that a server is sent.

use crate::tree::json::write_string;

/// JSON as it stands in a pattern, in which each `$` is the place of a text. The texts are put in as JSON
/// strings, one after the other.
///
/// What is sent is mostly known beforehand, and one text of it is far less code than calls that put it
/// together.
pub(super) fn filled(pattern: &str, texts: &[&str]) -> String {
    let mut texts = texts.iter();
    let mut pieces = pattern.split('$');
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        write_string(texts.next().copied().unwrap_or_default(), &mut out);
        out.push_str(piece);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stand_in_their_places_and_are_no_pattern_themselves() {
        let filled = filled(r#"{"a":$,"b":[$,1]}"#, &["\"$\"", "$"]);
        assert_eq!(filled, r#"{"a":"\"$\"","b":["$",1]}"#);
    }
}
