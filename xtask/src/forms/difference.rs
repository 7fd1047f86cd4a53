//! Where two engines' outcomes for the same form and answers differ.

use std::collections::BTreeSet;

use frontdoor_core::value::{Object, Value};

/// Every difference, in words; none where errors, hidden paths and data are the same. The order of
/// errors, of hidden paths and of keys is not compared.
pub fn differences(ours: &Object, theirs: &Object) -> Vec<String> {
    let mut found = Vec::new();
    for key in ["errors", "hidden"] {
        let (ours, theirs) = (entries(ours, key), entries(theirs, key));
        let only = |whose: &str, item: &String| format!("{key}: only {whose} {item}");
        found.extend(theirs.difference(&ours).map(|item| only("theirs", item)));
        found.extend(ours.difference(&theirs).map(|item| only("ours", item)));
    }
    let data = |side: &Object| {
        let json = side.get("data").map(Value::to_json).unwrap_or_default();
        serde_json::from_str(&json).unwrap_or_default()
    };
    compare("data", &data(ours), &data(theirs), &mut found);
    found
}

fn entries(side: &Object, key: &str) -> BTreeSet<String> {
    let entries = side.get(key).and_then(Value::as_list).unwrap_or_default();
    entries.iter().map(Value::to_json).collect()
}

fn compare(
    path: &str,
    ours: &serde_json::Value,
    theirs: &serde_json::Value,
    found: &mut Vec<String>,
) {
    use serde_json::Value::{Null, Object};
    if ours == theirs {
        return;
    }
    let (Object(one), Object(other)) = (ours, theirs) else {
        found.push(format!("{path}: ours {ours}, theirs {theirs}"));
        return;
    };
    let keys: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    for key in keys {
        let path = format!("{path}.{key}");
        match (one.get(key), other.get(key)) {
            (Some(one), Some(other)) => compare(&path, one, other, found),
            (None, Some(Null)) => found.push(format!("{path}: ours nothing, theirs null")),
            (Some(Null), None) => found.push(format!("{path}: ours null, theirs nothing")),
            (one, other) => compare(&path, one.unwrap_or(&Null), other.unwrap_or(&Null), found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use frontdoor_core::tree::Limits;

    fn between(ours: &str, theirs: &str) -> Vec<String> {
        let read = |json: &str| {
            let value = Value::from_json(json.as_bytes(), &Limits::default());
            value
                .expect("the test's JSON is right")
                .as_object()
                .cloned()
                .expect("it is an object")
        };
        differences(&read(ours), &read(theirs))
    }

    #[test]
    fn order_makes_no_difference() {
        let ours =
            r#"{"errors":[{"path":"a","rule":"b"}],"hidden":["x","y"],"data":{"a":1,"b":2}}"#;
        let theirs =
            r#"{"hidden":["y","x"],"errors":[{"path":"a","rule":"b"}],"data":{"b":2,"a":1}}"#;
        assert!(between(ours, theirs).is_empty());
    }

    #[test]
    fn each_difference_is_named() {
        let ours = r#"{"errors":[],"hidden":["x"],"data":{"a":{"b":1,"c":null}}}"#;
        let theirs =
            r#"{"errors":[{"path":"a","rule":"required"}],"hidden":[],"data":{"a":{"b":"1"}}}"#;
        assert_eq!(
            between(ours, theirs),
            [
                r#"errors: only theirs {"path":"a","rule":"required"}"#,
                r#"hidden: only ours "x""#,
                r#"data.a.b: ours 1, theirs "1""#,
                "data.a.c: ours null, theirs nothing",
            ]
        );
    }
}
