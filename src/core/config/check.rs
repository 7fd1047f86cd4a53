//! What values of `portal.json` must look like.
//!
//! Some of them end up in a link, in a request or in the content security policy, so each check
//! names the characters it lets through rather than those it does not.

/// Whether it can be an agency's id: lower-case letters and digits, with hyphens between them, at
/// most 40 characters.
pub(super) fn is_id(text: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    (1..=40).contains(&text.len())
        && text.chars().all(is_inner)
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// Whether it can be the name of a Matrix server (Matrix, "Server name"): a host, with a port or without.
pub(super) fn is_server_name(text: &str) -> bool {
    origin(&["https://", text].concat()).is_some() && !text.contains(['/', '?', '#'])
}

/// Whether it can be the first part of an account's name and of a room's (Matrix, "User identifiers"), with
/// room for the rest.
pub(super) fn is_local_part(text: &str) -> bool {
    let is_inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    (1..=40).contains(&text.len())
        && text.bytes().all(|byte| is_inner(byte) || b"._=-".contains(&byte))
        // Accounts that begin with it are those of bridges, on some servers.
        && !text.starts_with('_')
}

/// Whether it is the whole name of an account, such as `@desk:city.example`.
pub(super) fn is_user(text: &str) -> bool {
    let parts = text.strip_prefix('@').and_then(|rest| rest.split_once(':'));
    parts.is_some_and(|(local, server)| {
        let is_right = |byte: u8| byte.is_ascii_graphic() && byte != b':' && byte != b'@';
        !local.is_empty() && local.bytes().all(is_right) && is_server_name(server)
    })
}

/// Whether it has the shape of a BCP 47 language tag: a language of 2 or 3 letters, and subtags of
/// up to 8 letters and digits.
pub(super) fn is_language_tag(text: &str) -> bool {
    let mut subtags = text.split('-');
    let language = subtags.next().unwrap_or_default();
    let is_subtag = |subtag: &str| {
        (1..=8).contains(&subtag.len()) && subtag.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_alphabetic())
        && subtags.all(is_subtag)
}

/// The origin (RFC 6454) of an absolute `http` or `https` address, with a lower-case host and
/// without the scheme's own port; none for anything else, and for addresses with a user name.
pub(super) fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let own_port = match scheme.as_str() {
        "http" => "80",
        "https" => "443",
        _ => return None,
    };
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let tail = rest.get(authority.len()..).unwrap_or_default();
    if !tail.chars().all(is_in_address) {
        return None;
    }
    let is_port = |port: &&str| port.parse::<u16>().is_ok() && !port.starts_with('+');
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port).filter(is_port).map(Some)?),
        _ => (authority, None),
    };
    let is_name = |host: &str| {
        let mut bytes = host.bytes();
        bytes.all(|byte| byte.is_ascii_alphanumeric() || b"-.".contains(&byte))
            && host.split('.').all(|label| !label.is_empty())
    };
    let is_ipv6 = |host: &str| {
        let inner = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'));
        // The browser is the judge of the address; this only keeps other characters out.
        let is_part = |byte: u8| byte.is_ascii_hexdigit() || b":.".contains(&byte);
        inner.is_some_and(|inner| inner.contains(':') && inner.bytes().all(is_part))
    };
    if !is_name(host) && !is_ipv6(host) {
        return None;
    }
    let mut origin = scheme + "://" + &host.to_ascii_lowercase();
    if let Some(port) = port.filter(|port| *port != own_port) {
        origin.push(':');
        origin.push_str(port);
    }
    Some(origin)
}

/// Whether it is the absolute address of a web page.
pub(super) fn is_web_address(text: &str) -> bool {
    origin(text).is_some()
}

/// Whether it is a path of the portal's own origin: neither a scheme nor another host, and no step
/// upwards.
pub(super) fn is_own_path(text: &str) -> bool {
    !text.is_empty()
        && !text.starts_with("//")
        && !text.contains(':')
        && text.chars().all(is_in_address)
        && text.split('/').all(|segment| segment != "..")
}

/// Whether it is such a path that means the same on every page.
pub(super) fn is_rooted_path(text: &str) -> bool {
    text.starts_with('/') && is_own_path(text)
}

/// Whether an API can be there: a web address, or a path from the root of the portal's own origin,
/// in both cases without a query.
pub(super) fn is_base_url(text: &str) -> bool {
    (is_rooted_path(text) || is_web_address(text)) && !text.contains(['?', '#'])
}

/// Whether it is the address of a web page that is sent encrypted.
pub(super) fn is_https_address(text: &str) -> bool {
    text.starts_with("https://") && is_web_address(text)
}

/// Whether it can be a segment, or several, in the middle of a path.
pub(super) fn is_segment(text: &str) -> bool {
    is_own_path(text) && !text.contains(['?', '#']) && text.split('/').all(|part| !part.is_empty())
}

/// Whether mail can be addressed to it.
pub(super) fn is_email(text: &str) -> bool {
    let (local, domain) = text.split_once('@').unwrap_or_default();
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"@?&,;:<>\"/".contains(c);
    !local.is_empty() && domain.contains('.') && local.chars().chain(domain.chars()).all(is_plain)
}

/// Whether it can be dialled: three digits or more, with what is usual between them.
pub(super) fn is_phone(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    digits >= 3
        && text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || b" +-()./".contains(&byte))
}

/// The characters of RFC 3986, with `%` and with letters of any script, which browsers encode.
fn is_in_address(c: char) -> bool {
    c.is_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn origins_are_what_browsers_compare() {
        for (address, expected) in [
            (
                "https://City.example/open311/v2/",
                Some("https://city.example"),
            ),
            ("HTTPS://city.example:443", Some("https://city.example")),
            (
                "http://127.0.0.1:7311/city?x=1#y",
                Some("http://127.0.0.1:7311"),
            ),
            ("http://[::1]:80/", Some("http://[::1]")),
            ("ftp://city.example", None),
            ("javascript://city.example/%0Aalert(1)", None),
            ("https://user:secret@city.example", None),
            ("https://", None),
            ("https://city..example", None),
            ("https://city.example;script-src *", None),
            ("https://city.example:70000", None),
            ("https://city.example:", None),
            ("https://city.example/a b", None),
            ("https://*.example", None),
            ("//city.example", None),
            ("/api", None),
        ] {
            assert_eq!(origin(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn own_paths_stay_at_home() {
        for path in ["theme.css", "./style/theme.css", "/api/311/", "a?v=2"] {
            assert!(is_own_path(path), "{path}");
        }
        for path in [
            "",
            "//cdn.example/x.css",
            "https://x.example",
            "data:text/css,",
            "a\\b",
            "../x",
            "a/../b",
            "x y",
        ] {
            assert!(!is_own_path(path), "{path}");
        }
    }

    #[test]
    fn ways_to_reach_a_person() {
        assert!(is_phone("311") && is_phone("+1 (555) 010-0199") && !is_phone("call 311"));
        assert!(is_email("help@city.example") && !is_email("a@b") && !is_email("a@b.c?cc=d@e.f"));
    }
}
