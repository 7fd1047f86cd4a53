//! No answer makes a decoder panic, hang or grow without bound.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{all_recordings, config};
use crate::agency::open311::{
    create, definition, discovery, inspect, request, requests, services, token,
};
use crate::agency::{AgencyError, ErrorKind, HttpResponse};
use crate::tree::{Node, json};

fn answer(status: u16, body: Vec<u8>) -> HttpResponse {
    HttpResponse {
        status,
        content_type: String::new(),
        retry_after: None,
        body,
    }
}

/// Every decoder, one after the other.
fn decode_all(answer: &HttpResponse) -> [Result<(), AgencyError>; 7] {
    let config = config();
    let results = [
        services::decode(&config, answer).map(|decoded| assert!(decoded.findings.len() <= 101)),
        definition::decode(&config, answer).map(|decoded| assert!(decoded.findings.len() <= 101)),
        requests::decode(&config, answer).map(|decoded| assert!(decoded.findings.len() <= 101)),
        discovery::decode(&config, answer).map(|decoded| assert!(decoded.findings.len() <= 101)),
        request::decode(&config, answer).map(drop),
        create::decode(&config, answer).map(drop),
        token::decode(&config, answer).map(drop),
    ];
    for error in results.iter().filter_map(|result| result.as_ref().err()) {
        assert!(error.messages.len() <= 20);
    }
    results
}

#[test]
fn every_recording_goes_through_every_decoder() {
    for (name, answer) in all_recordings() {
        let _ = decode_all(&answer);
        for kind in inspect::KINDS {
            let printed = inspect::inspect(kind, &answer)
                .unwrap_or_else(|error| inspect::inspect_error(&error));
            let parsed = serde_json::from_str::<serde_json::Value>(&printed);
            assert!(parsed.is_ok(), "{name} as {kind}: {printed}");
        }
    }
}

#[test]
fn every_cut_of_a_recording_is_an_error_or_a_model() {
    for (_, recorded) in all_recordings() {
        for at in (0..recorded.body.len()).step_by(397) {
            let body = recorded.body[..at].to_vec();
            let _ = decode_all(&answer(recorded.status, body));
        }
    }
}

/// The named error that a bomb comes to, for a read and a write, in bounded time.
fn defused(body: Vec<u8>) -> String {
    let answer = answer(200, body);
    let start = Instant::now();
    let read = services::decode(&config(), &answer).unwrap_err();
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(10), "{taken:?}");
    let write = create::decode(&config(), &answer).unwrap_err();
    assert_eq!((&read.kind, &read.place), (&write.kind, &write.place));
    match read.kind {
        ErrorKind::Undecodable(what) => what,
        kind => format!("{kind:?}"),
    }
}

#[test]
fn bombs_are_named_errors() {
    assert_eq!(defused(b"[".repeat(1_000_000)), "nested too deeply");
    assert_eq!(defused(b"{\"a\":".repeat(200_000)), "nested too deeply");
    assert_eq!(defused(b"<a>".repeat(200_000)), "nested too deeply");
    let too_large = "the document is larger than the limit";
    assert_eq!(
        defused([b"[".to_vec(), vec![b' '; 5_000_000]].concat()),
        too_large
    );
    let wide = format!("[{}0]", "0,".repeat(400_000));
    assert_eq!(defused(wide.into_bytes()), "too many values");
    let laughs = "<!DOCTYPE a [<!ENTITY b \"ha\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>";
    assert_eq!(defused(laughs.into()), "a document type is not allowed");
}

#[test]
fn a_hundred_thousand_attributes_are_capped_and_said() {
    let attribute = "{\"code\":\"a\",\"order\":9e99},";
    let body = format!("{{\"attributes\":[{}{{}}]}}", attribute.repeat(100_000)).into_bytes();
    let decoded = definition::decode(&config(), &answer(200, body)).unwrap();
    assert_eq!(decoded.value.attributes.len(), 1);
    assert_eq!(decoded.value.attributes[0].order, i64::MAX);
    assert_eq!(decoded.findings.len(), 101);
    assert_eq!(decoded.findings[0].place, "[20000]");
}

