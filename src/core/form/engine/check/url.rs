//! Web addresses as Form.io takes them.

use super::email::is_email;
use crate::find::split_last;

/// Whether a text is a web address: an optional scheme, an optional user, a host with a top-level
/// domain or a public IPv4 address, an optional port and anything without white space after it.
/// With a scheme, the host may have no top-level domain.
pub(super) fn is_url(text: &str) -> bool {
    if is_email(text) {
        return false;
    }
    let (scheme, rest) = without_scheme(text);
    let full_scheme = scheme == Scheme::Named;
    // The part before an `@` is a user, unless the address is good without one.
    let with_user = rest
        .char_indices()
        .filter(|(_, c)| *c == '@')
        .filter(|(at, _)| *at > 0 && !rest.get(..*at).unwrap_or_default().contains(white))
        .any(|(at, _)| address(rest.get(at + 1..).unwrap_or_default(), full_scheme));
    with_user || address(rest, full_scheme)
}

#[derive(PartialEq)]
enum Scheme {
    None,
    /// `//` alone.
    Relative,
    Named,
}

fn without_scheme(text: &str) -> (Scheme, &str) {
    for scheme in ["https://", "http://", "ftp://"] {
        if let Some(head) = text.get(..scheme.len())
            && head.eq_ignore_ascii_case(scheme)
        {
            return (Scheme::Named, text.get(scheme.len()..).unwrap_or_default());
        }
    }
    match text.strip_prefix("//") {
        Some(rest) => (Scheme::Relative, rest),
        None => (Scheme::None, text),
    }
}

fn white(c: char) -> bool {
    c.is_whitespace() || c == '\u{FEFF}'
}

fn address(text: &str, top_level_optional: bool) -> bool {
    let end = text.find(['/', '?', '#']).unwrap_or(text.len());
    let (authority, path) = text.split_at(end);
    if path.contains(white) {
        return false;
    }
    let host = match split_last(authority, ':') {
        Some((host, port)) => {
            let digits = port.bytes().all(|byte| byte.is_ascii_digit());
            if !digits || !(2..=5).contains(&port.len()) {
                return false;
            }
            host
        }
        None => authority,
    };
    is_public_number(host) || is_name(host, top_level_optional)
}

fn is_name(host: &str, top_level_optional: bool) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic() || ('\u{a1}'..='\u{ffff}').contains(&c);
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .chars()
                .all(|c| letter(c) || c.is_ascii_digit() || c == '-')
    };
    if is_private_number(host) {
        return false;
    }
    let labels: Vec<&str> = host.split('.').collect();
    if !labels.iter().all(|one| label(one)) {
        return false;
    }
    let top = labels.last().copied().unwrap_or_default();
    top_level_optional || (labels.len() > 1 && top.chars().count() >= 2 && top.chars().all(letter))
}

fn octets(host: &str) -> Option<[u32; 4]> {
    let mut parts = host.split('.');
    let mut octets = [0; 4];
    for octet in &mut octets {
        let part = parts.next()?;
        if part.is_empty() || part.len() > 3 {
            return None;
        }
        *octet = part.parse().ok()?;
    }
    parts.next().is_none().then_some(octets)
}

fn is_private_number(host: &str) -> bool {
    matches!(
        octets(host),
        Some([10 | 127, ..] | [169, 254, ..] | [192, 168, ..] | [172, 16..=31, ..])
    )
}

fn is_public_number(host: &str) -> bool {
    !is_private_number(host) && matches!(octets(host), Some([1..=223, 0..=255, 0..=255, 1..=254]))
}

#[cfg(test)]
mod tests {
    use super::is_url;

    #[test]
    fn addresses() {
        for text in [
            "https://www.nav.no/",
            "example.org",
            "www.example.org:8080/a?b#c",
            "http://localhost:3000",
            "//example.org",
            "ftp://user:pass@example.org",
            "https://198.51.100.7/x",
            "https://blåbær.no",
        ] {
            assert!(is_url(text), "{text}");
        }
        for text in [
            "localhost",
            "a@example.org",
            "http://",
            "https://10.0.0.1",
            "exa mple.org",
            "example.org/a b",
            "example",
            "http://-a.no",
            "javascript:alert(1)",
        ] {
            assert!(!is_url(text), "{text}");
        }
    }
}
