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

/// A form of version 1 with these pages, each of them JSON.
fn pages(pages: &[String]) -> Definition {
    let pages = pages.join(",");
    form(&format!(
        r#"{{"pages": [{pages}], "lists": [], "conditions": [{{"name": "c", "value": {{"conditions":
            [{{"field": {{"name": "q"}}, "operator": "is", "value": "x"}}]}}}}]}}"#
    ))
}

/// A page that asks a question and leads on.
fn page(path: &str, next: &str) -> String {
    format!(
        r#"{{"path": "{path}", "title": "T", "next": [{next}],
            "components": [{{"type": "TextField", "name": "q", "title": "?"}}]}}"#
    )
}

const SUMMARY: &str =
    r#"{"path": "/end", "controller": "SummaryPageController", "title": "S", "components": []}"#;

fn found(form: &Definition, effect: Effect) -> Vec<String> {
    let findings = form.findings.iter();
    let those = findings.filter(|finding| finding.effect == effect);
    those
        .map(|finding| format!("{}: {}", finding.path, finding.feature))
        .collect()
}

#[test]
fn what_is_no_form_says_so() {
    let whole = FIXTURES[0];
    for end in (0..whole.trim_end().len()).step_by(41) {
        let cut = crate::form::import::any(&whole.as_bytes()[..end]);
        assert!(blocking(&cut)[0].starts_with("no JSON: "), "{end}");
    }
    let empty = form(r#"{"pages": [], "lists": []}"#);
    assert!(blocking(&empty).contains(&"it has no pages"));
}

#[test]
fn properties_of_a_wrong_kind_are_named() {
    let with = |properties: &str| {
        format!(r#"{{"path": "/a", "title": "A", "components": [{properties}]}}"#)
    };
    for (page, told) in [
        ("7".to_owned(), ": it is no object"),
        (r#"{"title": "A"}"#.to_owned(), ": a page without a path"),
        (r#"{"path": ["/a"]}"#.to_owned(), ": path is no text"),
        (
            r#"{"path": "/a", "components": {"0": 1}}"#.to_owned(),
            "a: components is no list",
        ),
        (
            r#"{"path": "/a", "next": "/b"}"#.to_owned(),
            "a: next is no list",
        ),
        (with("7"), "a: it is no object"),
        (with(r#"{"type": 7, "name": "q"}"#), "a.q: type is no text"),
        (
            with(r#"{"type": "TextField", "name": "q", "options": "x"}"#),
            "a.q: options is no object",
        ),
        (
            with(r#"{"type": "TextField", "name": "q", "schema": [1]}"#),
            "a.q: schema is no object",
        ),
        (
            with(r#"{"type": "TextField", "title": "?"}"#),
            r#"a: type "TextField" without a name"#,
        ),
        (
            with(r#"{"type": "HologramField", "name": "q"}"#),
            r#"a.q: type "HologramField""#,
        ),
    ] {
        let form = pages(&[page, SUMMARY.to_owned()]);
        let blocking = found(&form, Effect::Blocking);
        assert!(blocking.contains(&told.to_owned()), "{told}: {blocking:?}");
        reached(&form, "{}");
    }
    for key in ["sections", "conditions"] {
        let form = form(&format!(
            r#"{{"pages": [{SUMMARY}], "lists": [], "{key}": {{"a": 1}}}}"#
        ));
        let told = format!("{key} is no list");
        assert_eq!(blocking(&form), [told.as_str()]);
    }
}

#[test]
fn pages_that_lead_in_a_circle_are_named_and_the_journey_ends() {
    let itself = pages(&[page("/a", r#"{"path": "/a"}"#), SUMMARY.to_owned()]);
    assert_eq!(
        found(&itself, Effect::Degraded),
        ["a: next: a circle, /a -> /a"]
    );
    assert_eq!(
        found(&itself, Effect::Blocking),
        [": next: no way leads from the first page to the end of the form"]
    );
    assert_eq!(reached(&itself, "{}"), ["/a"]);
    let back = pages(&[
        page("/a", r#"{"path": "/b"}"#),
        page(
            "/b",
            r#"{"path": "/a", "condition": "c"}, {"path": "/end"}"#,
        ),
        SUMMARY.to_owned(),
    ]);
    assert_eq!(
        found(&back, Effect::Degraded),
        ["b: next: a circle, /a -> /b -> /a"]
    );
    assert_eq!(blocking(&back).len(), 0);
    assert_eq!(reached(&back, r#"{"q": "x"}"#), ["/a", "/b"]);
    assert_eq!(reached(&back, "{}"), ["/a", "/b", "/end"]);
}

#[test]
fn pages_that_are_missing_or_apart_are_named() {
    let form = pages(&[
        page("/a", r#"{"path": "/nowhere"}, {"path": "/end"}"#),
        page("/apart", r#"{"path": "/end"}"#),
        SUMMARY.to_owned(),
    ]);
    assert_eq!(
        found(&form, Effect::Degraded),
        ["a: next: there is no page /nowhere"]
    );
    assert_eq!(
        found(&form, Effect::Ignored),
        [
            "apart: no page leads to this one",
            "q: name: another component has it as well, and the same answer",
        ]
    );
    assert_eq!(blocking(&form).len(), 0);
    let twice = pages(&[page("/a", ""), page("/a", ""), SUMMARY.to_owned()]);
    assert_eq!(blocking(&twice), ["two pages have this path"]);
}

#[test]
fn huge_definitions_are_named_and_take_no_time() {
    let start = std::time::Instant::now();
    let one = |n| format!(r#"{{"type": "TextField", "name": "t{n}", "title": "T"}}"#);
    let long = |count: u32| {
        let all = (0..count).map(one).collect::<Vec<_>>().join(",");
        pages(&[
            format!(r#"{{"path": "/a", "title": "A", "components": [{all}]}}"#),
            SUMMARY.to_owned(),
        ])
    };
    let most = long(6_000);
    assert_eq!((items(&most).len(), blocking(&most).len()), (6_000, 0));
    assert_eq!(reached(&most, "{}"), ["/a", "/end"]);
    let huge = long(10_000);
    assert_eq!(blocking(&huge), ["too many components"]);
    let chain = |count: u32| {
        let link = |n| page(&format!("/p{n}"), &format!(r#"{{"path": "/p{}"}}"#, n + 1));
        let last = format!("/p{count}");
        let all = (0..count).map(link).chain([SUMMARY.replace("/end", &last)]);
        pages(&all.collect::<Vec<_>>())
    };
    assert_eq!(reached(&chain(300), "{}").len(), 301);
    assert!(blocking(&chain(10_000)).contains(&"too many pages"));
    let shared = (0..300)
        .map(|n| format!(r#"{{"type": "RadiosField", "name": "r{n}", "title": "R", "list": "l"}}"#))
        .collect::<Vec<_>>();
    let choices = vec![r#"{"text": "x", "value": "x"}"#; 1_000].join(",");
    let form = form(&format!(
        r#"{{"pages": [{{"path": "/a", "components": [{}]}}], "lists": [{{"name": "l", "items": [{choices}]}}]}}"#,
        shared.join(","),
    ));
    assert!(blocking(&form).contains(&"too many choices"));
    // A generous bound, of what is not optimised on a slow machine: what grows with the square of
    // the components takes minutes.
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
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