#[test]
fn huge_numbers_and_long_texts_are_texts() {
    let digits = "9".repeat(100_000);
    let body = format!(
        r#"[{{"service_request_id":{digits},"lat":{digits},"long":1e400,"status":"{digits}"}}]"#
    );
    let decoded = requests::decode(&config(), &answer(200, body.into_bytes())).unwrap();
    assert_eq!(decoded.value[0].service_request_id.len(), 100_000);
    assert_eq!(decoded.value[0].lat_long, None);
    assert_eq!(decoded.findings[0].place, "[0].lat");
}

/// Trees in the words of the standard, in no sensible order.
fn trees() -> impl Strategy<Value = Node> {
    let words = prop::sample::select(vec![
        "services",
        "service",
        "service_code",
        "service_name",
        "metadata",
        "keywords",
        "group",
        "attributes",
        "attribute",
        "code",
        "datatype",
        "values",
        "value",
        "key",
        "name",
        "order",
        "service_requests",
        "request",
        "service_request_id",
        "token",
        "status",
        "lat",
        "long",
        "media_url",
        "notes",
        "datetime",
        "extended_attributes",
        "photos",
        "url",
        "endpoints",
        "error",
        "errors",
        "description",
        "#text",
        "request_history",
        "requested_datetime",
    ]);
    let texts = prop::sample::select(vec![
        "",
        " ",
        "0",
        "true",
        "open",
        "a,b",
        "400",
        "<p>&lt;br&gt;",
        "2015-03-01T12:00:00Z",
        "1e999",
        "-91",
        "multivaluelist",
        "is a duplicate",
        "https://x",
        "javascript:x",
        "&#x110000;",
    ]);
    let leaf = prop_oneof![Just(Node::null()), texts.prop_map(Node::scalar)];
    leaf.prop_recursive(6, 80, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Node::list),
            prop::collection::vec((words.clone(), inner), 0..6).prop_map(Node::map),
        ]
    })
}

/// The tree as XML, lists as repeated elements.
fn to_xml(name: &str, node: &Node, out: &mut String) {
    use crate::tree::Value;
    if let Value::List(items) = &node.value {
        items.iter().for_each(|item| to_xml(name, item, out));
        return;
    }
    let name = name.trim_start_matches('#');
    out.push_str(&format!("<{name}>"));
    match &node.value {
        Value::Text(text) => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
        Value::Map(entries) => entries
            .iter()
            .for_each(|(name, node)| to_xml(name, node, out)),
        Value::Null | Value::List(_) => {}
    }
    out.push_str(&format!("</{name}>"));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn no_bytes_make_a_decoder_panic(
        start in prop::sample::select(vec!["", "[", "{\"", "<", "<a>", "[{\"service_code\":"]),
        bytes in prop::collection::vec(any::<u8>(), 0..120),
        status in prop::sample::select(vec![200, 201, 302, 400, 404, 500]),
    ) {
        let _ = decode_all(&answer(status, [start.as_bytes(), &bytes].concat()));
    }

    #[test]
    fn no_tree_makes_a_decoder_panic(tree in trees(), status in prop::sample::select(vec![200, 400])) {
        let _ = decode_all(&answer(status, json::write(&tree).into_bytes()));
        let mut xml = String::new();
        to_xml("services", &tree, &mut xml);
        let _ = decode_all(&answer(status, xml.into_bytes()));
    }

    #[test]
    fn no_damage_makes_a_decoder_panic(
        which in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), any::<bool>()), 1..8),
    ) {
        let recordings = all_recordings();
        let (_, recorded) = which.get(&recordings);
        let mut body = recorded.body.clone();
        for (place, byte, replace) in edits {
            if body.is_empty() {
                break;
            }
            let at = place.index(body.len());
            if replace {
                body[at] = byte;
            } else {
                body.remove(at);
            }
        }
        let _ = decode_all(&answer(recorded.status, body));
    }
}
