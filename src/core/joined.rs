//! Texts made of others.

/// Texts one after the other, with another between them. What the standard library has for it is written five times
/// over, for separators of five lengths.
#[must_use]
pub(crate) fn joined(texts: &[&str], between: &str) -> String {
    let mut all = String::new();
    for (place, text) in texts.iter().enumerate() {
        if place > 0 {
            all.push_str(between);
        }
        all.push_str(text);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn it_is_as_the_standard_library_joins() {
        for texts in [&[][..], &["a"], &["a", "", "b"]] {
            for between in ["", ", "] {
                assert_eq!(joined(texts, between), texts.join(between));
            }
        }
    }
}
