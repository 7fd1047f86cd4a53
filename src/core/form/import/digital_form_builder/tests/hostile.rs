//! Definitions that are broken, circular or huge.

use proptest::prelude::*;

use super::*;
use crate::value::{Path, Segment};

const FIXTURES: [&str; 2] = [
    include_str!("../fixtures/own-second.json"),
    include_str!("../fixtures/xgov-report_evidence.json"),
];

#[test]
fn conditions_that_refer_to_themselves_are_told() {
    let part = |name: &str| format!(r#"{{"conditionName": "{name}"}}"#);
    let all = (0..16).map(|n| {
        let next = part(&format!("c{}", n + 1));
        format!(r#"{{"name": "c{n}", "value": {{"conditions": [{next}, {next}, {next}]}}}}"#)
    });
    // Its comparisons would be three to the power of sixteen.
    let last = r#"{"name": "c16", "value": {"conditions": [{"field": {"name": "a"}, "operator": "is", "value": "x"}]}}"#;
    let tripling = all.chain([last.to_owned()]).collect::<Vec<_>>().join(",");
    for conditions in [
        format!(
            r#"{{"name": "c0", "value": {{"conditions": [{}]}}}}"#,
            part("c0")
        ),
        tripling,
    ] {
        let form = form(&format!(
            r#"{{"pages": [{{"path": "/a", "title": "A", "condition": "c0", "components": []}}], "conditions": [{conditions}]}}"#
        ));
        assert_eq!(blocking(&form).len(), 1, "{:?}", form.findings);
    }
}

#[test]
fn lists_that_ask_for_each_other_are_told() {
    let list = |name: &str, other: &str| {
        format!(
            r#"{{"name": "{name}", "type": "string", "items": [{{"text": "x", "value": "x", "conditional": {{"components":
                [{{"type": "RadiosField", "name": "q{other}", "title": "?", "list": "{other}"}}]}}}}]}}"#
        )
    };
    let form = form(&format!(
        r#"{{"pages": [{{"path": "/a", "title": "A", "components": [{{"type": "RadiosField", "name": "q", "title": "?", "list": "a"}}]}}],
            "lists": [{}, {}]}}"#,
        list("a", "b"),
        list("b", "a"),
    ));
    assert_eq!(blocking(&form), ["a choice within what a choice asks"]);
}

#[test]
fn ten_thousand_components_are_imported() {
    let one = |n| format!(r#"{{"type": "TextField", "name": "t{n}", "title": "T"}}"#);
    let all = (0..10_000).map(one).collect::<Vec<_>>().join(",");
    let form = form(&format!(
        r#"{{"pages": [{{"path": "/a", "title": "A", "components": [{all}]}}], "lists": []}}"#
    ));
    assert_eq!(items(&form).len(), 10_000);
    assert!(!form.is_blocked());
}

/// The paths of all values, outermost first.
fn paths(value: &Value, here: &Path, all: &mut Vec<Path>) {
    all.push(here.clone());
    match value {
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                paths(item, &here.index(index), all);
            }
        }
        Value::Object(object) => {
            for (key, item) in object.iter().filter(|(key, _)| !key.contains('.')) {
                paths(item, &here.key(key), all);
            }
        }
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_change_of_a_definition_makes_it_panic(
        which in 0..FIXTURES.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6),
    ) {
        let mut document = value(FIXTURES[which]);
        for (target, source) in changes {
            let mut all = Vec::new();
            paths(&document, &Path::default(), &mut all);
            // Values of the definition itself in other places break more than foreign ones.
            let taken = document.get(&all[source.index(all.len())]).clone();
            let target = &all[target.index(all.len())];
            if !matches!(target.segments().last(), None | Some(Segment::Index(10_000..))) {
                document.set(target, taken);
            }
        }
        let form = from_value(&document);
        let _ = reached(&form, r#"{"adult": true}"#);
        prop_assert!(items(&form).len() < 10_000);
    }
}
