use proptest::prelude::*;

use super::parse;
use crate::tree::{Limits, Node, SyntaxError, Value};

fn read(text: &str) -> Result<Node, SyntaxError> {
    parse(text.as_bytes(), &Limits::default())
}

fn fault(text: &str) -> (String, u32, u32) {
    let error = read(text).unwrap_err();
    (error.what, error.line, error.column)
}

fn text(xml: &str) -> Option<String> {
    read(xml)
        .unwrap()
        .get("a")
        .and_then(Node::text)
        .map(str::to_owned)
}

#[test]
fn elements_become_maps_texts_and_nulls() {
    let xml = "<?xml version='1.0'?>\n<r><id> 7 </id><empty/><blank> </blank><id>8</id></r>\n";
    let tree = read(xml).unwrap();
    let root = tree.get("r").unwrap();
    let ids: Vec<_> = root.all("id").filter_map(Node::text).collect();
    assert_eq!(ids, ["7", "8"]);
    assert_eq!(
        root.get("empty").map(|node| &node.value),
        Some(&Value::Null)
    );
    assert_eq!(
        root.get("blank").map(|node| &node.value),
        Some(&Value::Null)
    );
    assert_eq!(root.get("id").map(|node| node.at), Some(25));
}

#[test]
fn prefixes_attributes_comments_and_instructions_are_passed_over() {
    let xml =
        r#"<m:a xmlns:m="urn:x" is_array="true"><?php echo?><!-- <b> --><m:b y='>'>1</m:b></m:a>"#;
    let tree = read(xml).unwrap();
    let root = tree.get("a").unwrap();
    assert_eq!(root.get("b").and_then(Node::text), Some("1"));
    assert_eq!(root.entries().len(), 1);
}

#[test]
fn references_and_cdata_are_text() {
    assert_eq!(
        text("<a>&lt;b&gt; &amp;&quot;&apos;&#228;&#x20AC;</a>").as_deref(),
        Some("<b> &\"'ä€")
    );
    assert_eq!(
        text("<a>x<![CDATA[<br> & ]]>y</a>").as_deref(),
        Some("x<br> & y")
    );
    assert_eq!(
        text("<a>1&nbsp;&unknown;2</a>").as_deref(),
        Some("1&nbsp;&unknown;2")
    );
    assert_eq!(
        text("<a>&#0;&#xD800;&#x110000;</a>").as_deref(),
        Some("&#0;&#xD800;&#x110000;")
    );
    assert_eq!(
        text("<a>fish & chips &amp; peas</a>").as_deref(),
        Some("fish & chips & peas")
    );
    assert_eq!(text("<a>one\r\ntwo</a>").as_deref(), Some("one\ntwo"));
}

#[test]
fn text_beside_children_is_kept() {
    let tree = read("<a>See <b>this</b> <i>page</i>.<br/>Then call</a>").unwrap();
    let root = tree.get("a").unwrap();
    assert_eq!(root.text(), Some("See"));
    assert_eq!(root.deep_text(), "See this page.\nThen call");
}

#[test]
fn one_byte_encodings_are_read_when_declared() {
    let xml = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a>Stra\xDFe \x80\x96</a>";
    let tree = parse(xml, &Limits::default()).unwrap();
    assert_eq!(tree.get("a").and_then(Node::text), Some("Straße €–"));
    let wrong = b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>Stra\xDFe</a>";
    let error = parse(wrong, &Limits::default()).unwrap_err();
    assert_eq!(
        (error.what.as_str(), error.line, error.column),
        ("this is not UTF-8", 2, 8)
    );
    let other = b"<?xml version=\"1.0\" encoding='Big5'?><a/>";
    let error = parse(other, &Limits::default()).unwrap_err();
    assert!(error.what.contains("Big5"));
    assert!(parse(b"\xFF\xFE<\0a\0", &Limits::default()).is_err());
    assert_eq!(text("\u{FEFF}<a>x</a>").as_deref(), Some("x"));
}

#[test]
fn errors_name_their_place() {
    assert_eq!(fault("<a>\n <b></a>").1, 2);
    assert_eq!(
        fault("<a>\n <b>").0,
        "the document ends inside of an element"
    );
    assert_eq!(fault("<a/><b/>"), ("a second root element".into(), 1, 5));
    assert_eq!(
        fault("<a/>\nx"),
        ("text outside of the root element".into(), 1, 5)
    );
    assert_eq!(fault("").0, "there is no root element");
    assert_eq!(fault("<>x</>").0, "an element without a name");
    assert_eq!(fault("<a><b").1, 1);
    assert!(read("<a></a></a>").is_err());
}

#[test]
fn a_document_type_is_refused_before_anything_is_expanded() {
    let laughs = r#"<?xml version="1.0"?>
<!DOCTYPE lolz [
 <!ENTITY a "ha">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
]>
<lolz>&b;</lolz>"#;
    assert_eq!(fault(laughs).0, "a document type is not allowed");
    assert_eq!(fault(laughs).1, 2);
}

#[test]
fn limits_hold() {
    let limits = Limits {
        bytes: 2_000_000,
        depth: 4,
        nodes: 10,
    };
    let read = |text: &str| parse(text.as_bytes(), &limits).map_err(|error| error.what);
    assert!(read("<a><a><a><a/></a></a></a>").is_ok());
    assert_eq!(
        read("<a><a><a><a><a/></a></a></a></a>").unwrap_err(),
        "nested too deeply"
    );
    let wide = |count| format!("<a>{}</a>", "<b/>".repeat(count));
    assert!(read(&wide(9)).is_ok());
    assert_eq!(read(&wide(10)).unwrap_err(), "too many values");
    let mixed = format!("<a>{}</a>", "x<b/>".repeat(9));
    assert_eq!(read(&mixed).unwrap_err(), "too many values");
    // Attributes are passed over without being stored.
    let attributes = format!("<a{}/>", " x='1'".repeat(100_000));
    assert_eq!(read(&attributes), Ok(Node::map([("a", Node::null())])));
    let unlimited = Limits {
        bytes: usize::MAX,
        depth: usize::MAX,
        nodes: usize::MAX,
    };
    let bomb = "<a>".repeat(200_000);
    assert_eq!(
        parse(bomb.as_bytes(), &unlimited).unwrap_err().what,
        "nested too deeply"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn text_survives_escaping(words in "[^\\p{Cc}\u{FFFE}\u{FFFF}]{0,40}") {
        let escaped = words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        let words = words.trim();
        let read = text(&format!("<a>{escaped}</a>"));
        prop_assert_eq!(read.as_deref().unwrap_or(""), words);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse(&bytes, &Limits::default());
    }

    #[test]
    fn no_markup_makes_it_panic(text in r#"(<a>|</a>|<b/>|<!\[CDATA\[|\]\]>|&|;|&#|x|<!--|-->|<\?|\?>|<!|"|'|é| ){0,30}"#) {
        let _ = read(&text);
    }
}
