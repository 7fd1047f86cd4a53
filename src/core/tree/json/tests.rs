use proptest::prelude::*;

use super::{parse, write};
use crate::tree::{Limits, Node, SyntaxError, Value};

fn read(text: &str) -> Result<Node, SyntaxError> {
    parse(text.as_bytes(), &Limits::default())
}

fn fault(text: &str) -> (String, u32, u32) {
    let error = read(text).unwrap_err();
    (error.what, error.line, error.column)
}

#[test]
fn scalars_keep_their_text() {
    let node = read(r#"{"id": 0, "lat": 41.680, "ok": true, "no": null, "e": -1E+2}"#).unwrap();
    let text = |key| node.get(key).and_then(Node::text);
    assert_eq!(text("id"), Some("0"));
    assert_eq!(text("lat"), Some("41.680"));
    assert_eq!(text("ok"), Some("true"));
    assert_eq!(text("e"), Some("-1E+2"));
    assert_eq!(node.get("no").map(|node| &node.value), Some(&Value::Null));
    assert_eq!(node.get("lat").map(|node| node.at), Some(17));
}

#[test]
fn repeated_keys_survive() {
    let node = read(r#"{"attribute":{"code":"a"},"attribute":{"code":"b"}}"#).unwrap();
    assert_eq!(node.all("attribute").count(), 2);
}

#[test]
fn escapes_and_surrogates() {
    let text = |json: &str| read(json).unwrap().text().map(str::to_owned);
    assert_eq!(text(r#""\u00fc\/\"\\\n.""#).as_deref(), Some("ü/\"\\\n."));
    assert_eq!(text(r#""\ud83d\udea7""#).as_deref(), Some("🚧"));
    assert_eq!(text(r#""\ud83dx""#).as_deref(), Some("\u{FFFD}x"));
    assert_eq!(text(r#""\udea7""#).as_deref(), Some("\u{FFFD}"));
    assert_eq!(text(r#""\ud83d\u0041""#).as_deref(), Some("\u{FFFD}A"));
}

#[test]
fn a_byte_order_mark_is_passed_over() {
    assert_eq!(read("\u{FEFF}[1]").unwrap().items().len(), 1);
}

#[test]
fn errors_name_their_place() {
    let (what, line, column) = fault("[\n  {\n    \"service_code\":001}]");
    assert!(what.contains("must not begin with 0"), "{what}");
    assert_eq!((line, column), (3, 20));
    assert_eq!(fault("[1,]").2, 4);
    assert_eq!(
        fault("[1").0,
        "a comma or a closing bracket was expected here"
    );
    assert_eq!(fault("{\"a\" 1}").0, "a colon was expected here");
    assert_eq!(fault("\"a").0, "a string is not closed");
    assert_eq!(fault("").0, "the document ends where a value was expected");
    assert_eq!(fault("[] []").2, 4);
    assert_eq!(fault("+1").2, 1);
    assert_eq!(fault("tru").2, 1);
    let error = parse(b"\"ab\xFF\"", &Limits::default()).unwrap_err();
    assert_eq!(
        (error.what.as_str(), error.column),
        ("this is not UTF-8", 4)
    );
}

#[test]
fn limits_hold() {
    let limits = Limits {
        bytes: 100,
        depth: 4,
        nodes: 6,
    };
    let read = |text: &str| parse(text.as_bytes(), &limits).map_err(|error| error.what);
    assert!(read("[[[[1]]]]").is_ok());
    assert_eq!(read("[[[[[1]]]]]").unwrap_err(), "nested too deeply");
    assert!(read("[1,2,3,4,5]").is_ok());
    assert_eq!(read("[1,2,3,4,5,6]").unwrap_err(), "too many values");
    assert!(read(&" ".repeat(101)).unwrap_err().contains("larger"));
    assert!(read("[[],[],[],{}]").is_ok());
}

#[test]
fn a_depth_bomb_is_refused_even_without_a_limit() {
    let limits = Limits {
        bytes: usize::MAX,
        depth: usize::MAX,
        nodes: usize::MAX,
    };
    let bomb = "[".repeat(2_000_000);
    let error = parse(bomb.as_bytes(), &limits).unwrap_err();
    assert_eq!(
        (error.what.as_str(), error.column),
        ("nested too deeply", 258)
    );
}

/// A tree with all offsets 0, as written trees are compared by their values.
fn without_offsets(node: &Node) -> Node {
    match &node.value {
        Value::List(items) => Node::list(items.iter().map(without_offsets).collect()),
        Value::Map(entries) => Node::map(
            entries
                .iter()
                .map(|(key, node)| (key.clone(), without_offsets(node))),
        ),
        Value::Text(text) => Node::scalar(text.clone()),
        Value::Null => Node::null(),
    }
}

fn trees() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![Just(Node::null()), any::<String>().prop_map(Node::scalar)];
    leaf.prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Node::list),
            prop::collection::vec((any::<String>(), inner), 0..6).prop_map(Node::map),
        ]
    })
}

/// What an independent reader makes of the same document; scalars as their text.
fn oracle(value: &serde_json::Value) -> Node {
    match value {
        serde_json::Value::Null => Node::null(),
        serde_json::Value::Bool(flag) => Node::scalar(flag.to_string()),
        serde_json::Value::Number(number) => Node::scalar(number.to_string()),
        serde_json::Value::String(text) => Node::scalar(text.clone()),
        serde_json::Value::Array(items) => Node::list(items.iter().map(oracle).collect()),
        serde_json::Value::Object(map) => {
            Node::map(map.iter().map(|(key, value)| (key.clone(), oracle(value))))
        }
    }
}

fn json_values() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(any::<String>(), inner, 0..6)
                .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn what_is_written_is_read_back(tree in trees()) {
        let read = read(&write(&tree)).unwrap();
        prop_assert_eq!(without_offsets(&read), tree);
    }

    #[test]
    fn it_agrees_with_another_reader(value in json_values()) {
        for text in [value.to_string(), serde_json::to_string_pretty(&value).unwrap()] {
            prop_assert_eq!(without_offsets(&read(&text).unwrap()), oracle(&value));
        }
    }

    #[test]
    fn it_refuses_what_another_reader_refuses(text in r#"[\[\]{}:,"0-9eE.+\-tnul \\]{0,12}"#) {
        let ours = read(&text).is_ok();
        let theirs = serde_json::from_str::<serde_json::Value>(&text);
        // Out of range numbers are text to us and an error to others.
        let out_of_range = theirs.as_ref().is_err_and(|error| error.to_string().contains("range"));
        let half_surrogate = theirs.as_ref().is_err_and(|error| error.to_string().contains("surrogate"));
        prop_assert!(ours == theirs.is_ok() || out_of_range || half_surrogate, "{}: {:?}", text, theirs);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes, &Limits::default());
    }
}
