//! Email addresses as Form.io takes them.

use crate::find::{is_one_of, split_last};

/// Whether a text is an email address: a local part of dot-separated words, or anything in quotes,
/// at a domain with a top-level domain of two letters or more, or at a number in brackets.
pub(super) fn is_email(text: &str) -> bool {
    // A quoted local part may hold `@`; otherwise there is one.
    let Some((local, domain)) = split_last(text, '@') else {
        return false;
    };
    is_local(local) && (is_domain(domain) || is_number(domain))
}

fn is_local(local: &str) -> bool {
    let quoted = local.len() > 2 && local.starts_with('"') && local.ends_with('"');
    if quoted && !local.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        return true;
    }
    let forbidden = |c: char| is_one_of(c, "<>()[]\\,;:@\"") || c.is_whitespace();
    local
        .split('.')
        .all(|word| !word.is_empty() && !word.contains(forbidden))
}

fn is_domain(domain: &str) -> bool {
    let Some((others, top)) = split_last(domain, '.') else {
        return false;
    };
    top.len() >= 2
        && top.bytes().all(|byte| byte.is_ascii_alphabetic())
        && others.split('.').all(|label| {
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
            !label.is_empty() && label.bytes().all(fits)
        })
}

/// `[192.0.2.1]`.
fn is_number(domain: &str) -> bool {
    let inner = domain
        .strip_prefix('[')
        .and_then(|domain| domain.strip_suffix(']'));
    inner.is_some_and(|inner| {
        let mut parts = inner.split('.');
        let fits = |part: &str| {
            (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        (0..4).all(|_| parts.next().is_some_and(fits)) && parts.next().is_none()
    })
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses() {
        for text in [
            "a@b.no",
            "first.last+tag@sub-domain.example.org",
            "\"a b\"@example.org",
            "a@[192.0.2.1]",
            "ø@example.org",
        ] {
            assert!(is_email(text), "{text}");
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
        ] {
            assert!(!is_email(text), "{text}");
        }
    }
}
