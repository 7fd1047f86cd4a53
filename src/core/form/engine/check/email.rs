//! Email addresses as Form.io takes them.

use crate::form::engine::World;

/// A local part of dot-separated words, or anything in quotes, at a domain with a top-level domain of two
/// letters or more, or at a number in brackets.
const EMAIL: &str = concat!(
    r#"^(".+"|"#,
    r#"[^<>()[\]\\,;:\s@".]+(\.[^<>()[\]\\,;:\s@".]+)*)@"#,
    r"(\[\d{1,3}(\.\d{1,3}){3}\]|([a-zA-Z\d-]+\.)+[a-zA-Z]{2,})$",
);

/// Whether a text is an email address.
pub(super) fn is_email(text: &str, world: &World) -> bool {
    world.matches(EMAIL, text) != Some(false)
}

#[cfg(test)]
mod tests {
    use super::is_email;
    use crate::form::engine::tests::world;

    #[test]
    fn addresses() {
        for text in [
            "a@b.no",
            "first.last+tag@sub-domain.example.org",
            "\"a b\"@example.org",
            "\"a@b\"@example.org",
            "a@[192.0.2.1]",
            "ø@example.org",
        ] {
            assert!(is_email(text, &world()), "{text}");
        }
        for text in [
            "a",
            "a@b",
            "a@b.c",
            "a b@c.no",
            ".a@b.no",
            "a.@b.no",
            "a@@b.no",
            "a@b..no",
            "a@b.n0",
            "a@[1.2.3]",
            "a,b@c.no",
            "@b.no",
            "\"a\nb\"@example.org",
        ] {
            assert!(!is_email(text, &world()), "{text}");
        }
    }
}
