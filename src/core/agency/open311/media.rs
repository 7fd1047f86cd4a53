//! Addresses of photos: the standard's `media_url`, and the other places where servers put them.

use super::findings::Findings;
use super::record::Record;
use crate::tree::{Node, Value};

/// Photos kept of one request.
const PHOTOS: usize = 50;

/// Names under which a record of a photo keeps its address.
const ADDRESSES: [&str; 6] = ["url", "media_url", "media_href", "href", "src", "image"];

/// The addresses of a request's photos, each once.
pub(super) fn urls(
    record: &Record<'_>,
    extended: Option<&Node>,
    findings: &mut Findings,
) -> Vec<String> {
    let mut urls = Vec::new();
    let in_extended = |name| extended.and_then(|node| node.get(name));
    for node in [
        record.field("media_url"),
        record.field("media_urls"),
        in_extended("photos"),
        in_extended("media_urls"),
        in_extended("media_url"),
    ] {
        if let Some(node) = node
            && collect(node, &mut urls).is_err()
        {
            findings.add(
                record.place_of("media_url"),
                "an address that is neither https nor http is left out",
            );
        }
    }
    urls
}

/// An address that no browser should follow.
struct Refused;

fn collect(node: &Node, urls: &mut Vec<String>) -> Result<(), Refused> {
    match &node.value {
        Value::Null => Ok(()),
        Value::Text(text) => add(text.trim(), urls),
        // Every item is read, so one bad address does not hide the others.
        Value::List(items) => items
            .iter()
            .map(|item| collect(item, urls))
            .fold(Ok(()), Result::and),
        Value::Map(entries) => {
            let named = ADDRESSES.iter().find(|name| node.get(name).is_some());
            match named {
                Some(name) => {
                    let results = node.all(name).map(|address| collect(address, urls));
                    results.fold(Ok(()), Result::and)
                }
                None => {
                    let results = entries.iter().map(|(_, item)| match item.value {
                        // A record of a photo without an address has nothing but other texts.
                        Value::Text(_) => Ok(()),
                        _ => collect(item, urls),
                    });
                    results.fold(Ok(()), Result::and)
                }
            }
        }
    }
}

fn add(url: &str, urls: &mut Vec<String>) -> Result<(), Refused> {
    if url.is_empty() || urls.len() == PHOTOS || urls.iter().any(|known| known == url) {
        return Ok(());
    }
    let before_path = url.split(['/', '?', '#']).next().unwrap_or_default();
    let is_web =
        |scheme: &str| scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    let scheme = before_path.split_once(':').map(|(scheme, _)| scheme);
    if scheme.is_some_and(|scheme| !is_web(scheme)) || url.contains(char::is_control) {
        return Err(Refused);
    }
    urls.push(url.to_owned());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::{Limits, json};

    fn read(row: &str) -> (Vec<String>, usize) {
        let tree = json::parse(row.as_bytes(), &Limits::default()).unwrap();
        let mut findings = Findings::default();
        let urls = urls(
            &Record::whole(&tree),
            tree.get("extended_attributes"),
            &mut findings,
        );
        (urls, findings.finish().len())
    }

    #[test]
    fn photos_are_found_in_every_shape() {
        for row in [
            r#"{"media_url":" https://a/1.jpg "}"#,
            r#"{"media_url":["https://a/1.jpg","https://a/1.jpg"]}"#,
            r#"{"media_url":[{"type":"image","url":"https://a/1.jpg"}]}"#,
            r#"{"media_url":"","media_urls":["https://a/1.jpg"]}"#,
            r#"{"media_urls":{"media_url":["https://a/1.jpg"]}}"#,
            r#"{"extended_attributes":{"photos":[{"id":1,"media_url":"https://a/1.jpg"}]}}"#,
            r#"{"media_url":null,"extended_attributes":{"photos":["https://a/1.jpg"]}}"#,
        ] {
            assert_eq!(read(row), (vec!["https://a/1.jpg".to_owned()], 0), "{row}");
        }
    }

    #[test]
    fn relative_addresses_stay_and_other_schemes_go() {
        assert_eq!(
            read(r#"{"media_url":"/photo/1.jpg?x=a:b"}"#).0,
            ["/photo/1.jpg?x=a:b"]
        );
        let (urls, findings) = read(r#"{"media_url":["javascript:alert(1)","HTTP://a/2.jpg"]}"#);
        assert_eq!(
            (urls.as_slice(), findings),
            (&["HTTP://a/2.jpg".to_owned()][..], 1)
        );
        assert_eq!(read(r#"{"media_url":"java\nscript:x"}"#), (vec![], 1));
        assert_eq!(
            read(r#"{"media_url":{"photos":{"photo":["a.jpg"]}}}"#).0,
            ["a.jpg"]
        );
    }
}
