//! Ways to reach the citizen.

use crate::digits::ascii_digit;
use crate::find::{is_one_of, parts, split};

/// Whether mail can be addressed to it, as far as that can be told without sending any: one `@`
/// with something before it, and a domain with a dot inside (RFC 5321 allows far more than any
/// agency's form does).
pub(super) fn is_email(typed: &str) -> bool {
    let Some((local, domain)) = split(typed, "@") else {
        return false;
    };
    let is_foreign = |c: char| c.is_whitespace() || c.is_control() || is_one_of(c, "@,;<>\"()");
    !local.is_empty()
        && typed.len() <= 254
        && !local.contains(is_foreign)
        && !domain.contains(is_foreign)
        && parts(domain, b'.').count() > 1
        && parts(domain, b'.').all(|label| !label.is_empty())
}

/// Whether it can be a telephone number: 5 to 20 digits and what people write between them.
pub(super) fn is_phone(typed: &str) -> bool {
    let digits = typed.chars().filter(|c| ascii_digit(*c).is_some()).count();
    let is_usual = |c: char| {
        ascii_digit(c).is_some()
            || c.is_whitespace()
            || is_one_of(
                c,
                "+()-./#*,;:\u{2010}\u{2011}\u{2013}extEXT\u{200E}\u{200F}",
            )
    };
    (5..=20).contains(&digits) && typed.chars().all(is_usual)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn email_addresses() {
        for typed in [
            "a@b.co",
            "first.last+tag@sub.example.org",
            "josé@correo.example",
            "o'neil@x.ie",
        ] {
            assert!(is_email(typed), "{typed}");
        }
        for typed in [
            "",
            "a",
            "a@b",
            "@b.co",
            "a@",
            "a@b.",
            "a@.co",
            "a@b..co",
            "a b@c.de",
            "a@b@c.de",
            "A <a@b.co>",
            "a@b.co, c@d.co",
        ] {
            assert!(!is_email(typed), "{typed}");
        }
        assert!(!is_email(&("a".repeat(250) + "@b.co")));
    }

    #[test]
    fn telephone_numbers() {
        for typed in [
            "555 0100",
            "+1 (555) 010-0199 ext. 7",
            "٠٥٥٥٠١٠٠",
            "089/123456",
        ] {
            assert!(is_phone(typed), "{typed}");
        }
        for typed in [
            "",
            "1234",
            "call me 5550100",
            "123456789012345678901",
            "+-()",
        ] {
            assert!(!is_phone(typed), "{typed}");
        }
    }
}
