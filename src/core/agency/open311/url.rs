//! Addresses and form bodies (RFC 3986, section 2; URL Standard, "application/x-www-form-urlencoded").

use super::{Config, Format};
use crate::agency::{Body, HttpRequest, Method};

/// How long a read may take.
const READ_TIMEOUT_MS: u32 = 15_000;

impl Config {
    /// The GET of a path under the base address. `parts` are encoded, `collection` stands as it is
    /// configured. The parameters of every call are added to those given.
    pub(super) fn get(
        &self,
        collection: &str,
        part: Option<&str>,
        query: &[(&str, &str)],
    ) -> HttpRequest {
        let mut url = self.url(collection, part);
        let mut separator = '?';
        let mut add = |name: &str, value: &str| {
            url.push(separator);
            separator = '&';
            url.push_str(name);
            url.push('=');
            encode(value, Spaces::Percent, &mut url);
        };
        if let Some(jurisdiction) = &self.jurisdiction_id {
            add("jurisdiction_id", jurisdiction);
        }
        for (name, value) in query {
            add(name, value);
        }
        if self.extensions {
            add("extensions", "true");
        }
        HttpRequest {
            method: Method::Get,
            url,
            body: Body::None,
            bearer: None,
            timeout_ms: READ_TIMEOUT_MS,
        }
    }

    /// The address of a collection or of one of its members.
    pub(super) fn url(&self, collection: &str, part: Option<&str>) -> String {
        let mut url = self.base_url.trim_end_matches('/').to_owned();
        url.push('/');
        url.push_str(collection.trim_matches('/'));
        if let Some(part) = part {
            url.push('/');
            match part {
                // A browser takes these for steps in the path however they are encoded. Encoded
                // twice they name nothing, which is safer than naming something else.
                "." | ".." if !self.suffix => url.push_str(&part.replace('.', "%252E")),
                _ => encode(part, Spaces::Percent, &mut url),
            }
        }
        if self.suffix {
            url.push_str(match self.format {
                Format::Json => ".json",
                Format::Xml => ".xml",
            });
        }
        url
    }
}

/// How a space is written.
#[derive(Clone, Copy, PartialEq)]
enum Spaces {
    /// `%20`, in paths and queries.
    Percent,
    /// `+`, in form bodies.
    Plus,
}

/// Appends a text with everything but unreserved characters percent-encoded as UTF-8.
fn encode(text: &str, spaces: Spaces, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' => {
                out.push(char::from(byte))
            }
            b'~' if spaces == Spaces::Percent => out.push('~'),
            b' ' if spaces == Spaces::Plus => out.push('+'),
            _ => {
                out.push('%');
                for digit in [byte >> 4, byte & 15] {
                    out.push(
                        HEX.get(usize::from(digit))
                            .map_or('0', |&hex| char::from(hex)),
                    );
                }
            }
        }
    }
}

/// The body of a form in the order given.
pub(super) fn form(fields: &[(String, String)]) -> String {
    let mut body = String::new();
    for (name, value) in fields {
        if !body.is_empty() {
            body.push('&');
        }
        encode(name, Spaces::Plus, &mut body);
        body.push('=');
        encode(value, Spaces::Plus, &mut body);
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(base: &str, part: &str) -> String {
        Config::standard(base).url("services", Some(part))
    }

    #[test]
    fn bases_may_be_absolute_or_relative_and_end_in_a_slash() {
        for (base, expected) in [
            (
                "https://x.gov/open311/v2",
                "https://x.gov/open311/v2/services/1.json",
            ),
            (
                "https://x.gov/open311/v2/",
                "https://x.gov/open311/v2/services/1.json",
            ),
            ("/api/311/", "/api/311/services/1.json"),
            ("/api/311", "/api/311/services/1.json"),
            ("", "/services/1.json"),
        ] {
            assert_eq!(url(base, "1"), expected);
        }
    }

    #[test]
    fn codes_are_one_segment_whatever_they_hold() {
        assert_eq!(
            url("/", "Street/Pot hole"),
            "/services/Street%2FPot%20hole.json"
        );
        assert_eq!(url("/", "ä?#&+%"), "/services/%C3%A4%3F%23%26%2B%25.json");
        assert_eq!(url("/", ".."), "/services/...json");
        let bare = Config {
            suffix: false,
            ..Config::standard("/")
        };
        assert_eq!(bare.url("services", Some("..")), "/services/%252E%252E");
        assert_eq!(bare.url("services", Some("a..b")), "/services/a..b");
        assert_eq!(bare.url("/Services/", None), "/Services");
    }

    #[test]
    fn queries_carry_what_every_call_carries() {
        let config = Config {
            jurisdiction_id: Some("city of.gov".into()),
            extensions: true,
            format: Format::Xml,
            ..Config::standard("/v2")
        };
        let request = config.get("requests", None, &[("status", "open")]);
        let expected = "/v2/requests.xml?jurisdiction_id=city%20of.gov&status=open&extensions=true";
        assert_eq!(request.url, expected);
        assert_eq!((request.method, request.body), (Method::Get, Body::None));
        assert_eq!(request.timeout_ms, 15_000);
    }

    #[test]
    fn forms_are_encoded_as_a_browser_would() {
        let fields = [("attribute[A b]", "x+y z~\n"), ("q", "é*")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(
            form(&fields),
            "attribute%5BA+b%5D=x%2By+z%7E%0A&q=%C3%A9%2A"
        );
    }
}
