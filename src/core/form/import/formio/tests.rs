//! Definitions that are broken, circular or huge: what is wrong with them is told, by name and place.

use std::sync::Arc;
use std::time::{Duration, Instant};

use crate::form::definition::{Definition, Effect};
use crate::form::engine::{Plan, World, evaluate};
use crate::form::import::any;
use crate::tree::Limits;
use crate::value::Value;

const WORLD: World = World {
    now: 1_795_348_800_000.0,
    utc_offset_minutes: 0,
    patterns: |_, _, _, _| None,
    libraries: true,
};

fn form(components: &str) -> Definition {
    any(format!(r#"{{"components":[{components}]}}"#).as_bytes())
}

fn found(form: &Definition, effect: Effect) -> Vec<String> {
    let findings = form.findings.iter();
    let those = findings.filter(|finding| finding.effect == effect);
    those
        .map(|finding| format!("{}: {}", finding.path, finding.feature))
        .collect()
}

fn blocking(form: &Definition) -> Vec<String> {
    found(form, Effect::Blocking)
}

fn evaluated(form: Definition, answers: &str) -> String {
    let answers = Value::from_json(answers.as_bytes(), &Limits::default()).unwrap();
    let plan = Plan::new(Arc::new(form));
    evaluate(&plan, &answers, &WORLD).data.to_json()
}

#[test]
fn what_is_no_form_says_so() {
    let whole = r#"{"components":[{"type":"textfield","key":"a"}]}"#;
    assert!(blocking(&any(whole.as_bytes())).is_empty());
    for end in 0..whole.len() {
        let cut = any(&whole.as_bytes()[..end]);
        assert!(
            blocking(&cut)[0].starts_with(": no JSON: "),
            "{:?}",
            cut.findings
        );
    }
    for other in [
        "[]",
        "7",
        "null",
        "\"components\"",
        "{}",
        r#"{"components":{"a":1}}"#,
    ] {
        assert_eq!(
            blocking(&any(other.as_bytes())),
            [": no format of forms that is known"]
        );
    }
}

#[test]
fn properties_of_a_wrong_kind_are_named() {
    for (component, told) in [
        ("7", ": a component that is no object"),
        (r#"["textfield"]"#, ": a component that is no object"),
        (r#"{"type":7,"key":"a"}"#, "a: type is no text"),
        (r#"{"type":"textfield","key":{"a":1}}"#, ": key is no text"),
        (
            r#"{"type":"panel","key":"a","input":false,"components":{"0":{}}}"#,
            "a: components is no list",
        ),
        (
            r#"{"type":"radio","key":"a","values":"x"}"#,
            "a: values is no list",
        ),
        (
            r#"{"type":"textfield","key":"a","validate":["required"]}"#,
            "a: validate is no object",
        ),
        (
            r#"{"type":"textfield","key":"a","conditional":"b"}"#,
            "a: conditional is no object",
        ),
        (
            r#"{"type":"textfield","key":"a","logic":{"0":1}}"#,
            "a: logic is no list",
        ),
        (
            r#"{"type":"textfield","key":"a","calculateValue":5}"#,
            "a: calculateValue is no script",
        ),
        (
            r#"{"type":"textfield","input":true}"#,
            ": a component without a key",
        ),
    ] {
        let form = form(component);
        assert!(
            blocking(&form).contains(&told.to_owned()),
            "{component}: {:?}",
            form.findings
        );
        evaluated(form, r#"{"a":[{"a":1}]}"#);
    }
    let nothing = r#"{"type":"radio","key":"a","values":null,"validate":false,"conditional":"","logic":null,"calculateValue":{}}"#;
    assert!(blocking(&form(nothing)).is_empty());
}

#[test]
fn types_that_are_not_known_block_where_they_ask_something() {
    let asks = form(r#"{"type":"hologram","key":"h","input":true}"#);
    assert_eq!(blocking(&asks), [r#"h: type "hologram" is not known"#]);
    let layout = form(
        r#"{"type":"stage","key":"s","input":false,"components":[{"type":"textfield","key":"a"}]}"#,
    );
    assert!(blocking(&layout).is_empty());
    assert_eq!(
        found(&layout, Effect::Degraded),
        [r#"s: type "stage" is not known"#]
    );
    assert_eq!(evaluated(layout, r#"{"a":"x"}"#), r#"{"a":"x"}"#);
}

#[test]
fn calculations_in_a_circle_are_named_and_end() {
    let calculated = |key: &str, script: &str| {
        format!(r#"{{"type":"number","key":"{key}","calculateValue":"value = {script}"}}"#)
    };
    let two = [
        calculated("a", "data.b + 1"),
        calculated("b", "data.a + 1"),
        calculated("c", "data.c + data.a"),
    ];
    let two = form(&two.join(","));
    assert_eq!(
        found(&two, Effect::Degraded),
        ["a: calculateValue: a circle, a -> b -> a"]
    );
    assert_eq!(
        evaluated(two, r#"{"a":1,"b":1,"c":1}"#),
        r#"{"a":2,"b":3,"c":3}"#
    );
    let within = format!(
        r#"{{"type":"panel","key":"p","input":false,"components":[{{"type":"container","key":"c","components":[{},{}]}}]}},{}"#,
        calculated("x", "data.total"),
        calculated("y", "row.x"),
        calculated("total", "data.c.y"),
    );
    let told = "p.c.x: calculateValue: a circle, c.x -> total -> c.y -> c.x";
    assert!(found(&form(&within), Effect::Degraded).contains(&told.to_owned()));
    let chain = (0..3_000)
        .map(|n| calculated(&format!("k{n}"), &format!("data.k{}", (n + 1) % 3_000)))
        .collect::<Vec<_>>();
    let long = form(&chain.join(","));
    let told = &found(&long, Effect::Degraded);
    assert_eq!(told.len(), 1);
    assert!(told[0].contains(" -> … -> "), "{told:?}");
}

#[test]
fn an_answer_that_components_share_is_named() {
    let form = form(
        r#"{"type":"textfield","key":"a"},
        {"type":"panel","key":"p","input":false,"components":[{"type":"textfield","key":"a"}]},
        {"type":"container","key":"c","components":[{"type":"textfield","key":"a"}]}"#,
    );
    assert_eq!(
        found(&form, Effect::Ignored),
        ["a: key: another component has it as well, and the same answer"]
    );
    assert!(blocking(&form).is_empty());
}

#[test]
fn components_within_components_end_somewhere() {
    let nested = |depth: usize| {
        let open = r#"{"type":"panel","input":false,"key":"p","components":["#.repeat(depth);
        form(&format!("{open}{}", "]}".repeat(depth)))
    };
    assert!(blocking(&nested(40)).is_empty());
    assert!(blocking(&nested(50))[0].ends_with(": nested too deeply"));
    assert_eq!(blocking(&nested(200)), [": no JSON: nested too deeply"]);
}

#[test]
fn huge_definitions_are_named_and_take_no_time() {
    let start = Instant::now();
    let one = |n: usize| {
        let calculated = match n % 10 {
            0 => format!(r#""calculateValue":"value = data.k{} + 1","#, n + 10),
            _ => String::new(),
        };
        let when = n / 2;
        format!(
            r#"{{"type":"number","key":"k{n}",{calculated}"validate":{{"required":true}},
            "conditional":{{"when":"k{when}","eq":"x","show":false}}}}"#
        )
    };
    let many = |count| (0..count).map(one).collect::<Vec<_>>().join(",");
    let long = form(&many(6_000));
    assert!(blocking(&long).is_empty());
    evaluated(long, r#"{"k0":"x"}"#);
    let longer = form(&many(10_000));
    assert_eq!(blocking(&longer), [": too many components"]);
    evaluated(longer, "{}");
    let entries = vec![r#"{"value":"v"}"#; 1_000].join(",");
    let survey =
        format!(r#"{{"type":"survey","key":"s","questions":[{entries}],"values":[{entries}]}}"#);
    assert_eq!(
        blocking(&form(&survey)),
        ["s: too many questions and choices"]
    );
    // A generous bound, of what is not optimised on a slow machine: what grows with the square of
    // the components takes minutes.
    assert!(
        start.elapsed() < Duration::from_secs(120),
        "{:?}",
        start.elapsed()
    );
}
