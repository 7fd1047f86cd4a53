//! Web addresses as Form.io takes them.

use super::email::is_email;
use crate::form::engine::World;

/// The part of a name between dots: letters of any script and digits, with hyphens within.
macro_rules! label {
    () => {
        r"[a-z\d\u00a1-\uffff]+(-+[a-z\d\u00a1-\uffff]+)*"
    };
}

/// An optional scheme, an optional user, a host with a top-level domain or an IPv4 address that is not of a private
/// network (RFC 1918, RFC 3927), an optional port and anything without white space after it. With a scheme, the
/// host may be anything between dots.
const URL: &str = concat!(
    r"^((https?|ftp):\/\/(\S+@)?",
    label!(),
    r"(\.",
    label!(),
    r")*|(\/\/)?(\S+@)?(",
    r"(?!(10|127)(\.\d{1,3}){3}|(169\.254|192\.168|172\.(1[6-9]|2\d|3[01]))(\.\d{1,3}){2})",
    r"([1-9]\d?|1\d\d|2[01]\d|22[0-3])(\.(1?\d{1,2}|2[0-4]\d|25[0-5])){2}\.([1-9]\d?|1\d\d|2[0-4]\d|25[0-4])|(",
    label!(),
    r"\.)+[a-z\u00a1-\uffff]{2,}))(:\d{2,5})?([/?#]\S*)?$",
);

/// Whether a text is a web address, and no email address.
pub(super) fn is_url(text: &str, world: &World) -> bool {
    let is_address = (world.patterns)(URL, "i", text, 0).flatten().is_some();
    is_address && !is_email(text, world)
}

#[cfg(test)]
mod tests {
    use super::is_url;
    use crate::form::engine::tests::world;

    #[test]
    fn addresses() {
        for text in [
            "https://www.nav.no/",
            "HTTPS://WWW.NAV.NO/",
            "example.org",
            "www.example.org:8080/a?b#c",
            "http://localhost:3000",
            "//example.org",
            "ftp://user:pass@example.org",
            "https://198.51.100.7/x",
            "https://blåbær.no",
            "172.32.0.1",
            "http://127.0.0.1",
            "10.0.0.1.example.org",
        ] {
            assert!(is_url(text, &world()), "{text}");
        }
        for text in [
            "localhost",
            "a@example.org",
            "http://",
            "10.0.0.1",
            "//172.16.0.1",
            "192.168.1.1",
            "exa mple.org",
            "example.org/a b",
            "example.org:1",
            "example",
            "http://-a.no",
            "http://a-.no",
            "javascript:alert(1)",
        ] {
            assert!(!is_url(text, &world()), "{text}");
        }
    }
}
